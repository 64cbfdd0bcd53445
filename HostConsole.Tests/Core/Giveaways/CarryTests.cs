using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>One giveaway over several shows.</summary>
public sealed partial class CarryTests
{
    private static readonly GiveawayId Summer = new(Uid(6, 1));

    private static OpenGiveaway Open(int winners = 1) =>
        new(Summer, "Summer", "A kiln", "One entry each.", "summer", EntryMode.Open, null, winners, 0, 24, null, Seed) { OverShows = true };

    private static EnterGiveaway Enter(int viewer) => new(Summer, new(Uid(7, viewer)), Viewer(viewer), EntryRoute.Button);
    private static ContinueGiveaway GoOn() => new(Summer, new string('b', 64));

    /// <summary>A second show that is live.</summary>
    private static async Task<ShowId> NextAsync(ShowScene scene, string code = "winter")
    {
        var show = await scene.CreateAsync(code);
        await scene.Do(new GoLive(), show);
        return show;
    }

    private static async Task<GiveawayView> Giveaway(ShowScene scene, ShowId? show = null) =>
        (await scene.View(show)).Giveaways.Single(g => g.Id == Summer);

    private static async Task AreInAsync(ShowScene scene, ShowId show, params int[] viewers) =>
        Assert.Equal(viewers.Select(Viewer), (await Giveaway(scene, show)).EntryLog.ToArray().Select(e => e.Viewer));

