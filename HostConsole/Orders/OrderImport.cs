using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Orders;

/// <param name="Import">By which it can be taken back or moved.</param>
/// <param name="Source">The shop that its orders are of.</param>
/// <param name="Notes">What differs from what is known, order by order.</param>
/// <param name="Stopped">Why it was broken off; what was done until then stays, and importing again goes on from there.</param>
public sealed record OrdersImported(
    Guid Import, string Source, int Created, int Updated, int Unchanged, int Unpaid, LineRejections Rejected,
    IReadOnlyList<string> Notes, string? Stopped = null);

public readonly record struct ImportProgress(int Done, int Total);

/// <summary>
/// Brings a file's orders into a show, some hundred at a time so that the show's own commands are never kept waiting. An order is
/// known by its id or number in its shop: importing again changes what differs and nothing else.
/// </summary>
public sealed class OrderImport(LiveShows shows, OrderReader reader, PersonKeys people, Core.Store.LongWork longWork, TimeProvider clock)
{
    private const int AtOnce = 200;
    private const int MostNotes = 500;

    private enum Became { Created, Updated, Unchanged, Unpaid, Rejected, Stopped }

    private sealed record Result(int Line, Became Became, string? Reason = null);

    /// <summary>An order of the file, ready to be sent.</summary>
    private sealed record Ready(ParsedOrder Parsed, OrderContent Content, bool Unpaid);

    private sealed record Job(Guid Import, string Source, ShowId Show, Actor By, List<string> Notes);

    /// <param name="source">The shop, in lower case; null for whoever wrote the file.</param>
    public async Task<OrdersImported> RunAsync(ShowId show, ParsedOrders parsed, Actor by, string? source = null,
        Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        using var work = longWork.Begin("Import of orders");
        await shows.EnsureLoadedAsync(show, cancel);
        var variants = await reader.VariantsAsync(parsed.Orders.SelectMany(o => o.Lines).Select(l => l.Sku), cancel);
        var job = new Job(Guid.CreateVersion7(clock.GetUtcNow()), source ?? parsed.Format ?? "import", show, by, []);
        var tally = new Dictionary<Became, int>();
        var refused = new List<LineRejection>();
        string? stopped = null;
        var done = 0;
        var total = parsed.Orders.Count + parsed.Unpaid.Count + parsed.Refunds.Count;
        // A customer's first order has to be known before the second one is, since it tells who comes again: the commands of
        // a bunch reach the writer in this order, for nothing is waited for before they are sent.
        var all = parsed.Orders.OrderBy(o => o.PlacedAt).Select(o => (Order: o, Unpaid: false))
            .Concat(parsed.Unpaid.Select(o => (o, true)));
        foreach (var some in all.Chunk(AtOnce))
        {
            var ready = new List<Ready>(some.Length);
            foreach (var (order, unpaid) in some) ready.Add(new(order, await ContentAsync(job, order, variants, cancel), unpaid));
            var known = await shows.AskAsync(new KnownOrders([.. ready.Select(r => r.Content)]), cancel);
            if (!Count(await Task.WhenAll(ready.Select((r, i) => OrderAsync(job, r, known[i], cancel))), some.Length)) break;
        }

        foreach (var some in parsed.Refunds.Chunk(AtOnce))
            if (stopped is not null || !Count(await Task.WhenAll(some.Select(r => RefundAsync(job, r, cancel))), some.Length)) break;

        int Of(Became became) => tally.GetValueOrDefault(became);
        return new(job.Import, job.Source, Of(Became.Created), Of(Became.Updated), Of(Became.Unchanged),
            Of(Became.Unpaid), parsed.Rejections.With(refused), job.Notes, stopped);

        bool Count(Result[] results, int count)
        {
            foreach (var (line, became, reason) in results)
            {
                tally[became] = tally.GetValueOrDefault(became) + 1;
                if (became == Became.Rejected) refused.Add(new(line, reason!));
                if (became == Became.Stopped) stopped = reason;
            }

            done += count;
            work.Report(new(done, total));
            progress?.Invoke(new(done, total));
            return stopped is null;
        }
    }

    private async Task<OrderContent> ContentAsync(Job job, ParsedOrder order,
        IReadOnlyDictionary<string, VariantId> variants, CancellationToken cancel)
    {
        var lines = order.Lines.Select(
            l => new OrderLine(l.Sku is not null && variants.TryGetValue(l.Sku, out var v) ? v : null,
            l.Sku, l.Title, l.Quantity, l.UnitPrice)).ToList();
        return new OrderContent(
            new(job.Source, order.ExternalId), order.PlacedAt, order.Discount.Currency, lines, order.Discount, null,
            order.Code, UpdatedAt: clock.GetUtcNow(), Number: order.Number, TaxIncluded: order.TaxIncluded,
            Import: job.Import)
            .By(await people.IdsAsync(job.Source, order.Customer, order.Email, cancel));
    }

