using System.Text.Json;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Entries with more tickets than one.</summary>
public sealed class TicketTests
{
    private const string Free = "Press “Enter without buying”: as many tickets as with a purchase.";
    private static readonly GiveawayTickets All = new(Bought: 3, Friend: 2, MostFriends: 3, Tiers: [new("Gold", 5)]);

    private static OpenGiveaway Ticketed(GiveawayTickets? tickets = null, int winners = 1, int reserves = 0) =>
        Open(winners, reserves) with { Tickets = tickets ?? All, FreeRoute = Free };

    /// <summary>Six entries: plain, bought, free, four friends of whom three count, gold, and all together.</summary>
    private static GiveawayScene Six(int winners = 1, int reserves = 0)
    {
        var scene = new GiveawayScene();
        scene.Do(Ticketed(winners: winners, reserves: reserves));
        for (var i = 1; i <= 6; i++) scene.Do(Enter(i, i == 3 ? EntryRoute.Free : EntryRoute.Button));
        scene.Buyers.UnionWith([Viewer(2), Viewer(6)]);
        (scene.Friends[Viewer(4)], scene.Friends[Viewer(6)]) = (4, 1);
        scene.Gold.UnionWith([Viewer(5), Viewer(6)]);
        return scene;
    }

    [Fact]
    public void Given_published_rules_When_it_closes_Then_tickets_are_counted_and_the_free_route_has_as_many_as_a_purchase()
    {
        var scene = Six();
        Assert.All(scene.View.EntryLog.ToArray(), e => Assert.Equal(0, e.Tickets));
        scene.Do(new CloseGiveaway(Tote));
        var entries = scene.View.EntryLog.ToArray();
        Assert.Equal([1, 4, 4, 7, 6, 11], entries.Select(e => e.Tickets));
        Assert.Equal(FairDraw.TicketDigest(entries.Select(e => (e.Id, e.Tickets))), scene.View.Digest);
        scene.Buyers.Clear(); // what is counted stays
        scene.Do(new DrawWinners(Tote));
        var record = GiveawayRecord.Of(scene.View);
        Assert.Equal((GiveawayRecord.Ticketed, 2, 3), (record.Protocol, record.Version, record.Tickets!.Bought));
        Assert.Equal([1, 4, 4, 7, 6, 11], record.Entries.Select(e => e.Tickets!.Value));
        Assert.Equal(entries[FairDraw.DrawTickets(Seed, record.Digest!, [1, 4, 4, 7, 6, 11], [], 1)[0]].Id, record.Winners[0].Entry);
    }

    [Fact]
    public void Given_who_is_in_already_When_they_take_the_free_route_Then_they_have_its_tickets_and_one_entry()
    {
        var scene = Six();
        var taken = scene.Do(Enter(1, EntryRoute.Free) with { Entry = Entry(99) });
        Assert.Equal(Entry(1), Assert.IsType<GiveawayFact.FreeRouteTaken>(Assert.Single(taken.Facts)).Entry);
        scene.Refused(Enter(1, EntryRoute.Free), "already-entered");
        scene.Do(new CloseGiveaway(Tote));
        Assert.Equal([4, 4, 4, 7, 6, 11], scene.View.EntryLog.ToArray().Select(e => e.Tickets));
    }

    [Fact]
    public void Given_a_letter_When_it_is_written_down_Then_it_has_the_same_tickets_and_its_winner_loses_nothing_by_the_clock()
    {
        var scene = new GiveawayScene();
        scene.Do(Ticketed(new(Bought: 3)) with { AnswerSeconds = 60 });
        scene.Do(new AddFreeEntry(Tote, Entry(7), Viewer(7), " Ana  by letter "));
        scene.Do(new CloseGiveaway(Tote));
        Assert.Equal((EntryRoute.Free, 4, true), scene.View.EntryLog.Span[0] is var e ? (e.Route, e.Tickets, e.ByHand) : default);
        scene.Do(new DrawWinners(Tote));
        Assert.Empty(scene.Tick(TimeSpan.FromHours(1)));
        Assert.True(scene.View.Winners[0].Stays);
    }

