using System.Diagnostics;
using HostConsole.Core.Catalogue;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>The deal that claims were made in: one object for all of them.</summary>
public sealed record DealPlace(RunId Run, DealId Deal, VariantId Variant);

/// <summary>Where a claim was made; by it an order finds its run long after the show.</summary>
public readonly record struct ClaimPlace(DealPlace Place, ViewerId Viewer, int Units)
{
    public RunId Run => Place.Run;
    public DealId Deal => Place.Deal;
    public VariantId Variant => Place.Variant;
}

/// <summary>What outlives a show: stock, orders, and which claim belongs where. Belongs to the writer.</summary>
public sealed class Ledger
{
    public Stock Stock { get; private init; } = new();
    public Orders.OrderState Orders { get; private init; } = new();
    public RewardBook Rewards { get; private init; } = new();
    public WordBook Words { get; } = new();

    /// <summary>Who won giveaways.</summary>
    public Wins Wins { get; } = new();

    /// <summary>What waits for a show to go on with it.</summary>
    public Carries Carries { get; private init; } = new();

    /// <summary>What variants cost lately: looked up when a deal is launched, and then recorded with it.</summary>
    public Prices Prices { get; init; } = new();
    public Dictionary<ClaimId, ClaimPlace> Claims { get; } = [];
    private readonly Dictionary<DealId, DealPlace> _deals = [];

    // Tables don't grow in the second in which everybody claims.
    private const int MostRoom = 20_000;

    /// <summary>Units that the deals of a run hold, over all variants.</summary>
    public Dictionary<RunId, int> HeldByRun { get; } = [];

    /// <summary>What a rehearsal plays with: the stock as it is, codes that don't work, no orders, no customers.</summary>
    public Ledger Fork() => new() { Stock = Stock.Fork(), Prices = Prices, Rewards = Rewards.Fork(), Carries = Carries.Fork() };

    /// <returns>What happened to an order; null where the fact is of another kind.</returns>
    public OrderChange? Apply(LoggedFact logged)
    {
        switch (logged.Fact)
        {
            case OrderFact f:
                return Orders.Apply(f);
            case DealFact.UnitClaimed f:
                Hold(f.Deal, f.Claim, f.Viewer, f.Quantity);
                return null;
            case StockFact f:
                StockRules.Apply(Stock, f);
                if (f is StockFact.StockReserved { Run: { } launched } reserved)
                    Reserve(new(launched, reserved.Deal, reserved.Variant), reserved.Units);
                if (f is StockFact.ClaimHeld held) Hold(held.Deal, held.Claim, held.Viewer, held.Units);
                if (f is { Run: { } of } && HeldBy(f) is not 0 and var units) HeldByRun[of] = HeldByRun.GetValueOrDefault(of) + units;
                return null;
            case RewardFact f:
                Rewards.Apply(f, logged.Run!.Value, logged.At);
                return null;
            case IWins f:
                Wins.Apply(f, logged.At);
                return null;
            case ICarries or ICarriesSecret or ITakesOver:
                Carries.Apply(logged.Fact, logged.Run!.Value, logged.At);
                return null;
            case PointsFact f:
                Rewards.Points.Apply(f, logged.At);
                return null;
            case PoolFact f:
                Rewards.Apply(f, logged.At);
                return null;
            case DailyWordFact f:
                Words.Apply(f);
                return null;
            case var fact:
                throw new UnreachableException($"{fact.GetType().Name} belongs to no part of the ledger.");
        }
    }

    private void Reserve(DealPlace deal, int units)
    {
        _deals.TryAdd(deal.Deal, deal);
        Claims.EnsureCapacity(Claims.Count + Math.Min(units, MostRoom));
    }

    private void Hold(DealId deal, ClaimId claim, ViewerId viewer, int units) => Claims[claim] = new(_deals[deal], viewer, units);

    private static int HeldBy(StockFact fact) => fact switch
    {
        StockFact.StockReserved f => f.Units,
        StockFact.StockReleased f => -f.Units,
        StockFact.StockSold f => -f.FromHeld,
        _ => 0,
    };
}
