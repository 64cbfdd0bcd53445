using System.Text.RegularExpressions;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>An order or a cancellation while its lines are read. One bad line and it is left out whole.</summary>
internal sealed partial class OrderDraft(string id, bool cancellation, int line, Currency currency, RejectionTally rejections) : IRejectable
{
    private const int LongestId = 100;
    private const int LongestText = 500;
    private const int LargestQuantity = 1_000_000;

    private readonly List<ParsedOrderLine> _lines = [];
    private Currency _currency = currency;
    private bool _currencyTold;
    private DateTimeOffset? _placedAt, _cancelledAt;
    private string? _customer, _email, _code;
    private Money? _discount;
    private int _sign;

    public bool Cancellation => cancellation;
    public int Line => line;

    /// <summary>It is left out.</summary>
    public bool Faulty { get; private set; }

    /// <summary>Says that the order was left out where lines that are fine went with it, too.</summary>
    public string Consequence => _lines.Count == 0 ? "" : $"The {(cancellation ? "cancellation" : "order")} {AmountText.Quote(id)} was left out.";

    public ParsedOrder Order()
    {
        var gross = ParsedOrderLine.Sum(_lines, _currency);
        var discount = _discount ?? Money.Zero(_currency);
        return new ParsedOrder(id, _placedAt!.Value, _customer, _email, _lines, discount > gross ? gross : discount, _code, _cancelledAt, line);
    }

    public ParsedRefund Refund() => new(id, _placedAt!.Value, _customer, _email, ParsedOrderLine.Sum(_lines, _currency), _lines, line);

    public void Read(CsvRow row, OrderColumnPlaces at, OrderTime time)
    {
        if (row.Fault is not null)
        {
            Fault(row.Line, row.Fault);
            return;
        }

        if (id.Length == 0) Fault(row.Line, "The order number is empty.");
        if (id.Length > LongestId) Fault(row.Line, $"The order number has {id.Length} characters, at most {LongestId} fit.");
        ReadOrder(row, at, time);
        ReadLine(row, at);
    }

    /// <summary>What can be told only when all lines are known.</summary>
    public void Finish()
    {
        if (Faulty) return;
        if (_placedAt is null) Fault(line, "No line of the order has a time.");
        if (_lines.Sum(l => (decimal)l.UnitPrice.Minor * l.Quantity) is var total && total > 9_000_000_000_000_000m) Fault(line, "The lines together are worth more than can be counted.");
        else if (cancellation && total == 0) Fault(line, "The cancellation is worth 0; there is nothing to refund.");
    }

    private void Fault(int at, string reason)
    {
        Faulty = true;
        rejections.Add(at, reason, this);
    }

    // What is of the order as a whole: exports write it on the first of its lines, or on each.
    private void ReadOrder(CsvRow row, OrderColumnPlaces at, OrderTime time)
    {
        if (row[at.Currency] is { Length: > 0 } code)
        {
            if (!Currency.TryParse(code, out var told)) Fault(row.Line, $"{AmountText.Quote(code)} is not a currency code. Write one such as USD.");
            else if (told != _currency && (_currencyTold || _lines.Count > 0)) Fault(row.Line, $"The order is in {_currency} and in {told}. An order has one currency.");
            else (_currency, _currencyTold) = (told, true);
        }

        if (row[at.PlacedAt] is { Length: > 0 } placed)
        {
            if (time.TryParse(placed, out var utc, out var reason)) _placedAt ??= utc;
            else Fault(row.Line, reason);
        }

        if (row[at.CancelledAt] is { Length: > 0 } cancelled)
        {
            if (time.TryParse(cancelled, out var utc, out var reason)) _cancelledAt ??= utc;
            else Fault(row.Line, reason);
        }

        if (row[at.Customer] is { Length: > 0 } customer)
        {
            // Spreadsheets make 13349.0 of a number in a column with gaps.
            customer = WholeNumber().Replace(customer, "$1");
            if (_customer is not null && _customer != customer) Fault(row.Line, $"The order has two customers, {AmountText.Quote(_customer)} and {AmountText.Quote(customer)}.");
            else if (customer.Length > LongestId) Fault(row.Line, $"The customer has {customer.Length} characters, at most {LongestId} fit.");
            else _customer = customer;
        }

        // An address that can't be one is no reason to lose an order.
        if (row[at.Email] is { Length: > 2 and <= 254 } email && email.IndexOf('@', 1) > 0) _email ??= email;
        if (row[at.Code] is { Length: > 0 and <= LongestText } discountCode) _code ??= discountCode;
        if (row[at.Discount] is not { Length: > 0 } off) return;
        if (!AmountText.TryParse(off, _currency, out var discount, out var why)) Fault(row.Line, $"The discount: {why}");
        else if (discount.Minor < 0) Fault(row.Line, $"The discount {AmountText.Quote(off)} is negative. Write it without a minus sign.");
        else if (discount.Minor > 0 && _discount is { } before && before != discount) Fault(row.Line, $"The order has two discounts, {before.Amount} and {discount.Amount}. Write the order's whole discount on one of its lines.");
        else if (discount.Minor > 0) _discount = discount;
    }

    private void ReadLine(CsvRow row, OrderColumnPlaces at)
    {
        var (sku, title) = (row[at.Sku], row[at.Title]);
        var fine = true;
        void Bad(string reason)
        {
            Fault(row.Line, reason);
            fine = false;
        }

        if (sku.Length == 0 && title.Length == 0) Bad("The line has neither a SKU nor a title.");
        if (sku.Length > LongestText || title.Length > LongestText) Bad($"The SKU or the title is longer than {LongestText} characters.");
        if (!AmountText.TryCount(row[at.Quantity], LargestQuantity, out var quantity, out var reason)) Bad($"The quantity: {(row[at.Quantity].Length == 0 ? "it is empty." : reason)}");
        else if (quantity <= 0 && !cancellation) Bad($"The quantity is {quantity}: a stock correction, not a sale.");
        else if (quantity == 0) Bad("The quantity is 0; nothing is cancelled.");
        else if (cancellation && _sign != 0 && _sign != Math.Sign(quantity)) Bad("The cancellation has quantities above and below 0.");

        if (!AmountText.TryParse(row[at.UnitPrice], _currency, out var price, out reason)) Bad($"The unit price: {(row[at.UnitPrice].Length == 0 ? "it is empty." : reason)}");
        else if (price.Minor < 0) Bad($"The unit price {AmountText.Quote(row[at.UnitPrice])} is negative. Write discounts in a column of their own.");

        if (!fine) return;
        _sign = Math.Sign(quantity);
        _lines.Add(new ParsedOrderLine(sku.Length == 0 ? null : sku, title.Length == 0 ? sku : title, Math.Abs(quantity), price, row.Line));
    }

    [GeneratedRegex(@"^([0-9]+)\.0+$")]
    private static partial Regex WholeNumber();
}
