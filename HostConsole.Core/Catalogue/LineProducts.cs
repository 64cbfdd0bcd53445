using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>Where the columns of a file with a line a variant stand; -1 for none.</summary>
internal sealed record LineColumns
{
    public int Handle { get; init; } = -1;
    public int Title { get; init; } = -1;
    public int Body { get; init; } = -1;
    public int Vendor { get; init; } = -1;
    public int Sku { get; init; } = -1;
    public int Price { get; init; } = -1;
    public int CompareAt { get; init; } = -1;
    public int Tracker { get; init; } = -1;
    public int Stock { get; init; } = -1;
    public int Policy { get; init; } = -1;
    public int ShopId { get; init; } = -1;
    public int Status { get; init; } = -1;
    public int GiftCard { get; init; } = -1;
    public int Picture { get; init; } = -1;
    public int VariantPicture { get; init; } = -1;

    /// <summary>The prices' currency, line by line; no shop writes it, an export of ours does.</summary>
    public int Currency { get; init; } = -1;
    public int[] Options { get; init; } = [];

    /// <summary>Shopify's product export, with the headers before 2025 or those since.</summary>
    public static LineColumns Shopify(CsvTable table, bool old)
    {
        int Of(string before, string now) => table.Column(old ? before : now);
        return new()
        {
            Handle = Of("Handle", "URL handle"),
            Title = table.Column("Title"),
            Body = Of("Body (HTML)", "Description"),
            Vendor = table.Column("Vendor"),
            Sku = Of("Variant SKU", "SKU"),
            Price = Of("Variant Price", "Price"),
            CompareAt = Of("Variant Compare At Price", "Compare-at price"),
            Tracker = Of("Variant Inventory Tracker", "Inventory tracker"),
            Stock = Of("Variant Inventory Qty", "Inventory quantity"),
            Policy = Of("Variant Inventory Policy", "Continue selling when out of stock"),
            Status = table.Column("Status"),
            ShopId = table.Column("Variant ID"),
            GiftCard = Of("Gift Card", "Gift card"),
            Picture = Of("Image Src", "Product image URL"),
            VariantPicture = Of("Variant Image", "Variant image URL"),
            Currency = table.Column("Currency"),
            Options = [Of("Option1 Value", "Option1 value"), Of("Option2 Value", "Option2 value"), Of("Option3 Value", "Option3 value")],
        };
    }

    /// <summary>A file of any shop, by what a person said of its columns.</summary>
    public static LineColumns Mapped(CsvTable table, ProductColumnMapping mapping)
    {
        int Of(string? header) => string.IsNullOrEmpty(header) ? -1 : table.Column(header);
        return new()
        {
            Handle = Of(mapping.Handle),
            Title = Of(mapping.Title),
            Body = Of(mapping.Description),
            Vendor = Of(mapping.Vendor),
            Sku = Of(mapping.Sku),
            Price = Of(mapping.Price),
            CompareAt = Of(mapping.CompareAt),
            Stock = Of(mapping.Stock),
            Picture = Of(mapping.Picture),
            Options = [Of(mapping.Option1), Of(mapping.Option2), Of(mapping.Option3)],
        };
    }
}

/// <summary>
/// Files in which lines with the same handle are one product, as Shopify's export: the first has the title, the others a variant
/// or only a picture. https://help.shopify.com/manual/products/import-export/using-csv
/// </summary>
internal sealed class LineProducts
{
    private readonly CsvTable _table;
    private readonly LineColumns _at;
    private readonly Currency _currency;
    private readonly ProductReading _how;
    private readonly ReadingNotes _told;
    private readonly char? _point;

    // Null: left out, and nothing more is told of it.
    private readonly Dictionary<string, ProductDraft?> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public LineProducts(CsvTable table, LineColumns at, Currency currency, ProductReading how, ReadingNotes told)
    {
        (_table, _at, _currency, _how, _told) = (table, at, currency, how, told);
        _point = AmountText.DecimalPoint(table.Sample(at.Price).Concat(table.Sample(at.CompareAt)));
    }

    public IEnumerable<ProductDraft> Read()
    {
        // A line may end early: spreadsheets drop the empty cells at its end. What it lacks is told where it is needed.
        var key = _at.Handle >= 0 ? _at.Handle : _at.Title;
        foreach (var row in _table.Rows(key))
        {
            var handle = HandleOf(row);
            var draft = Draft(row, handle);
            if (row.Fault is not null) draft.Fault(row.Line, row.Fault);
            else if (handle.Length == 0)
                draft.Fault(row.Line, $"{_table.Headers[key]} "
                    + $"is empty. Every line needs {(_at.Handle >= 0 ? "the handle of its product" : "a title")}.");
            else Line(draft, row);
            if (draft.Faulty && _told.Rejections.Full) _drafts[handle] = null;
            if (_told.TooMany) break;
        }

        return _drafts.Values.OfType<ProductDraft>().OrderBy(d => d.Line);
    }

