using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Catalogue;

/// <summary>What can be promised of some variants.</summary>
public static class AvailableStock
{
    /// <summary>Units that can be promised now of each variant whose stock is tracked.</summary>
    public static async Task<IReadOnlyDictionary<VariantId, int>> StockAsync(
        this LiveShows shows, IReadOnlyCollection<VariantId> variants, CancellationToken cancel = default) =>
        (await shows.AskAsync(new StockOf([.. variants]), cancel)).Where(v => v.Value.Available is not null)
            .ToDictionary(v => v.Key, v => v.Value.Available!.Value);
}
