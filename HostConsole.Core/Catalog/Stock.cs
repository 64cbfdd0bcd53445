using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <summary>What happens to units: available = counted − held − sold since counted.</summary>
public abstract record StockFact : ShowFact, IHouseFact
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
}

public abstract record StockCommand : ShowCommand;

/// <param name="Units">0 or more; null: not tracked.</param>
public sealed record CountStock(VariantId Variant, int? Units) : StockCommand;

public sealed record StockLevel(int? Counted, int Held, int Sold)
{
    /// <summary>Units that can be promised now; null without limit; below zero after a count that found less than is held.</summary>
    public int? Available => Counted - Held - Sold;
}

/// <summary>The units of the house, over all its shows. Belongs to the writer.</summary>
public sealed class Stock
{
    private static readonly StockLevel Untracked = new(null, 0, 0);
    private readonly Dictionary<VariantId, StockLevel> _levels = [];

    public StockLevel this[VariantId variant]
    {
        get => _levels.GetValueOrDefault(variant, Untracked);
        internal set => _levels[variant] = value;
    }

    public IReadOnlyDictionary<VariantId, StockLevel> Levels => _levels;

    /// <summary>A copy to rehearse on.</summary>
    public Stock Fork()
    {
        var fork = new Stock();
        foreach (var (variant, level) in _levels) fork[variant] = level;
        return fork;
    }
}

public static class StockRules
{
    public static Outcome Decide(Stock stock, StockCommand command) => command switch
    {
        CountStock { Units: < 0 or > 100_000_000 } => Outcome.Invalid("stock", "Stock is 0 to 100,000,000 units, or empty where it isn't tracked."),
        CountStock count => stock[count.Variant] is { Sold: 0 } level && level.Counted == count.Units ? Outcome.Accept() : Outcome.Accept(new StockFact.StockCounted(count.Variant, count.Units)),
        _ => throw new UnreachableException(),
    };

    public static void Apply(Stock stock, StockFact fact)
    {
        var level = stock[fact.Variant];
        stock[fact.Variant] = fact switch
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
}