    [Fact]
    public async Task Given_two_shows_Then_who_is_in_stays_in_new_ones_come_and_all_are_drawn_together()
    {
        await using var scene = await LiveAsync();
        var opened = (GiveawayOpened)(await scene.Do(Open(winners: 2))).Outcome.Facts[0];
        for (var viewer = 1; viewer <= 3; viewer++) await scene.Do(Enter(viewer));
        await scene.Do(new EndShow());
        Assert.Equal(GiveawayStatus.Carried, (await Giveaway(scene)).State);
        await scene.PassAsync(TimeSpan.FromDays(7));
        await scene.RestartAsync();
        await scene.ReplaysAsync();

        var winter = await NextAsync(scene);
        await scene.Do(GoOn(), winter);
        var going = await Giveaway(scene, winter);
        Assert.Equal((opened.Title, opened.Prize, opened.Rules, opened.Keyword, opened.Commitment, 3, 3),
            (going.Title, going.Prize, going.Rules, going.Keyword, going.Commitment, going.Entries, going.Brought));
        await scene.Refused(Enter(2), "already-entered", show: winter);
        await scene.Do(new PostMessage(new(Uid(4, 1)), Viewer(4), "summer"), winter);
        await scene.RestartAsync();
        await scene.ReplaysAsync();
        await scene.Do(new CloseGiveaway(Summer), winter);
        await scene.Do(new DrawWinners(Summer), winter);
        var drawn = await Giveaway(scene, winter);
        Assert.Equal((FairDraw.Commitment(Seed), Seed, 2), (drawn.Commitment, drawn.Seed, drawn.Winners.Length));
        var record = GiveawayRecord.Of(drawn);
        Assert.Equal([1, 1, 1, 2], record.Entries.Select(e => e.Show!.Value));
        Assert.Equal((2, opened.Commitment, GiveawayRecord.Plain), (record.Shows!.Count, record.Commitment, record.Protocol));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_it_waits_Then_one_show_alone_goes_on_with_it_and_the_first_can_do_nothing_more()
    {
        await using var scene = await LiveAsync();
        var (winter, spring) = (await NextAsync(scene), await NextAsync(scene, "spring"));
        await scene.Refused(GoOn(), "not-carried", show: winter);
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Refused(GoOn(), "not-carried", show: winter);
        await scene.Do(new CarryGiveaway(Summer));
        await scene.Refused(Enter(2), "carried");
        await scene.Refused(new CloseGiveaway(Summer), "carried");
        await scene.Refused(new DrawWinners(Summer), "carried");
        await scene.Do(GoOn(), winter);
        await scene.Refused(GoOn(), "not-carried", show: spring);
        await scene.Refused(GoOn(), "not-carried");
        await scene.Refused(new CancelGiveaway(Summer, "A slip."), "carried");
        Assert.Equal(RunId.Of(winter), await scene.Read(w => w.Ledger.Carries.RunOf(Summer.Value)));
        await scene.Do(new CancelGiveaway(Summer, "The kiln broke."), winter);
        Assert.Equal(Seed, (await Giveaway(scene, winter)).Seed);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_third_show_Then_each_entry_names_the_show_it_came_in_by()
    {
        await using var scene = await LiveAsync();
        var (winter, spring) = (await NextAsync(scene), await NextAsync(scene, "spring"));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(new CarryGiveaway(Summer));
        await scene.Do(GoOn(), winter);
        await scene.Do(Enter(2), winter);
        await scene.Do(new EndShow(), winter);
        await scene.Do(GoOn(), spring);
        await scene.Do(Enter(3), spring);
        Assert.Equal([1, 2, 3], (await Giveaway(scene, spring)).EntryLog.ToArray().Select(e => e.Show));
        Assert.Equal(2, (await Giveaway(scene, spring)).Brought);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_it_was_left_by_a_slip_Then_the_same_show_goes_on_with_it()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(new StopEverything());
        Assert.Equal(GiveawayStatus.Carried, (await Giveaway(scene)).State);
        await scene.Do(GoOn());
        await scene.Do(Enter(2));
        Assert.Equal([1, 1], (await Giveaway(scene)).EntryLog.ToArray().Select(e => e.Show));
        Assert.Equal((GiveawayStatus.Open, 1, 0), ((await Giveaway(scene)).State, (await Giveaway(scene)).Shows!.Count, (await Giveaway(scene)).Brought));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_it_waits_Then_it_can_be_cancelled_where_it_was_left_and_the_seed_is_published()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(new EndShow());
        await scene.Refused(new RemoveShow(), "still-open");
        await scene.Invalid(new CancelGiveaway(Summer, " "), "reason");
        await scene.Do(new CancelGiveaway(Summer, "No next show."));
        Assert.Equal((GiveawayStatus.Cancelled, Seed), ((await Giveaway(scene)).State, (await Giveaway(scene)).Seed));
        await scene.Refused(GoOn(), "not-carried", show: await NextAsync(scene));
        Assert.Equal(default, await scene.Read(w => w.Ledger.Carries.Level));
        await scene.ReplaysAsync();
        await scene.Do(new RemoveShow());
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_it_plays_with_a_seed_of_its_own_and_nobody_real_and_the_giveaway_still_waits()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        for (var viewer = 1; viewer <= 3; viewer++) await scene.Do(Enter(viewer));
        await scene.Do(new EndShow());
        var winter = await scene.CreateAsync("winter");
        await scene.Do(new Rehearse(new(Uid(11, 1))), winter);
        await scene.Do(GoOn(), winter);
        await scene.Do(new CloseGiveaway(Summer), winter);
        await scene.Do(new DrawWinners(Summer), winter);
        var played = await Giveaway(scene, winter);
        Assert.Equal((3, new string('b', 64), FairDraw.Commitment(new string('b', 64))), (played.Entries, played.Seed, played.Commitment));
        Assert.DoesNotContain(played.Winners[0].Viewer, Enumerable.Range(1, 3).Select(Viewer));
        Assert.Equal(1, await scene.Read(w => w.Ledger.Carries.Level.Count));
        await scene.RestartAsync();
        await scene.ReplaysAsync();
        // What the rehearsal leaves itself is its own.
        var own = Open() with { Giveaway = new(Uid(6, 2)), Keyword = null };
        await scene.Do(own, winter);
        await scene.Do(Enter(4) with { Giveaway = own.Giveaway }, winter);
        await scene.Do(new CarryGiveaway(own.Giveaway), winter);
        await scene.Do(GoOn() with { Giveaway = own.Giveaway }, winter);
        Assert.Equal(Viewer(4), (await scene.View(winter)).Giveaways.Single(g => g.Id == own.Giveaway).EntryLog.ToArray()[0].Viewer);
        await scene.Do(new EndShow(), winter);
        await scene.Do(new GoLive(), winter);
        await scene.Do(GoOn(), winter);
        await AreInAsync(scene, winter, 1, 2, 3);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_another_giveaway_with_its_keyword_Then_it_waits_on()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new EndShow());
        var winter = await NextAsync(scene);
        await scene.Do(Open() with { Giveaway = new(Uid(6, 2)) }, winter);
        await scene.Refused(GoOn(), "keyword-in-use", show: winter);
        await scene.Do(new CloseGiveaway(new(Uid(6, 2))), winter);
        await scene.Do(GoOn(), winter);
    }

    [Fact]
    public void Given_much_waits_Then_no_more_is_taken()
    {
        Assert.Null(new Waiting(Waiting.Most - 1, 0).Refuses(10));
        Assert.IsType<Outcome.Rejected>(new Waiting(Waiting.Most, 0).Refuses(10));
        Assert.Null(new Waiting(1, Waiting.MostPeople - 10).Refuses(10));
        Assert.IsType<Outcome.Rejected>(new Waiting(1, Waiting.MostPeople - 9).Refuses(10));
    }

    [Fact]
    public void Given_the_seed_on_its_way_Then_it_is_private_sealed_in_the_store_and_in_no_text()
    {
        var (seal, fact) = (new SecretSeal(new byte[SecretSeal.KeyBytes]), new SeedCarried(Summer, Seed));
        Assert.Null(PublicFacts.Of(new(1, RunId.Of(new ShowId(Uid(1, 1))), true, DateTimeOffset.UnixEpoch, Host, fact)));
        var closed = (SeedCarried)fact.Closed(seal);
        Assert.DoesNotContain(Seed, Core.Store.FactCatalogue.Write(closed), StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, fact.ToString(), StringComparison.Ordinal);
        Assert.Equal(fact, closed.Opened(seal));
        Assert.Null(((SeedCarried)closed.Opened(new SecretSeal([.. Enumerable.Repeat((byte)1, SecretSeal.KeyBytes)]))).Seed);
    }
}