    private async Task<Result> OrderAsync(Job job, Ready ready, Order? known, CancellationToken cancel)
    {
        var (order, content, unpaid) = ready;
        if (unpaid && known is null or { Cancelled: true }) return new(order.Line, Became.Unpaid);
        if (known is { Run: { } run } && run != RunId.Of(job.Show))
            return new(order.Line, Became.Rejected, $"The order {order.Number ?? order.ExternalId} counts for another "
                + "show already. Move its import here, or name this file's shop if it is another one's.");
        var (key, became) = (known?.Key ?? content.Key, known is null ? Became.Created : Became.Unchanged);
        if (known is null || !(order.WithoutItems || unpaid))
        {
            var person = content.Customer is { } who && order.Email is not null ? new PersonalData(who, Email: order.Email) : null;
            var sent = await SendAsync(job, new PlaceOrder(content, person), cancel);
            if (sent is not Done done) return Failed(order.Line, sent);
            key = done.Answer<OrderTaken>().Key;
            if (known is not null && done.Outcome.Facts.Count > 0) became = Became.Updated;
        }

        if (known is { Cancelled: true } or { IsRefundOnly: true }) return new(order.Line, became);
        if (known is { Content.Import: null } && known.Key.Source != "import" && known.Content.Gmv != content.Gmv && !unpaid)
            Note(job, $"Line {order.Line}, order {order.Number ?? order.ExternalId}: the shop itself told "
                + $"of {known.Content.Gmv.Amount}, this file says {content.Gmv.Amount}. What the shop told stands.");
        var further = order.CancelledAt is not null || unpaid
            ? await SendAsync(job, new CancelOrder(key), cancel)
            : await RefundAsync(job, order, key, known, cancel);
        return further switch
        {
            null or Refused { Rejection.Slug: "order-cancelled" } => new(order.Line, became),
            Done { Outcome.Facts.Count: > 0 } => new(order.Line, known is null ? Became.Created : Became.Updated),
            Done => new(order.Line, became),
            _ => Failed(order.Line, further),
        };
    }

    // A file says what was given back altogether; a part of that may be known from the shop.
    private async Task<Sent?> RefundAsync(Job job, ParsedOrder order, OrderKey key, Order? known, CancellationToken cancel)
    {
        var more = order.Refunded - (known?.Refunded ?? Money.Zero(order.Refunded.Currency));
        return more.Minor <= 0 ? null : await SendAsync(job, new RefundOrder(key, more, $"file:{order.Refunded.Minor}"), cancel);
    }

    private async Task<Result> RefundAsync(Job job, ParsedRefund refund, CancellationToken cancel)
    {
        var ids = await people.IdsAsync(job.Source, refund.Customer, refund.Email, cancel);
        var key = new OrderKey(job.Source, refund.ExternalId);
        var customer = ids is [var first, ..] ? await shows.AskAsync(new CustomerOf(first), cancel) : (Guid?)null;
        var order = await shows.AskAsync(new OrderOf(key), cancel);
        var person = customer is { } who && refund.Email is not null ? new PersonalData(who, Email: refund.Email) : null;
        // A refund under the number of its own order is that order's.
        var sent = order is { IsRefundOnly: false }
            ? await SendAsync(job, new RefundOrder(order.Key, refund.Amount, $"file:{refund.PlacedAt.UtcTicks}"), cancel)
            : await SendAsync(job, new RecordRefund(key, refund.Amount, refund.PlacedAt, customer, person, job.Import), cancel);
        return sent is Done done
            ? new(refund.Line, done.Outcome.Facts.Count > 0 ? Became.Created : Became.Unchanged)
            : Failed(refund.Line, sent);
    }

    private Task<Sent> SendAsync(Job job, OrderCommand command, CancellationToken cancel) =>
        shows.SendAsync(new Submission(command, job.By, job.Show, Real: true), cancel);

    private static void Note(Job job, string note)
    {
        lock (job.Notes)
            if (job.Notes.Count < MostNotes) job.Notes.Add(note);
    }

    private static Result Failed(int line, Sent sent) => sent switch
    {
        Refused refused => new(line, Became.Rejected, refused.Rejection.Reason),
        Unavailable unavailable => new(line, Became.Stopped, unavailable.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
