using System.Net.WebSockets;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Stage;
using HostConsole.Overlays;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

[Trait("Speed", "Slow")]
public sealed class OverlayStreamTest
{
    [Fact]
    public async Task Given_a_show_with_everything_on_When_an_overlay_connects_Then_it_gets_its_whole_picture_and_then_what_changes()
    {
        await using var scene = await AudienceScene.NewAsync();
        var deal = await scene.DealAsync(quantity: 5);
        await scene.DoAsync(new PinProduct(AudienceScene.Mug("Tall mug")));
        await scene.DoAsync(new Core.Goals.OpenGoal(LiveId<GoalId>(), "Two claims", Core.Goals.GoalCounts.Claims, 2,
            null, "A hug", "HUG10", FromNow: false));
        await scene.ChatAsync("hello <b>there</b>");
        await using var all = await OverlayReading.OpenAsync(scene.App, scene.Show, "all");
        var first = await all.NextAsync();
        Assert.Equal(OverlayParts.Of("all").Order(), all.Parts.Keys.Order());
        Assert.Contains("5 of 5 left", all.Parts["deal"], StringComparison.Ordinal);
        Assert.Contains("Tall mug", all.Parts["stage"], StringComparison.Ordinal);
        Assert.Contains("hello &lt;b&gt;there&lt;/b&gt;", all.Parts["chat"], StringComparison.Ordinal);
        Assert.Contains("0 of 2", all.Parts["goal"], StringComparison.Ordinal);
        Assert.DoesNotContain("HUG10", all.Parts["goal"], StringComparison.Ordinal);
        Assert.Equal(("", ""), (all.Parts["poll"], all.Parts["mark"]));
        Assert.Equal("#2b62e3", first!.Value.GetProperty("theme").GetProperty("properties").GetProperty("--ov-accent").GetString());

        await using var one = await OverlayReading.OpenAsync(scene.App, scene.Show, "deal");
        await one.NextAsync();
        Assert.Equal(["deal", "mark"], one.Parts.Keys.Order());

        var viewer = LiveId<ViewerId>();
        await scene.DoAsync(new Core.Deals.ClaimUnit(deal, LiveId<ClaimId>(), viewer, 1));
        await all.UntilAsync(parts => parts["deal"].Contains("4 of 5 left", StringComparison.Ordinal));
        await one.UntilAsync(parts => parts["deal"].Contains("4 of 5 left", StringComparison.Ordinal));
        await scene.DoAsync(new Core.Deals.ClaimUnit(deal, LiveId<ClaimId>(), LiveId<ViewerId>(), 1));
        await all.UntilAsync(parts => parts["goal"].Contains("HUG10", StringComparison.Ordinal)
            && parts["goal"].Contains("Reached!", StringComparison.Ordinal));
        Assert.All(all.Messages.Skip(1), m => Assert.False(m.TryGetProperty("theme", out _)));
        Assert.DoesNotContain(all.Messages.Skip(1), m => m.GetProperty("parts").TryGetProperty("chat", out _));
    }

    [Fact]
    public async Task Given_many_overlays_of_a_show_When_something_changes_Then_it_is_drawn_once()
    {
        await using var scene = await AudienceScene.NewAsync();
        var readings = new List<OverlayReading>();
        try
        {
            for (var i = 0; i < 12; i++) readings.Add(await OverlayReading.OpenAsync(scene.App, scene.Show, i % 2 == 0 ? "all" : "stage"));
            foreach (var reading in readings) await reading.NextAsync();
            var stream = (await scene.App.Services.GetRequiredService<OverlayStreams>().OfAsync(scene.Show))!;
            var before = stream.Pictures.Renders;
            await scene.DoAsync(new PinProduct(AudienceScene.Mug("Drawn once")));
            foreach (var reading in readings)
                await reading.UntilAsync(parts =>
                    parts.GetValueOrDefault("stage")?.Contains("Drawn once", StringComparison.Ordinal) == true);
            Assert.Equal(1, stream.Pictures.Renders - before);
        }
        finally
        {
            foreach (var reading in readings) await reading.DisposeAsync();
        }
    }

    [Fact]
    public async Task Given_an_overlay_that_reads_late_When_much_has_changed_Then_it_gets_the_newest_state_and_not_a_queue()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync(hideTally: true);
        await using var slow = await OverlayReading.OpenAsync(scene.App, scene.Show, "poll");
        await using var quick = await OverlayReading.OpenAsync(scene.App, scene.Show, "stage");
        await slow.NextAsync();
        Assert.Contains("The result comes when it closes", slow.Parts["poll"], StringComparison.Ordinal);
        for (var i = 0; i < 200; i++) await scene.DoAsync(new CastVote(poll, LiveId<ViewerId>(), i % 3));
        await scene.DoAsync(new ClosePoll(poll));
        await scene.DoAsync(new PinProduct(AudienceScene.Mug("Last")));
        await quick.UntilAsync(parts => parts["stage"].Contains("Last", StringComparison.Ordinal));
        await slow.UntilAsync(parts => parts["poll"].Contains("200 votes", StringComparison.Ordinal));
        // A hidden tally is no news, so the votes cost nothing: one message says the result.
        Assert.InRange(slow.Messages.Count, 2, 4);
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_every_overlay_says_so_and_before_and_after_it_there_is_nothing()
    {
        await using var scene = await AudienceScene.NewAsync(live: false);
        await using var stage = await OverlayReading.OpenAsync(scene.App, scene.Show, "stage");
        await stage.NextAsync();
        Assert.All(stage.Parts.Values, html => Assert.Equal("", html));
        await scene.DoAsync(new Core.Shows.Rehearse(LiveId<RunId>()));
        await scene.DoAsync(new PinProduct(AudienceScene.Mug()));
        await stage.UntilAsync(parts => parts["mark"].Contains("Rehearsal", StringComparison.Ordinal)
            && parts["stage"].Contains("Tide mug", StringComparison.Ordinal));
        await scene.DoAsync(new Core.Shows.EndShow());
        await stage.UntilAsync(parts => parts.Values.All(html => html.Length == 0));
    }

    [Fact]
    public async Task Given_as_many_overlays_as_may_be_When_one_more_comes_Then_it_is_turned_away_until_one_goes()
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Settings["HostConsole:Overlays:PerShow"] = "2");
        await using var first = await OverlayReading.OpenAsync(scene.App, scene.Show, "deal");
        var second = await OverlayReading.OpenAsync(scene.App, scene.Show, "deal");
        await second.NextAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => OverlayReading.OpenAsync(scene.App, scene.Show, "deal"));
        // An overlay only listens: one that speaks is closed.
        await second.SayAsync("hello");
        while (await second.NextAsync() is not null) { }
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, second.Closed);
        await second.DisposeAsync();
        await AgainAsync(async () => await (await OverlayReading.OpenAsync(scene.App, scene.Show, "deal")).DisposeAsync());
    }

    // The place is free once the server has heard of the close.
    private static async Task AgainAsync(Func<Task> act)
    {
        var until = DateTime.UtcNow.AddMinutes(1);
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (WebSocketException) when (DateTime.UtcNow < until)
            {
                await Task.Yield();
            }
        }
    }

    private static TId LiveId<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}
