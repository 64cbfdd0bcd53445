using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Catalogue;

/// <summary>Closes with the new price of each variant whose price changes.</summary>
public sealed partial class PriceForm
{
    /// <summary>What is done to each price.</summary>
    public enum How { To, Up, Down, PercentUp, PercentDown }

    private const int Shown = 100;
    private static readonly How[] Ways = Enum.GetValues<How>();
    private How _how = How.To;
    private string _text = "";
    private FieldProblem? _problem;
    private List<(string Name, VariantView Variant, Money Price)> _changes = [];

    [Parameter, EditorRequired] public required IReadOnlyList<ProductView> Products { get; set; }
    [Parameter, EditorRequired] public required CultureInfo Culture { get; set; }

    private Currency Currency => Products.SelectMany(p => p.Variants).First().Price.Currency;
    private bool IsPercent => _how is How.PercentUp or How.PercentDown;

    private static string Say(How how) => how switch
    {
        How.Up => "Raise by an amount",
        How.Down => "Lower by an amount",
        How.PercentUp => "Raise by percent",
        How.PercentDown => "Lower by percent",
        _ => "Set the price to",
    };

    private void ChooseHow(How how)
    {
        _how = how;
        Preview();
    }

    private void Type(string text)
    {
        _text = text;
        Preview();
    }

    private void Preview()
    {
        (_changes, _problem) = ([], null);
        if (_text.Trim().Length == 0 || Read() is not { } change) return;
        foreach (var product in Products)
            foreach (var variant in product.Variants)
            {
                var name = variant.Title.Length == 0 ? product.Title : $"{product.Title}, {variant.Title}";
                if (change is not PriceChange.ByPercent && variant.Price.Currency != Currency)
                    _problem ??= new("", $"{name} is priced in {variant.Price.Currency}. Choose products of one currency, or change by percent.");
                else if (change.Of(variant.Price) is { Minor: < 0 or > CatalogueEdit.HighestPrice })
                    _problem ??= new("", $"{name} would come to {change.Of(variant.Price).Show(Culture)}. A price is 0 or more.");
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
            _problem = new("by", "Write the percent as a number from 0 to 1000, such as 15 or 7.5.");
            return null;
        }

        if (!AmountText.TryParse(_text, Currency, out var amount, out var reason))
        {
            _problem = new("by", reason);
            return null;
        }

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
