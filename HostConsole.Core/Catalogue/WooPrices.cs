using System.Globalization;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>WooCommerce's prices: the regular one, or the sale's while it lasts.</summary>
internal sealed class WooPrices
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy/MM/dd"];

    private readonly Currency _currency;
    private readonly DateTime? _now;
    private readonly ReadingNotes _told;
    private readonly char? _point;
    private readonly int _sale, _regular, _starts, _ends;

    public WooPrices(CsvTable table, Currency currency, DateTime? now, ReadingNotes told)
    {
        (_currency, _now, _told) = (currency, now, told);
        _sale = table.Column("Sale price");
        _regular = table.Column("Regular price");
        _starts = table.Column("Date sale price starts");
        _ends = table.Column("Date sale price ends");
        _point = AmountText.DecimalPoint(table.Sample(_regular).Concat(table.Sample(_sale)));
    }

    /// <returns>The price, and the one before a reduction; null where the line has none.</returns>
    public (Money Price, Money? Before)? Read(ProductDraft draft, CsvRow row, string name)
    {
        var regular = draft.Amount(row, row[_regular], "Regular price", _currency, _point);
        var sale = draft.Amount(row, row[_sale], "Sale price", _currency, _point);
        if (row[_regular].Length == 0) draft.Fault(row.Line, "Regular price is empty. What is sold needs a price.");
        if (regular is not { } price) return null;
        return sale < price && IsOn(row, name) ? (sale!.Value, price) : (price, null);
    }

    private bool IsOn(CsvRow row, string name)
    {
        if (_now is not { } now) return true;
        if (!TryDay(row[_starts], out var starts) || !TryDay(row[_ends], out var ends))
        {
            _told.Notes.Add("Sale prices were left out, because their days can't be read (write them as 2026-11-28)",
                $"{name} ({row[_starts]} to {row[_ends]})");
            return false;
        }

        // The last day counts whole, unless it names an hour.
        if (ends is { } end && end.TimeOfDay == TimeSpan.Zero) ends = end.AddDays(1).AddTicks(-1);
        if (now < starts)
        {
            _told.Notes.Add(
                "Sale prices were left out, because the sale is yet to come; import the file again when it begins",
                $"{name} (from {row[_starts]})");
            return false;
        }

        if (now > ends)
        {
            _told.Notes.Add("Sale prices were left out, because the sale is over", $"{name} (until {row[_ends]})");
            return false;
        }

        if (ends is not null)
            _told.Notes.Add("Sale prices are in force and will end; import the file again then",
                $"{name} (until {row[_ends]})");
        return true;
    }

    private static bool TryDay(string text, out DateTime? day)
    {
        day = null;
        if (text.Length == 0) return true;
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var read))
            return false;
        day = read.DateTime;
        return true;
    }
}
