using System.Text.RegularExpressions;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>
/// WooCommerce's product export. A variable product has its variations on lines of their own, which name it in Parent by
/// SKU or as id:NN. https://woocommerce.com/document/product-csv-importer-exporter/
/// </summary>
internal sealed partial class WooProducts
{
    private readonly CsvTable _table;
    private readonly ProductReading _how;
    private readonly ReadingNotes _told;
    private readonly WooPrices _prices;
    private readonly int _id, _type, _sku, _name, _published, _short, _description, _brand, _inStock, _stock, _backorders, _images, _parent;
    private readonly List<int> _attributes = [];
    private readonly List<Product> _products = [];
    private readonly Dictionary<string, Product> _byReference = new(StringComparer.OrdinalIgnoreCase);
    private Product? _lost;

    public WooProducts(CsvTable table, Currency currency, ProductReading how, ReadingNotes told)
    {
        (_table, _how, _told, _prices) = (table, how, told, new WooPrices(table, currency, how.Now, told));
        _id = table.Column("ID");
        _type = table.Column("Type");
        _sku = table.Column("SKU");
        _name = table.Column("Name");
        _published = table.Column("Published");
        _short = table.Column("Short description");
        _description = table.Column("Description");
        _brand = table.Column("Brands", "Brand");
        _inStock = table.Column("In stock?");
        _stock = table.Column("Stock");
        _backorders = table.Column("Backorders allowed?");
        _images = table.Column("Images");
        _parent = table.Column("Parent");
        for (var i = 1; table.Column($"Attribute {i} value(s)") is var column && column >= 0; i++) _attributes.Add(column);
    }

    /// <param name="Broken">Its line can't be read; what it names is a guess.</param>
    private sealed record Product(ProductDraft Draft, bool Variable, bool Broken, string Name, string Stock);

    // Variations may stand before their product: the file is read once for each.
    public IEnumerable<ProductDraft> Read()
    {
        foreach (var row in Rows().Where(r => !IsVariation(r))) Parent(row);
        foreach (var row in Rows().Where(IsVariation)) Variation(row);
        foreach (var product in _products.Where(p => p.Variable && p.Draft.Empty))
            product.Draft.Fault(product.Draft.Line, "A variable product needs its variations in the same file.");
        return _products.Select(p => p.Draft);
    }

    // A line may end early: spreadsheets drop the empty cells at its end.
    private IEnumerable<CsvRow> Rows() => _table.Rows(_name).TakeWhile(_ => !_told.TooMany).Select(Unescaped);

