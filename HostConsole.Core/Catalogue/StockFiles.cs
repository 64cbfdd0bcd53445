using HostConsole.Core.Csv;

namespace HostConsole.Core.Catalogue;

/// <summary>
/// Files that tell units and no prices: Shopify's inventory export, with a line for each place that has a variant or a column
/// for each place, and any file of SKUs and quantities. https://help.shopify.com/manual/products/inventory/setup/inventory-csv
/// </summary>
internal sealed class StockFiles
{
    private readonly CsvTable _table;
    private readonly ProductReading _how;
    private readonly ReadingNotes _told;
    private readonly int _handle, _sku, _location, _units;
    private readonly int[] _options, _places;
    private readonly Dictionary<(string Sku, string Handle, string Option), Count?> _counts = [];

    private sealed class Count(int line)
    {
        public int Line => line;
        public int? Units { get; set; }
        public bool Faulty { get; set; }
    }

    private StockFiles(CsvTable table, ProductReading how, ReadingNotes told, int units, int[] places)
    {
        (_table, _how, _told, _units, _places) = (table, how, told, units, places);
        _handle = table.Column("Handle", "URL handle");
        _sku = table.Column("SKU", "Variant SKU", "Item SKU", "Product SKU", "Artikelnummer", "Seller SKU", "seller-sku");
        _location = table.Column("Location");
        _options = [table.Column("Option1 Value", "Option1 value"), table.Column("Option2 Value", "Option2 value"),
            table.Column("Option3 Value", "Option3 value")];
    }

    /// <summary>Shopify's inventory export; null where the file is none.</summary>
    public static StockFiles? Inventory(CsvTable table, ProductReading how, ReadingNotes told)
    {
        if (table.Column("Handle", "URL handle") < 0 || table.Column("SKU") < 0 || table.Column("Variant Price", "Price") >= 0) return null;
        // What is there less what is promised already; "On hand" would count that, too.
        var available = table.Column("Available (not editable)", "Available", "On hand (current)", "On hand");
        if (available >= 0 && table.Column("Location") >= 0) return new(table, how, told, available, []);
        // Older exports have a column for each place, behind the country of origin.
        var origin = table.Column("COO");
        if (origin < 0 || table.Column("Location") >= 0 || origin + 1 >= table.Headers.Count) return null;
        var places = Enumerable.Range(origin + 1, table.Headers.Count - origin - 1).Where(i => table.Headers[i].Length > 0);
        return new(table, how, told, -1, [.. places]);
    }

    /// <summary>SKUs and quantities; null where the file is none.</summary>
    public static StockFiles? Plain(CsvTable table, ProductReading how, ReadingNotes told)
    {
        var units = table.Column(
            "Quantity", "Qty", "Stock", "Stock quantity", "Inventory quantity", "Variant Inventory Qty", "Available",
            "On hand", "Inventory", "Units",
            "Count", "Bestand", "Lagerbestand", "Menge", "Lager");
        var files = new StockFiles(table, how, told, units, []);
        // An order has SKUs and quantities, too.
        var order = table.Column("Order ID", "Order", "Order number", "Created at", "Lineitem quantity", "InvoiceNo",
            "Date", "Order date") >= 0;
        return files._sku >= 0 && units >= 0 && !order ? files : null;
    }

    public IReadOnlyList<ParsedCount> Read()
    {
        if (_how.Location is { } named && Places() is var places && !places.Contains(named, StringComparer.OrdinalIgnoreCase))
        {
            _told.Notes.Add($"No place of the file is called {AmountText.Quote(named)}. It has",
                string.Join(", ", places.Take(20).Select(AmountText.Quote)));
            return [];
        }

        foreach (var row in _table.Rows(_sku))
            if (!Read(row)) break;
        return
        [
            .. _counts.Where(c => c.Value is { Faulty: false }).OrderBy(c => c.Value!.Line)
                .Select(c => new ParsedCount(c.Key.Sku.Length == 0 ? null : c.Key.Sku, c.Key.Handle, c.Key.Option,
                    c.Value!.Units, c.Value.Line)),
        ];
    }

    private List<string> Places() => _location >= 0
        ? _table.Rows(_sku).Where(r => r.Fault is null).Select(r => r[_location]).Where(l => l.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(100).ToList()
        : [.. _places.Select(p => _table.Headers[p])];

    private bool Read(CsvRow row)
    {
        var sku = SkuText.Clean(row[_sku]);
        var option = string.Join(" / ", _options.Select(o => row[o]).Where(o => o.Length > 0));
        var key = (sku, row[_handle], option == "Default Title" ? "" : option);
        if (row.Fault is { } fault) return Reject(row, key, fault);
        if (sku.Length == 0 && row[_handle].Length == 0) return Reject(row, key, "The SKU is empty. A line names its variant there.");
        if (SkuText.IsShortened(sku))
            return Reject(row, key, $"A spreadsheet has shortened the SKU to {AmountText.Quote(sku)}. Export the file "
                + "again and import it as it is.");
        if (sku.Length > ProductDraft.LongestText || key.Item2.Length > ProductDraft.LongestText)
            return Reject(row, key, $"The SKU or handle is longer than {ProductDraft.LongestText} characters.");
        if (!_counts.TryGetValue(key, out var count) || count is null)
        {
            if (!_told.Keep()) return false;
            count = new Count(row.Line);
            _counts.TryAdd(key, count);
        }

        foreach (var column in _places.Length > 0 ? _places : [_units])
        {
            var place = _places.Length > 0 ? _table.Headers[column] : row[_location];
            if (_how.Location is { } only && !only.Equals(place, StringComparison.OrdinalIgnoreCase)) continue;
            var text = row[column];
            // A place that doesn't have the variant is no place without units.
            if (text.Length == 0 || text.Equals("not stocked", StringComparison.OrdinalIgnoreCase)) continue;
            if (!AmountText.TryCount(text, ProductDraft.LargestStock, out var units, out var reason))
                return Reject(row, key, $"{_table.Headers[column]}: {reason}");
            count.Units = (int)Math.Clamp((count.Units ?? 0) + (long)Math.Max(0, units), 0, ProductDraft.LargestStock);
        }

        return true;
    }

    // A line that can't be read spoils its variant's sum.
    private bool Reject(CsvRow row, (string, string, string) key, string reason)
    {
        _told.Rejections.Add(row.Line, reason);
        if (_counts.TryGetValue(key, out var count) && count is not null) count.Faulty = true;
        else if (!_told.Rejections.Full) _counts[key] = new Count(row.Line) { Faulty = true };
        else _counts[key] = null;
        return true;
    }
}
