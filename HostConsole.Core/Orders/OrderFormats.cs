namespace HostConsole.Core.Orders;

/// <summary>The order files of shops, known by their headers; docs/files.md says how each column is understood.</summary>
internal static class OrderFormats
{
    public static OrderColumnMapping Guess(IReadOnlyList<string> headers)
    {
        var columns = new Columns(headers);
        if (columns.Has("lineitemname", "lineitemquantity")) return Shopify(columns);
        if (columns.Has("transactionid", "listingid", "itemname")) return EtsyItems(columns);
        if (columns.Has("ordervalue", "numberofitems", "saledate")) return EtsyOrders(columns);
        if (columns.Has("salesrecordnumber", "ordernumber")) return Ebay(columns);
        if (columns.Has("transactionid", "grosssales", "eventtype")) return Square(columns);
        if (columns.Has("orderid") && (columns.Has("sellersku") || columns.Has("skuid"))
            && columns.Has("skuunitoriginalprice"))
            return TikTok(columns);
        if (columns.Has("amazonorderid", "itemprice") || columns.Has("orderid", "orderitemid", "quantitypurchased")) return Amazon(columns);
        if (columns.Has("invoiceno", "stockcode")) return Usual(columns) with { CancellationPrefix = "C", TimeZone = "Europe/London" };
        if (columns.Has("itemssold", "netsales", "products")) return WooAnalytics(columns);
        return IsWoo(columns) ? Woo(columns) : Usual(columns);
    }

    // Names of what order export plug-ins of WooCommerce write, each with one or two that no other shop has.
    private static bool IsWoo(Columns c) =>
        (c.Has("ordernumber", "orderdate") || c.Has("orderid", "orderdate") || c.Has("orderid", "date", "status"))
        && (c.Has("itemcost") || c.Has("itemname", "emailbilling") || c.Has("itemname", "billingemail")
            || c.Has("itemtotal", "billingemail") || c.Has("productname", "billingemailaddress"));

    private static OrderColumnMapping Shopify(Columns c) => new()
    {
        Format = "shopify",
        // Shopify calls the order's number "Name", which elsewhere is a person or a product; the id stands on an order's first line only.
        OrderId = c.Find("name"),
        ShopId = c.Find("id"),
        PlacedAt = c.Find("createdat", "paidat"),
        Sku = c.Find("lineitemsku"),
        Title = c.Find("lineitemname"),
        Quantity = c.Find("lineitemquantity"),
        UnitPrice = c.Find("lineitemprice"),
        LineDiscount = c.Find("lineitemdiscount"),
        Email = c.Find("email"),
        Discount = c.Find("discountamount"),
        Currency = c.Find("currency"),
        Code = c.Find("discountcode"),
        CancelledAt = c.Find("cancelledat", "canceledat"),
        Status = c.Find("financialstatus"),
        Refunded = c.Find("refundedamount"),
        Subtotal = c.Find("subtotal"),
        Shipping = c.Find("shipping"),
        Taxes = c.Find("taxes"),
        Total = c.Find("total"),
        TaxName = c.Find("tax1name"),
    };

    private static OrderColumnMapping EtsyItems(Columns c) => new()
    {
        Format = "etsy",
        OrderId = c.Find("orderid"),
        PlacedAt = c.Find("saledate"),
        Sku = c.Find("sku"),
        Title = c.Find("itemname"),
        Quantity = c.Find("quantity"),
        UnitPrice = c.Find("price"),
        Customer = c.Find("buyer"),
        LineDiscount = c.Find("discountamount"),
        Currency = c.Find("currency"),
        Code = c.Find("couponcode"),
        DayFirst = false,
    };

    private static OrderColumnMapping EtsyOrders(Columns c) => new()
    {
        Format = "etsy",
        OrderId = c.Find("orderid"),
        PlacedAt = c.Find("saledate"),
        Quantity = c.Find("numberofitems"),
        LineTotal = c.Find("ordervalue"),
        Customer = c.Find("buyer", "buyeruserid"),
        Discount = c.Find("discountamount"),
        Currency = c.Find("currency"),
        Code = c.Find("couponcode"),
        Status = c.Find("status"),
        ItemsCalled = "Items of an Etsy order",
        DayFirst = false,
    };

    private static OrderColumnMapping Ebay(Columns c) => new()
    {
        Format = "ebay",
        OrderId = c.Find("ordernumber"),
        PlacedAt = c.Find("saledate", "paidondate"),
        Sku = c.Find("customlabel", "customlabelsku", "itemnumber"),
        Title = c.Find("itemtitle", "itemnumber"),
        Quantity = c.Find("quantity"),
        UnitPrice = c.Find("soldfor", "saleprice"),
        Customer = c.Find("buyerusername", "userid"),
        Email = c.Find("buyeremail"),
        DayFirst = false,
    };

    private static OrderColumnMapping Square(Columns c) => new()
    {
        Format = "square",
        OrderId = c.Find("transactionid"),
        PlacedAt = c.Find("date"),
        Time = c.Find("time"),
        Zone = c.Find("timezone"),
        Sku = c.Find("sku"),
        Title = c.Find("item"),
        Quantity = c.Find("qty", "quantity"),
        LineTotal = c.Find("grosssales"),
        LineDiscount = c.Find("discounts"),
        Customer = c.Find("customerid"),
        Kind = c.Find("eventtype"),
    };

