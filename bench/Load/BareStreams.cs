using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Bench.Load;

/// <summary>
/// The simplest server of streams, as a process of its own: Kestrel, one endpoint, the same bytes to all. No viewer, no
/// show, no limit.
/// </summary>
internal static class BareStreams
{
    public const string Verb = "bare-streams";
    private const int Bytes = 420; // a line of chat as the phones get it
    private const int WarmUp = 500, Messages = 5;

    /// <summary>Bytes of resident memory a connected phone.</summary>
    public static async Task<double> MemoryAsync(Options options, int phones)
    {
        var folder = Venue.NewFolder(options);
        Directory.CreateDirectory(folder);
        try
        {
            using var server = await AppProcess.StartAsync([typeof(BareStreams).Assembly.Location, Verb], folder);
            using var client = server.NewClient(1);
            using (await OpenAsync(server, folder, WarmUp))
                for (var i = 0; i < 100; i++) await SayAsync(client);
            var before = server.Memory;
            using var audience = await OpenAsync(server, folder, phones);
            for (var i = 0; i < Messages; i++)
            {
                await SayAsync(client);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }

            await Task.Delay(SseLoad.Rest);
            return (server.Memory - before) / (double)phones;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Audience> OpenAsync(AppProcess server, string folder, int phones) =>
        Audience.OpenAsync(folder, server.Address, "/events", [.. Enumerable.Repeat(new string('x', 150), phones)]);

    private static async Task SayAsync(HttpClient client) =>
        (await client.PostAsync(new Uri("/say", UriKind.Relative), null)).EnsureSuccessStatusCode().Dispose();

    /// <summary>What the process does.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        await using var app = builder.Build();
        var phones = new ConcurrentDictionary<PipeWriter, CancellationToken>();
        var message = new byte[Bytes];
        message.AsSpan().Fill((byte)'.');
        app.MapGet("/events", async (HttpContext http) =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.Body.FlushAsync();
            var over = new TaskCompletionSource();
            phones[http.Response.BodyWriter] = http.RequestAborted;
            await using (http.RequestAborted.Register(over.SetResult)) await over.Task;
            phones.TryRemove(http.Response.BodyWriter, out _);
        });
        app.MapPost("/say", async () =>
        {
            foreach (var (phone, gone) in phones)
            {
                if (gone.IsCancellationRequested) continue;
                phone.Write(message);
                await phone.FlushAsync(CancellationToken.None);
            }
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"  Address  {app.Urls.First()}"));
        await app.RunAsync();
    }
}
