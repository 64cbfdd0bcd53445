using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Metrics;

/// <summary>
/// Tells the buyers of a run who were seen in it from those who weren't. An order may come before the person whom it
/// names. Belongs to the writer.
/// </summary>
public sealed class BuyerSight
{
    /// <summary>As whom somebody has to be seen.</summary>
    public const SeenAs Audience = SeenAs.Viewer | SeenAs.Chatter;

    private readonly HashSet<Guid> _seen = [];

    // Counted orders: of each person of the audience by customer, and of each customer.
    private readonly Dictionary<Guid, Dictionary<Guid, int>> _ofPerson = [];
    private readonly Dictionary<Guid, (int Orders, int Sighted)> _ofCustomer = [];
    private int _seenBuyers, _unseenBuyers;

    /// <returns>How many more of either there are now; null where nothing changed.</returns>
    public MinuteTotals? Apply(ShowFact fact, OrderChange? change)
    {
        var (seen, unseen) = (_seenBuyers, _unseenBuyers);
        if (fact is ITakesPart part && (part.As & Audience) != 0) See(part.Viewer.Value);
        if (change?.Before is { } before) Count(before, -1);
        if (change is { After: { Withdrawn: false } after }) Count(after, 1);
        return (seen, unseen) == (_seenBuyers, _unseenBuyers) ? null
            : new() { SeenBuyers = _seenBuyers - seen, UnseenBuyers = _unseenBuyers - unseen };
    }

    private void See(Guid person)
    {
        if (!_seen.Add(person) || !_ofPerson.TryGetValue(person, out var bought)) return;
        _seenBuyers++;
        foreach (var (customer, orders) in bought) Tally(customer, 0, orders);
    }

    private void Count(Order order, int sign)
    {
        if (order.Weight.Orders == 0) return;
        var customer = order.Content.Customer ?? order.Content.Viewer?.Value;
        if (order.Content.Viewer is { Value: var person } && customer is { } buyer) Name(person, buyer, sign);
        if (customer is { } known) Tally(known, sign, order.Content.Viewer is { } of && _seen.Contains(of.Value) ? sign : 0);
    }

    private void Name(Guid person, Guid customer, int by)
    {
        var had = _ofPerson.TryGetValue(person, out var bought);
        bought ??= _ofPerson[person] = [];
        if ((bought[customer] = bought.GetValueOrDefault(customer) + by) == 0) bought.Remove(customer);
        if (bought.Count == 0) _ofPerson.Remove(person);
        if (_seen.Contains(person)) _seenBuyers += (bought.Count > 0 ? 1 : 0) - (had ? 1 : 0);
    }

    private void Tally(Guid customer, int orders, int sighted)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofCustomer, customer, out _);
        var before = IsUnseen(tally);
        tally = (tally.Orders + orders, tally.Sighted + sighted);
        _unseenBuyers += (IsUnseen(tally) ? 1 : 0) - (before ? 1 : 0);
        if (tally == default) _ofCustomer.Remove(customer);
    }

    private static bool IsUnseen((int Orders, int Sighted) tally) => tally is { Orders: > 0, Sighted: 0 };
}
