using System.Text.RegularExpressions;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>An order or a refund while its lines are read. One bad line and it is left out whole.</summary>
internal sealed partial class OrderDraft(
    string id, bool refund, int line, Currency currency, OrderColumnMapping mapping,
    RejectionTally rejections) : IRejectable
{
    private const int LongestId = 100;
    private const int LongestText = 500;
    private const int LargestQuantity = 1_000_000;

    private readonly List<(FileLine Line, OrderStanding? Standing)> _lines = [];
    private readonly List<OrderStanding> _standings = [];
    private readonly List<int> _withoutItem = [];
    private Currency _currency = currency;
    private bool _currencyTold;
    private DateTimeOffset? _placedAt, _cancelledAt;
    private string? _customer, _email, _code, _shopId, _taxName;
    private Money? _discount, _subtotal, _shipping, _taxes, _total, _refunded;
    private long _beside;
    private int _sign;

    public bool IsRefund => refund;

    /// <summary>It is left out.</summary>
    public bool Faulty { get; private set; }
    public int Line => line;

    /// <summary>It was never paid, or nothing of it is left to book.</summary>
    public bool Unpaid { get; private set; }

    /// <summary>Sentences about the whole order.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Says that the order was left out where lines that are fine went with it, too.</summary>
    public string Consequence => _lines.Count == 0 ? "" : $"The {(refund ? "cancellation" : "order")} {AmountText.Quote(id)} was left out.";

    private bool HasItems => mapping.ItemsCalled is null;

    public ParsedOrder Order()
    {
        var sums = new OrderSums(_currency, [.. _lines.Select(l => l.Line)], new FileSums
        {
            Discount = _discount,
            Subtotal = _subtotal,
            Shipping = _shipping,
            Taxes = _taxes,
            Total = _total,
            Refunded = _refunded,
            TaxName = _taxName,
            Beside = new(_beside, _currency),
            AllRefunded = _standings.Count > 0 && _standings.TrueForAll(s => s == OrderStanding.Refunded),
            SubtotalAfterDiscount = mapping.Format == "shopify",
            // Amazon's prices hold the tax wherever they are shown with it.
            TaxIncluded = mapping.TaxIncluded ?? (mapping.Format == "amazon" ? _currency.Code is not ("USD" or "CAD") : null),
        });
        Notes.AddRange(sums.Notes.Select(n => $"Line {line}, order {id}: {n}."));
        return new ParsedOrder(_shopId ?? id, _placedAt!.Value, _customer, _email, sums.Lines, sums.Discount, _code, _cancelledAt, line)
        {
            Number = _shopId is null ? null : id,
            Refunded = sums.Refunded,
            WithoutItems = !HasItems,
            TaxIncluded = sums.TaxIncluded,
        };
    }

    public ParsedRefund Refund()
    {
        var lines = _lines.Select(l => l.Line).ToList();
        var amount = lines.Aggregate(Money.Zero(_currency), (sum, l) => sum + l.Total - l.Off);
        return new(id, _placedAt!.Value, _customer, _email, amount, [.. lines.SelectMany(l => OrderSums.Split(l, l.Total))], line);
    }

    public void Read(CsvRow row, OrderColumnPlaces at, OrderTime time)
    {
        if (row.Fault is not null)
        {
            Fault(row.Line, row.Fault);
            return;
        }

        if (id.Length == 0) Fault(row.Line, "The order number is empty.");
        if (id.Length > LongestId) Fault(row.Line, $"The order number has {id.Length} characters, at most {LongestId} fit.");
        Whole(row.Line, "order number", id);
        ReadOrder(row, at, time);
        if (HasItems && row[at.Sku].Length == 0 && row[at.Title].Length == 0) _withoutItem.Add(row.Line);
        else ReadLine(row, at);
    }

    /// <summary>What can be told only when all lines are known.</summary>
    public void Finish()
    {
        // A sum over the order's items has no item of its own.
        if (_lines.Count == 0 && _standings.Count == 0)
            foreach (var at in _withoutItem) Fault(at, "The line has neither a SKU nor a title.");
        if (Faulty) return;
        if (_placedAt is null) Fault(line, "No line of the order has a time.");
        Stand();
        if (_lines.Sum(l => (decimal)l.Line.Total.Minor) is var total && total > 9_000_000_000_000_000m)
            Fault(line, "The lines together are worth more than can be counted.");
        else if (refund && total == 0) Fault(line, "The cancellation is worth 0; there is nothing to refund.");
    }

    private void Stand()
    {
        if (_standings.Count > 0 && _standings.TrueForAll(s => s is OrderStanding.Unpaid or OrderStanding.Cancelled))
        {
            if (_standings.TrueForAll(s => s == OrderStanding.Cancelled)) _cancelledAt ??= _placedAt;
            else Unpaid = true;
        }
        else if (_lines.RemoveAll(l => l.Standing is OrderStanding.Unpaid or OrderStanding.Cancelled) is > 0 and var gone)
        {
            Notes.Add($"Line {line}, order {id}: {(gone == 1 ? "a cancelled item was" : $"{gone} cancelled items were")} left out.");
        }

        if (_lines.Count > 0 || refund) return;
        Unpaid = true;
        if (_beside > 0) Notes.Add($"Line {line}, order {id}: it sells no goods, only tips or gift cards.");
    }

    private void Fault(int at, string reason)
    {
        Faulty = true;
        rejections.Add(at, reason, this);
    }

    // A spreadsheet keeps fifteen digits and writes the rest away.
    private void Whole(int at, string what, string text)
    {
        if (Shortened().IsMatch(text))
            Fault(at, $"The {what} {AmountText.Quote(text)} was shortened by a spreadsheet; its last digits are gone. "
                + "Export the file again, and import it without opening it in a spreadsheet first.");
    }

    // What is of the order as a whole: exports write it on the first of its lines, or on each.
    private void ReadOrder(CsvRow row, OrderColumnPlaces at, OrderTime time)
    {
        if (row[at.Currency] is { Length: > 0 } code)
        {
            if (!Currency.TryParse(code, out var told))
                Fault(row.Line, $"{AmountText.Quote(code)} is not a currency code. Write one such as USD.");
            else if (told != _currency && (_currencyTold || _lines.Count > 0))
                Fault(row.Line, $"The order is in {_currency} and in {told}. An order has one currency.");
            else (_currency, _currencyTold) = (told, true);
        }

        ReadTimes(row, at, time);
        ReadPerson(row, at);
        if (row[at.ShopId] is { Length: > 0 and <= LongestId } shopId)
        {
            Whole(row.Line, "order id", shopId);
            _shopId ??= shopId.TrimStart('\'');
        }

        if (row[at.Code] is { Length: > 0 and <= LongestText } discountCode) _code ??= discountCode;
        if (row[at.TaxName] is { Length: > 0 } taxName) _taxName ??= taxName;
        if (row[at.Status] is { Length: > 0 } status) _standings.Add(OrderStatus.Read(status, mapping.Format));
        Once(row, at.Subtotal, "subtotal", ref _subtotal);
        Once(row, at.Shipping, "shipping", ref _shipping);
        Once(row, at.Taxes, "tax", ref _taxes);
        Once(row, at.Total, "total", ref _total);
        Once(row, at.Refunded, "refund", ref _refunded);
        if (_refunded is { Minor: < 0 } taken) _refunded = -taken;
        if (row[at.Discount] is not { Length: > 0 } off) return;
        if (!OrderAmount.TryParse(off, _currency, out var discount, out var why)) Fault(row.Line, $"The discount: {why}");
        else if (discount.Minor < 0 && mapping.Format is null)
            Fault(row.Line, $"The discount {AmountText.Quote(off)} is negative. Write it without a minus sign.");
        else if (discount.Minor != 0 && _discount is { } before && before != Above(discount))
            Fault(row.Line, $"The order has two discounts, {before.Amount} and {discount.Amount}. Write the order's "
                + "whole discount on one of its lines, or choose the column as each line's discount.");
        else if (discount.Minor != 0) _discount = Above(discount);
    }

    private void ReadTimes(CsvRow row, OrderColumnPlaces at, OrderTime time)
    {
        if (row[at.PlacedAt] is { Length: > 0 } placed)
        {
            if (time.TryParse(placed, out var utc, out var reason, row[at.Time], row[at.Zone])) _placedAt ??= utc;
            else Fault(row.Line, reason);
        }

        if (row[at.CancelledAt] is not { Length: > 0 } cancelled) return;
        if (time.TryParse(cancelled, out var gone, out var why)) _cancelledAt ??= gone;
        else Fault(row.Line, why);
    }

    private void ReadPerson(CsvRow row, OrderColumnPlaces at)
    {
        if (row[at.Customer] is { Length: > 0 } customer)
        {
            // Spreadsheets make 13349.0 of a number in a column with gaps.
            customer = WholeNumber().Replace(customer, "$1");
            if (_customer is not null && _customer != customer)
                Fault(row.Line,
                    $"The order has two customers, {AmountText.Quote(_customer)} and {AmountText.Quote(customer)}.");
            else if (customer.Length > LongestId)
                Fault(row.Line, $"The customer has {customer.Length} characters, at most {LongestId} fit.");
            else _customer = customer;
        }

        // An address that can't be one is no reason to lose an order.
        if (row[at.Email] is { Length: > 2 and <= 254 } email && email.IndexOf('@', 1) > 0) _email ??= email;
    }

    private void Once(CsvRow row, int column, string what, ref Money? known)
    {
        if (row[column] is not { Length: > 0 } text) return;
        if (!OrderAmount.TryParse(text, _currency, out var amount, out var reason)) Fault(row.Line, $"The {what}: {reason}");
        else known ??= amount;
    }

    private void ReadLine(CsvRow row, OrderColumnPlaces at)
    {
        var (sku, title) = (row[at.Sku].TrimStart('\''), row[at.Title]);
        if (!HasItems) title = mapping.ItemsCalled!;
        OrderStanding? standing = row[at.Status] is { Length: > 0 } status ? OrderStatus.Read(status, mapping.Format) : null;
        var fine = true;
        void Bad(string reason)
        {
            Fault(row.Line, reason);
            fine = false;
        }

        Money Amount(int column, string what, bool needed)
        {
            if (row[column] is not { Length: > 0 } text)
            {
                if (needed) Bad($"The {what}: it is empty.");
                return Money.Zero(_currency);
            }

            if (!OrderAmount.TryParse(text, _currency, out var amount, out var why)) Bad($"The {what}: {why}");
            return amount;
        }

        // A cancelled item has often lost its quantity and price.
        if (standing is not (null or OrderStanding.Sold)
            && (row[at.Quantity] is "" or "0" or "0.0"
                || (row[at.UnitPrice].Length == 0 && row[at.LineTotal].Length == 0)))
            return;
        if (sku.Length > LongestText || title.Length > LongestText) Bad($"The SKU or the title is longer than {LongestText} characters.");
        if (Shortened().IsMatch(sku))
        {
            Whole(row.Line, "SKU", sku);
            fine = false;
        }

        if (!AmountText.TryCount(row[at.Quantity], LargestQuantity, out var quantity, out var reason))
            Bad($"The quantity: {(row[at.Quantity].Length == 0 ? "it is empty." : reason)}");
        else if (quantity <= 0 && !refund) Bad($"The quantity is {quantity}: a stock correction, not a sale.");
        else if (quantity == 0 && at.LineTotal < 0) Bad("The quantity is 0; nothing is cancelled.");
        else if (refund && at.LineTotal < 0 && _sign != 0 && _sign != Math.Sign(quantity))
            Bad("The cancellation has quantities above and below 0.");

        Money? unit = at.UnitPrice >= 0 ? Amount(at.UnitPrice, "unit price", needed: true) : null;
        var told = at.LineTotal >= 0 ? Amount(at.LineTotal, "line total", needed: unit is null) : (Money?)null;
        if (unit is { Minor: < 0 })
            Bad($"The unit price {AmountText.Quote(row[at.UnitPrice])} is negative. Write discounts in a "
                + "column of their own.");
        if (told is { Minor: < 0 } && !refund)
            Bad($"The line total {AmountText.Quote(row[at.LineTotal])} is negative: a refund, not a sale.");
        var off = Above(Amount(at.LineDiscount, "discount", needed: false));
        var tax = Above(Amount(at.LineTax, "tax", needed: false));
        if (!fine) return;

        _sign = Math.Sign(quantity);
        quantity = Math.Max(1, Math.Abs(quantity));
        var total = unit is { } each ? each * quantity : Above(told!.Value);
        if (unit is not null && told is { } left && Above(left) < total && row[at.LineTotal].Length > 0) off += total - Above(left);
        if (off > total) off = total;
        if (IsBeside(sku, title)) _beside += (total - off).Minor;
        else
            _lines.Add((new FileLine(sku.Length == 0 ? null : sku, title.Length == 0 ? sku : title, quantity, unit,
                total, off, tax, row.Line), standing));
    }

    // Tips and gift cards stand among the items of Shopify's and Square's files, by these names.
    private bool IsBeside(string sku, string title) =>
        mapping.Format is "shopify" or "square" && sku.Length == 0 && BesideGoods().IsMatch(title);

    private static Money Above(Money amount) => amount.Minor < 0 ? -amount : amount;

    [GeneratedRegex(@"^([0-9]+)\.0+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^'?[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{1,3}$")]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^(?:tip|e?-?gift card)(?:$| - | – | \()", RegexOptions.IgnoreCase)]
    private static partial Regex BesideGoods();
}
