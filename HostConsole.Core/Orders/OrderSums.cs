using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>One line of an order in a file, as it is written there.</summary>
/// <param name="Unit">Null where the file has the line's total only.</param>
/// <param name="Total">Before its discount, above zero in refunds too.</param>
internal sealed record FileLine(string? Sku, string Title, int Quantity, Money? Unit, Money Total, Money Off, Money Tax, int Line);

/// <summary>What a file says of an order as a whole; null where it says nothing.</summary>
internal sealed record FileSums
{
    public Money? Discount { get; init; }
    public Money? Subtotal { get; init; }
    public Money? Shipping { get; init; }
    public Money? Taxes { get; init; }
    public Money? Total { get; init; }
    public Money? Refunded { get; init; }
    public string? TaxName { get; init; }

    /// <summary>Told by whoever maps the file; null where the sums tell it.</summary>
    public bool? TaxIncluded { get; init; }

    /// <summary>Everything was given back, whatever the amounts say.</summary>
    public bool AllRefunded { get; init; }

    /// <summary>What was paid for tips and gift cards, which are in the total and no goods.</summary>
    public required Money Beside { get; init; }

    /// <summary>The subtotal is always what is left after discounts.</summary>
    public bool SubtotalAfterDiscount { get; init; }
}

/// <summary>
/// An order's amounts as they count: without tax, shipping, tips and gift cards. Where the file contradicts itself, it
/// says so.
/// </summary>
internal sealed partial class OrderSums
{
    // Rates of value added tax, to tell whether shipping bears the tax too where the file doesn't say.
    private static readonly decimal[] UsualRates =
        [0.05m, 0.055m, 0.06m, 0.07m, 0.077m, 0.08m, 0.081m, 0.09m, 0.1m, 0.12m, 0.13m, 0.135m, 0.14m, 0.15m, 0.16m,
            0.17m, 0.18m, 0.19m, 0.2m, 0.21m, 0.22m, 0.23m, 0.24m, 0.25m, 0.255m, 0.27m];

    private readonly Currency _currency;
    private readonly IReadOnlyList<FileLine> _lines;
    private readonly FileSums _file;
    private readonly List<string> _notes = [];

    public OrderSums(Currency currency, IReadOnlyList<FileLine> lines, FileSums file)
    {
        (_currency, _lines, _file) = (currency, lines, file);
        var gross = Sum(lines.Select(l => l.Total));
        var off = Off(gross);
        var goods = gross - off;
        var taxes = file.Taxes ?? Sum(lines.Select(l => l.Tax));
        TaxIncluded = Included(goods, taxes);
        var net = goods;
        if (TaxIncluded == true && taxes.Minor > 0)
        {
            net = file.Taxes is not null ? Money.Round(goods.Major / (1 + Rate(goods, taxes)), currency)
                : taxes > goods ? Money.Zero(currency)
                : goods - taxes;
            var before = off.Minor == 0 || goods.Minor == 0 ? net : Money.Round(gross.Major * (net.Major / goods.Major), currency);
            (Lines, Discount) = (Spread(before), before - net);
        }
        else
        {
            (Lines, Discount) = ([.. lines.SelectMany(l => l.Unit is { } unit
                && unit * l.Quantity == l.Total ? [Parsed(l, l.Quantity, unit)] : Split(l, l.Total))], off);
        }

        Refunded = Back(net, goods, taxes);
    }

    public IReadOnlyList<ParsedOrderLine> Lines { get; }
    public Money Discount { get; }
    public Money Refunded { get; }
    public bool? TaxIncluded { get; }

    /// <summary>Sentences that go on from the order's name.</summary>
    public IReadOnlyList<string> Notes => _notes;

    // Files have an order's discounts as one sum, by the line, or as both at once; the subtotal tells which. What is
    // more than the goods is the shipping's.
    private Money Off(Money gross)
    {
        var (order, lines, zero) = (_file.Discount ?? Money.Zero(_currency), Sum(_lines.Select(l => l.Off)), Money.Zero(_currency));
        var usual = order == lines ? order : order + lines;
        if (usual > gross) usual = order > gross ? gross : order.Minor > 0 ? order : gross;
        if (_file.Subtotal is not { } subtotal) return usual;
        Money[] all = [usual, order, lines, order + lines, .. _file.SubtotalAfterDiscount ? [zero] : Array.Empty<Money>()];
        foreach (var off in all)
            if (off <= gross && IsNear(gross - off, subtotal)) return off;
        if (_file.SubtotalAfterDiscount || !IsNear(gross, subtotal))
            _notes.Add($"its lines come to {(gross - usual).Amount}, its own subtotal is {subtotal.Amount}");
        return usual;
    }

