using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

/// <summary>The whole public record of a milestone: enough to work out anew who won, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the rules; docs/fair-draws.md describes them.</param>
/// <param name="From">How many orders or buyers there had been when it began to count.</param>
/// <param name="Most">How many rewards it gives at most.</param>
/// <param name="Buyers">
/// Who bought, of each order of the show until it closed, in the order of the log: a number by each one's first order, from 1; 0 for an order
/// that names nobody.
/// </param>
/// <param name="Winners">Which orders or buyers of the show, from 1.</param>
public sealed record MilestoneRecord(
    string Protocol, MilestoneId Milestone, string Title, MilestoneRule Rule, int Count, MilestoneOf Of, int From, int Most,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, ImmutableArray<int> Buyers, ImmutableArray<int> Winners)
{
    public const string Version = "milestone/1";

    /// <param name="orders">Of the show, oldest in the log first.</param>
    public static MilestoneRecord Create(MilestoneView m, IReadOnlyList<Purchase> orders)
    {
        var numbers = new Dictionary<Guid, int>();
        int Number(Purchase order)
        {
            if ((order.Customer ?? order.Buyer) is not { } buyer) return 0;
            if (!numbers.TryGetValue(buyer, out var number)) numbers.Add(buyer, number = numbers.Count + 1);
            return number;
        }

        // Of a log that doesn't say how many there were: as many as the last winner needed.
        var until = m.IsOn ? orders.Count : m.Orders ?? Last(m, orders);
        return new(Version, m.Id, m.Title, m.Rule, m.Count, m.Of, m.From, m.Most, m.OpenedAt, m.ClosedAt,
            [.. orders.Take(until).Select(Number)], [.. m.Winners.Select(w => w.Number)]);
    }

    private static int Last(MilestoneView m, IReadOnlyList<Purchase> orders) =>
        m.Winners.IsEmpty ? 0 : 1 + orders.Index().First(o => o.Item.Order == m.Winners[^1].Order).Index;
}
