using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>What happens to units: available = counted − held − sold since counted.</summary>
public abstract record StockFact : ShowFact, ILedgerFact
{
    private StockFact() { }

    public RunId? Run { get; init; }
    public abstract VariantId Variant { get; init; }

    /// <param name="Units">Null: not tracked, without limit.</param>
    public sealed record StockCounted(VariantId Variant, int? Units) : StockFact;

    /// <summary>A deal holds units from its launch on.</summary>
    public sealed record StockReserved(VariantId Variant, DealId Deal, int Units) : StockFact;
    public sealed record StockReleased(VariantId Variant, DealId Deal, int Units) : StockFact;

    /// <summary>Which of a deal's held units a claim has. In logs from before a claim was a fact of both streams.</summary>
    public sealed record ClaimHeld(VariantId Variant, DealId Deal, ClaimId Claim, ViewerId Viewer, int Units) : StockFact;

    /// <param name="FromHeld">How many of them a deal had held.</param>
    public sealed record StockSold(VariantId Variant, int Units, int FromHeld) : StockFact;
    public sealed record StockReturned(VariantId Variant, int Units) : StockFact;

    /// <summary>From here on the variant takes from the units that its product counts for several variants together.</summary>
    /// <param name="Pool">Null: its units are its own again.</param>
    public sealed record StockShared(VariantId Variant, ProductId? Pool) : StockFact;
}

public abstract record StockCommand : ShowCommand;

/// <param name="Units">0 or more; null: not tracked.</param>
/// <param name="Apart">Where the variant shared its product's units, it has its own from here on.</param>
public sealed record CountStock(VariantId Variant, int? Units, bool Apart = false) : StockCommand;

/// <summary>These variants take from the same units.</summary>
/// <param name="Units">How many there are; null leaves the count.</param>
public sealed record ShareStock(ProductId Pool, IReadOnlyList<VariantId> Variants, int? Units) : StockCommand;

/// <param name="Shared">These are the units of several variants together.</param>
public sealed record StockLevel(int? Counted, int Held, int Sold, bool Shared = false)
{
    /// <summary>Units that can be promised now; null without limit; below zero after a count that found less than is held.</summary>
    public int? Available => Counted - Held - Sold;
}

/// <summary>The units of the ledger, over all its shows. Belongs to the writer.</summary>
public sealed class Stock
{
    private static readonly StockLevel Untracked = new(null, 0, 0);
    private readonly Dictionary<VariantId, StockLevel> _levels = [];
    private readonly Dictionary<VariantId, ProductId> _pools = [];
    private readonly Dictionary<ProductId, StockLevel> _shared = [];

    /// <summary>What there is of the variant; where it shares units, what there is of all that share them.</summary>
    public StockLevel this[VariantId variant] => _pools.TryGetValue(variant, out var pool) ? _shared[pool] : Own(variant);

    /// <summary>The product whose units the variant takes from; null where it has its own.</summary>
    public ProductId? PoolOf(VariantId variant) => _pools.TryGetValue(variant, out var pool) ? pool : null;

    /// <summary>A copy to rehearse on.</summary>
    public Stock Fork()
    {
        var fork = new Stock();
        foreach (var (variant, level) in _levels) fork._levels[variant] = level;
        foreach (var (variant, pool) in _pools) fork._pools[variant] = pool;
        foreach (var (pool, level) in _shared) fork._shared[pool] = level;
        return fork;
    }

    // Of a variant that shares units, what deals hold of it alone is known on, for the day it leaves.
    private StockLevel Own(VariantId variant) => _levels.GetValueOrDefault(variant, Untracked);

    internal void Change(VariantId variant, Func<StockLevel, StockLevel> change)
    {
        _levels[variant] = change(Own(variant));
        if (_pools.TryGetValue(variant, out var pool)) _shared[pool] = change(_shared[pool]);
    }

    internal void Share(VariantId variant, ProductId? pool)
    {
        var own = Own(variant);
        if (_pools.Remove(variant, out var before))
        {
            // It leaves with what it could have been promised, never with more.
            own = own with { Counted = _shared[before].Available is { } left ? Math.Max(0, left) + own.Held : null, Sold = 0 };
            _shared[before] = _shared[before] with { Held = _shared[before].Held - own.Held };
        }

        _levels[variant] = own;
        if (pool is not { } joined) return;
        _pools[variant] = joined;
        var level = _shared.GetValueOrDefault(joined, new StockLevel(0, 0, 0, Shared: true));
        _shared[joined] = level with { Held = level.Held + own.Held };
    }
}

public static class StockRules
{
    public static Outcome Decide(Stock stock, StockCommand command) => command switch
    {
        CountStock { Units: < 0 or > 100_000_000 } =>
            Outcome.Invalid("stock", "Stock is 0 to 100,000,000 units, or empty where it isn't tracked."),
        CountStock { Apart: true } count when stock.PoolOf(count.Variant) is not null =>
            Outcome.Accept(new StockFact.StockShared(count.Variant, null), new StockFact.StockCounted(count.Variant, count.Units)),
        CountStock count => stock[count.Variant] is { Sold: 0 } level && level.Counted == count.Units
            ? Outcome.Accept()
            : Outcome.Accept(new StockFact.StockCounted(count.Variant, count.Units)),
        ShareStock { Units: < 0 or > 100_000_000 } or ShareStock { Variants: [] } =>
            Outcome.Invalid("stock", "Stock is 0 to 100,000,000 units, of one variant or more."),
        ShareStock share => Share(stock, share),
        _ => throw new UnreachableException(),
    };

    private static Outcome Share(Stock stock, ShareStock share)
    {
        var joining = share.Variants.Where(v => stock.PoolOf(v) != share.Pool)
            .Select(v => (ShowFact)new StockFact.StockShared(v, share.Pool)).ToList();
        var level = joining.Count < share.Variants.Count ? stock[share.Variants.First(v => stock.PoolOf(v) == share.Pool)] : null;
        if (share.Units is { } units && (level is null || level.Sold != 0 || level.Counted != units))
            joining.Add(new StockFact.StockCounted(share.Variants[0], units));
        return Outcome.Accept([.. joining]);
    }

    public static void Apply(Stock stock, StockFact fact)
    {
        if (fact is StockFact.StockShared shared) stock.Share(shared.Variant, shared.Pool);
        else stock.Change(fact.Variant, level => After(level, fact));
    }

    private static StockLevel After(StockLevel level, StockFact fact) => fact switch
    {
        StockFact.StockCounted counted => level with { Counted = counted.Units, Sold = 0 },
        StockFact.StockReserved reserved => level with { Held = level.Held + reserved.Units },
        StockFact.StockReleased released => level with { Held = level.Held - released.Units },
        StockFact.StockSold sold => level with { Sold = level.Sold + sold.Units, Held = level.Held - sold.FromHeld },
        StockFact.StockReturned returned => level with { Sold = level.Sold - returned.Units },
        StockFact.ClaimHeld => level,
        _ => throw new UnreachableException(),
    };
}
