using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalog;

/// <summary>
/// Shopify's product export. Lines with the same handle are one product: the first has the title, the others a variant or
/// only a picture. https://help.shopify.com/manual/products/import-export/using-csv
/// </summary>
internal sealed class ShopifyProducts
{
    private readonly CsvTable _table;
    private readonly Currency _currency;
    private readonly int _handle, _title, _body, _vendor, _sku, _price, _compareAt, _tracker, _stock, _picture, _variantPicture, _shopId;
    private readonly int[] _options;
    private readonly RejectionTally _rejections;

    // Null: left out, and nothing more is told of it.
    private readonly Dictionary<string, ProductDraft?> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public ShopifyProducts(CsvTable table, Currency currency, RejectionTally rejections, bool old)
    {
        (_table, _currency, _rejections) = (table, currency, rejections);
        int Of(string before, string now) => table.Column(old ? before : now);
        _handle = Of("Handle", "URL handle");
        _title = table.Column("Title");
        _body = Of("Body (HTML)", "Description");
        _vendor = table.Column("Vendor");
        _sku = Of("Variant SKU", "SKU");
        _price = Of("Variant Price", "Price");
        _compareAt = Of("Variant Compare At Price", "Compare-at price");
        _tracker = Of("Variant Inventory Tracker", "Inventory tracker");
        _stock = Of("Variant Inventory Qty", "Inventory quantity");
        _picture = Of("Image Src", "Product image URL");
        _variantPicture = Of("Variant Image", "Variant image URL");
        // Shopify's own file has none; Matrixify's and other exports do.
        _shopId = table.Column("Variant ID");
        _options = [Of("Option1 Value", "Option1 value"), Of("Option2 Value", "Option2 value"), Of("Option3 Value", "Option3 value")];
    }

    /// <returns>Null where there are more than fit.</returns>
    public IEnumerable<ProductDraft>? Read()
    {
        var lines = 0;
        foreach (var row in _table.Rows(_handle, _title, _price))
        {
            var draft = Draft(row);
            if (row.Fault is not null) draft.Fault(row.Line, row.Fault);
            else if (row[_handle].Length == 0) draft.Fault(row.Line, $"{_table.Headers[_handle]} is empty. Every line needs the handle of its product.");
            else Line(draft, row);
            if (draft.Faulty && _rejections.Full) _drafts[row[_handle]] = null;
            if (!draft.Faulty && ++lines > ProductCsv.MostLines) return null;
        }

        return _drafts.Values.OfType<ProductDraft>().OrderBy(d => d.Line);
    }

    private ProductDraft Draft(CsvRow row)
    {
        var handle = row[_handle];
        if (_drafts.TryGetValue(handle, out var draft) && draft is not null) return draft;
        draft = new ProductDraft(handle, row.Line, _rejections);
        if (handle.Length > 0) _drafts.TryAdd(handle, draft);
        return draft;
    }

    private void Line(ProductDraft draft, CsvRow row)
    {
        draft.Name = row[_handle];
        draft.Short(row, _handle, _table.Headers[_handle]);
        var title = draft.Short(row, _title, "Title");
        if (title.Length > 0 && draft.Title.Length == 0)
        {
            draft.Title = title;
            draft.Description = draft.Long(row, row[_body], "The description");
            draft.Vendor = draft.Short(row, _vendor, "Vendor");
        }
        else if (title.Length > 0 && title != draft.Title)
        {
            draft.Fault(row.Line, $"The handle is used for {AmountText.Quote(draft.Title)} (from line {draft.Line}) and for {AmountText.Quote(title)}. Give one of them another handle.");
        }

        draft.Picture(draft.Address(row, row[_picture], "The picture"));
        var options = _options.Select((column, i) => draft.Short(row, column, $"Option {i + 1}")).Where(o => o.Length > 0).ToList();
        var sku = draft.Short(row, _sku, "SKU");
        if (title.Length == 0 && options.Count == 0 && sku.Length == 0 && row[_price].Length == 0) return; // a further picture

        var price = draft.Amount(row, row[_price], _table.Headers[_price], _currency);
        if (row[_price].Length == 0) draft.Fault(row.Line, $"{_table.Headers[_price]} is empty. A variant needs a price.");
        var compareAt = draft.Amount(row, row[_compareAt], "The compare-at price", _currency);
        // Without a tracker Shopify still writes a quantity; it means nothing.
        var tracked = _tracker < 0 || row[_tracker].Length > 0;
        var stock = draft.Stock(row, tracked ? row[_stock] : "", "The inventory quantity");
        var picture = draft.Address(row, row[_variantPicture], "The variant's picture");
        if (price is null) return;
        var option = options is ["Default Title"] ? "" : string.Join(" / ", options);
        var shopId = draft.ShopId(row, _shopId);
        draft.Variant(new ParsedVariant(sku.Length == 0 ? null : sku, option, price.Value, compareAt > price ? compareAt : null, stock, shopId, picture, row.Line));
    }
}
