using System.Diagnostics;
using HostConsole.Core.Catalog;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Core.Shows;

/// <summary>Where a claim was made; by it an order finds its run long after the show.</summary>
public readonly record struct ClaimPlace(RunId Run, DealId Deal, VariantId Variant, ViewerId Viewer, int Units);

/// <summary>What outlives a show: stock, orders, and which claim belongs where. Belongs to the writer.</summary>
public sealed class House
{
    public Stock Stock { get; private init; } = new();
    public Orders.Orders Orders { get; private init; } = new();
    public Dictionary<ClaimId, ClaimPlace> Claims { get; } = [];

    /// <summary>Units that the deals of a run hold, over all variants.</summary>
    public Dictionary<RunId, int> HeldByRun { get; } = [];

    /// <summary>What a rehearsal plays with: the stock as it is, no orders, no customers.</summary>
    public House Fork() => new() { Stock = Stock.Fork() };

    /// <returns>What happened to an order; null where the fact is of another kind.</returns>
    public OrderChange? Apply(ShowFact fact)
    {
        switch (fact)
        {
            case OrderFact f:
                return Orders.Apply(f);
            case StockFact f:
                StockRules.Apply(Stock, f);
                if (f is StockFact.ClaimHeld { Run: { } run } held) Claims[held.Claim] = new(run, held.Deal, held.Variant, held.Viewer, held.Units);
                if (f is { Run: { } of } && HeldBy(f) is not 0 and var units) HeldByRun[of] = HeldByRun.GetValueOrDefault(of) + units;
                return null;
            default:
                throw new UnreachableException($"{fact.GetType().Name} belongs to no part of the house.");
        }
    }

    private static int HeldBy(StockFact fact) => fact switch
    {
        StockFact.StockReserved f => f.Units,
        StockFact.StockReleased f => -f.Units,
        StockFact.StockSold f => -f.FromHeld,
        _ => 0,
    };
}
