using System.Globalization;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Deals;

/// <summary>A deal that is being written: filled in so that it can be started at once, checked while it is typed.</summary>
public sealed class DealDraft
{
    /// <summary>A discount beyond this asks again: more often a slip of the finger than an offer.</summary>
    public const decimal SteepDiscount = 0.70m;

    private const int UsualQuantity = 20;

    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Durations = [30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600],
        Leads = [0, 5, 10, 30, 60], Holds = [120, 300, 600, 900, 1800, 3600, 86400];

    public required Item Item { get; init; }

    /// <summary>What stock can give; null where it isn't tracked.</summary>
    public int? Available { get; init; }

    /// <summary>The most units that the deal may have; null without limit.</summary>
    public int? Most => Item.PreOrder ? null : Available;
    public required Currency Currency { get; init; }

    /// <summary>The lowest price of the last 30 days; null where it isn't known.</summary>
    public Money? Lowest { get; init; }

    /// <summary>Whether the show announces reductions against it alone.</summary>
    public bool Strict { get; init; }
    public string Price { get; set; } = "";
    public string Quantity { get; set; } = "";
    public string PerViewer { get; set; } = "1";
    public int Seconds { get; set; } = 120;
    public int Lead { get; set; } = 10;
    public int Hold { get; set; } = 600;
    public string Code { get; set; } = "";

    /// <summary>A draft for an item, with what the last deal of the show had.</summary>
    /// <param name="prices">Where the lowest price of the last 30 days is looked up.</param>
    public static DealDraft Of(Item item, int? available, ShowView show, Prices? prices = null, DateTimeOffset now = default)
    {
        var last = show.Deals.LastOrDefault();
        var price = item.Price.Currency != show.Currency ? (Money?)null
            : last is not null && last.Item.Variant == item.Variant ? last.Price
            : Suggest(item.Price);
        return new()
        {
            Item = item,
            Available = available,
            Currency = show.Currency,
            Lowest = item.Variant is { } variant ? prices?.Lowest(variant, show.Currency, now) : null,
            Strict = show.Settings.AsksLowestPrice,
            Price = price?.Amount ?? "",
            Quantity = Math.Max(1, Math.Min(last?.Quantity ?? UsualQuantity,
                item.PreOrder ? int.MaxValue : available ?? int.MaxValue)).ToString(CultureInfo.InvariantCulture),
            PerViewer = (last?.PerViewer ?? 1).ToString(CultureInfo.InvariantCulture),
            Seconds = last is null ? 120 : AtMost(Durations, last.EndsAt - last.OpensAt),
            Lead = last is null ? 10 : AtMost(Leads, last.OpensAt - last.LaunchedAt),
            Hold = last is null ? 600 : AtMost(Holds, last.Hold),
            Code = last?.Code ?? "",
        };
    }

    /// <summary>The same wishes for another item.</summary>
    public DealDraft For(Item item, int? available, ShowView show, Prices? prices = null, DateTimeOffset now = default)
    {
        var other = Of(item, available, show, prices, now);
        (other.PerViewer, other.Seconds, other.Lead, other.Hold, other.Code) = (PerViewer, Seconds, Lead, Hold, Code);
        return other;
    }

    /// <summary>The same draft once more, with the stock of now.</summary>
    public DealDraft Again(int? available) => new()
    {
        Item = Item,
        Available = available,
        Currency = Currency,
        Lowest = Lowest,
        Strict = Strict,
        Price = Price,
        Quantity = Quantity,
        PerViewer = PerViewer,
        Seconds = Seconds,
        Lead = Lead,
        Hold = Hold,
        Code = Code,
    };

    /// <summary>20 % below, on a round amount; a price that ends in 99 or 95 keeps its ending.</summary>
    public static Money Suggest(Money price)
    {
        var target = price.Major * 0.8m;
        var ending = price.Major - decimal.Truncate(price.Major);
        var step = target switch { >= 10_000 => 100m, >= 1_000 => 10m, >= 20 => 1m, >= 2 => 0.5m, _ => 0.05m };
        if (price.Currency.Digits == 0) step = Math.Max(1, step);
        var rounded = ending is 0.99m or 0.95m && target >= 2
            ? Math.Round(target, MidpointRounding.AwayFromZero) - 1 + ending
            : Math.Round(target / step, MidpointRounding.AwayFromZero) * step;
        var suggested = Money.Round(rounded, price.Currency);
        return suggested.Minor > 0 && suggested < price ? suggested : Money.Round(target, price.Currency);
    }