    [Fact]
    public void Given_a_giveaway_without_tickets_Then_its_record_is_version_1_and_says_nothing_of_them()
    {
        var record = JsonDocument.Parse(GiveawayScene.Drawn().Record()).RootElement;
        Assert.Equal(GiveawayRecord.Plain, record.GetProperty("protocol").GetString());
        Assert.False(record.TryGetProperty("version", out _));
        Assert.False(record.TryGetProperty("tickets", out _));
        Assert.False(record.GetProperty("entries")[0].TryGetProperty("tickets", out _));
    }

    [Fact]
    public void Tickets_by_purchase_need_a_free_route_and_all_have_bounds()
    {
        var scene = new GiveawayScene();
        scene.Invalid(Open() with { Tickets = new(Bought: 1) }, "freeRoute");
        scene.Do(Open() with { Tickets = new(Friend: 1) }); // no purchase, so no free route is needed
        scene = new();
        foreach (var wrong in (GiveawayTickets[])[new(Bought: 0), new(Bought: 101), new(Friend: 101), new(Tiers: [new("Gold", 0)]),
            new(Tiers: [new("Gold", 1), new("gold", 2)]), new(Tiers: [new(" ", 1)])])
            scene.Invalid(Ticketed(wrong), "tickets");
        scene.Invalid(Ticketed(new(Friend: 1, MostFriends: 21)), "mostFriends");
        scene.Do(Ticketed(new(Friend: 1)));
        Assert.Equal(GiveawayTickets.UsualBrought, scene.View.Tickets!.MostFriends);
    }

    [Fact]
    public void Given_an_address_set_aside_after_the_closing_Then_the_digest_holds_the_tickets_of_those_left()
    {
        var scene = Six();
        scene.Do(new CloseGiveaway(Tote));
        scene.At["a1"] = [Viewer(2), Viewer(4)];
        scene.Do(new SetEntriesAside(Tote, "a1", "Many from one address."));
        Assert.Equal(FairDraw.TicketDigest([(Entry(1), 1), (Entry(3), 4), (Entry(5), 6), (Entry(6), 11)]), scene.View.Digest);
    }

    /// <summary>A thousand draws of one giveaway: winners, reserves, and redraws until all were drawn.</summary>
    internal static string Many()
    {
        var scene = new GiveawayScene();
        scene.Do(Ticketed(winners: 100, reserves: 100));
        for (var i = 1; i <= 1000; i++)
        {
            scene.Do(Enter(i, i % 7 == 0 ? EntryRoute.Free : EntryRoute.Button));
            if (i % 3 == 0) scene.Buyers.Add(Viewer(i));
            if (i % 5 == 0) scene.Gold.Add(Viewer(i));
            scene.Friends[Viewer(i)] = i % 4;
        }

        scene.Do(new CloseGiveaway(Tote));
        scene.Do(new DrawWinners(Tote));
        for (var i = 0; i < 900; i++) scene.Do(new RedrawWinner(Tote, scene.View.Winners.First(w => !w.Replaced).Entry, "Works here."));
        return scene.Record();
    }

    internal static string Drawn()
    {
        var scene = Six(winners: 2, reserves: 1);
        scene.Do(new CloseGiveaway(Tote));
        scene.Barred = viewer => viewer == Viewer(6) || viewer == Viewer(4) ? "The house's own device." : null;
        scene.Do(new DrawWinners(Tote));
        return scene.Record();
    }

    internal static string Cancelled()
    {
        var scene = Six(winners: 2);
        scene.Do(new CloseGiveaway(Tote));
        scene.Do(new CancelGiveaway(Tote, "The prize broke."));
        return scene.Record();
    }
}
