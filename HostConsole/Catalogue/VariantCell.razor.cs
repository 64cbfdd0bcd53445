using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Catalogue;

/// <summary>What of a variant can be changed where it stands.</summary>
public enum VariantField { Price, CompareAt, Stock, ShopId }

public sealed partial class VariantCell
{
    private string _text = "";
    private string? _wrong;
    private VariantView? _shown;

    [Parameter, EditorRequired] public required VariantView Variant { get; set; }
    [Parameter, EditorRequired] public required VariantField Field { get; set; }

    /// <summary>The product's name, with the variant's where there are several.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Writes the change; gives what is wrong with it. The page hands in the variant anew when it is done.</summary>
    [Parameter, EditorRequired] public required Func<VariantId, VariantChange, Task<Outcome.Rejected?>> Save { get; set; }

    private Currency Currency => Variant.Price.Currency;

    private string Label => Field switch
    {
        VariantField.Price => $"Price of {Name} in {Currency}",
        VariantField.CompareAt => $"Price of {Name} before the reduction, in {Currency}",
        VariantField.Stock => $"Stock of {Name}; empty where it isn't tracked",
        VariantField.ShopId => $"The shop's id of {Name}",
        _ => throw new UnreachableException(),
    };

    private string? Prefix => Field == VariantField.Price || Field == VariantField.CompareAt && _text.Length > 0
        ? CurrencySign.Of(Currency.Code).TrimEnd()
        : null;

    private string? Placeholder => Field switch
    {
        VariantField.CompareAt => "none",
        VariantField.Stock => "not tracked",
        VariantField.ShopId => "not known",
        _ => null,
    };

    private string? Note => Field != VariantField.Stock ? null
        : Variant.Level.Shared ? $"shared with the other variants{(Stocked is { } more ? $", {more}" : "")}" : Stocked;

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
        if (ReferenceEquals(_shown, Variant)) return; // what is being typed stays
        _shown = Variant;
        _wrong = null;
        _text = Field switch
        {
            VariantField.Price => Variant.Price.Amount,
            VariantField.CompareAt => Variant.CompareAt?.Amount ?? "",
            // What lies on the shelf, held units included: that is what a person counts.
            VariantField.Stock => Variant.Level.Counted is { } counted
                ? Math.Max(0, counted - Variant.Level.Sold).ToString(CultureInfo.InvariantCulture)
                : "",
            VariantField.ShopId => Variant.ShopId ?? "",
            _ => throw new UnreachableException(),
        };
    }

    private async Task SaveAsync(string text)
    {
        _text = text;
        var (change, wrong) = Read(text);
        _wrong = change is null ? wrong : (await Save(Variant.Id, change))?.Reason;
    }

    private (VariantChange? Change, string? Wrong) Read(string text)
    {
        if (Field == VariantField.ShopId) return (new(ShopId: new(text)), null);
        var empty = text.Trim().Length == 0;
        if (Field == VariantField.Stock)
        {
            if (empty) return (new(Stock: new(null)), null);
            return AmountText.TryCount(text, int.MaxValue, out var units, out var uncounted) ? (new(Stock: new(units)), null) : (null, uncounted);
        }

        if (Field == VariantField.CompareAt && empty) return (new(CompareAt: new(null)), null);
        if (!AmountText.TryParse(text, Currency, out var money, out var reason)) return (null, reason);
        return (Field == VariantField.Price ? new(Price: money) : new(CompareAt: new(money)), null);
    }
}
