using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.App;

/// <summary>What a test wants otherwise than a user's console has it.</summary>
public sealed class RunningAppOptions
{
    /// <summary>Settings over appsettings.json and the environment, such as <c>HostConsole:Limits:SignInPerMinute</c>.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What stands on the command line.</summary>
    public string[] Arguments { get; set; } = [];

    /// <summary>Another clock, usually a <see cref="FakeClock"/>.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>A data folder of the test's own, which outlives the app (for restarts); otherwise a temporary one that doesn't.</summary>
    public string? DataPath { get; set; }

    /// <summary>Services in place of the app's own. Registered first, so for what the app adds with TryAdd.</summary>
    public Action<IServiceCollection>? Services { get; set; }

    /// <summary>Endpoints that only this test needs.</summary>
    public Action<WebApplication>? Endpoints { get; set; }
}

/// <summary>
/// The real app in this process: Kestrel on a free port of 127.0.0.1, its own data folder, API key <see cref="ApiKey"/>.
/// As a class fixture it has no options; <see cref="StartAsync"/> takes some.
/// </summary>
public sealed class RunningApp : IAsyncLifetime, IAsyncDisposable
{
    public const string ApiKey = "test-key";
    private readonly RunningAppOptions options;
    private WebApplication? app;

    public RunningApp() : this(new()) { }

    private RunningApp(RunningAppOptions options)
    {
        this.options = options;
        DataPath = options.DataPath ?? Path.Combine(Path.GetTempPath(), $"hostconsole-test-{Guid.NewGuid():N}");
    }

    public static async Task<RunningApp> StartAsync(Action<RunningAppOptions>? configure = null)
    {
        var options = new RunningAppOptions();
        configure?.Invoke(options);
        var running = new RunningApp(options);
        await running.InitializeAsync();
        return running;
    }

    public string DataPath { get; }
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app!.Services;

    /// <summary>A program's client: carries the API key, follows no redirect, keeps no cookie.</summary>
    public HttpClient Api { get; private set; } = null!;

    /// <summary>A client without any key or cookie, as a stranger or a webhook comes.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>A new browser: keeps cookies, follows no redirect, asks for pages. The caller disposes it.</summary>
    public FormBrowser NewBrowser() => new(Address);

    public async Task InitializeAsync()
    {
        app = Program.Build(options.Arguments, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["HostConsole:DataPath"] = DataPath,
                ["HostConsole:ApiKey"] = ApiKey,
                ["HostConsole:Quiet"] = "true",
                ["HostConsole:Beacon"] = "off",
                ["HostConsole:LogRoom"] = "0",
                ["HostConsole:Announcements"] = "off",
                ["Logging:LogLevel:Default"] = "Error",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
            });
            builder.Configuration.AddInMemoryCollection(options.Settings);
            builder.WebHost.UseUrls(builder.Configuration["urls"]!);
            builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
            if (options.Clock is { } clock) builder.Services.AddSingleton(clock);
            options.Services?.Invoke(builder.Services);
        });
        options.Endpoints?.Invoke(app);
        await app.StartAsync();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Stranger = new(new PoliteUpload()) { BaseAddress = Address };
        Api = new(new PoliteUpload()) { BaseAddress = Address };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        Stranger?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (options.DataPath is null && Directory.Exists(DataPath)) Directory.Delete(DataPath, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