    private string HandleOf(CsvRow row) => _at.Handle >= 0 ? FormulaText.Plain(row[_at.Handle]) : ProductDraft.Slug(row[_at.Title]);

    private ProductDraft Draft(CsvRow row, string handle)
    {
        if (_drafts.TryGetValue(handle, out var draft) && draft is not null) return draft;
        draft = new ProductDraft(handle, row.Line, _told);
        if (handle.Length > 0) _drafts.TryAdd(handle, draft);
        return draft;
    }

    private void Line(ProductDraft draft, CsvRow row)
    {
        draft.Name = _at.Handle >= 0 ? row[_at.Handle] : row[_at.Title];
        if (_at.Handle >= 0) draft.Short(row, _at.Handle, _table.Headers[_at.Handle]);
        var title = draft.Short(row, _at.Title, "Title");
        if (title.Length > 0 && draft.Title.Length == 0)
        {
            draft.Title = title;
            draft.Description = draft.Long(row, row[_at.Body], "The description");
            draft.Vendor = draft.Short(row, _at.Vendor, "Vendor");
            draft.Left = Left(row);
        }
        else if (title.Length > 0 && title != draft.Title)
        {
            var (first, second) = (AmountText.Quote(draft.Title), AmountText.Quote(title));
            draft.Fault(row.Line, $"The handle is used for {first} (from line {draft.Line}) and for {second}. Give one "
                + "of them another handle.");
        }

        if (draft.Address(row, row[_at.Picture]) is { } address && _told.Keep()) draft.Picture(address);
        var options = _at.Options.Select((column, i) => draft.Short(row, column, $"Option {i + 1}")).Where(o => o.Length > 0).ToList();
        var sku = draft.Sku(row, _at.Sku);
        if (title.Length == 0 && options.Count == 0 && sku.Length == 0 && row[_at.Price].Length == 0)
        {
            // A further picture; or the rest of a line that a break tore apart, which spoils no product that stands already.
            if (row.Cells.Length > _at.Price || row[_at.Picture].Length > 0) return;
            var torn = $"The line has {row.Cells.Length} cells, the header has {_table.Headers.Count}, and nothing but "
                + "a handle is in them.";
            if (draft.Title.Length == 0) draft.Fault(row.Line, torn);
            else _told.Rejections.Add(row.Line, torn);
            return;
        }

        var currency = Currency.TryParse(row[_at.Currency], out var own) ? own : _currency;
        var price = draft.Amount(row, row[_at.Price], _table.Headers[_at.Price], currency, _point);
        if (row[_at.Price].Length == 0) draft.Fault(row.Line, $"{_table.Headers[_at.Price]} is empty. A variant needs a price.");
        var compareAt = draft.Amount(row, row[_at.CompareAt], "The compare-at price", currency, _point);
        // Without a tracker Shopify still writes a quantity; it means nothing.
        var tracked = _at.Tracker < 0 || row[_at.Tracker].Length > 0;
        var stock = draft.Stock(row, tracked ? row[_at.Stock] : "", "The inventory quantity");
        var picture = draft.Address(row, row[_at.VariantPicture]);
        var shopId = draft.ShopId(row, _at.ShopId);
        if (price is null) return;
        var option = options is ["Default Title"] ? "" : string.Join(" / ", options);
        var variant = new ParsedVariant(sku.Length == 0 ? null : sku, option, price.Value,
            compareAt > price ? compareAt : null, stock, shopId, picture, row.Line)
        {
            Uncounted = _at.Tracker >= 0 && tracked && row[_at.Stock].Length == 0,
            PreOrder = tracked && row[_at.Policy].ToLowerInvariant() is "continue" or "true",
        };
        if (_told.Keep()) draft.Variant(variant);
    }

    private LeftOut Left(CsvRow row)
    {
        if (!_how.GiftCards && row[_at.GiftCard].Equals("true", StringComparison.OrdinalIgnoreCase)) return LeftOut.GiftCard;
        return !_how.Drafts && row[_at.Status].ToLowerInvariant() is "draft" or "archived" ? LeftOut.Draft : LeftOut.No;
    }
}