    private static OrderColumnMapping TikTok(Columns c) => new()
    {
        Format = "tiktok",
        OrderId = c.Find("orderid"),
        PlacedAt = c.Find("createdtime", "paidtime"),
        Sku = c.Find("sellersku", "skuid"),
        Title = c.Find("productname"),
        Quantity = c.Find("quantity"),
        UnitPrice = c.Find("skuunitoriginalprice"),
        LineTotal = c.Find("skusubtotalafterdiscount"),
        Customer = c.Find("buyerusername"),
        Currency = c.Find("currency"),
        CancelledAt = c.Find("cancelledtime", "canceledtime"),
        Status = c.Find("orderstatus"),
        Refunded = c.Find("orderrefundamount"),
        Shipping = c.Find("shippingfeeafterdiscount"),
        Taxes = c.Find("taxes"),
        Total = c.Find("orderamount"),
    };

    private static OrderColumnMapping Amazon(Columns c) => new()
    {
        Format = "amazon",
        OrderId = c.Find("amazonorderid", "orderid"),
        PlacedAt = c.Find("purchasedate"),
        Sku = c.Find("sku"),
        Title = c.Find("productname"),
        Quantity = c.Find("quantity", "quantitypurchased"),
        LineTotal = c.Find("itemprice"),
        LineDiscount = c.Find("itempromotiondiscount"),
        LineTax = c.Find("itemtax"),
        Email = c.Find("buyeremail"),
        Currency = c.Find("currency"),
        Status = c.Find("itemstatus", "orderstatus"),
    };

    private static OrderColumnMapping WooAnalytics(Columns c) => new()
    {
        Format = "woocommerce",
        OrderId = c.Find("order"),
        PlacedAt = c.Find("date"),
        Title = c.Find("products"),
        Quantity = c.Find("itemssold"),
        LineTotal = c.Find("netsales"),
        Customer = c.Find("customer"),
        Code = c.Find("coupons"),
        Status = c.Find("status"),
    };

    private static OrderColumnMapping Woo(Columns c)
    {
        // What is left after refunds needs no refund beside it.
        var left = c.Find("quantityrefund");
        var unit = c.Find("itemcost", "itemprice");
        return new()
        {
            Format = "woocommerce",
            OrderId = c.Find("ordernumber", "orderid"),
            PlacedAt = c.Find("orderdate", "datecreated", "date"),
            Sku = c.Find("sku", "itemsku", "productsku"),
            Title = c.Find("itemname", "productname"),
            Quantity = left ?? c.Find("quantity", "itemquantity", "qty"),
            UnitPrice = unit,
            LineTotal = unit is null ? c.Find("itemtotal", "orderlinetotal", "linetotal") : null,
            Customer = c.Find("customeruserid", "customerid", "userid"),
            Email = c.Find("emailbilling", "billingemail", "billingemailaddress", "customeremail"),
            Discount = unit is null ? null : c.Find("cartdiscountamount", "orderdiscountamount", "discounttotal"),
            Currency = c.Find("ordercurrency", "currency"),
            Code = c.Find("couponcode", "couponsused", "coupons"),
            Status = c.Find("orderstatus", "status"),
            Refunded = left is null ? c.Find("orderrefundamount", "refundedtotal", "refundtotal") : null,
            Subtotal = unit is null ? null : c.Find("ordersubtotalamount", "ordersubtotal"),
            Shipping = c.Find("ordershippingamount", "shippingtotal", "ordershipping"),
            Taxes = c.Find("ordertotaltaxamount", "taxtotal", "ordertax"),
            Total = c.Find("ordertotalamount", "ordertotal"),
        };
    }

    private static OrderColumnMapping Usual(Columns c)
    {
        var unit = c.Find("unitprice", "itemprice", "price", "itemcost", "priceeach", "productprice");
        return new()
        {
            OrderId = c.Find("orderid", "ordernumber", "orderno", "order", "invoiceno", "invoice", "invoicenumber", "externalid", "id"),
            PlacedAt = c.Find("createdat", "placedat", "orderdate", "saledate", "invoicedate", "datecreated",
                "orderedat", "paidat", "date", "time", "timestamp"),
            Sku = c.Find("sku", "itemsku", "productsku", "variantsku", "stockcode", "itemcode", "productcode"),
            Title = c.Find("title", "itemname", "itemtitle", "productname", "producttitle", "product", "item", "description", "name"),
            Quantity = c.Find("quantity", "qty", "itemquantity", "units"),
            UnitPrice = unit,
            LineTotal = unit is null ? c.Find("linetotal", "itemtotal", "totalprice", "lineamount") : null,
            Customer = c.Find("customerid", "customer", "customerkey", "customernumber", "buyerid", "buyer", "clientid"),
            Email = c.Find("email", "customeremail", "billingemail", "emailaddress", "buyeremail"),
            Discount = c.Find("discountamount", "discount", "orderdiscount", "cartdiscountamount", "totaldiscount"),
            LineDiscount = c.Find("linediscount", "itemdiscount"),
            Currency = c.Find("currency", "ordercurrency", "currencycode"),
            Code = c.Find("discountcode", "couponcode", "coupon", "code", "promocode", "couponcodes"),
            CancelledAt = c.Find("cancelledat", "canceledat"),
            Status = c.Find("orderstatus", "status", "paymentstatus", "financialstatus"),
            Refunded = c.Find("refundedamount", "refunded", "refundamount", "orderrefundamount", "amountrefunded"),
        };
    }

    /// <summary>Headers without their blanks, signs and case.</summary>
    private sealed class Columns
    {
        private readonly Dictionary<string, string> _plain = new(StringComparer.Ordinal);

        public Columns(IReadOnlyList<string> headers)
        {
            foreach (var header in headers) _plain.TryAdd(string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant(), header);
        }

        public bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (!_plain.ContainsKey(name)) return false;
            return true;
        }

        public string? Find(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (_plain.TryGetValue(name, out var header)) return header;
            return null;
        }
    }
}
