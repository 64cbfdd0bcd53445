using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>Everything that the one writer decides on: the ledger, the index of all shows, and the runs in memory.</summary>
public sealed class World(Prices? prices = null)
{
    /// <summary>How long an ended show stays in memory; later it is read from the log when somebody acts on it.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromHours(48);

    private readonly Dictionary<RunId, Run> _runs = [];
    private readonly Dictionary<ShowId, ShowEntry> _shows = [];
    private readonly Dictionary<string, ShowId> _byCode = new(StringComparer.Ordinal);

    public Ledger Ledger { get; } = new() { Prices = prices ?? new() };
    public IReadOnlyCollection<Run> Runs => _runs.Values;
    public IReadOnlyDictionary<ShowId, ShowEntry> Shows => _shows;

    public Run? Find(RunId run) => _runs.GetValueOrDefault(run);
    public Run? Find(ShowId show) => Find(RunId.Of(show));
    public ShowId? FindCode(string code) => _byCode.TryGetValue(code, out var show) ? show : null;

    /// <summary>The run that the audience sees: the rehearsal while there is one.</summary>
    public Run? Current(ShowId show) =>
        Find(show) is { } real
            ? real.State.Lifecycle.Rehearsal is { } rehearsal ? Find(rehearsal) ?? real : real
            : null;

    /// <summary>Whether the run is of a show that is there, or a rehearsal that is on; not that of a show that was removed.</summary>
    public bool Knows(RunId run) => _shows.ContainsKey(new(run.Value)) || _runs.ContainsKey(run);

    public Currency? CurrencyOf(RunId run) => _shows.TryGetValue(new(run.Value), out var entry) ? entry.Settings.Currency : null;

    /// <summary>The show that was on, or had just ended, at a time; the one that began last where there are two.</summary>
    public RunId? RunAt(DateTimeOffset at)
    {
        ShowEntry? found = null;
        foreach (var show in _shows.Values)
            if (WasOn(show.StartedAt, show.EndedAt, show.Settings, at) && (found is null || show.StartedAt > found.StartedAt)) found = show;
        return found is null ? null : RunId.Of(found.Id);
    }

    // Shops tell whole seconds, so an order of the second in which the show began counts.
    private static bool WasOn(DateTimeOffset? start, DateTimeOffset? end, ShowSettings settings, DateTimeOffset at) =>
        start?.AddTicks(-(start.Value.Ticks % TimeSpan.TicksPerSecond)) <= at
            && (end is not { } over || at <= over.AddMinutes(settings.WindowMinutes));

    /// <summary>The run that an order's command concerns, where the ledger knows it before anything is decided.</summary>
    public RunId? RunOf(ShowCommand command) => command switch
    {
        PlaceOrder { Order.Claim: { } claim } when Ledger.Claims.TryGetValue(claim, out var made) && Knows(made.Run) => made.Run,
        PlaceOrder { Order: var order } => Ledger.Orders.Match(order)?.Run
            ?? (order.Code is { } code && Ledger.Orders.RunOfCode(code) is { } run && Knows(run) ? run : (RunId?)null) ?? RunAt(order.PlacedAt),
        RefundOrder c => Ledger.Orders.Find(c.Key)?.Run,
        CancelOrder c => Ledger.Orders.Find(c.Key)?.Run,
        SettleLateOrder c => Ledger.Orders.Find(c.Key)?.Run,
        WithdrawOrders { Keys: [var first, ..] } => Ledger.Orders.Find(first)?.Run,
        _ => null,
    };

    /// <summary>The show in which a viewer took part, if it was on, or had just ended, at a time.</summary>
    public RunId? RunWith(ViewerId viewer, DateTimeOffset at)
    {
        Run? found = null;
        foreach (var run in _runs.Values)
        {
            var course = run.State.Lifecycle;
            if (run.IsRehearsal || !run.State.Audience.Knows(viewer)
                || !WasOn(course.StartedAt, course.EndedAt, course.Settings, at))
                continue;
            if (found is null || course.StartedAt > found.State.Lifecycle.StartedAt) found = run;
        }

        return found?.Id;
    }

