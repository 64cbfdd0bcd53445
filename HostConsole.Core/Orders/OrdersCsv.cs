using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Orders;

/// <summary>Reads a shop's orders, one line of the file an item, by a mapping of its columns.</summary>
public static class OrdersCsv
{
    private const int Preview = 5;

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
    /// rejected as such; a price of 0 is fine.
    /// </summary>
    public static ParsedOrders Read(TextReader reader, OrderColumnMapping mapping, Currency currency)
    {
        var table = CsvTable.Read(reader);
        if ((table.Error ?? Wrong(table, mapping)) is { } error) return new ParsedOrders([], [], LineRejections.None, error);

        var columns = new OrderColumnPlaces(table, mapping);
        var time = new OrderTime(TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone), mapping.DayFirst);
        var rejections = new RejectionTally();
        // Null: left out, and nothing more is told of it.
        var drafts = new Dictionary<string, OrderDraft?>(StringComparer.Ordinal);
        foreach (var row in table.Rows(columns.Needed))
        {
            var id = row[columns.OrderId];
            if (!drafts.TryGetValue(id, out var draft) || draft is null)
            {
                draft = new OrderDraft(id, IsCancellation(id, mapping.CancellationPrefix), row.Line, currency, rejections);
                if (id.Length > 0) drafts.TryAdd(id, draft);
            }

            draft.Read(row, columns, time);
            if (draft.Faulty && rejections.Full) drafts[id] = null;
        }

        var (orders, refunds) = (new List<ParsedOrder>(), new List<ParsedRefund>());
        foreach (var draft in drafts.Values.OfType<OrderDraft>().OrderBy(d => d.Line))
        {
            draft.Finish();
            if (draft.Faulty) continue;
            if (draft.Cancellation) refunds.Add(draft.Refund());
            else orders.Add(draft.Order());
        }

        return new ParsedOrders(orders, refunds, rejections.Result());
    }

    private static bool IsCancellation(string id, string? prefix) =>
        !string.IsNullOrEmpty(prefix) && id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string? Wrong(CsvTable table, OrderColumnMapping mapping)
    {
        if (mapping.Missing is { Count: > 0 } missing) return $"Choose a column for: {string.Join(", ", missing)}.";
        string?[] named = [mapping.OrderId, mapping.PlacedAt, mapping.Sku, mapping.Title, mapping.Quantity, mapping.UnitPrice, mapping.Customer, mapping.Email, mapping.Discount, mapping.Currency, mapping.Code, mapping.CancelledAt];
        var absent = named.OfType<string>().Where(n => n.Length > 0 && table.Column(n.Trim()) < 0).Select(AmountText.Quote).ToList();
        if (absent.Count > 0) return $"The file has no column {string.Join(", ", absent)}. It has: {string.Join(", ", table.Headers.Where(h => h.Length > 0).Take(30).Select(AmountText.Quote))}.";
        return TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _) ? null : $"{AmountText.Quote(mapping.TimeZone)} is no time zone. Write one such as Europe/London.";
    }
}

/// <summary>Where the mapped columns stand in the file; -1 for none.</summary>
internal sealed class OrderColumnPlaces(CsvTable table, OrderColumnMapping mapping)
{
    public int OrderId { get; } = Of(table, mapping.OrderId);
    public int PlacedAt { get; } = Of(table, mapping.PlacedAt);
    public int Sku { get; } = Of(table, mapping.Sku);
    public int Title { get; } = Of(table, mapping.Title);
    public int Quantity { get; } = Of(table, mapping.Quantity);
    public int UnitPrice { get; } = Of(table, mapping.UnitPrice);
    public int Customer { get; } = Of(table, mapping.Customer);
    public int Email { get; } = Of(table, mapping.Email);
    public int Discount { get; } = Of(table, mapping.Discount);
    public int Currency { get; } = Of(table, mapping.Currency);
    public int Code { get; } = Of(table, mapping.Code);
    public int CancelledAt { get; } = Of(table, mapping.CancelledAt);

    public IEnumerable<int> Needed => [OrderId, PlacedAt, Quantity, UnitPrice];

    private static int Of(CsvTable table, string? header) => string.IsNullOrEmpty(header) ? -1 : table.Column(header.Trim());
}
