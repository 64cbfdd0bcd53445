using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

public sealed class LifecycleTests
{
    private static readonly CueId Pin = new(Uid(12, 1)), Deal = new(Uid(12, 2));
    private static readonly Plan Plan = new([
        new(new(Uid(13, 1)), "Welcome", 5, "", [new PinCue(Pin, Mug)]),
        new(new(Uid(13, 2)), "Mugs", 10, "", [new DealCue(Deal, Mug, new(1900, Usd), 2, 1, 60, 0, 120, null)])]);

    private static NextCue Next(int n) => new(Uid(2, n), Seed);

    [Fact]
    public async Task Given_a_plan_When_the_next_key_is_pressed_Then_segments_start_and_cues_fire_in_order()
    {
        await using var scene = await DraftAsync(plan: Plan);
        await scene.Refused(Next(1), "not-live");
        await scene.Do(new GoLive());
        for (var n = 1; n <= 4; n++) await scene.Do(Next(n));
        await scene.Refused(Next(5), "end-of-plan");
        var view = await scene.View();
        Assert.Equal((Plan.Segments[1].Id, "Tide mug", DealStatus.Open), (view.Segment, view.Stage.Pinned!.Title, view.Deals[0].State));
        Assert.Equal([Pin, Deal], view.Fired.OrderBy(c => c.Value));
        await scene.Do(new StopEverything());
        Assert.Equal(DealStatus.Ended, (await scene.Deal()).State);
        await scene.Refused(new FireCue(new(Uid(12, 9)), Uid(2, 9), Seed), "not-found");
        await scene.Refused(new StartSegment(new(Uid(13, 9))), "not-found");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_each_state_When_steered_wrongly_Then_it_says_what_the_show_can_do()
    {
        await using var scene = await DraftAsync();
        await scene.Refused(new PauseShow(), "wrong-state");
        await scene.Refused(new ResumeShow(), "wrong-state");
        await scene.Refused(new EndShow(), "wrong-state");
        await scene.Refused(new PostMessage(new(Uid(4, 1)), Viewer(1), "Hello?"), "not-live");
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Refused(new GoLive(), "wrong-state");
        await scene.Do(new EndShow());
        await scene.Do(new GoLive());
        await scene.Refused(new Rehearse(new(Uid(11, 2))), "wrong-state");
        await scene.Do(new PauseShow());
        await scene.Refused(new GoLive(), "wrong-state");
        await scene.Do(new EndShow());

        // What is over stays over: the pause before it can't be undone any more.
        await scene.Refused(new Undo(), "nothing-to-undo");
        Assert.Equal(ShowStatus.Ended, (await scene.View()).Status);
        await scene.Refused(new GoLive(), "wrong-state");
    }

    [Fact]
    public async Task Given_settings_and_plans_that_are_wrong_When_saved_Then_the_field_is_named()
    {
        await using var scene = await DraftAsync();
        await scene.Invalid(new EditShow(Autumn(" ")), "title");
        await scene.Invalid(new EditShow(Autumn() with { TimeZone = "Atlantis" }), "timeZone");
        await scene.Invalid(new EditShow(Autumn() with { Culture = "xx-no-culture" }), "culture");
        await scene.Invalid(new EditShow(Autumn(window: -1)), "windowMinutes");
        await scene.Invalid(new EditShow(Autumn() with { StreamUrl = "javascript:alert(1)" }), "streamUrl");
        await scene.Invalid(new ChangePlan(new([Plan.Segments[0] with { Minutes = 601 }])), "segments");
        await scene.Invalid(new ChangePlan(new([Plan.Segments[0], Plan.Segments[0]])), "segments");
        await scene.Refused(new CreateShow(new(Uid(14, 1)), "autumn", Autumn()), "invalid", "code");
        await scene.Refused(new CreateShow(new(Uid(14, 1)), "No!", Autumn()), "invalid", "code");
        await scene.Refused(new CreateShow(scene.Show, "other", Autumn()), "already-created");
    }

    [Fact]
    public async Task Given_viewers_before_the_start_When_the_currency_changes_Then_they_still_count_and_with_orders_it_is_refused()
    {
        await using var scene = await DraftAsync();
        var euro = Autumn() with { Currency = Currency.Parse("EUR") };
        await scene.Do(new Core.Audience.JoinShow(Viewer(1), null));
        await scene.Do(new EditShow(euro));
        var metrics = (await scene.View()).Metrics;
        Assert.Equal((1, "EUR", "EUR"), (metrics.Viewers, metrics.Currency.Code, metrics.Gmv.Currency.Code));
        await scene.Do(new PlaceOrder(scene.Order("1")), real: true);
        await scene.Invalid(new EditShow(Autumn()), "currency");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_rehearsal_When_it_is_over_Then_stock_orders_numbers_and_the_show_are_what_they_were()
    {
        await using var scene = await DraftAsync(plan: Plan);
        await scene.Ledger(new CountStock(Mug.Variant!.Value, 10));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(Launch(code: "FIVE"));
        await scene.Do(Claim(1));
        await scene.Do(new PayClaim(new(Uid(2, 1)), ClaimNo(1)));
        await scene.Do(new PinProduct(Mug));
        var rehearsed = await scene.View();
        Assert.Equal((true, 1, 7), (rehearsed.IsRehearsal, rehearsed.Metrics.Orders, rehearsed.Stage.Stock));
        Assert.Equal(new StockLevel(10, 0, 0), await scene.Stock());
        Assert.Empty(scene.Memory.Orders);
        Assert.Empty(await scene.Read(w => w.Ledger.Claims));

        // The shop's order comes while the rehearsal is on: it is real.
        await scene.Ledger(new PlaceOrder(scene.Order("1", code: "FIVE")));
        Assert.Equal(new StockLevel(10, 0, 1), await scene.Stock());
        Assert.Null(Assert.Single(scene.Memory.Orders.Values).Run);
        await scene.ReplaysAsync();
        await scene.RestartAsync();
        Assert.Equal(rehearsed.Deals[0].Ordered, (await scene.Deal()).Ordered);
        await scene.Do(new EndShow());
        var view = await scene.View();
        Assert.Equal((ShowStatus.Draft, false, 0, 0), (view.Status, view.IsRehearsal, view.Metrics.Orders, view.Deals.Length));
        Assert.NotNull(view.RehearsedAt);
        Assert.Equal(1, scene.Memory.Minutes.Where(m => m.Key.Run.Value == Uid(11, 1)).Sum(m => m.Value.Orders));
        Assert.DoesNotContain(scene.Memory.Minutes, m => m.Key.Run == RunId.Of(scene.Show));
        await scene.ReplaysAsync();
    }
}
