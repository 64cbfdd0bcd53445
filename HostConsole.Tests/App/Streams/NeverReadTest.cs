using System.Net;
using System.Net.Sockets;
using System.Text;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Streams;

[Trait("Speed", "Slow")]
public sealed class NeverReadTest
{
    private const int Phones = 60, Messages = 1_500;

    /// <summary>The same with 10,000 of them: <c>dotnet run -c Release --project bench -- never-read</c>.</summary>
    [Fact]
    public async Task Given_connections_that_never_read_When_much_is_said_Then_who_reads_gets_it_and_the_writer_waits_for_nobody()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (http, _) = await scene.JoinAsync();
        var (ears, _) = await scene.JoinAsync();
        var deaf = await Task.WhenAll(Enumerable.Range(0, Phones).Select(_ => scene.DeafAsync()));
        await using var reading = await StreamReading.OpenAsync(ears);
        var streams = scene.App.Services.GetRequiredService<ShowStreams>();
        var late = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (streams.Open <= Phones) Assert.True(TimeProvider.System.GetUtcNow() < late, $"{streams.Open} streams are open");

        var long_ = new string('x', 280);
        for (var i = 0; i < Messages; i++) await scene.ChatAsync($"{long_} {i}");
        await scene.ChatAsync("the end of it");
        // Those that missed too much get the newest state, of which the last line is a part.
        await reading.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("the end of it", StringComparison.Ordinal));
        Assert.Equal(Phones + 1, streams.Open);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/s/{AudienceScene.Code}/me")).StatusCode);
        foreach (var socket in deaf) socket.Dispose();
    }
}

public static class DeafPhones
{
    /// <summary>A phone that asks for the stream and never reads a byte of it.</summary>
    public static async Task<Socket> DeafAsync(this AudienceScene scene)
    {
        var (http, _) = await scene.JoinAsync();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, scene.App.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /s/{AudienceScene.Code}/events HTTP/1.1\r\nHost: {scene.App.Address.Authority}\r\n"
                + $"Authorization: {http.DefaultRequestHeaders.Authorization}\r\n\r\n"));
        http.Dispose();
        return socket;
    }
}
