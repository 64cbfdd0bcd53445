using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;

namespace HostConsole.Engine;

public static class LiveSetup
{
    public const string StoreFile = "hostconsole.db";

    public static void AddLive(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var path = builder.Configuration["HostConsole:DataPath"];
        services.AddStore(DataFolder.Create(string.IsNullOrWhiteSpace(path) ? "data" : path).File(StoreFile),
            builder.Configuration.GetValue("HostConsole:LogRoom", StorageSetup.UsualLogRoom));
        services.AddSingleton<LiveShows>();
        services.AddHttpContextAccessor();
        services.AddScoped<Commands>();
        services.AddHostedService<StoreStart>();
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
    }

    /// <summary>Opens the store before the first request: migrations, the log's replay, the names.</summary>
    private sealed class StoreStart(IServiceProvider services) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var people = services.GetRequiredService<People>();
            services.GetRequiredService<LiveShows>();
            services.GetRequiredService<DataFolder>().Close(StoreFile);
            await people.LoadAsync(cancellationToken);
            await services.GetRequiredService<ShowRemoval>().FinishAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
