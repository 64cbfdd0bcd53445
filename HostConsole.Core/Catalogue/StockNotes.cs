using HostConsole.Core.Csv;

namespace HostConsole.Core.Catalogue;

/// <summary>Says how the stock of a file was understood, where a seller would count on something else.</summary>
internal static class StockNotes
{
    private const string PreOrders =
        "The shop goes on selling these when nothing is left (backorders): they are marked as pre-orders, and a deal "
            + "may offer more than their stock";

    public static void Tell(string format, IReadOnlyList<ParsedProduct> products, NoteTally notes)
    {
        var where = format == ProductCsv.WooCommerce
            ? "the product's stock"
            : "Shopify's inventory CSV (Products, Inventory, Export), which has them for every location";
        var uncounted = "The shop tracks the stock of these variants, but the file does not tell the quantities: what "
            + "is counted here stays, "
            + $"and what is new has 0 until you import {where}, or count it in the catalogue";
        foreach (var product in products)
        {
            foreach (var variant in product.Variants)
            {
                var name = variant.Sku ?? (variant.Option.Length > 0 ? $"{product.Title}, {variant.Option}" : product.Title);
                if (variant.Uncounted)
                    notes.Add(uncounted, name);
                if (variant.PreOrder)
                    notes.Add(PreOrders, name);
            }

            if (product.Variants.Any(v => v.Shared))
                notes.Add("The variants of these products take from one stock: what a deal holds of one is held of all", product.Title);
        }
    }
}
