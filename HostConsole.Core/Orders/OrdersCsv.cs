using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>Reads a shop's orders, one line of the file an item, by a mapping of its columns.</summary>
public static class OrdersCsv
{
    private const int Preview = 5;
    private const int MostNotes = 500;

    /// <summary>The header and the first rows, for a person to map.</summary>
    public static OrderColumns Columns(TextReader reader)
    {
        var table = CsvTable.Read(reader);
        if (table.Error is { } error) return new OrderColumns([], [], new OrderColumnMapping(), error);
        var rows = table.Rows().Where(r => r.Fault is null).Take(Preview)
            .Select(r => (IReadOnlyList<string>)[.. table.Headers.Select((_, i) => r[i])]);
        return new OrderColumns(table.Headers, [.. rows], OrderColumnMapping.Guess(table.Headers));
    }

    /// <summary>
    /// Reads the whole file; lines of one order may stand anywhere in it, orders come in the order of their first lines.
    /// Never throws for what is in the file. Amounts are in the row's currency where the mapping has a column for it, else in
    /// <paramref name="currency"/>. A line with a quantity of 0 or less and no cancellation prefix corrects the stock and is
    /// rejected as such; a price of 0 is fine. Second header lines, footers and sums over items are passed over, and told.
    /// </summary>
    public static ParsedOrders Read(TextReader reader, OrderColumnMapping mapping, Currency currency)
    {
        var table = CsvTable.Read(reader);
        if ((table.Error ?? Wrong(table, mapping)) is { } error) return new ParsedOrders([], [], LineRejections.None, error);

        var columns = new OrderColumnPlaces(table, mapping);
        var time = new OrderTime(TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone), mapping.DayFirst
            ?? OrderTime.DayFirst(table.Rows().Where(r => r.Fault is null).Select(r => r[columns.PlacedAt])));
        var (rejections, passedOver) = (new RejectionTally(), new List<int>());
        // Null: left out, and nothing more is told of it.
        var drafts = new Dictionary<(string Id, bool Refund), OrderDraft?>();
        var footer = new OrderFileFooter();
        foreach (var row in table.Rows(columns.Needed))
        {
            var isLike = OrderFileFooter.IsLike(row, columns) && !drafts.ContainsKey(Key(row));
            if (isLike && footer.Take(row)) continue;
            foreach (var before in footer.End()) Take(before);
            if (!isLike) footer.Begin();
            if (OrderFileRows.IsNoOrder(row, columns, first: drafts.Count == 0, known: drafts.ContainsKey(Key(row)),
                table.Headers))
                passedOver.Add(row.Line);
            else Take(row);
        }

        if (drafts.Count == 0 || !footer.IsWhole)
            foreach (var before in footer.End()) Take(before);
        passedOver.AddRange(footer.End().Select(r => r.Line));

        (string Id, bool Refund) Key(CsvRow row)
        {
            var id = OrderFileRows.Id(row[columns.OrderId]);
            return (id, IsCancellation(id, mapping.CancellationPrefix)
                || row[columns.Kind].StartsWith("refund", StringComparison.OrdinalIgnoreCase));
        }

        void Take(CsvRow row)
        {
            var key = Key(row);
            var draft = key.Id.Length == 0 ? null : drafts.GetValueOrDefault(key);
            if (draft is null)
            {
                draft = new OrderDraft(key.Id, key.Refund, row.Line, currency, mapping, rejections);
                if (key.Id.Length > 0) drafts.TryAdd(key, draft);
            }

            draft.Read(row, columns, time);
            if (draft.Faulty && rejections.Full) drafts[key] = null;
        }

        var (orders, unpaid, refunds, notes) =
            (new List<ParsedOrder>(), new List<ParsedOrder>(), new List<ParsedRefund>(), new List<string>());
        foreach (var draft in drafts.Values.OfType<OrderDraft>().OrderBy(d => d.Line))
        {
            draft.Finish();
            if (draft.Faulty) continue;
            if (draft.IsRefund) refunds.Add(draft.Refund());
            else (draft.Unpaid ? unpaid : orders).Add(draft.Order());
            notes.AddRange(draft.Notes);
        }

        if (unpaid.Count > 0)
            notes.Insert(0, $"{Many(unpaid.Count, "order was", "orders were")} never paid, or cancelled before "
                + "anything was booked: left out.");
        if (passedOver.Count > 0)
            notes.Add($"{Many(passedOver.Count, "line was", "lines were")} passed over, since no order stands there (a "
                + $"second header, a sum or a footer): line {string.Join(", ", passedOver.Take(10))}"
                + $"{(passedOver.Count > 10 ? " and more" : "")}.");
        if (notes.Count > MostNotes) notes = [.. notes.Take(MostNotes), $"And {notes.Count - MostNotes} more."];
        return new ParsedOrders(orders, refunds, rejections.Result()) { Format = mapping.Format, Unpaid = unpaid, Notes = notes };
    }

    private static string Many(int count, string one, string more) => count == 1 ? $"1 {one}" : $"{count} {more}";

    private static bool IsCancellation(string id, string? prefix) =>
        !string.IsNullOrEmpty(prefix) && id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string? Wrong(CsvTable table, OrderColumnMapping mapping)
    {
        if (mapping.Missing is { Count: > 0 } missing) return $"Choose a column for: {string.Join(", ", missing)}.";
        var absent = mapping.Named.Where(n => table.Column(n.Trim()) < 0).Select(AmountText.Quote).ToList();
        if (absent.Count > 0)
            return $"The file has no column {string.Join(", ", absent)}. It has: "
                + $"{string.Join(", ", table.Headers.Where(h => h.Length > 0).Take(30).Select(AmountText.Quote))}.";
        return TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _)
            ? null
            : $"{AmountText.Quote(mapping.TimeZone)} is no time zone. Write one such as Europe/London.";
    }
}

