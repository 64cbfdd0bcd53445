using System.Diagnostics.CodeAnalysis;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Shows;

/// <summary>A real store in a temporary folder, without an app around it.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-store-").FullName;
    private ServiceProvider _services;

    public StoreFile() => Start();

    [MemberNotNull(nameof(_services), nameof(Log))]
    private void Start()
    {
        _services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddStore(Path.Combine(_folder, "hostconsole.db")).BuildServiceProvider();
        Log = _services.GetRequiredService<IFactLog>();
    }

    public string Folder => _folder;
    public IFactLog Log { get; private set; }
    public HostDb Open() => _services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContext();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>State, orders, minutes and first-seen rows are what the facts in the file add up to.</summary>
    public async Task AgreesAsync(ShowScene scene)
    {
        await scene.ReplaysAsync();
        using var db = Open();
        var rows = db.Facts.AsNoTracking().OrderBy(f => f.Seq).ToList();
        var ledger = new Ledger();
        var forks = new Dictionary<RunId, Ledger>();
        var minutes = new Dictionary<(Guid Run, long Minute), MinuteTotals>();
        var seen = new HashSet<(Guid Run, SeenAs As, Guid Who)>();
        var sights = new Dictionary<Guid, BuyerSight>();
        foreach (var row in rows)
        {
            RunId? run = row.Run is { } id ? new(id) : null;
            var fact = new LoggedFact(row.Seq, run, row.House, new(row.At, TimeSpan.Zero), Actor.Parse(row.By),
                FactCatalogue.Read(row.Name, row.Version, row.Data));
            if (fact.Fact is LifecycleFact.RehearsalBegan) forks[run!.Value] = ledger.Fork();
            var change = fact.Fact is not ILedgerFact ? null : row.House ? ledger.Apply(fact) : forks[run!.Value].Apply(fact);
            if (row.Run is not { } of) continue;
            void Add(long minute, MinuteTotals totals) =>
                (minutes.TryGetValue((of, minute), out var sum) ? sum : minutes[(of, minute)] = new()).Add(totals);
            foreach (var (minute, totals) in change is not null ? Rollup.Of(fact, change)
                : Rollup.Of(fact.Fact) is { } one ? [(Rollup.Minute(fact.At), one)]
                : [])
                Add(minute, totals);
            var sight = sights.TryGetValue(of, out var known) ? known : sights[of] = new();
            if (sight.Apply(fact.Fact, change) is { } sighted) Add(Rollup.Minute(fact.At), sighted);
            if (Rollup.Seen(fact.Fact, change) is not var (who, roles)) continue;
            foreach (var role in Enum.GetValues<SeenAs>().Where(r => r != SeenAs.None))
                if (roles.HasFlag(role) && seen.Add((of, role, who))) Add(Rollup.Minute(fact.At), Rollup.First(role));
        }

        Assert.Equal(
            minutes.Where(m => m.Value != new MinuteTotals()).Select(m => (m.Key.Run, m.Key.Minute, m.Value))
                .OrderBy(m => m.Value1()).ToList(),
            db.Minutes.AsNoTracking().AsEnumerable().Select(m => (m.Run, m.Minute, Totals(m)))
                .Where(m => m.Item3 != new MinuteTotals()).OrderBy(m => m.Value1()).ToList());
        var orders = db.Orders.AsNoTracking().ToDictionary(o => o.Key);
        // An order that was taken back, as of a claim that was marked unpaid, has no row until it is placed again.
        string[] telling = [nameof(OrderFact.OrderPlaced), nameof(OrderFact.RefundRecorded), nameof(OrderFact.OrderWithdrawn)];
        var standing = rows.Where(r => r.House && telling.Contains(r.Name)).Select(r => (OrderFact)FactCatalogue.Read(r.Name, r.Version, r.Data))
            .GroupBy(f => f.Key).Count(facts => facts.Last() is not OrderFact.OrderWithdrawn);
        Assert.Equal(standing, orders.Count);
        foreach (var (key, row) in orders)
        {
            var order = ledger.Orders.Find(new(key[..key.IndexOf(':', StringComparison.Ordinal)],
                key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]))!;
            Assert.Equal((order.State, order.Content.Gmv.Minor, order.Refunded.Minor, order.Late, order.Run?.Value),
                (row.State, row.Gmv, row.Refunded, row.Late, row.Run));
        }
    }

    private static MinuteTotals Totals(MinuteRow row)
    {
        var totals = new MinuteTotals();
        totals.Add(row);
        return totals;
    }

    /// <summary>Closes the store as a stop does; its files stay.</summary>
    public void Close()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>Closes it, and opens it as the next start does.</summary>
    public void Reopen()
    {
        Close();
        Start();
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }
}

file static class RowOrder
{
    public static (Guid, long) Value1(this (Guid Run, long Minute, MinuteTotals) row) => (row.Run, row.Minute);
}
