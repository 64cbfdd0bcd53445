using System.Globalization;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Catalogue;

/// <summary>Closes with the new price of each variant whose price changes.</summary>
public sealed partial class PriceForm
{
    private enum How { To, Up, Down, PercentUp, PercentDown }

    private const int Shown = 100;
    private How _how = How.To;
    private string _text = "";
    private string? _problem;
    private List<(string Name, VariantView Variant, Money Price)> _changes = [];

    [Parameter, EditorRequired] public required IReadOnlyList<ProductView> Products { get; set; }
    [Parameter, EditorRequired] public required CultureInfo Culture { get; set; }

    private Currency Currency => Products.SelectMany(p => p.Variants).First().Price.Currency;
    private bool IsPercent => _how is How.PercentUp or How.PercentDown;

    private void Preview()
    {
        (_changes, _problem) = ([], null);
        if (_text.Trim().Length == 0 || Read() is not { } change) return;
        foreach (var product in Products)
            foreach (var variant in product.Variants)
            {
                var name = variant.Title.Length == 0 ? product.Title : $"{product.Title}, {variant.Title}";
                if (change is not PriceChange.ByPercent && variant.Price.Currency != Currency)
                    _problem ??= $"{name} is priced in {variant.Price.Currency}. Choose products of one currency, or change by percent.";
                else if (change.Of(variant.Price) is { Minor: < 0 or > CatalogueEdit.HighestPrice })
                    _problem ??= $"{name} would come to {change.Of(variant.Price).Show(Culture)}. A price is 0 or more.";
                else if (change.Of(variant.Price) is var price && price != variant.Price) _changes.Add((name, variant, price));
            }

        if (_problem is not null) _changes = [];
    }

    private PriceChange? Read()
    {
        if (IsPercent)
        {
            if (decimal.TryParse(_text.Trim().TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var percent) && percent <= 1000)
                return new PriceChange.ByPercent(_how == How.PercentUp ? percent : -percent);
            _problem = "Write the percent as a number from 0 to 1000, such as 15 or 7.5.";
            return null;
        }

        if (!AmountText.TryParse(_text, Currency, out var amount, out _problem)) return null;
        _problem = null;
        return _how switch
        {
            How.Up => new PriceChange.By(amount),
            How.Down => new PriceChange.By(-amount),
            _ => new PriceChange.To(amount),
        };
    }

    private void Done()
    {
        if (_changes.Count > 0) Close(_changes.ToDictionary(c => c.Variant.Id, c => c.Price));
    }
}
