using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>How people come into a giveaway: by button or keyword, by a purchase, by the free route, or written down at the console.</summary>
internal static class GiveawayEntering
{
    public static Outcome Enter(Giveaway giveaway, EnterGiveaway command, Moment moment)
    {
        if (giveaway.State != GiveawayStatus.Open || giveaway.Opened.ClosesAt <= moment.Now)
            return Outcome.Reject("not-open", "This giveaway takes no more entries.");
        if (giveaway.Opened.OverShows && giveaway.Entries.Length >= GiveawayCarryRules.MostEntries)
            return Outcome.Reject("full", $"This giveaway has room for {GiveawayCarryRules.MostEntries:N0} entries, and all are taken.");
        if (giveaway.AsideViewers.Contains(command.Viewer)) return Outcome.Reject("set-aside", "The host has set aside the entries from your network.");
        if (giveaway.PositionOf(command.Viewer) is { } position)
            return command.Route == EntryRoute.Free ? TakeFreeRoute(giveaway, position)
                : Outcome.Reject("already-entered", "You are in already: one entry a person.");
        if (moment.Person(command.Viewer).Any(other => giveaway.PositionOf(other) is not null))
            return Outcome.Reject("already-entered", "You are in already with another of your devices: one entry a person.");
        var writes = command.Route == EntryRoute.Keyword && command.Viewer.IsRelayed;
        if ((moment.Barred(command.Viewer) ?? giveaway.Opened.Who?.Refuses(command.Viewer, moment, writes)) is { } why)
            return Outcome.Reject("not-eligible", why);
        var entry = new EntryMade(giveaway.Id, command.Entry, command.Viewer, command.Route);
        if (giveaway.Opened.Entry == EntryMode.Open || command.Route == EntryRoute.Free)
            return Outcome.Accept(entry with
            {
                Rewards = giveaway.Opened.Tickets?.Takes(command.Viewer, command.Route, 0, moment) is { Count: > 0 } taken ? taken : null,
            });
        if (giveaway.Opened.Entry == EntryMode.Buyers)
            return moment.IsBuyer(command.Viewer)
                ? Outcome.Accept(entry with { Route = EntryRoute.Purchase })
                : Outcome.Reject("not-eligible",
                    "Entry comes with a purchase, or by the free route with the same chance: no purchase is necessary.");
        if (moment.Paid(command.Viewer, giveaway.Opened.OrdersBefore) is not { } paid)
            return Outcome.Reject("not-eligible",
                "Who has paid since this was opened is in, and so is who takes the free route, with the same chance: no purchase is necessary.");
        return paid.Customer is { } customer && giveaway.Customers.Contains(customer)
            ? Outcome.Reject("already-entered", "You are in already: one entry a person.")
            : Outcome.Accept(entry with { Route = EntryRoute.Purchase, Customer = paid.Customer });
    }

    /// <summary>Who came by the free route and somebody at the console writes down.</summary>
    public static Outcome Add(Giveaway giveaway, AddFreeEntry command, Moment moment)
    {
        if (giveaway.Opened.FreeRoute is null)
            return Outcome.Reject("no-free-route", "This giveaway has no free route: people enter it by themselves.");
        var name = Text.Clean(command.Name);
        if (name.Length == 0 && !moment.Knows(command.Viewer)) return Outcome.Invalid("name", "Write the name of who came by the free route.");
        if (Text.IsTooLong(name, LongestName)) return Outcome.Invalid("name", $"Keep the name to {LongestName} characters.");
        var outcome = Enter(giveaway, new(giveaway.Id, command.Entry, command.Viewer, EntryRoute.Free), moment);
        return outcome is Outcome.Accepted accepted
            ? new Outcome.Accepted([.. accepted.Facts.Select(f => f is EntryMade made ? made with { ByHand = name.Length > 0 } : f)],
                People: name.Length > 0 ? [new(command.Viewer.Value, Name: name)] : null)
            : outcome;
    }

    /// <summary>What orders bring about: who has paid is in, and whose order stands no more is out while entries aren't frozen.</summary>
    public static IEnumerable<GiveawayFact> Follow(GiveawayState state, IReadOnlyList<ShowFact> facts, Moment moment)
    {
        foreach (var giveaway in state.All)
        {
            if (giveaway is not { State: GiveawayStatus.Open, Opened.Entry: EntryMode.Paid }) continue;
            var seen = new HashSet<ViewerId>();
            foreach (var purchase in Purchases(giveaway, facts, moment))
            {
                if (purchase.Buyer is not { } buyer || !seen.Add(new(buyer))) continue;
                var viewer = new ViewerId(buyer);
                if (giveaway.PositionOf(viewer) is { } position)
                {
                    var entry = giveaway.Entries.Span[position];
                    if (giveaway.IsPaid(entry) && !giveaway.Pays(entry, moment))
                        yield return new EntryTakenBack(giveaway.Id, entry.Id, viewer, GiveawayRules.UnpaidReason);
                }
                else if (moment.Paid(viewer, giveaway.Opened.OrdersBefore) is not null
                    && Enter(giveaway, new(giveaway.Id, Id.Following<EntryId>(giveaway.Id.Value, giveaway.NumberOf(purchase)), viewer,
                        EntryRoute.Purchase), moment) is Outcome.Accepted { Facts: [EntryMade made] })
                    yield return made;
            }
        }
    }

    // What the facts say of orders. In a show that goes on with it, what was bought since the opening counts from the start.
    private static IEnumerable<Purchase> Purchases(Giveaway giveaway, IReadOnlyList<ShowFact> facts, Moment moment)
    {
        if (facts.Any(f => f is GiveawayContinued goes && goes.Giveaway == giveaway.Id))
            return moment.Purchases(buyers: false).Skip(giveaway.Opened.OrdersBefore);
        return facts.OfType<IConcernsOrder>().Select(f => moment.PurchaseOf(f.Order)).OfType<Purchase>();
    }

    private const int LongestName = 40;

    /// <summary>Whether who is in gets something by taking the free route besides.</summary>
    public static bool MayGoFree(Giveaway giveaway, GiveawayEntry entry) =>
        giveaway.Opened.FreeRoute is not null && entry.Route != EntryRoute.Free
        && (giveaway.Opened.Entry == EntryMode.Paid || giveaway.Opened.Tickets?.NeedFreeRoute == true);

    // A purchase may give tickets that the free route gives too; an entry that a purchase brought stands from then on without it.
    private static Outcome TakeFreeRoute(Giveaway giveaway, int position)
    {
        var entry = giveaway.Entries.Span[position];
        if (!MayGoFree(giveaway, entry))
            return Outcome.Reject("already-entered", "You are in already: one entry a person.");
        return Outcome.Accept(new FreeRouteTaken(giveaway.Id, entry.Id, entry.Viewer));
    }
}