    private string[] Types(CsvRow row) => row[_type].ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries);

    private bool IsVariation(CsvRow row) => Types(row).Any(t => t is "variation" or "subscription_variation");

    // The exporter writes ' before what a spreadsheet would run as a formula; its importer takes it off again.
    private static CsvRow Unescaped(CsvRow row) =>
        row with { Cells = [.. row.Cells.Select(c => c.Length > 1 && c[0] == '\'' && c[1] is '=' or '+' or '-' or '@' ? c[1..] : c)] };

    private void Parent(CsvRow row)
    {
        var (id, sku, types) = (row[_id], SkuText.Clean(row[_sku]), Types(row));
        var handle = id.Length > 0 ? "wc-" + id : ProductDraft.Slug(sku.Length > 0 ? sku : row[_name]);
        var draft = new ProductDraft(handle, row.Line, _told)
        {
            Name = row.Fault is not null ? "" : row[_name].Length > 0 ? row[_name] : sku
        };
        var product = new Product(draft, types.Any(t => t is "variable" or "variable-subscription"),
            row.Fault is not null, row[_name], row[_stock]);
        if (row.Fault is not null) draft.Fault(row.Line, row.Fault);
        // Of the thousandth broken line no more is kept than that its variations are left out, too.
        if (product.Broken && _told.Rejections.Full) product = _lost ??= product;
        else _products.Add(product);
        if (product != _lost) Register(product, "handle:" + handle, "ID, SKU or name");
        if (sku.Length > 0) Register(product, "sku:" + sku, "SKU");
        if (id.Length > 0) Register(product, "id:" + id, "ID");
        if (row.Fault is not null) return;

        draft.Title = draft.Short(row, _name, "Name");
        if (draft.Title.Length == 0) draft.Fault(row.Line, "Name is empty. A product needs a name.");
        draft.Sku(row, _sku);
        draft.Short(row, _id, "ID");
        draft.Vendor = Value(draft.Short(row, _brand, "Brand"));
        draft.Left = Left(row, types);
        // The exporter writes line breaks as the two characters \n.
        var html = row[_description].Length > 0 ? row[_description] : row[_short];
        draft.Description = draft.Long(row, html.Replace("\\n", "\n", StringComparison.Ordinal), "The description");
        foreach (var image in Images(row)) draft.Picture(draft.Address(row, image));

        if (types.FirstOrDefault(t => t is "grouped" or "external") is { } type)
            draft.Fault(row.Line,
                $"A product of the type '{type}' has no price and stock of its own and can't be sold in a show.");
        else if (!product.Variable) Sellable(draft, row, "", "", null);
        if (types.Any(t => t is "subscription" or "variable-subscription"))
            _told.Notes.Add("Subscriptions are sold in a show once, at their price without what follows", draft.Name);
    }

    // Published is 1; 0 is private, -1 a draft.
    private LeftOut Left(CsvRow row, string[] types)
    {
        if (!_how.GiftCards && types.Any(t => t is "gift-card" or "gift_card" or "giftcard" or "pw-gift-card")) return LeftOut.GiftCard;
        return !_how.Drafts && row[_published] is "0" or "-1" ? LeftOut.Draft : LeftOut.No;
    }

    private void Register(Product product, string reference, string what)
    {
        if (_byReference.TryAdd(reference, product)) return;
        var first = _byReference[reference];
        if (first != product && !first.Broken && !product.Broken)
            product.Draft.Fault(product.Draft.Line, $"Line {first.Draft.Line} has the same {what}. Give one of them another.");
    }

    private void Variation(CsvRow row)
    {
        var reference = SkuText.Clean(row[_parent]);
        var key = reference.StartsWith("id:", StringComparison.OrdinalIgnoreCase) ? reference : "sku:" + reference;
        if (!_byReference.TryGetValue(key, out var parent) && row.Fault is not null)
        {
            // A broken line can't say whose it is; exports put variations behind their product, which must not come in without it.
            parent = _products.LastOrDefault(p => p.Variable && p.Draft.Line < row.Line);
        }

        if (parent is null)
        {
            var orphan = new ProductDraft("", row.Line, _told) { Name = row.Fault is null ? row[_name] : "" };
            orphan.Fault(row.Line, row.Fault ?? (reference.Length == 0
                ? "Parent is empty. A variation names its product there, by SKU or as id:NN."
                : $"No product of the file has the {(key == reference ? "ID" : "SKU")} {AmountText.Quote(reference)} that Parent names."));
            return;
        }

        var draft = parent.Draft;
        if (row.Fault is not null)
        {
            draft.Fault(row.Line, row.Fault);
            return;
        }

        if (!parent.Variable && !parent.Broken)
        {
            draft.Fault(row.Line, $"Parent names {AmountText.Quote(reference)}, which is not a variable product.");
            return;
        }

        var values = _attributes.Select(column => Value(draft.Short(row, column, _table.Headers[column])))
            .Where(v => v.Length > 0).ToList();
        var option = values.Count > 0 ? string.Join(" / ", values) : Remainder(draft.Short(row, _name, "Name"), parent.Name);
        var picture = Images(row).Select(image => draft.Address(row, image)).FirstOrDefault(p => p is not null);
        Sellable(draft, row, parent.Stock, option, picture);
    }

    private void Sellable(ProductDraft draft, CsvRow row, string parentStock, string option, string? picture)
    {
        var sku = draft.Sku(row, _sku);
        var price = _prices.Read(draft, row, sku.Length > 0 ? sku : draft.Name);
        var shared = row[_stock].Equals("parent", StringComparison.OrdinalIgnoreCase);
        var stock = draft.Stock(row, shared ? parentStock : row[_stock], "Stock");
        var counted = stock is not null;
        if (row[_inStock] == "0" && !shared) stock = 0; // out of stock, counted or not
        if (price is null || !_told.Keep()) return;
        draft.Variant(new ParsedVariant(sku.Length == 0 ? null : sku, option, price.Value.Price, price.Value.Before,
            stock, row[_id].Length == 0 ? null : row[_id], picture, row.Line)
        {
            Shared = shared && counted,
            Uncounted = shared && !counted,
            PreOrder = row[_backorders].ToLowerInvariant() is "1" or "yes" or "notify"
                || row[_inStock].Equals("backorder", StringComparison.OrdinalIgnoreCase),
        });
    }

    // Pictures are separated by a comma and a blank, or by a comma before the next address; an address may hold commas itself.
    private string[] Images(CsvRow row) => Between().Split(row[_images]).Select(i => i.Trim(' ', ',')).Where(i => i.Length > 0).ToArray();

    // The exporter escapes the commas of values, since commas separate them.
    private static string Value(string text) => text.Replace("\\,", ",", StringComparison.Ordinal);

    /// <summary>"Shirt - Red" of the product "Shirt" is "Red".</summary>
    private static string Remainder(string name, string product) =>
        name.StartsWith(product, StringComparison.OrdinalIgnoreCase) ? name[product.Length..].Trim(' ', '-', '–', ',') : name;

    [GeneratedRegex(@",\s+|,(?=(?:https?:)?//)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
