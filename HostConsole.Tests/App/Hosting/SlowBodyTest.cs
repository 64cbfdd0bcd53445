using System.Net;
using System.Net.Sockets;
using System.Text;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Hosting;

public sealed class SlowBodyTest
{
    [Fact]
    public async Task Given_bodies_that_come_too_slowly_Then_each_is_given_up_with_a_reason_and_others_are_served_meanwhile()
    {
        await using var app = await RunningApp.StartAsync(o => o.Settings["HostConsole:Limits:BodyGraceSeconds"] = "1.5");
        var slow = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => BeginAsync(app.Address)));
        using (var served = await app.Api.GetAsync("/api/v1/shows")) Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        var answers = await Task.WhenAll(slow.Select(ReadAsync));
        Assert.All(answers, answer =>
        {
            Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
            Assert.Contains("/problems/too-slow", answer, StringComparison.Ordinal);
        });
        using (var served = await app.Api.GetAsync("/api/v1/shows")) Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        foreach (var socket in slow) socket.Dispose();
    }

    // A body of a thousand bytes, of which three come.
    private static async Task<Socket> BeginAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/shows HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {RunningApp.ApiKey}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"t"));
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        var text = new StringBuilder();
        try
        {
            // Until the end of the document, or of the connection.
            while (!text.ToString().Contains('}', StringComparison.Ordinal)
                && await reader.ReadLineAsync(late.Token) is { } line)
                text.AppendLine(line);
        }
        catch (IOException) { } // closed at once after the answer

        return text.ToString();
    }
}
