using System.Text.Json.Nodes;
using HostConsole.Core.Audience;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>What is asked of whom in which show.</summary>
public sealed partial class CarryTests
{
    [Fact]
    public async Task Given_an_entry_by_a_purchase_When_its_order_is_cancelled_after_the_carry_Then_the_closing_takes_it_out()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open() with { Entry = EntryMode.Paid, FreeRoute = "By letter." });
        foreach (var viewer in (int[])[1, 2, 3]) await Buy(scene, viewer, viewer);
        await Buy(scene, 4, 3);
        await scene.Do(new EndShow());
        await scene.PassAsync(TimeSpan.FromHours(72)); // the first show is in memory no more
        await scene.RestartAsync();
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        await scene.Ledger(new CancelOrder(new("shop", "4"))); // another of theirs stands
        await AreInAsync(scene, winter, 1, 2, 3);
        await Buy(scene, 5, 5);
        await AreInAsync(scene, winter, 1, 2, 3, 5);
        var closed = await scene.Do(new CloseGiveaway(Summer), winter);
        await AreInAsync(scene, winter, 2, 3, 5);
        Assert.Equal(Viewer(1), Assert.Single(closed.Outcome.Facts.OfType<EntryTakenBack>()).Viewer);
        Assert.Equal(GiveawayRules.UnpaidReason, Assert.Single((await Giveaway(scene, winter)).SetAside).Reason);
        await scene.Ledger(new CancelOrder(new("shop", "2")));
        await scene.Do(new DrawWinners(Summer), winter);
        var drawn = await Giveaway(scene, winter);
        Assert.Contains(drawn.Winners[0].Viewer, (ViewerId[])[Viewer(3), Viewer(5)]);
        await scene.RestartAsync();
        Assert.Equal(drawn.Winners.AsEnumerable(), (await Giveaway(scene, winter)).Winners);
    }

    [Fact]
    public async Task Given_a_show_that_goes_on_Then_who_has_paid_there_before_it_did_is_in()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open() with { Entry = EntryMode.Paid, FreeRoute = "By letter." });
        await Buy(scene, 1, 1);
        await scene.Do(new EndShow());
        await scene.PassAsync(TimeSpan.FromHours(5));
        var winter = await NextAsync(scene);
        await Buy(scene, 2, 2);
        await Buy(scene, 3, 1);
        await scene.Do(GoOn(), winter);
        await AreInAsync(scene, winter, 1, 2);
        await Buy(scene, 4, 3);
        await AreInAsync(scene, winter, 1, 2, 3);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_minutes_to_watch_and_being_here_Then_the_minutes_count_where_one_entered_and_being_here_where_it_is_drawn()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(winners: 3) with { Who = new(Present: true, WatchedMinutes: 10) });
        await Come(scene, 1, 2);
        await scene.PassAsync(TimeSpan.FromMinutes(11));
        await scene.Do(Enter(1));
        await scene.Do(Enter(2));
        await scene.Do(new EndShow());
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await scene.Do(new NotePresence([new(Viewer(1), 0), new(Viewer(3), 0)], []), winter);
        await scene.Refused(Enter(3), "not-eligible", show: winter);
        await scene.Do(new CloseGiveaway(Summer), winter);
        await scene.Do(new DrawWinners(Summer), winter);
        var drawn = await Giveaway(scene, winter);
        Assert.Equal(Viewer(1), Assert.Single(drawn.Winners).Viewer);
        Assert.Equal("Was not there at the draw.", Assert.Single(drawn.Skipped).Reason);
    }

    [Fact]
    public async Task Given_tickets_for_purchases_and_friends_Then_those_of_the_earlier_show_count_as_well()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open() with { Tickets = new(Bought: 3, Friend: 2, MostFriends: 2), FreeRoute = "By letter." });
        await Buy(scene, 1, 1);
        await scene.Do(new JoinShow(Viewer(9), "Nina", By: Viewer(2)));
        for (var viewer = 1; viewer <= 4; viewer++) await scene.Do(Enter(viewer));
        await scene.Do(new EndShow());
        await scene.PassAsync(TimeSpan.FromHours(5));
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await Buy(scene, 2, 3);
        await Buy(scene, 3, 1);
        await scene.Do(new CloseGiveaway(Summer), winter);
        Assert.Equal([4, 3, 4, 1], (await Giveaway(scene, winter)).EntryLog.ToArray().Select(e => e.Tickets));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_devices_in_by_themselves_When_they_turn_out_to_be_one_person_Then_the_later_entry_is_out_with_a_public_reason()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(new EndShow());
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await scene.Do(Enter(2), winter);
        await scene.Do(Enter(3), winter);
        await JoinAsync(scene, winter, 1, 2);
        await scene.Do(new CloseGiveaway(Summer), winter);
        await AreInAsync(scene, winter, 1, 3);
        Assert.Equal(FairDraw.SecondReason, Assert.Single(GiveawayRecord.Of(await Giveaway(scene, winter)).SetAside).Reason);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_devices_are_joined_between_closing_and_draw_Then_the_later_entry_is_skipped_where_it_is_drawn()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(winners: 3) with { OverShows = false });
        for (var viewer = 1; viewer <= 3; viewer++) await scene.Do(Enter(viewer));
        await scene.Do(new CloseGiveaway(Summer));
        await JoinAsync(scene, scene.Show, 1, 3);
        await scene.Do(new DrawWinners(Summer));
        var drawn = await Giveaway(scene);
        Assert.Equal((Viewer(3), FairDraw.SecondReason), (Assert.Single(drawn.Skipped).Viewer, drawn.Skipped[0].Reason));
        Assert.Equal(2, drawn.Winners.Length);
    }

    [Fact]
    public async Task Given_who_was_excluded_or_set_aside_in_the_first_show_Then_they_stay_so_in_the_next()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(winners: 3));
        foreach (var viewer in (int[])[1, 2]) await scene.Do(new JoinShow(Viewer(viewer), $"Viewer {viewer}"));
        for (var viewer = 1; viewer <= 3; viewer++) await scene.Do(Enter(viewer));
        await scene.Do(new BanViewer(Viewer(2)));
        await scene.Do(new EndShow());
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await scene.Do(new CloseGiveaway(Summer), winter);
        await scene.Do(new DrawWinners(Summer), winter);
        Assert.Equal(Viewer(2), Assert.Single((await Giveaway(scene, winter)).Skipped).Viewer);
    }

    [Fact]
    public async Task Given_a_winner_who_entered_in_an_earlier_show_Then_they_answer_in_the_show_of_the_draw_without_having_been_there()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(new EndShow());
        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        await scene.Do(new CloseGiveaway(Summer), winter);
        await scene.Do(new DrawWinners(Summer), winter);
        var answered = await scene.Writer.SendAsync(new(new AnswerWin(Summer, Viewer(1), "ana@example.com"), new(ActorKind.Viewer, "1"), winter));
        Assert.IsType<Done>(answered);
        Assert.True((await Giveaway(scene, winter)).Winners[0].Answered);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_terms_that_don_t_go_together_Then_they_are_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Duration = TimeSpan.FromMinutes(5) }, "seconds");
        await scene.Do(Open() with { OverShows = false });
        await scene.Refused(new CarryGiveaway(Summer), "one-show");
        await scene.Do(new EndShow());
        Assert.Equal(GiveawayStatus.Closed, (await Giveaway(scene)).State);
    }

    /// <summary>Six entries came in by the first show, four by the second, which drew.</summary>
    internal static string Record()
    {
        var record = JsonNode.Parse(GiveawayScene.Drawn().Record())!;
        record["shows"] = new JsonArray("2026-11-12T19:00:00+00:00", "2026-11-19T19:00:00+00:00");
        foreach (var (i, entry) in record["entries"]!.AsArray().Index()) entry!["show"] = i < 6 ? 1 : 2;
        return record.ToJsonString();
    }

    private static async Task JoinAsync(ShowScene scene, ShowId show, params int[] viewers)
    {
        foreach (var viewer in viewers)
        {
            await scene.Do(new JoinShow(Viewer(viewer), "Ada"), show);
            await scene.Do(new ConfirmMember(Viewer(viewer), Uid(22, 1), "ada@example.com"), show);
        }
    }

    private static Task<Done> Come(ShowScene scene, params int[] viewers) =>
        scene.Do(new NotePresence([.. viewers.Select(v => new Sighting(Viewer(v), 0))], []));

    private static Task<Done> Buy(ShowScene scene, int order, int buyer) =>
        scene.Ledger(new PlaceOrder(scene.Order($"{order}", customer: Viewer(buyer).Value) with { Viewer = Viewer(buyer) }));
}