    /// <summary>The price as typed; null where it is none. A comma before the last digits is a decimal point.</summary>
    public Money? PriceAsked
    {
        get
        {
            var text = new string([.. Price.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-')]);
            var comma = text.LastIndexOf(',');
            if (comma >= 0 && !text.Contains('.', StringComparison.Ordinal)
                && text.Length - comma - 1 <= Currency.Digits)
                text = text[..comma].Replace(",", "", StringComparison.Ordinal) + "." + text[(comma + 1)..];
            return Money.TryParse(text.Replace(",", "", StringComparison.Ordinal), Currency, out var money) ? money : null;
        }
    }

    public string? PriceProblem => PriceAsked switch
    {
        null => string.IsNullOrWhiteSpace(Price) ? "Enter a price." : $"Write an amount such as {Money.Round(12.5m, Currency).Amount}.",
        { Minor: < 0 } => "A price can't be below zero.",
        _ => null,
    };

    public string? QuantityProblem => Whole(Quantity) switch
    {
        null or < 1 => "Enter 1 or more.",
        _ when Most is <= 0 => "Stock has none to give now. Correct the stock in the catalogue, or choose another product.",
        { } asked when asked > Most => $"Only {Most.Value.ToString(CultureInfo.InvariantCulture)} are in stock. "
            + $"Enter {Most.Value.ToString(CultureInfo.InvariantCulture)} or fewer.",
        > 1_000_000 => "Enter 1,000,000 or fewer.",
        _ => null,
    };

    public string? PerViewerProblem => Whole(PerViewer) switch
    {
        null or < 1 => "Let each viewer have at least 1.",
        { } each when QuantityProblem is null && each > Whole(Quantity) => "That is more than the deal has.",
        _ => null,
    };

    public string? CodeProblem => Text.Clean(Code).Length > 64 ? "Keep the code to 64 characters." : null;

    public bool IsReady => PriceProblem is null && QuantityProblem is null && PerViewerProblem is null && CodeProblem is null;

    /// <summary>What viewers see the price compared with, once it is launched; null without a price.</summary>
    public ReferencePrice? Reference => PriceAsked is { } price ? ReferencePrice.Of(Item, price, Lowest, Strict) : null;

    /// <summary>What the price is held against while it is typed: what would be crossed out, else what it costs now.</summary>
    public Money Compared => Strict && Lowest is { } lowest && lowest.Currency == Currency ? lowest : Item.Was ?? Item.Price;

    /// <summary>How far below that, as a part of it; below zero where it is above. Null where they can't be compared.</summary>
    public decimal? Discount =>
        PriceAsked is { } price && Compared.Currency == Currency && Compared.Minor > 0
            ? 1 - ((decimal)price.Minor / Compared.Minor)
            : null;

    /// <summary>Dearer than the price it is compared with.</summary>
    public bool IsAbove => PriceAsked is { } price && Compared.Currency == Currency && price > Compared;

    /// <summary>So far below that it is asked again.</summary>
    public bool IsSteep => Discount > SteepDiscount;

    public LaunchDeal ToCommand(DealId id) => new(
        id, Item, PriceAsked!.Value, Whole(Quantity)!.Value, Whole(PerViewer)!.Value, TimeSpan.FromSeconds(Seconds),
        TimeSpan.FromSeconds(Lead), TimeSpan.FromSeconds(Hold),
        Text.Clean(Code) is { Length: > 0 } code ? code : null);

    private static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // An extension lengthened the last deal, not the wish: the choice at or below it.
    private static int AtMost(IReadOnlyList<int> choices, TimeSpan had) => choices.LastOrDefault(c => c <= had.TotalSeconds, choices[0]);
}
