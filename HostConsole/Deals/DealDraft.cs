using System.Globalization;
using System.Text.Json.Serialization;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>A deal while it is typed: filled in for what stands on stage, so that it can be started at once.</summary>
public sealed class DealDraft : CueDraft
{
    /// <summary>A discount beyond this asks again: more often a slip of the finger than an offer.</summary>
    public const decimal SteepDiscount = 0.70m;

    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Durations = [30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600],
        Leads = [0, 5, 10, 30, 60], Earlies = [0, 5, 10, 30, 60], Holds = [120, 300, 600, 900, 1800, 3600, 86400];

    private CueScene? scene;

    public Item? Item { get; set; }
    public string Price { get; set; } = "";
    public int? Quantity { get; set; } = 20;
    public int? PerViewer { get; set; } = 1;
    public int? Seconds { get; set; } = 120;
    public int? LeadSeconds { get; set; } = 10;
    public int? HoldSeconds { get; set; } = 600;

    /// <summary>How long before everybody those with early access may claim.</summary>
    public int? EarlySeconds { get; set; } = 0;
    public string Code { get; set; } = "";

    public override void Prepare(CueScene scene)
    {
        this.scene = scene;
        if (Item is not null) Item = scene.Memory.Now(Item);
        else if (scene.Show?.Stage.Pinned is { Variant: not null } pinned) Choose(pinned, scene.Settings.Currency);
    }

    public override void DropMoney() => Price = "";

    /// <summary>Takes another product, at the price that is suggested for it.</summary>
    public void Choose(Item? item, Currency currency)
    {
        if (item is not null && item.Variant != Item?.Variant)
            Price = item.Price.Currency == currency ? Suggest(item.Price).Amount : "";
        Item = item;
    }

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
    public Money? PriceAsked(Currency currency)
    {
        var text = new string([.. Price.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-')]);
        var comma = text.LastIndexOf(',');
        if (comma >= 0 && !text.Contains('.', StringComparison.Ordinal) && text.Length - comma - 1 <= currency.Digits)
            text = text[..comma].Replace(",", "", StringComparison.Ordinal) + "." + text[(comma + 1)..];
        return Money.TryParse(text.Replace(",", "", StringComparison.Ordinal), currency, out var money) ? money : null;
    }

    /// <summary>What viewers see the price compared with, once it is launched; null without a price.</summary>
    public ReferencePrice? Reference(Currency currency) =>
        Item is { } item && PriceAsked(currency) is { } price ? ReferencePrice.Of(item, price, Lowest(currency), Strict) : null;

    /// <summary>What the price is held against while it is typed: what would be crossed out, else what it costs now.</summary>
    [JsonIgnore]
    public Money? Compared =>
        Item is not { } item ? null : Strict && Lowest(item.Price.Currency) is { } lowest ? lowest : item.Was ?? item.Price;

    /// <summary>How far below that, as a part of it; below zero where it is above. Null where they can't be compared.</summary>
    public decimal? Discount(Currency currency) =>
        PriceAsked(currency) is { } price && Compared is { Minor: > 0 } compared && compared.Currency == currency
            ? 1 - ((decimal)price.Minor / compared.Minor)
            : null;

    /// <summary>Dearer than the price it is compared with.</summary>
    public bool IsAbove(Currency currency) => Discount(currency) < 0;

    public override Doubt? Doubts(Currency currency, CultureInfo culture) =>
        Discount(currency) is { } part and > SteepDiscount && PriceAsked(currency) is { } price
            ? new($"{price.Show(culture)} is {Percent.Plain(part, culture)} below {Compared!.Value.Show(culture)}.",
                $"Yes, start at {price.Show(culture)}")
            : null;

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Item is null) return Wrong("item", "Choose a product from the catalogue.");
        if (string.IsNullOrWhiteSpace(Price)) return Wrong("price", "Enter a price.");
        if (PriceAsked(currency) is not { } price)
            return Wrong("price", $"Write an amount such as {Money.Round(12.5m, currency).Amount}.");
        if (price.Minor < 0) return Wrong("price", "A price can't be below zero.");
        if (Quantity is not { } quantity) return Wrong("quantity", "Enter 1 or more.");
        if (PerViewer is not { } each) return Wrong("perViewer", "Let each viewer have at least 1.");
        if (each > quantity && quantity > 0) return Wrong("perViewer", "That is more than the deal has.");
        if (EarlySeconds > (LeadSeconds ?? 0)) return Wrong("earlySeconds", "Early access can’t be longer than the lead-in.");
        return Seconds is { } seconds
            ? (new DealCue(Id, Item, price, quantity, each, seconds, LeadSeconds ?? 0, HoldSeconds ?? 0, Blank(Code))
            {
                EarlySeconds = EarlySeconds ?? 0,
            }, null)
            : Wrong("seconds", "Say how long the deal runs.");
    }

    protected internal override string FieldOf(string name) => name == "variantId" ? "item" : name;

    private bool Strict => scene?.Settings.AsksLowestPrice ?? false;

    // Of the last 30 days.
    private Money? Lowest(Currency currency) =>
        Item?.Variant is { } variant && scene is { } at && currency == at.Settings.Currency
            ? at.Memory.Prices.Lowest(variant, currency, at.Now)
            : null;
}