    private bool? Included(Money goods, Money taxes)
    {
        var told = _file.TaxIncluded;
        if (_file.Total is not { } total || _file.Shipping is not { } shipping || _file.Taxes is null) return told;
        var without = (_notes.Count > 0 && _file.Subtotal is { } subtotal ? subtotal : goods) + shipping + _file.Beside;
        var (inside, onTop) = (IsNear(without, total), IsNear(without + taxes, total));
        if (!inside && !onTop && _notes.Count == 0)
            _notes.Add($"with shipping and tax its lines come to {(told == true ? without : without + taxes).Amount}, "
                + $"its own total is {total.Amount}");
        if (told is not null || taxes.Minor == 0 || (!inside && !onTop)) return told;
        return inside && (!onTop || Apart(without, total) < Apart(without + taxes, total));
    }

    private decimal Rate(Money goods, Money taxes)
    {
        var shipping = _file.Shipping ?? Money.Zero(_currency);
        var (all, alone) = ((goods + shipping).Major, goods.Major);
        if (_file.TaxName is { } name && Percent().Match(name) is { Success: true } match
            && decimal.TryParse(match.Groups["rate"].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var percent))
        {
            var named = percent / 100;
            if (Holds(all, named) || Holds(alone, named)) return named;
        }

        foreach (var with in (decimal[])[all, alone])
            if (UsualRates.Where(r => Holds(with, r)).Cast<decimal?>().FirstOrDefault() is { } usual) return usual;
        return taxes.Major / Math.Max(all - taxes.Major, 1m / _currency.Scale);

        bool Holds(decimal amount, decimal rate) => Math.Abs(amount * rate / (1 + rate) - taxes.Major) <= 1.5m / _currency.Scale;
    }

    // What the customer got back holds tax as what was paid does; nobody gets back more than the goods were worth.
    private Money Back(Money net, Money goods, Money taxes)
    {
        if (_file.AllRefunded && _file.Refunded is null or { Minor: 0 }) return net;
        if (_file.Refunded is not { Minor: > 0 } refunded) return Money.Zero(_currency);
        var shipping = _file.Shipping ?? Money.Zero(_currency);
        var paid = _file.Total ?? goods + shipping + _file.Beside + (TaxIncluded == true ? Money.Zero(_currency) : taxes);
        if (refunded > paid)
            _notes.Add($"{refunded.Amount} was given back, more than the {paid.Amount} that were "
                + $"paid; {net.Amount} of it count");
        if (refunded >= paid || _file.AllRefunded) return net;
        var taxed = (goods + shipping).Major + (TaxIncluded == true ? 0 : taxes.Major);
        var back = taxes.Minor <= 0 || taxed <= 0 ? refunded : Money.Round(refunded.Major * (1 - taxes.Major / taxed), _currency);
        return back > net ? net : back;
    }

    private List<ParsedOrderLine> Spread(Money sum)
    {
        var whole = _lines.Aggregate((Int128)0, (all, l) => all + l.Total.Minor);
        var shares = _lines.Select(l => whole == 0 ? 0 : (long)(sum.Minor * (Int128)l.Total.Minor / whole)).ToArray();
        // The largest remainders get what rounding down left.
        var rest = sum.Minor - shares.Sum();
        foreach (var (_, i) in _lines.Select(
            (l, i) => (Remainder: whole == 0 ? 0 : sum.Minor * (Int128)l.Total.Minor % whole, i))
            .OrderByDescending(r => r.Remainder).Take((int)rest))
            shares[i]++;
        return [.. _lines.SelectMany((l, i) => Split(l, new(shares[i], _currency)))];
    }

    // So that whole minor units a piece add up to the line.
    public static ParsedOrderLine[] Split(FileLine line, Money total)
    {
        var (each, rest) = Math.DivRem(total.Minor, line.Quantity);
        var unit = new Money(each, total.Currency);
        return rest == 0
            ? [Parsed(line, line.Quantity, unit)]
            : [Parsed(line, line.Quantity - (int)rest, unit), Parsed(line, (int)rest, unit with { Minor = each + 1 })];
    }

    private static ParsedOrderLine Parsed(FileLine line, int quantity, Money unit) => new(line.Sku, line.Title, quantity, unit, line.Line);

    private Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(_currency), (sum, amount) => sum + amount);

    // A shop rounds each of its lines.
    private bool IsNear(Money one, Money other) => Apart(one, other) < Math.Max(1, _lines.Count);

    private static long Apart(Money one, Money other) => Math.Abs(one.Minor - other.Minor);

    [GeneratedRegex(@"(?<rate>[0-9]{1,2}(?:[.,][0-9]{1,3})?)\s?%")]
    private static partial Regex Percent();
}
