using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>How a giveaway goes from one show into a later one.</summary>
internal static class GiveawayCarryRules
{
    /// <summary>Entries that one can have; so that all of them can always be carried.</summary>
    public const int MostEntries = 100_000;

    // Enough that one which is cancelled later doesn't cost an entry that another carries.
    private const int MostOrders = 10;

    public static Outcome Carry(Giveaway giveaway, Moment moment)
    {
        if (!giveaway.Opened.OverShows)
            return Outcome.Reject("one-show", "This giveaway is of this show alone: its rules don’t say that it runs over several shows.");
        if (giveaway.State != GiveawayStatus.Open) return Outcome.Reject("not-open", "Its entries are frozen: draw it here.");
        return moment.Waiting.Refuses(giveaway.Entries.Length) ?? Outcome.Accept(Facts(giveaway, moment));
    }

    /// <summary>What the show's end does to those that are open: what runs over several shows waits, the rest is closed.</summary>
    public static IEnumerable<GiveawayFact> Stop(GiveawayState state, Moment moment)
    {
        var (count, people) = moment.Waiting;
        foreach (var giveaway in state.All.Where(g => g.State == GiveawayStatus.Open))
        {
            if (giveaway.Opened.OverShows && new Waiting(count, people).Refuses(giveaway.Entries.Length) is null)
            {
                (count, people) = (count + 1, people + giveaway.Entries.Length);
                foreach (var fact in Facts(giveaway, moment)) yield return fact;
            }
            else
            {
                foreach (var fact in GiveawayRules.Close(giveaway, moment)) yield return fact;
            }
        }
    }

    public static Outcome Continue(GiveawayState state, ContinueGiveaway command, Moment moment)
    {
        if (moment.HandedOn(command.Giveaway.Value) is not { Fact: GiveawayCarried { What: var what } } handed)
            return Outcome.Reject("not-carried", "No show has left this giveaway to a later one, or it went on or was cancelled since.");
        if (what.Terms.Keyword is { } keyword && state.WithKeyword(keyword) is not null) return GiveawayRules.KeywordInUse(keyword);
        var known = state.Find(command.Giveaway);
        var here = known is not null && known.Shows.Count == what.Shows.Count; // it was this show that left it
        var terms = what.Terms with { OrdersBefore = here ? known!.Opened.OrdersBefore : OrdersBefore(what, moment) };
        what = what with
        {
            Terms = terms,
            Shows = here ? what.Shows : [.. what.Shows, moment.Now],
            Entries = known is null ? what.Entries : [.. what.Entries.Select(e => WithoutOwn(e, moment))],
        };
        return Outcome.Accept(
            new GiveawayContinued(command.Giveaway, handed.IsCopy ? Played(what, command) : what),
            new SeedDrawn(command.Giveaway, handed.IsCopy ? command.Seed : handed.Secret));
    }

    /// <summary>Why one that was left to a later show can't be cancelled here; null where it can.</summary>
    public static Outcome? RefusesCancel(Giveaway giveaway, Moment moment) =>
        moment.HandedOn(giveaway.Id.Value) is { Fact: GiveawayCarried { What: var what } } && what.Shows.Count == giveaway.Shows.Count ? null : GoneOn();

    /// <summary>Nothing but cancelling is possible where it was left.</summary>
    public static Outcome GoneOn() =>
        Outcome.Reject("carried", "This show has left the giveaway to a later one. Who is in stays in; go on with it there.");

    /// <summary>Why an entry is out before the entries are frozen: its purchase stands no more, or the person is in by an earlier one.</summary>
    public static IEnumerable<EntryTakenBack> Gone(Giveaway giveaway, Moment moment)
    {
        foreach (var entry in giveaway.Entries.ToArray())
        {
            var why = giveaway.IsPaid(entry) && !giveaway.Pays(entry, moment) ? GiveawayRules.UnpaidReason
                : giveaway.IsSecond(entry, moment) ? FairDraw.SecondReason
                : null;
            if (why is not null)
                yield return new(giveaway.Id, entry.Id, entry.Viewer, why)
                { Rewards = entry.Rewards is { Count: > 0 } used ? [.. used.Select(r => r.Id)] : null };
        }
    }

    private static GiveawayFact[] Facts(Giveaway giveaway, Moment moment)
    {
        var what = new GiveawayHandover(giveaway.Opened, giveaway.Shows, [.. giveaway.Entries.ToArray().Select(e => Carried(giveaway, e, moment))])
        {
            SetAside = giveaway.Aside.Count > 0 ? [.. giveaway.Aside] : null,
            AsideViewers = giveaway.AsideViewers.Count > 0 ? [.. giveaway.AsideViewers.OrderBy(v => v.Value)] : null,
        };
        return [new GiveawayCarried(giveaway.Id, what), new SeedCarried(giveaway.Id, giveaway.Seed)];
    }

    private static CarriedEntry Carried(Giveaway giveaway, GiveawayEntry entry, Moment moment)
    {
        var terms = giveaway.Opened;
        var orders = terms.Entry == EntryMode.Paid ? moment.AllPaid(entry.Viewer, terms.OrdersBefore)
            : terms.Tickets?.Bought is not null ? moment.AllPaid(entry.Viewer, 0) : [];
        string[] standing =
            [.. orders.Select(p => p.Order).Concat(entry.Earlier?.Orders?.Where(moment.Stands) ?? []).Distinct(StringComparer.Ordinal).Take(MostOrders)];
        return new(entry.Id, entry.Viewer, entry.Route, entry.At, entry.Show)
        {
            Customer = entry.Customer,
            ByHand = entry.ByHand,
            Rewards = entry.Rewards is { Count: > 0 } ? entry.Rewards : null,
            Orders = standing.Length > 0 ? standing : null,
            Friends = (entry.Earlier?.Friends ?? 0) + (terms.Tickets?.Friend is null ? 0 : moment.Friends(entry.Viewer)),
            Barred = entry.Earlier?.Barred ?? moment.Barred(entry.Viewer),
        };
    }

    // A show that had it before counts its own friends itself.
    private static CarriedEntry WithoutOwn(CarriedEntry entry, Moment moment) =>
        entry.Friends == 0 ? entry : entry with { Friends = Math.Max(0, entry.Friends - moment.Friends(entry.Viewer)) };

    private static int OrdersBefore(GiveawayHandover what, Moment moment) => what.Terms.Entry == EntryMode.Paid
        ? moment.Purchases(buyers: false).TakeWhile(p => p.At < what.Shows[0]).Count()
        : 0;

    // A rehearsal plays with as many entries, of nobody in particular: nobody is told that they won. The real seed stays a secret.
    private static GiveawayHandover Played(GiveawayHandover what, ContinueGiveaway command) => what with
    {
        Terms = what.Terms with { Commitment = FairDraw.Commitment(command.Seed) },
        Entries = [.. what.Entries.Select((e, i) => e with { Viewer = Id.Following<ViewerId>(command.Giveaway.Value, -1L - i) })],
        AsideViewers = null,
    };
}
