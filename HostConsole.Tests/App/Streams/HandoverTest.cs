using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HostConsole.Tests.Streams;

/// <summary>A stream takes its connection over from HTTP: what the phone gets is HTTP all the same, byte by byte.</summary>
[Trait("Speed", "Slow")]
public sealed class HandoverTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Given_a_connection_that_served_a_call_before_When_a_stream_is_asked_for_Then_it_comes_in_chunks_with_every_header_and_ends_as_it_should()
    {
        await using var scene = await AudienceScene.NewAsync();
        using var phone = await RawPhone.ConnectAsync(scene);
        await phone.AskAsync("me");
        Assert.StartsWith("HTTP/1.1 200 OK", await phone.UntilAsync("\r\n0\r\n\r\n"), StringComparison.Ordinal);
        phone.Forget();

        await phone.AskAsync("events");
        var seen = await phone.UntilAsync("event: me\n");
        var head = seen[..seen.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        foreach (var header in new[] { "Transfer-Encoding: chunked", "Connection: close",
            "Content-Type: text/event-stream; charset=utf-8", "Content-Security-Policy: default-src 'self'",
            "X-Content-Type-Options: nosniff", "Cache-Control: no-cache, no-store" })
            Assert.Contains($"\r\n{header}", head, StringComparison.Ordinal);
        await scene.ChatAsync("after the hand-over");
        await phone.UntilAsync("after the hand-over");

        var streams = scene.App.Services.GetRequiredService<ShowStreams>();
        Assert.Equal(1, streams.Open);
        scene.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var body = (await phone.ToTheEndAsync())[(head.Length + 4)..];
        Assert.Matches("event: restart\ndata: {}\n\n$", Unchunked(body));
    }

    [Fact]
    public async Task Given_a_phone_of_http_1_0_When_it_asks_for_a_stream_Then_it_comes_without_chunks()
    {
        await using var scene = await AudienceScene.NewAsync();
        using var phone = await RawPhone.ConnectAsync(scene);
        await phone.AskAsync("events", "HTTP/1.0");
        var seen = await phone.UntilAsync("event: me\n");
        Assert.DoesNotContain("Transfer-Encoding", seen, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nretry: ", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_encrypted_address_When_a_stream_is_asked_for_Then_it_stays_encrypted()
    {
        var folder = Directory.CreateTempSubdirectory("hostconsole-tls-").FullName;
        try
        {
            var file = Path.Combine(folder, "own.pfx");
            using (var key = RSA.Create(2048))
            using (var own =
                new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                    .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200)))
                await File.WriteAllBytesAsync(file, own.Export(X509ContentType.Pfx, "own"));
            await using var scene = await AudienceScene.NewAsync(configure: o =>
            {
                o.Settings["urls"] = "http://127.0.0.1:0;https://127.0.0.1:0";
                (o.Settings["Kestrel:Certificates:Default:Path"], o.Settings["Kestrel:Certificates:Default:Password"]) = (file, "own");
            });
            var encrypted = scene.App.Services.GetRequiredService<IServer>().Features
                .Get<IServerAddressesFeature>()!.Addresses.Single(a => a.StartsWith("https", StringComparison.Ordinal));
            using var handler = new SocketsHttpHandler
            {
                SslOptions = new()
                {
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                        certificate!.Subject == "CN=127.0.0.1"
                }
            };
            using var http = new HttpClient(handler) { BaseAddress = new(encrypted) };
            http.DefaultRequestHeaders.Authorization = (await scene.JoinAsync()).Http.DefaultRequestHeaders.Authorization;
            await using var stream = await StreamReading.OpenAsync(http);
            await stream.UntilAsync(e => e.Name == "me");
            await scene.ChatAsync("for your eyes");
            await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("for your eyes", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Given_a_phone_that_takes_nothing_for_minutes_When_others_read_Then_it_alone_is_given_up()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        using var deaf = await scene.DeafAsync();
        await using var reading = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        var streams = scene.App.Services.GetRequiredService<ShowStreams>();
        Assert.True(SpinWait.SpinUntil(() => streams.Open == 2, Patience));
        var (beats, lines) = (0, 0);
        while (streams.Open > 1)
        {
            Assert.True(++beats < 60, $"after {lines} lines it is there yet");
            for (var i = 0; i < 40; i++) await scene.ChatAsync($"line {++lines} {new string('x', 280)}");
            // Who reads has nothing to wait for between two beats.
            await reading.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($">line {lines} ", StringComparison.Ordinal));
            clock.Advance(TimeSpan.FromSeconds(15));
        }

        await scene.ChatAsync("still here");
        await reading.UntilAsync(e => e.Name == "fragment" && e.Html.Contains(">still here<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_phone_that_hangs_up_When_it_is_gone_Then_its_place_is_free()
    {
        await using var scene = await AudienceScene.NewAsync();
        var streams = scene.App.Services.GetRequiredService<ShowStreams>();
        using (var phone = await RawPhone.ConnectAsync(scene))
        {
            await phone.AskAsync("events");
            await phone.UntilAsync("event: me\n");
            Assert.Equal(1, streams.Open);
        }

        Assert.True(SpinWait.SpinUntil(() => streams.Open == 0, Patience));
        Assert.Equal(0, (await streams.OfAsync(scene.Show))!.Watching);
    }

    private static string Unchunked(string body)
    {
        var text = new StringBuilder();
        for (var at = 0; ;)
        {
            var line = body.IndexOf("\r\n", at, StringComparison.Ordinal);
            var size = Convert.ToInt32(body[at..line], 16);
            text.Append(body, line + 2, size);
            at = line + 2 + size;
            Assert.Equal("\r\n", body.Substring(at, 2));
            at += 2;
            if (size > 0) continue;
            Assert.Equal(body.Length, at);
            return text.ToString();
        }
    }

    /// <summary>A phone that sees every byte. One byte is one character, so that sizes can be counted.</summary>
    private sealed class RawPhone(AudienceScene scene, Socket socket, string authorization) : IDisposable
    {
        private readonly StringBuilder _seen = new();
        private readonly CancellationTokenSource _late = new(Patience);

        public static async Task<RawPhone> ConnectAsync(AudienceScene scene)
        {
            var (http, _) = await scene.JoinAsync();
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, scene.App.Address.Port);
            return new(scene, socket, http.DefaultRequestHeaders.Authorization!.ToString());
        }

        public async Task AskAsync(string what, string version = "HTTP/1.1") => await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /s/{AudienceScene.Code}/{what} {version}\r\nHost: {scene.App.Address.Authority}\r\n"
                + $"Authorization: {authorization}\r\n\r\n"));

        public async Task<string> UntilAsync(string text)
        {
            while (!_seen.ToString().Contains(text, StringComparison.Ordinal))
                Assert.True(await ReadAsync(), $"It ended before \"{text}\": {_seen}");
            return _seen.ToString();
        }

        public async Task<string> ToTheEndAsync()
        {
            while (await ReadAsync()) { }
            return _seen.ToString();
        }

        public void Forget() => _seen.Clear();

        private async Task<bool> ReadAsync()
        {
            var buffer = new byte[4096];
            var read = await socket.ReceiveAsync(buffer, _late.Token);
            _seen.Append(Encoding.Latin1.GetString(buffer, 0, read));
            return read > 0;
        }

        public void Dispose()
        {
            socket.Dispose();
            _late.Dispose();
        }
    }
}
