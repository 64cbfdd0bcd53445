using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Live;

namespace HostConsole.Orders;

/// <param name="Stopped">Why it was broken off; what was done until then stays, and importing again goes on from there.</param>
public sealed record OrdersImported(int Created, int Updated, int Unchanged, LineRejections Rejected, string? Stopped = null);

public readonly record struct ImportProgress(int Done, int Total);

/// <summary>
/// Brings a file's orders into a show, some hundred at a time so that the show's own commands are never kept waiting. An order is
/// known by its number: importing again changes what differs and nothing else.
/// </summary>
public sealed class OrderImport(LiveShows shows, OrderReader reader, PersonKeys people, Core.Store.LongWork longWork, TimeProvider clock)
{
    public const string Source = "import";
    private const int AtOnce = 200;

    private enum Became { Created, Updated, Unchanged, Rejected, Stopped }

    public async Task<OrdersImported> RunAsync(ShowId show, ParsedOrders parsed, Actor by, Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        using var job = longWork.Begin("Import of orders");
        await shows.ReadAsync(show, static _ => true, cancel);
        var variants = await reader.VariantsAsync(parsed.Orders.SelectMany(o => o.Lines).Select(l => l.Sku), cancel);
        var tally = new Dictionary<Became, int>();
        var refused = new List<LineRejection>();
        string? stopped = null;
        var done = 0;
        var total = parsed.Orders.Count + parsed.Refunds.Count;
        // A customer's first order has to be known before the second one is, since it tells who comes again: the commands of
        // a bunch reach the writer in this order, for nothing is waited for before they are sent.
        await people.ReadyAsync(cancel);
        var work = parsed.Orders.OrderBy(o => o.PlacedAt).Cast<object>().Concat(parsed.Refunds);
        foreach (var some in work.Chunk(AtOnce))
        {
            var known = await KnownAsync(some, cancel);
            var sent = await Task.WhenAll(some.Select(w => w switch
            {
                ParsedOrder o => OrderAsync(show, o, known.GetValueOrDefault(o.ExternalId), variants, by, cancel),
                ParsedRefund r => RefundAsync(show, r, by, cancel),
                _ => throw new System.Diagnostics.UnreachableException(),
            }));
            foreach (var (line, became, reason) in sent)
            {
                tally[became] = tally.GetValueOrDefault(became) + 1;
                if (became == Became.Rejected) refused.Add(new(line, reason!));
                if (became == Became.Stopped) stopped = reason;
            }

            done += some.Length;
            job.Report(new(done, total));
            progress?.Invoke(new(done, total));
            if (stopped is not null) break;
        }

        return new(tally.GetValueOrDefault(Became.Created), tally.GetValueOrDefault(Became.Updated), tally.GetValueOrDefault(Became.Unchanged), parsed.Rejections.With(refused), stopped);
    }

    private Task<Dictionary<string, Order>> KnownAsync(object[] some, CancellationToken cancel)
    {
        var ids = some.OfType<ParsedOrder>().Select(o => o.ExternalId).ToArray();
        return shows.ReadWorldAsync(world => ids.Select(id => world.House.Orders.Find(new(Source, id))).OfType<Order>().ToDictionary(o => o.Key.ExternalId, StringComparer.Ordinal), cancel);
    }

    private async Task<(int, Became, string?)> OrderAsync(ShowId show, ParsedOrder order, Order? known, IReadOnlyDictionary<string, VariantId> variants, Actor by, CancellationToken cancel)
    {
        var key = new OrderKey(Source, order.ExternalId);
        var customer = await people.OfAsync(order.Customer, order.Email, cancel);
        var lines = order.Lines.Select(l => new OrderLine(l.Sku is not null && variants.TryGetValue(l.Sku, out var v) ? v : null, l.Sku, l.Title, l.Quantity, l.UnitPrice)).ToList();
        var content = new OrderContent(key, order.PlacedAt, order.Discount.Currency, lines, order.Discount, customer, order.Code, UpdatedAt: clock.GetUtcNow());
        if (known is not null && known.Run != RunId.Of(show)) return (order.Line, Became.Rejected, $"The order {order.ExternalId} was imported into another show already.");
        var became = known is null ? Became.Created : Became.Unchanged;
        if (known is null || !known.Content.Lines.SequenceEqual(lines) || known.Content.Discount != content.Discount)
        {
            var person = customer is { } who && order.Email is not null ? new PersonalData(who, Email: order.Email) : null;
            var sent = await shows.SendAsync(new Submission(new PlaceOrder(content, person), by, show, Real: true), cancel);
            if (sent is not Done done) return Failed(order.Line, sent);
            if (known is not null && done.Outcome.Facts.Count > 0) became = Became.Updated;
        }

        if (order.CancelledAt is not { } cancelledAt || known is { Cancelled: true }) return (order.Line, became, null);
        var gone = await shows.SendAsync(new Submission(new CancelOrder(key, cancelledAt), by, show, Real: true), cancel);
        return gone is Done ? (order.Line, known is null ? Became.Created : Became.Updated, null) : Failed(order.Line, gone);
    }

    private async Task<(int, Became, string?)> RefundAsync(ShowId show, ParsedRefund refund, Actor by, CancellationToken cancel)
    {
        var customer = await people.OfAsync(refund.Customer, refund.Email, cancel);
        var person = customer is { } who && refund.Email is not null ? new PersonalData(who, Email: refund.Email) : null;
        var command = new RecordRefund(new(Source, refund.ExternalId), refund.Amount, refund.PlacedAt, customer, person);
        var sent = await shows.SendAsync(new Submission(command, by, show, Real: true), cancel);
        return sent is Done done ? (refund.Line, done.Answer<OrderTaken>().New ? Became.Created : Became.Unchanged, null) : Failed(refund.Line, sent);
    }

    private static (int, Became, string?) Failed(int line, Sent sent) => sent switch
    {
        Refused refused => (line, Became.Rejected, refused.Rejection.Reason),
        Unavailable unavailable => (line, Became.Stopped, unavailable.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
