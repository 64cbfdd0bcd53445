using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>
/// Entries that are drawn and may not win. With the scene's seed ten entries are drawn in the order 8 6 1 9 5 4 3 10 2
/// 7.
/// </summary>
public sealed class SkippedTests
{
    private const string Why = "This device is the house's own.";

    private static GiveawayScene Closed(params int[] barred)
    {
        var scene = GiveawayScene.Closed(winners: 2, reserves: 2);
        scene.Barred = viewer => barred.Any(i => Viewer(i) == viewer) ? Why : null;
        return scene;
    }

    [Fact]
    public void Given_barred_entrants_When_drawn_Then_the_next_draws_take_their_places()
    {
        var scene = Closed(8, 1);
        var drawn = Assert.IsType<WinnersDrawn>(Assert.Single(scene.Do(new DrawWinners(Tote)).Facts));
        Assert.Equal([Entry(6), Entry(9)], scene.View.Winners.Select(w => w.Entry));
        Assert.Equal([Entry(5), Entry(4)], scene.View.Reserves.Select(r => r.Entry));
        Assert.Equal([new(1, Entry(8), Viewer(8), Why), new(3, Entry(1), Viewer(1), Why)], drawn.Skipped!);
    }

    [Fact]
    public void Given_a_reserve_barred_since_the_draw_When_a_winner_is_redrawn_Then_the_reserve_is_skipped()
    {
        var scene = Closed();
        scene.Do(new DrawWinners(Tote));
        scene.Barred = viewer => viewer == Viewer(1) ? Why : null;
        scene.Do(new RedrawWinner(Tote, Entry(8), "Works here."));
        Assert.Equal(Entry(9), scene.View.Winners.Single(w => !w.Replaced && w.Rank == 1).Entry);
        Assert.Equal(Entry(1), Assert.Single(scene.View.Skipped).Entry);
        Assert.Empty(scene.View.Reserves);
    }

    [Fact]
    public void Given_every_reserve_barred_When_a_winner_lapses_Then_nobody_moves_up_and_a_redraw_draws_on()
    {
        var scene = Closed();
        scene.Do(new DrawWinners(Tote));
        scene.Barred = viewer => new[] { 1, 9, 5 }.Any(i => Viewer(i) == viewer) ? Why : null;
        scene.Tick(TimeSpan.FromHours(24));
        Assert.All(scene.View.Winners, w => Assert.Equal(WinnerStatus.Lapsed, w.State));
        scene.Do(new RedrawWinner(Tote, Entry(8), "Did not answer."));
        Assert.Equal([1, 9, 5], scene.View.Skipped.Select(s => Enumerable.Range(1, 10).Single(i => Entry(i) == s.Entry)));
        Assert.Equal((Entry(4), 6), (scene.View.Winners[^1].Entry, scene.View.Winners[^1].K));
    }

    [Fact]
    public void Given_everybody_barred_When_drawn_Then_nobody_wins_and_all_are_skipped()
    {
        var scene = Closed([.. Enumerable.Range(1, 10)]);
        scene.Do(new DrawWinners(Tote));
        Assert.Empty(scene.View.Winners);
        Assert.Equal(10, scene.View.Skipped.Length);
    }

    [Fact]
    public void Given_a_lost_seed_When_drawn_Then_it_is_refused_and_a_cancel_goes_through()
    {
        var scene = new GiveawayScene();
        var facts = GiveawayRules.Decide(scene.State, Open(), new Moment(scene.Now));
        foreach (var fact in ((Outcome.Accepted)facts).Facts)
            GiveawayRules.Apply(scene.State,
                fact is SeedDrawn ? new SeedDrawn(Tote, null, "sealed by another key") : (GiveawayFact)fact, scene.Now);
        Assert.True(scene.View.SeedIsLost);
        scene.Do(new CloseGiveaway(Tote));
        scene.Refused(new DrawWinners(Tote), "seed-lost");
        scene.Do(new CancelGiveaway(Tote, "The key is gone."));
        Assert.Null(scene.View.Seed);
        Assert.False(scene.View.SeedIsLost);
    }
}
