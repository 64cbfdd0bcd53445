namespace HostConsole.Core.Orders;

/// <summary>Which column (by its header) holds what; null or empty where the file has no such column.</summary>
public sealed record OrderColumnMapping
{
    public string? OrderId { get; init; }
    public string? PlacedAt { get; init; }
    public string? Sku { get; init; }
    public string? Title { get; init; }
    public string? Quantity { get; init; }
    public string? UnitPrice { get; init; }
    public string? Customer { get; init; }
    public string? Email { get; init; }

    /// <summary>The order's discount: on one of its lines, or the same on each.</summary>
    public string? Discount { get; init; }
    public string? Currency { get; init; }
    public string? Code { get; init; }
    public string? CancelledAt { get; init; }

    /// <summary>The zone of times that are written without an offset: an IANA name such as "Europe/London".</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How 3/4/2026 is read: true 3 April, false March 4; null refuses dates that can be read both ways.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>What the id of a cancellation begins with; null where the file has none.</summary>
    public string? CancellationPrefix { get; init; }

    /// <summary>What must still be mapped before the file can be read, in a person's words.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new[] { ("order number", OrderId), ("time", PlacedAt), ("quantity", Quantity), ("unit price", UnitPrice), ("SKU or title", string.IsNullOrEmpty(Sku) ? Title : Sku) }
            .Where(f => string.IsNullOrEmpty(f.Item2)).Select(f => f.Item1),
    ];

    /// <summary>Knows the headers of Shopify's order export and of UCI Online Retail, and what such columns are usually called.</summary>
    public static OrderColumnMapping Guess(IReadOnlyList<string> headers)
    {
        var plain = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers) plain.TryAdd(Plain(header), header);
        string? Find(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (plain.TryGetValue(name, out var header)) return header;
            return null;
        }

        // Shopify calls the order's number "Name", which elsewhere is a person or a product.
        var shopify = Find("lineitemname") is not null;
        var uci = Find("invoiceno") is not null && Find("stockcode") is not null;
        return new OrderColumnMapping
        {
            OrderId = shopify ? Find("name") : Find("orderid", "ordernumber", "orderno", "order", "invoiceno", "invoice", "invoicenumber", "externalid", "id"),
            PlacedAt = Find("createdat", "placedat", "orderdate", "invoicedate", "datecreated", "orderedat", "paidat", "date", "time", "timestamp"),
            Sku = Find("lineitemsku", "sku", "itemsku", "productsku", "variantsku", "stockcode", "itemcode", "productcode"),
            Title = Find("lineitemname", "title", "itemname", "itemtitle", "productname", "producttitle", "product", "item", "description", "name"),
            Quantity = Find("lineitemquantity", "quantity", "qty", "itemquantity", "units"),
            UnitPrice = Find("lineitemprice", "unitprice", "itemprice", "price", "itemcost", "priceeach"),
            Customer = Find("customerid", "customer", "customerkey", "customernumber", "buyerid", "buyer", "clientid"),
            Email = Find("email", "customeremail", "billingemail", "emailaddress", "buyeremail"),
            Discount = Find("discountamount", "discount", "orderdiscount", "cartdiscountamount", "totaldiscount"),
            Currency = Find("currency", "ordercurrency", "currencycode"),
            Code = Find("discountcode", "couponcode", "coupon", "code", "promocode", "couponcodes"),
            CancelledAt = Find("cancelledat", "canceledat"),
            CancellationPrefix = uci ? "C" : null,
            TimeZone = uci ? "Europe/London" : "UTC",
        };
    }

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
