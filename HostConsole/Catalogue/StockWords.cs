using HostConsole.Core.Catalogue;

namespace HostConsole.Catalogue;

/// <summary>What a count of stock comes to.</summary>
public static class StockWords
{
    /// <summary>What will happen where less was counted than deals hold; null where nothing will.</summary>
    public static string? Shortfall(StockLevel level) => level is { Counted: { } counted, Sold: 0 } && level.Held > counted
        ? $"Deals hold {level.Held:N0} units, and {counted:N0} were counted: {level.Held - counted:N0} can be claimed that are not there. "
            + "Deals that run go on with what they hold; end them to give it back, or cancel the claims that can't be met. "
            + "No new deal gets units before the count is above what is held."
        : null;
}
