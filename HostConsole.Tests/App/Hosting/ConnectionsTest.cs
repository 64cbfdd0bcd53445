using HostConsole.Hosting.Connecting;
using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Hosting;

[Trait("Speed", "Slow")]
public sealed class ConnectionsTest
{
    [Theory]
    [InlineData(20_000, 18_688, 1_000, 18_000)]
    [InlineData(1_500, 928, 232, 800)]
    [InlineData(1_024, 472, 118, 400)]
    [InlineData(512, 128, 32, 100)]
    [InlineData(null, 60_000, 1_000, 18_000)]
    public void Given_a_file_limit_Then_connections_stay_below_it_and_streams_leave_room(int? files, int total, int upgraded, int streams)
    {
        var limits = ConnectionLimits.Of(files, new());
        Assert.Equal((total, upgraded), (limits.Total, limits.Upgraded));
        Assert.InRange(limits.Streams, streams, limits.Total - 8);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(1_000_000, 928)]
    [InlineData(-1, 8)]
    public void Given_a_setting_Then_it_holds_within_the_file_limit(int set, int total) =>
        Assert.Equal(total, ConnectionLimits.Of(1_500, new() { Total = set }).Total);

    [Fact]
    public async Task Given_a_full_house_When_more_come_Then_the_longest_idle_go_and_streams_stay()
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Settings["HostConsole:Connections:Total"] = "16");
        var connections = scene.App.Services.GetRequiredService<Connections>();
        await using (var stream = await StreamReading.OpenAsync((await scene.JoinAsync()).Http))
        {
            await stream.UntilAsync(e => e.Name == "me");
            var idle = new List<RawConnection>();
            for (var i = 0; i < 60; i++)
            {
                idle.Add(await RawConnection.OpenAsync(scene.App.Address));
                Assert.StartsWith("HTTP/1.1 200",
                    await idle[i].AskAsync($"GET /healthz HTTP/1.1\nHost: {scene.App.Address.Authority}"),
                    StringComparison.Ordinal);
            }

            await idle[0].ClosedAsync();
            Assert.InRange(connections.Open, 2, 20);
            await scene.ChatAsync("the stream goes on");
            await stream.UntilAsync(e => e.Html.Contains("the stream goes on", StringComparison.Ordinal));
            foreach (var one in idle) one.Dispose();
        }

        await Until(() => connections.Open <= 2); // the scene's own client may keep one
        Assert.Equal(0, connections.Upgraded);
    }

    [Fact]
    public async Task Given_half_a_request_for_long_When_places_are_needed_Then_it_goes_before_a_call_with_a_key()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o =>
            (o.Clock, o.Settings["HostConsole:Connections:Total"], o.Settings["HostConsole:Limits:BodyGraceSeconds"]) =
                (clock, "8", "300"));
        using var program = await RawConnection.OpenAsync(app.Address);
        Assert.StartsWith("HTTP/1.1 200", await program.AskAsync(
            $"GET /api/v1/shows HTTP/1.1\nHost: {app.Address.Authority}\nAuthorization: Bearer {RunningApp.ApiKey}"),
            StringComparison.Ordinal);
        using var half = await RawConnection.OpenAsync(app.Address);
        Assert.StartsWith("HTTP/1.1 100",
            await half.AskAsync($"POST /sign-in HTTP/1.1\nHost: {app.Address.Authority}\nContent-Type: "
                + "application/x-www-form-urlencoded\nContent-Length: 40\nExpect: 100-continue"),
            StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        var others = new List<RawConnection>();
        for (var i = 0; i < 6; i++)
        {
            others.Add(await RawConnection.OpenAsync(app.Address));
            // Kept by its key, so that only the half request is left to go.
            Assert.StartsWith("HTTP/1.1 200", await others[i].AskAsync($"GET /api/v1/shows HTTP/1.1\n"
                + $"Host: {app.Address.Authority}\nAuthorization: Bearer {RunningApp.ApiKey}"),
                StringComparison.Ordinal);
        }

        others.Add(await RawConnection.OpenAsync(app.Address));
        Assert.StartsWith("HTTP/1.1 200",
            await others[^1].AskAsync($"GET /healthz HTTP/1.1\nHost: {app.Address.Authority}"),
            StringComparison.Ordinal);
        await half.ClosedAsync();
        foreach (var one in others) one.Dispose();
    }

    [Fact]
    public async Task Given_as_many_WebSockets_as_may_be_When_one_more_comes_Then_it_is_refused_until_one_has_gone()
    {
        await using var app = await RunningApp.StartAsync(o => o.Settings["HostConsole:Connections:Upgraded"] = "2");
        using var host = await app.NewHostAsync();
        var opening = RawConnection.WebSocket(app.Address, "/_blazor", $"Cookie: {host.Cookies.GetCookieHeader(app.Address)}");
        var connections = app.Services.GetRequiredService<Connections>();
        using var first = await RawConnection.OpenAsync(app.Address);
        using var third = await RawConnection.OpenAsync(app.Address);
        using (var second = await RawConnection.OpenAsync(app.Address))
        {
            foreach (var one in new[] { first, second })
                Assert.StartsWith("HTTP/1.1 101", await one.AskAsync(opening), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 503", await third.AskAsync(opening), StringComparison.Ordinal);
        }

        await Until(() => connections.Upgraded == 1);
        using var fourth = await RawConnection.OpenAsync(app.Address);
        Assert.StartsWith("HTTP/1.1 101", await fourth.AskAsync(opening), StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> reached)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!reached())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
