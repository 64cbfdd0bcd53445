using HostConsole.Core.Kernel;
using HostConsole.Engine;

namespace HostConsole.Catalogue;

/// <summary>What can be promised of some variants.</summary>
public static class AvailableStock
{
    /// <summary>Units that can be promised now of each variant whose stock is tracked.</summary>
    public static Task<IReadOnlyDictionary<VariantId, int>> StockAsync(
        this LiveShows shows, IReadOnlyCollection<VariantId> variants, CancellationToken cancel = default) =>
        shows.ReadWorldAsync<IReadOnlyDictionary<VariantId, int>>(world => variants
            .Select(v => (Variant: v, world.Ledger.Stock[v].Available)).Where(v => v.Available is not null)
            .ToDictionary(v => v.Variant, v => v.Available!.Value), cancel);
}
