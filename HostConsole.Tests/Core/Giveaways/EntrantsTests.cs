using HostConsole.Core.Giveaways;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Who is in, and who can't be, as the host and each viewer read it while a giveaway is open.</summary>
public sealed class EntrantsTests
{
    [Fact]
    public void Given_entries_When_the_host_looks_Then_each_has_its_tickets_of_now_and_who_would_be_skipped_says_why()
    {
        var scene = new GiveawayScene();
        scene.Do(Open() with { Who = new(Present: true), Tickets = new(Friend: 2) });
        for (var i = 1; i <= 3; i++) scene.Do(Enter(i));
        scene.Friends[Viewer(2)] = 2;
        scene.Away.Add(Viewer(3));
        var page = GiveawayEntrants.Page(scene.State, Tote, 0, 20, scene.Moment);
        Assert.Equal([(Viewer(1), 1, null), (Viewer(2), 5, null), (Viewer(3), 1, "Was not there at the draw.")],
            page.Select(e => (e.Entry.Viewer, e.Tickets, e.Out)));
        scene.Do(new CloseGiveaway(Tote));
        scene.Friends.Clear(); // what is counted stays
        Assert.Equal([1, 5, 1], GiveawayEntrants.Page(scene.State, Tote, 0, 20, scene.Moment).Select(e => e.Tickets));
    }

    [Fact]
    public void Given_many_entries_Then_a_page_is_bounded_and_one_beyond_the_last_is_empty()
    {
        var scene = new GiveawayScene();
        scene.Do(Open());
        for (var i = 1; i <= 450; i++) scene.Do(Enter(i));
        Assert.Equal(200, GiveawayEntrants.Page(scene.State, Tote, 0, 1_000, scene.Moment).Count);
        Assert.Equal(Viewer(421), GiveawayEntrants.Page(scene.State, Tote, 420, 20, scene.Moment)[0].Entry.Viewer);
        Assert.Equal(10, GiveawayEntrants.Page(scene.State, Tote, 440, 20, scene.Moment).Count);
        foreach (var beyond in (int[])[450, -1]) Assert.Empty(GiveawayEntrants.Page(scene.State, Tote, beyond, 20, scene.Moment));
    }

    [Fact]
    public void Given_rules_about_who_may_enter_Then_a_viewer_reads_their_tickets_or_what_is_missing()
    {
        var scene = new GiveawayScene();
        scene.Do(Open() with { Who = new(WatchedMinutes: 10), Tickets = new(Friend: 2) });
        Assert.Equal((null, 600), Of(scene, 1) is { } first ? (first.Tickets, first.SecondsToWatch) : default);
        Assert.StartsWith("Watch 10 minutes", Of(scene, 1)!.Refused, StringComparison.Ordinal);
        scene.Barred = viewer => viewer == Viewer(1) ? "The house's own device." : null;
        Assert.Equal(("The house's own device.", null), Of(scene, 1) is { } barred ? (barred.Refused, barred.SecondsToWatch) : default);
        scene = new GiveawayScene();
        scene.Do(Open() with { Tickets = new(Friend: 2) });
        Assert.Null(Of(scene, 1)); // nothing to say: they can enter
        scene.Do(Enter(1));
        scene.Friends[Viewer(1)] = 1;
        Assert.Equal((3, null), Of(scene, 1) is { } entered ? (entered.Tickets, entered.Refused) : default);
        scene.Do(new CloseGiveaway(Tote));
        Assert.Null(Of(scene, 1));
    }

    [Fact]
    public void Given_who_entered_by_the_button_When_the_free_route_gives_tickets_Then_it_stays_open_to_them_until_they_take_it()
    {
        var scene = new GiveawayScene();
        scene.Do(Open() with { Tickets = new(Rewards: 4), FreeRoute = "Press “Enter without buying”." });
        scene.Do(Enter(1));
        Assert.Equal((1, true), Of(scene, 1) is { } button ? (button.Tickets, button.MayGoFree) : default);
        scene.Do(Enter(1, EntryRoute.Free) with { Entry = Entry(9) });
        Assert.Equal((5, false), Of(scene, 1) is { } free ? (free.Tickets, free.MayGoFree) : default);
    }

    private static GiveawayStanding? Of(GiveawayScene scene, int viewer) => GiveawayEntrants.Of(scene.State, Viewer(viewer), scene.Moment).SingleOrDefault();
}
