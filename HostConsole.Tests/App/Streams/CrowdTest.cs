using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using HostConsole.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Streams;

/// <summary>What a crowd of phones must not do to each other: be kept waiting by a slow one, or kept out by a full house.</summary>
[Trait("Speed", "Slow")]
public sealed class CrowdTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Given_a_phone_that_does_not_read_When_much_happens_Then_it_skips_to_the_newest_state_and_others_miss_nothing()
    {
        const int bursts = 30, lines = 40; // more than its connection holds, and no burst more than stands on a page
        await using var scene = await AudienceScene.NewAsync();
        using var sleeper = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectWithLittleRoomAsync })
        {
            BaseAddress = scene.App.Address
        };
        sleeper.DefaultRequestHeaders.Authorization = (await scene.JoinAsync()).Http.DefaultRequestHeaders.Authorization;
        await using var slow = await StreamReading.OpenAsync(sleeper);
        await using var quick = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await quick.UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
        for (var burst = 0; burst < bursts; burst++)
        {
            for (var line = 0; line < lines; line++) await scene.ChatAsync($"line {burst * lines + line} {new string('x', 280)}");
            await quick.UntilAsync(e => e.Name == "fragment"
                && e.Html.Contains($">line {burst * lines + lines - 1} ", StringComparison.Ordinal));
        }

        await slow.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($">line {bursts * lines - 1} ", StringComparison.Ordinal));
        Assert.Equal(bursts * lines, LinesIn(quick));
        Assert.InRange(LinesIn(slow), ChatPhone.Messages, bursts * lines * 2 / 3);
        Assert.Contains(slow.Seen.SkipWhile(e => e.Id is null), e => e is { Name: "fragment", Target: "chat", Op: "replace" });

        int LinesIn(StreamReading stream) =>
            Enumerable.Range(0, bursts * lines).Count(i =>
                stream.Seen.Any(e => e.Name == "fragment" && e.Html.Contains($">line {i} ", StringComparison.Ordinal)));
    }

    private static async ValueTask<Stream> ConnectWithLittleRoomAsync(SocketsHttpConnectionContext connection, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(connection.DnsEndPoint, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    [Fact]
    public async Task Given_all_places_for_connections_taken_When_a_phone_comes_by_http_2_Then_it_gets_a_stream()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var second = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        await using var scene = await AudienceScene.NewAsync(configure: o =>
        {
            o.Settings["HostConsole:Http2Url"] = second.ToString();
            o.Settings["HostConsole:Streams:Http1"] = "1";
        });
        var (http, _) = await scene.JoinAsync();
        await using (var first = await StreamReading.OpenAsync(http))
        {
            await first.UntilAsync(e => e.Id is not null);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync($"/s/{AudienceScene.Code}/events")).StatusCode);
            using var proxy = new HttpClient
            {
                BaseAddress = second,
                DefaultRequestVersion = HttpVersion.Version20,
                DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact
            };
            proxy.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
            await using var other = await StreamReading.OpenAsync(proxy);
            await scene.ChatAsync("hello to both");
            foreach (var stream in new[] { first, other })
                await stream.UntilAsync(
                    e => e.Name == "fragment" && e.Html.Contains(">hello to both<", StringComparison.Ordinal));
            // The first address goes on as before.
            Assert.Equal(HttpVersion.Version11, (await http.GetAsync($"/s/{AudienceScene.Code}/me")).Version);
        }

        // The place of the one that left is free again.
        var open = scene.App.Services.GetRequiredService<ShowStreams>();
        Assert.True(SpinWait.SpinUntil(() => open.Open == 0, Patience));
        await using var next = await StreamReading.OpenAsync(http);
        await next.UntilAsync(e => e.Id is not null);
    }

    [Fact]
    public async Task Given_a_crowd_in_line_When_places_move_Then_each_phone_is_told_its_own()
    {
        const int phones = 130; // more than are told at a time
        await using var scene = await AudienceScene.NewAsync();
        var deal = await scene.DealAsync(quantity: 1);
        var (winner, _) = await scene.JoinAsync();
        Assert.Equal(HttpStatusCode.Created,
            (await winner.PostAsJsonAsync($"/s/{AudienceScene.Code}/deals/{deal}/claim", new { })).StatusCode);
        var waiting = new List<StreamReading>();
        for (var i = 0; i < phones; i++)
        {
            var (http, viewer) = await scene.JoinAsync();
            await scene.DoAsync(new ClaimUnit(deal, Id.New<ClaimId>(TimeProvider.System), viewer, 1));
            waiting.Add(await StreamReading.OpenAsync(http, "?as=json"));
        }

        int PlaceOf(StreamEvent e) =>
            e.Name == "me" && e.Data.GetProperty("waitlist").TryGetProperty(deal.ToString(), out var place)
                ? place.GetInt32()
                : 0;
        for (var i = 0; i < phones; i++) await waiting[i].UntilAsync(e => PlaceOf(e) == i + 1);
        await scene.DoAsync(new TopUpDeal(deal, 1));
        for (var i = 1; i < phones; i++) await waiting[i].UntilAsync(e => PlaceOf(e) == i);
        foreach (var stream in waiting) await stream.DisposeAsync();
    }
}
