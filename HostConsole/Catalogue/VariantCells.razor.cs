using System.Globalization;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Catalogue;

/// <summary>The cells of a variant that can be changed in place: price, compare-at, stock, the shop's id.</summary>
public sealed partial class VariantCells
{
    private string price = "";
    private string compareAt = "";
    private string stock = "";
    private string shopId = "";
    private (string Field, string Reason)? wrong;
    private VariantView? shown;

    [Parameter, EditorRequired] public required VariantView Variant { get; set; }

    /// <summary>The product's name, with the variant's where there are several.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Writes the change; gives what is wrong with it. The page hands in the variant anew when it is done.</summary>
    [Parameter, EditorRequired] public required Func<VariantId, VariantChange, Task<Outcome.Rejected?>> Save { get; set; }

    private Currency Currency => Variant.Price.Currency;
    private string Sign => CurrencySign.Of(Currency.Code).TrimEnd();
    private string? Held => Variant.Level.Shared ? $"shared with the other variants{(Stocked is { } more ? $", {more}" : "")}" : Stocked;
    private string? Stocked => Variant.Level switch
    {
        { Counted: null } => null,
        { Sold: var sold, Counted: { } counted } when sold > counted => $"{sold - counted:N0} sold too many: count again",
        { Counted: { } counted, Sold: 0 } level when level.Held > counted => $"{level.Held - counted:N0} more held by deals than counted",
        { Held: > 0 } level => $"{level.Held:N0} held by deals",
        { Available: <= 0 } => "out of stock",
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(shown, Variant)) return; // what is being typed stays
        shown = Variant;
        price = Variant.Price.Amount;
        compareAt = Variant.CompareAt?.Amount ?? "";
        // What lies on the shelf, held units included: that is what a person counts.
        stock = Variant.Level.Counted is { } counted
            ? Math.Max(0, counted - Variant.Level.Sold).ToString(CultureInfo.InvariantCulture)
            : "";
        shopId = Variant.ShopId ?? "";
        wrong = null;
    }

    private string? ErrorOf(string field) => wrong is { } w && w.Field == field ? w.Reason : null;

    private Task SavePriceAsync(string text)
    {
        price = text;
        return AmountText.TryParse(text, Currency, out var money, out var reason)
            ? SaveAsync("price", new(Price: money))
            : Refuse("price", reason);
    }

    private Task SaveCompareAtAsync(string text)
    {
        compareAt = text;
        if (text.Trim().Length == 0) return SaveAsync("compareAt", new(CompareAt: new(null)));
        return AmountText.TryParse(text, Currency, out var money, out var reason)
            ? SaveAsync("compareAt", new(CompareAt: new(money)))
            : Refuse("compareAt", reason);
    }

    private Task SaveStockAsync(string text)
    {
        stock = text;
        if (text.Trim().Length == 0) return SaveAsync("stock", new(Stock: new(null)));
        return AmountText.TryCount(text, int.MaxValue, out var units, out var reason)
            ? SaveAsync("stock", new(Stock: new(units)))
            : Refuse("stock", reason);
    }

    private Task SaveShopIdAsync(string text)
    {
        shopId = text;
        return SaveAsync("externalId", new(ShopId: new(text)));
    }

    private Task Refuse(string field, string reason)
    {
        wrong = (field, reason);
        return Task.CompletedTask;
    }

    private async Task SaveAsync(string field, VariantChange change) =>
        wrong = await Save(Variant.Id, change) is { } refused ? (refused.Field ?? field, refused.Reason) : null;
}
