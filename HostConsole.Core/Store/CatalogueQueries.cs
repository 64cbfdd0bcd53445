using System.Collections.Immutable;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Store;

/// <summary>The pool that holds the stock of each of some variants, for those that share one.</summary>
public sealed record PoolsOf(ImmutableArray<VariantId> Variants) : IQuery<Dictionary<VariantId, ProductId>>
{
    public Dictionary<VariantId, ProductId> Answer(World world) =>
        Variants.Where(v => world.Ledger.Stock.PoolOf(v) is not null).ToDictionary(v => v, v => world.Ledger.Stock.PoolOf(v)!.Value);
}

/// <summary>The shows whose plans name a product, the newest first.</summary>
public sealed record PlannedIn(ProductId Product) : IQuery<ImmutableArray<ShowEntry>>
{
    public ImmutableArray<ShowEntry> Answer(World world) =>
    [
        .. world.Shows.Values.Where(show => world.Find(show.Id)?.State.Lifecycle.Plan.Cues
            .Any(c => c.Cue is PinCue pin && pin.Item.Product == Product || c.Cue is DealCue deal && deal.Item.Product == Product) == true)
            .OrderByDescending(show => show.CreatedAt),
    ];
}

/// <summary>The variants that the plans of shows name which have not ended.</summary>
public sealed record PlannedVariants : IQuery<HashSet<VariantId>>
{
    public HashSet<VariantId> Answer(World world) =>
    [
        .. world.Runs.Where(r => r.State.Lifecycle.Status != ShowStatus.Ended).SelectMany(r => r.State.Lifecycle.Plan.Cues)
            .Select(c => c.Cue switch
            {
                PinCue pin => pin.Item.Variant,
                DealCue deal => deal.Item.Variant,
                _ => (VariantId?)null,
            }).OfType<VariantId>(),
    ];
}
