using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>What a deal's price is compared with, settled when it is launched and the same on every surface.</summary>
/// <param name="Was">What is crossed out; null where no reduction is announced.</param>
/// <param name="Lowest">The lowest price of the 30 days before; null where it isn't known.</param>
/// <param name="Strict">Whether the show announces a reduction against the lowest price alone.</param>
public sealed record ReferencePrice(Money? Was, Money? Lowest, bool Strict)
{
    public static ReferencePrice Of(Item item, Money price, Money? lowest, bool strict) =>
        new(strict ? Above(lowest, price) : Above(item.Was ?? item.Price, price), lowest, strict);

    /// <summary>Whether something else is crossed out than the EU asks for.</summary>
    [JsonIgnore] public bool IsAboveLowest => Was > Lowest;

    private static Money? Above(Money? was, Money price) => was is { } w && w.Currency == price.Currency && w > price ? w : null;
}

/// <summary>Where a reduction names the lowest price of the 30 days before it (Directive 98/6/EC, article 6a).</summary>
public static class PriorPriceRule
{
    // The currencies of the EU's and the EEA's members.
    private static readonly HashSet<string> Asked =
        new(StringComparer.Ordinal) { "EUR", "BGN", "CZK", "DKK", "HUF", "ISK", "NOK", "PLN", "RON", "SEK" };

    public static bool IsUsual(Currency currency) => currency.Code is { } code && Asked.Contains(code);
}
