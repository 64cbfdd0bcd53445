using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Store;

/// <summary>Lays a product of a file over the rows that the catalogue has of it. Decides and changes in memory only.</summary>
internal static class ProductMerge
{
    /// <summary>Changes the row, adds variants that are new, and tells which row each variant of the file has become.</summary>
    /// <remarks>
    /// Variants of the row that no pair names are not in the file. A picture that was set by hand stays where the file
    /// has none.
    /// </remarks>
    public static IReadOnlyList<(VariantRow Row, ParsedVariant Parsed)> Apply(ProductRow row, ParsedProduct product, TimeProvider clock)
    {
        row.Title = product.Title;
        row.Description = product.Description;
        row.Vendor = product.Vendor;
        row.Picture = product.Picture ?? row.Picture;
        var known = Match(row.Variants, product.Variants);
        var pairs = new List<(VariantRow, ParsedVariant)>(product.Variants.Count);
        foreach (var (position, parsed) in product.Variants.Index())
        {
            if (!known.TryGetValue(parsed, out var variant))
                row.Variants.Add(variant = new() { Id = Id.New<VariantId>(clock).Value, ProductId = row.Id });
            variant.Position = position;
            variant.Title = parsed.Option;
            variant.Sku = parsed.Sku;
            variant.ExternalId = parsed.ExternalId ?? variant.ExternalId;
            variant.Price = parsed.Price.Minor;
            variant.CompareAt = parsed.CompareAt?.Minor;
            variant.Currency = parsed.Price.Currency.Code;
            variant.Picture = parsed.Picture ?? variant.Picture;
            variant.PreOrder = parsed.PreOrder;
            pairs.Add((variant, parsed));
        }

        return pairs;
    }

    // The shop's own id is surest, then the SKU (with the same options first, since a SKU may stand twice), then the options.
    private static Dictionary<ParsedVariant, VariantRow> Match(IEnumerable<VariantRow> rows, IReadOnlyList<ParsedVariant> parsed)
    {
        var free = rows.OrderBy(v => v.Position).ToList();
        var found = new Dictionary<ParsedVariant, VariantRow>(ReferenceEqualityComparer.Instance);
        void Pass(Func<VariantRow, ParsedVariant, bool> same)
        {
            foreach (var variant in parsed)
            {
                if (found.ContainsKey(variant) || free.Find(r => same(r, variant)) is not { } row) continue;
                found[variant] = row;
                free.Remove(row);
            }
        }

        Pass(static (r, p) => p.ExternalId is not null && r.ExternalId == p.ExternalId);
        Pass(static (r, p) => p.Sku is not null && r.Sku == p.Sku && r.Title == p.Option);
        Pass(static (r, p) => p.Sku is not null && r.Sku == p.Sku);
        Pass(static (r, p) => string.Equals(r.Title, p.Option, StringComparison.OrdinalIgnoreCase));
        // One variant before and one now: it is the same, whatever it is called.
        if (free.Count == 1 && parsed.Count == 1) Pass(static (_, _) => true);
        return found;
    }
}
