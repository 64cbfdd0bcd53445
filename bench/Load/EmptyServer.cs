extern alias app;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HostConsole.Bench.Load;

/// <summary>The same app with calls that do nothing, as a process of its own: what HTTP and the middleware cost by themselves.</summary>
internal static class EmptyServer
{
    public const string Verb = "empty-server";

    public static async Task<LoadShow> StartAsync(Options options)
    {
        var folder = Venue.NewFolder(options);
        Directory.CreateDirectory(folder);
        return await LoadShow.OnAsync(await AppProcess.StartAsync(
            [typeof(EmptyServer).Assembly.Location, Verb, "--urls", "http://127.0.0.1:0"], folder, LoadShow.Limits),
            folder);
    }

    public static async Task RunAsync(string[] args)
    {
        var server = app::Program.Build(args);
        server.MapAudience().MapPost("/nothing", static () => TypedResults.Text("{}", "application/json"));
        server.MapPost("/nothing", static () => TypedResults.Text("{}", "application/json"));
        await server.RunAsync();
    }
}
