namespace HostConsole.Core.Catalogue;

/// <summary>Which column (by its header) holds what; null or empty where the file has no such column.</summary>
public sealed record ProductColumnMapping
{
    /// <summary>What lines of one product have in common; without it, lines of one title are one product.</summary>
    public string? Handle { get; init; }
    public string? Title { get; init; }
    public string? Sku { get; init; }
    public string? Price { get; init; }

    /// <summary>The price before the reduction.</summary>
    public string? CompareAt { get; init; }
    public string? Stock { get; init; }

    /// <summary>What tells the variants of a product apart.</summary>
    public string? Option1 { get; init; }
    public string? Option2 { get; init; }
    public string? Option3 { get; init; }
    public string? Picture { get; init; }
    public string? Description { get; init; }
    public string? Vendor { get; init; }

    public bool IsEmpty => this == new ProductColumnMapping();

    /// <summary>What must still be mapped before the file can be read, in a person's words.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { ("title", Title), ("price", Price) }.Where(f => string.IsNullOrEmpty(f.Item2))
            .Select(f => f.Item1)];

    /// <summary>The columns that are named, by the names that the API has for them.</summary>
    public IEnumerable<(string Name, string Header)> Named =>
        Fields.Select(f => (f.Name, Header: f.Get(this))).Where(f => !string.IsNullOrEmpty(f.Header)).Select(f => (f.Name, f.Header!));

    public static IReadOnlyList<(string Name, Func<ProductColumnMapping, string?> Get,
        Func<ProductColumnMapping, string?, ProductColumnMapping> Set)> Fields
    { get; } =
    [
        ("title", m => m.Title, (m, v) => m with { Title = v }),
        ("price", m => m.Price, (m, v) => m with { Price = v }),
        ("sku", m => m.Sku, (m, v) => m with { Sku = v }),
        ("stock", m => m.Stock, (m, v) => m with { Stock = v }),
        ("compareAt", m => m.CompareAt, (m, v) => m with { CompareAt = v }),
        ("handle", m => m.Handle, (m, v) => m with { Handle = v }),
        ("option1", m => m.Option1, (m, v) => m with { Option1 = v }),
        ("option2", m => m.Option2, (m, v) => m with { Option2 = v }),
        ("option3", m => m.Option3, (m, v) => m with { Option3 = v }),
        ("picture", m => m.Picture, (m, v) => m with { Picture = v }),
        ("description", m => m.Description, (m, v) => m with { Description = v }),
        ("vendor", m => m.Vendor, (m, v) => m with { Vendor = v }),
    ];

    /// <summary>Lays what was told over the mapping.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Map(IEnumerable<KeyValuePair<string, string>> told, ref ProductColumnMapping mapping)
    {
        foreach (var (name, header) in told)
        {
            var field = Fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (field.Set is null)
                return $"The mapping knows no “{(name.Length > 40 ? name[..40] + "…" : name)}”. It "
                    + $"knows {string.Join(", ", Fields.Select(f => f.Name))}.";
            mapping = field.Set(mapping, header.Trim());
        }

        return null;
    }

    /// <summary>What such columns are usually called.</summary>
    public static ProductColumnMapping Guess(IReadOnlyList<string> headers)
    {
        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers) plain.TryAdd(Plain(header), header);
        string? Find(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (plain.TryGetValue(name, out var header)) return header;
            return null;
        }

        return new ProductColumnMapping
        {
            Handle = Find("handle", "productid", "groupid", "itemgroupid", "parentsku"),
            Title = Find("title", "name", "productname", "producttitle", "itemname", "product", "item", "bezeichnung",
                "titel", "nom", "nombre", "nome", "naam", "nazwa", "namn", "navn"),
            Sku = Find("sku", "variantsku", "itemsku", "productsku", "itemnumber", "artikelnummer", "itemcode",
                "productcode", "ugs", "code"),
            Price = Find("price", "variantprice", "unitprice", "regularprice", "saleprice", "sellingprice", "preis",
                "prix", "precio", "prezzo", "prijs", "cena", "preço", "pris"),
            CompareAt = Find("compareatprice", "compareat", "listprice", "originalprice", "msrp", "rrp", "uvp"),
            Stock = Find("stock", "quantity", "qty", "inventory", "inventoryquantity", "available", "onhand", "bestand",
                "lager", "menge", "existencias", "voorraad", "ilość", "lagersaldo"),
            Option1 = Find("option1value", "option1", "option", "variant", "size", "größe", "variation"),
            Option2 = Find("option2value", "option2", "color", "colour", "farbe"),
            Option3 = Find("option3value", "option3", "material"),
            Picture = Find("image", "imagesrc", "imageurl", "picture", "photo", "imagelink", "bild", "image1"),
            Description = Find("description", "bodyhtml", "beschreibung", "details"),
            Vendor = Find("vendor", "brand", "manufacturer", "marke"),
        };
    }

    internal static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