/// <summary>Rows of shops' files that are no order's.</summary>
internal static class OrderFileRows
{
    private static readonly HashSet<string> Sums = new(StringComparer.OrdinalIgnoreCase)
    {
        "total",
        "totals",
        "grand total",
        "sum",
        "subtotal",
        "summe",
        "gesamt",
        "gesamtsumme",
        "total général",
        "totale",
        "totaal"
    };

    /// <summary>An order's number as text: spreadsheets are told so by an apostrophe, or by ="…".</summary>
    public static string Id(string cell)
    {
        if (cell.StartsWith("=\"", StringComparison.Ordinal) && cell.EndsWith('"') && cell.Length > 3) cell = cell[2..^1];
        return cell.TrimStart('\'').Trim();
    }

    /// <param name="first">No order was found yet.</param>
    /// <param name="known">Its order's other lines are.</param>
    public static bool IsNoOrder(CsvRow row, OrderColumnPlaces at, bool first, bool known, IReadOnlyList<string> headers)
    {
        var (quantity, price) = (row[at.Quantity], at.UnitPrice >= 0 ? row[at.UnitPrice] : row[at.LineTotal]);
        // A header again, where files were joined; or what the columns mean, in the line below them.
        if (quantity.Length > 0 && quantity == headers[at.Quantity].Trim() && row[at.OrderId] == headers[at.OrderId].Trim()) return true;
        if (first && IsWords(quantity) && IsWords(price)) return true;
        var item = row[at.Sku].Length + row[at.Title].Length > 0;
        if (quantity.Length == 0 && price.Length == 0 && row[at.PlacedAt].Length == 0)
            return !known && (!item || row[at.OrderId].Length == 0) && row.Fault is null;
        return !item && (row[at.OrderId].Length == 0 || Sums.Contains(row[at.OrderId].TrimEnd(':')))
            && (row[at.PlacedAt].Length == 0 || Sums.Contains(row[at.PlacedAt].TrimEnd(':')));
    }

    private static bool IsWords(string cell) => cell.Length > 0 && cell.Any(char.IsLetter) && !cell.Any(char.IsDigit);
}

/// <summary>
/// Short lines without anything to book, as shops write them under the last order; lines that only look so are told as
/// what they are.
/// </summary>
internal sealed class OrderFileFooter
{
    private const int Most = 5;
    private readonly List<CsvRow> _lines = [];

    /// <summary>No more lines than a footer has came since the last order.</summary>
    public bool IsWhole { get; private set; } = true;

    public static bool IsLike(CsvRow row, OrderColumnPlaces at) =>
        row.IsShort && row[at.Quantity].Length == 0 && row[at.PlacedAt].Length == 0 && row[at.UnitPrice].Length == 0
            && row[at.LineTotal].Length == 0;

    /// <returns>False where it is one too many.</returns>
    public bool Take(CsvRow row)
    {
        if (!IsWhole || _lines.Count == Most) return IsWhole = false;
        _lines.Add(row);
        return true;
    }

    /// <summary>Hands over what was taken.</summary>
    public IReadOnlyList<CsvRow> End()
    {
        CsvRow[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    /// <summary>An order follows: what was taken is under none.</summary>
    public void Begin() => IsWhole = true;
}

/// <summary>Where the mapped columns stand in the file; -1 for none.</summary>
internal sealed class OrderColumnPlaces(CsvTable table, OrderColumnMapping mapping)
{
    public int OrderId { get; } = Of(table, mapping.OrderId);
    public int ShopId { get; } = Of(table, mapping.ShopId);
    public int PlacedAt { get; } = Of(table, mapping.PlacedAt);
    public int Time { get; } = Of(table, mapping.Time);
    public int Zone { get; } = Of(table, mapping.Zone);
    public int Sku { get; } = Of(table, mapping.Sku);
    public int Title { get; } = Of(table, mapping.Title);
    public int Quantity { get; } = Of(table, mapping.Quantity);
    public int UnitPrice { get; } = Of(table, mapping.UnitPrice);
    public int LineTotal { get; } = Of(table, mapping.LineTotal);
    public int Customer { get; } = Of(table, mapping.Customer);
    public int Email { get; } = Of(table, mapping.Email);
    public int Discount { get; } = Of(table, mapping.Discount);
    public int LineDiscount { get; } = Of(table, mapping.LineDiscount);
    public int Currency { get; } = Of(table, mapping.Currency);
    public int Code { get; } = Of(table, mapping.Code);
    public int CancelledAt { get; } = Of(table, mapping.CancelledAt);
    public int Status { get; } = Of(table, mapping.Status);
    public int Refunded { get; } = Of(table, mapping.Refunded);
    public int Kind { get; } = Of(table, mapping.Kind);
    public int Subtotal { get; } = Of(table, mapping.Subtotal);
    public int Shipping { get; } = Of(table, mapping.Shipping);
    public int Taxes { get; } = Of(table, mapping.Taxes);
    public int Total { get; } = Of(table, mapping.Total);
    public int LineTax { get; } = Of(table, mapping.LineTax);
    public int TaxName { get; } = Of(table, mapping.TaxName);

    public IEnumerable<int> Needed => [OrderId, PlacedAt, Quantity, UnitPrice >= 0 ? UnitPrice : LineTotal];

    private static int Of(CsvTable table, string? header) => string.IsNullOrEmpty(header) ? -1 : table.Column(header.Trim());
}
