using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HostConsole.Tests.Crash;

/// <summary>SIGTERM to the real process, in the middle of things.</summary>
[Trait("Speed", "Slow")]
public sealed class StopTest(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-stop-").FullName;
    private const string Products = "Handle,Title,Variant Price\nmug,Tide mug,24.00\n";

    [Fact]
    public async Task Given_requests_under_way_and_phones_that_listen_When_told_to_end_Then_all_is_finished_and_said_before()
    {
        Assert.True(HostingSetup.LongestStop < TimeSpan.FromSeconds(10));
        using var server = await RunningProcess.StartAsync(_folder, null, ("HostConsole__Limits__BodyGraceSeconds", "300"));
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        var show = await PostAsync(server.Client, "/api/v1/shows",
            new { title = "Last orders", currency = "USD", timeZone = "Europe/Berlin" });
        await PostAsync(server.Client, $"/api/v1/shows/{show.GetProperty("id")}/live", new { });
        var code = show.GetProperty("code").GetString()!;
        var token = (await PostAsync(server.Client, $"/s/{code}/join", new { })).GetProperty("token").GetString()!;

        using var listen = new HttpRequestMessage(HttpMethod.Get, $"/s/{code}/events");
        listen.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var phone = await server.Client.SendAsync(listen, HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await phone.Content.ReadAsStreamAsync());
        while (await events.ReadLineAsync() is not (null or "event: fragment")) { }

        using var open = await HalfSentAsync(server.Address);
        using var forgotten = await HalfSentAsync(server.Address); // its other half never comes
        var from = Stopwatch.GetTimestamp();
        server.Terminate();

        var last = await events.ReadToEndAsync();
        Assert.Matches("retry: [0-9]+\nevent: restart\ndata: {}\n\n$", last);
        await open.SendAsync(Encoding.UTF8.GetBytes(Products[10..]));
        Assert.StartsWith("HTTP/1.1 200", await ReadHeadAsync(open), StringComparison.Ordinal);
        Assert.Equal(0, await server.ExitAsync());
        output.WriteLine($"ended {Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s after SIGTERM");

        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddStore(Path.Combine(_folder, "hostconsole.db")).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        Assert.Equal("Tide mug", (await db.Products.SingleAsync()).Title);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>An import of which the app has begun to read the body: it asked for it.</summary>
    private static async Task<Socket> HalfSentAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/products/import HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + $"Authorization: Bearer {RunningProcess.ApiKey}\r\nContent-Type: text/csv\r\n"
                + $"Content-Length: {Products.Length}\r\nExpect: 100-continue\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 100", await ReadHeadAsync(socket), StringComparison.Ordinal);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Products[..10]));
        return socket;
    }

    private static async Task<string> ReadHeadAsync(Socket socket)
    {
        using var late = new CancellationTokenSource(RunningProcess.Patience);
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && await socket.ReceiveAsync(one, late.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
