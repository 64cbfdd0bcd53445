using System.Threading.Channels;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Integrations.Shopify;

/// <summary>
/// Deliveries are stored first and worked on afterwards, one by one in the order in which they came. What a stop leaves behind is
/// picked up at the next start. A body holds personal data: it is kept only while it may be needed.
/// </summary>
public sealed class ShopifyDeliveries(
    IDbContextFactory<HostDb> store, WriteGate gate, ShopifyIntake intake, LiveShows shows,
    TimeProvider clock, ILogger<ShopifyDeliveries> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly Channel<bool> _bell =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Called after a delivery was worked on.</summary>
    public event Action? Changed;

    /// <summary>Stores a delivery whose signature was right.</summary>
    public async Task ReceiveAsync(string topic, string? deliveryId, string? eventId, string body, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            db.Deliveries.Add(new()
            {
                Source = ShopifyOrder.Source,
                Topic = topic,
                DeliveryId = deliveryId,
                EventId = eventId,
                At = clock.GetUtcNow().UtcTicks,
                State = "received",
                Body = body
            });
            await db.SaveChangesAsync(cancel);
        }

        _bell.Writer.TryWrite(true);
    }

    /// <summary>A page of the deliveries, the newest first.</summary>
    /// <param name="state">Null for all.</param>
    public async Task<PageOf<Delivery>> PageAsync(string? state, int page, int size, bool oldestFirst = false, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var found = db.Deliveries.AsNoTracking().Where(d => d.Source == ShopifyOrder.Source && (state == null || d.State == state));
        var total = await found.CountAsync(cancel);
        page = Paging.Nearest(page, total, size);
        var sorted = oldestFirst ? found.OrderBy(d => d.Id) : found.OrderByDescending(d => d.Id);
        return new(await sorted.Skip((page - 1) * size).Take(size)
            .Select(d => new Delivery(d.Id, d.Topic, d.At, d.State, d.Note)).ToListAsync(cancel), total, page);
    }

    /// <summary>How many deliveries of each state there are.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Deliveries.Where(d => d.Source == ShopifyOrder.Source).GroupBy(d => d.State)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Again(string? readOnly)
        {
            if (readOnly is null) _bell.Writer.TryWrite(true);
        }

        shows.ReadOnlyChanged += Again;
        _bell.Writer.TryWrite(true);
        try
        {
            while (await _bell.Reader.WaitToReadAsync(stoppingToken))
            {
                _bell.Reader.TryRead(out _);
                try
                {
                    await ForgetOldAsync(stoppingToken);
                    while (await NextAsync(stoppingToken) is { } delivery && await WorkAsync(delivery, stoppingToken)) { }
                }
#pragma warning disable CA1031 // a store that can't be written now must not end the queue: the next delivery, or the store's return, rings again
                catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    log.LogError(e, "Shopify deliveries wait: the store could not be used");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            shows.ReadOnlyChanged -= Again;
        }
    }

    private async Task<DeliveryRow?> NextAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Deliveries.AsNoTracking().Where(d => d.Source == ShopifyOrder.Source && d.State == "received")
            .OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
    }

    /// <returns>False where nothing can be recorded now.</returns>
    private async Task<bool> WorkAsync(DeliveryRow delivery, CancellationToken cancel)
    {
        Worked worked;
        try
        {
            worked = await intake.WorkAsync(delivery.Body, cancel);
        }
#pragma warning disable CA1031 // one delivery that breaks us must not stop the others
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(e, "Shopify delivery {Id} could not be worked on", delivery.Id);
            worked = new("failed", $"An error of HostConsole ({e.GetType().Name}); its log says more.");
        }

        if (worked.State == "received") return false;
        if (worked.State == "failed") log.LogWarning("Shopify delivery {Id} failed: {Reason}", delivery.Id, worked.Note);
        var waitsFor = worked.State == "waiting" ? WaitsFor(worked.OrderId!) : null;
        var body = worked.State is "failed" or "waiting" ? delivery.Body : "";
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, worked.State)
                .SetProperty(d => d.Note, worked.Note).SetProperty(d => d.Body, body)
                .SetProperty(d => d.EventId, d => waitsFor ?? d.EventId),
                cancel);
            // A refund that came before its order is worked on once the order is there.
            if (worked is { State: "done", OrderId: { } order } && WaitsFor(order) is var key)
                await db.Deliveries.Where(d => d.State == "waiting" && d.EventId == key)
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, "received"), cancel);
        }

        Changed?.Invoke();
        return true;
    }

    private static string WaitsFor(string order) => $"order:{order}";

    private async Task ForgetOldAsync(CancellationToken cancel)
    {
        var before = (clock.GetUtcNow() - Kept).UtcTicks;
        using var _ = await gate.EnterAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Deliveries.Where(d => d.Source == ShopifyOrder.Source && d.State != "received" && d.At < before)
            .ExecuteDeleteAsync(cancel);
    }
}
