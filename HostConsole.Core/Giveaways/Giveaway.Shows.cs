using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>What a giveaway has of earlier shows.</summary>
internal sealed partial class Giveaway
{
    /// <summary>When it was opened, and then when each further show went on with it.</summary>
    public IReadOnlyList<DateTimeOffset> Shows { get; } = shows;

    /// <summary>Entries that came in by an earlier show and are still in.</summary>
    public int Brought { get; private set; }

    /// <summary>One that goes on in a later show.</summary>
    public static Giveaway Of(GiveawayHandover what)
    {
        var giveaway = new Giveaway(what.Terms, what.Shows);
        foreach (var entry in what.Entries)
            giveaway.Add(new(entry.Id, entry.Viewer, entry.Route, entry.At)
            {
                Show = entry.Show,
                Customer = entry.Customer,
                ByHand = entry.ByHand,
                Rewards = entry.Rewards,
                Earlier = entry,
            });
        giveaway.Aside.AddRange(what.SetAside ?? []);
        giveaway.CountBrought();
        giveaway.AsideViewers.UnionWith(what.AsideViewers ?? []);
        return giveaway;
    }

    // They stand before all others.
    private void CountBrought()
    {
        if (Shows.Count < 2) return;
        Brought = 0;
        foreach (var entry in Entries.Span)
        {
            if (entry.Show == Shows.Count) break;
            Brought++;
        }
    }

    /// <summary>The number by which an order of this show makes an entry's id: another one in each show.</summary>
    public long NumberOf(Purchase purchase) => ((long)(Shows.Count - 1) << 32) + purchase.Number + 1;

    /// <summary>Whether a purchase since the opening stands by which an entry is in: one of this show, or of an earlier one.</summary>
    public bool Pays(GiveawayEntry entry, Moment moment) => entry.HasBought(moment, Opened.OrdersBefore);

    /// <summary>Whether the same person is in by an earlier entry, of a device that turned out to be theirs.</summary>
    public bool IsSecond(GiveawayEntry entry, Moment moment)
    {
        var person = moment.Person(entry.Viewer);
        if (person.Count < 2 || PositionOf(entry.Viewer) is not { } own) return false;
        foreach (var other in person)
            if (PositionOf(other) < own) return true;
        return false;
    }
}