    /// <summary>Reads the log: the ledger whole, and the shows that are not long over.</summary>
    public static World Load(IFactLog log, DateTimeOffset now, Prices? prices = null)
    {
        var world = new World(prices);
        var resident = new HashSet<RunId>();
        foreach (var entry in log.ReadShows())
        {
            world.Index(entry);
            if (entry.EndedAt is { } end && end + KeptAfterEnd < now) continue;
            resident.Add(RunId.Of(entry.Id));
            if (entry.Rehearsal is { } rehearsal) resident.Add(rehearsal);
        }

        foreach (var fact in log.ReadLedgerAnd(resident)) world.Replay(fact);

        // A show that is long over may still have units on hold, or points at stake, from a time when nobody was here to let them
        // expire.
        foreach (var run in world.Ledger.HeldByRun.Where(h => h.Value != 0).Select(h => h.Key)
            .Union(world.Ledger.Rewards.Points.InPlay.Keys)
            .Where(run => world.Find(run) is null && world._shows.ContainsKey(new(run.Value))).ToArray())
            world._runs[run] = world.Read(log, run);
        return world;
    }

    // A show whose facts can't be applied is a bug; it is off line, the others are there.
    private void Replay(LoggedFact fact)
    {
        try
        {
            Apply(fact);
        }
#pragma warning disable CA1031 // whatever a mechanic throws
        catch (Exception bug) when (fact.Run is { } id && Find(id) is not null)
#pragma warning restore CA1031
        {
            Find(fact.Run!.Value)!.OffLine =
                $"The show is off line: its fact {fact.Seq} ({fact.Fact.GetType().Name}) can't be "
                    + $"read ({bug.Message}). Nothing is lost; report this, or go back to the version that wrote it.";
        }
    }

    /// <summary>Reads one run that is not in memory. Runs beside the writer; <see cref="Adopt"/> takes the result in.</summary>
    public Run Read(IFactLog log, RunId id)
    {
        var run = new Run(id, Ledger, isRehearsal: false);
        // Rewards need the pools, which belong to no run.
        var orders = new Ledger();
        foreach (var fact in log.ReadRun(id, 0))
            run.Apply(fact, fact.InLedger && fact.Fact is not (RewardFact or PoolFact or PointsFact) ? orders.Apply(fact) : null);
        return run;
    }

    /// <summary>Takes in a run that was read from the log, with what has happened since.</summary>
    public void Adopt(Run run, IFactLog log)
    {
        if (_runs.ContainsKey(run.Id)) return;
        var current = run.Ledger == Ledger && !log.ReadRun(run.Id, run.Seq).Any();
        _runs[run.Id] = current ? run : Read(log, run.Id);
    }

    /// <summary>Folds one fact into the ledger and the run that it concerns.</summary>
    /// <param name="added">Takes what the fact adds to which minute.</param>
    /// <returns>What happened to an order of the real ledger.</returns>
    public OrderChange? Apply(LoggedFact fact, List<MinuteAddition>? added = null)
    {
        var run = fact.Run is { } id ? Find(id) ?? Begin(id, fact) : null;
        OrderChange? change = null;
        if (fact.InLedger)
        {
            change = Ledger.Apply(fact);
            if (fact.Fact is StockFact and not StockFact.ClaimHeld) foreach (var other in _runs.Values) other.Stale();
        }
        else if (fact.Fact is ILedgerFact or ISharedFact)
        {
            change = run!.Ledger.Apply(fact);
        }

        run?.Apply(fact, change, added);
        if (fact.Fact is LifecycleFact.RehearsalEnded ended) _runs.Remove(ended.Rehearsal);
        if (run is { IsRehearsal: false } && fact.Fact is LifecycleFact) Index(EntryOf(run));
        if (fact.Fact is LifecycleFact.ShowRemoved) Forget(run!);
        return change;
    }

    private Run? Begin(RunId id, LoggedFact fact)
    {
        var run = fact.Fact switch
        {
            LifecycleFact.ShowCreated => new Run(id, Ledger, isRehearsal: false),
            LifecycleFact.RehearsalBegan => new Run(id, Ledger.Fork(), isRehearsal: true),
            _ => null,
        };
        if (run is not null) _runs.Add(id, run);
        return run;
    }

    /// <summary>A run's entry in the index as it stands.</summary>
    public static ShowEntry EntryOf(Run run)
    {
        var course = run.State.Lifecycle;
        return new(course.Show, course.Code, course.Settings, course.Status, course.Rehearsal, course.CreatedAt,
            course.StartedAt, course.EndedAt)
        { Archived = course.Archived };
    }

    private void Index(ShowEntry entry)
    {
        _shows[entry.Id] = entry with { View = null };
        _byCode[entry.Code] = entry.Id;
    }

    private void Forget(Run run)
    {
        _runs.Remove(run.Id);
        _shows.Remove(run.State.Lifecycle.Show);
        _byCode.Remove(run.State.Lifecycle.Code);
    }
}
