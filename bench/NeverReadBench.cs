using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace HostConsole.Bench;

/// <summary>
/// Ten thousand connections that ask for the stream and never read: the others must not notice, and the server must not
/// grow without end.
/// </summary>
internal static class NeverReadBench
{
    public static async Task RunAsync(Options options)
    {
        var (phones, changes) = (options.Number("phones", 10_000, most: 15_000), options.Number("changes", 1_000));
        var folder = Venue.NewFolder(options);
        var deaf = new List<Socket>();
        try
        {
            Core.Kernel.ShowId show;
            await using (var venue = await Venue.OpenAsync(folder)) show = venue.Show;
            using var app = await AppProcess.StartAsync(folder, ("HostConsole__Streams__Total", $"{phones + 10}"),
                ("HostConsole__Limits__AddressPerSecond", "100000"), ("HostConsole__Limits__AddressBurst", "100000"),
                ("HostConsole__Limits__ApiPerSecond", "100000"));
            using var client = app.NewClient(64);
            var (empty, tokens) = (app.Memory, new string[phones + 1]);
            await Parallel.ForAsync(0, tokens.Length, new ParallelOptions { MaxDegreeOfParallelism = 64 },
                async (i, _) => tokens[i] = await JoinAsync(client));
            for (var i = 0; i < phones; i++) deaf.Add(await OpenAsync(app.Address, tokens[i]));
            using var ears = await ListenAsync(client, tokens[^1]);
            using var reader = new StreamReader(await ears.Content.ReadAsStreamAsync());
            var opened = app.Memory;

            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppProcess.ApiKey);
            var last = Task.Run(async () =>
            {
                while (await reader.ReadLineAsync() is { } line)
                    if (line.Contains("the end of it", StringComparison.Ordinal)) return Stopwatch.GetTimestamp();
                throw new InvalidOperationException("The stream of the phone that reads ended.");
            });
            var (latencies, text) = (new List<double>(), new string('x', 300));
            for (var i = 0; i < changes; i++) latencies.Add(await SayAsync(client, show, $"{text} {i}"));
            var from = Stopwatch.GetTimestamp();
            latencies.Add(await SayAsync(client, show, "the end of it"));
            var heard = await last.WaitAsync(TimeSpan.FromMinutes(2));
            Console.WriteLine($"\n{phones:N0} connections that never read, {changes:N0} changes one after the other");
            Console.WriteLine($"  a change is answered after {Figures.Latency(latencies)}");
            Console.WriteLine($"  the phone that reads has the last one "
                + $"{Figures.Ms(Stopwatch.GetElapsedTime(from, heard).TotalMilliseconds)} after it was sent");
            Console.WriteLine($"  memory of the server: {empty / 1e6:N0} MB empty, {opened / 1e6:N0} MB with the "
                + $"connections, {app.Memory / 1e6:N0} MB after the changes");
            Figures.Check(app.Memory - empty < 100_000L * phones + 500_000_000, "The server grows with what nobody reads.");
        }
        finally
        {
            foreach (var socket in deaf) socket.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> JoinAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/s/bench/join", new { });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<Socket> OpenAsync(Uri address, string token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /s/bench/events HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n"));
        return socket;
    }

    private static async Task<HttpResponseMessage> ListenAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/s/bench/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    private static async Task<double> SayAsync(HttpClient client, Core.Kernel.ShowId show, string text)
    {
        var from = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsJsonAsync($"/api/v1/shows/{show}/chat",
            new { channel = "twitch", author = new { id = "1", name = "Ada" }, text });
        answer.EnsureSuccessStatusCode();
        return Figures.Since(from);
    }
}
