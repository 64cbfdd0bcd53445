using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Shows;

/// <summary>
/// Decides and applies commands one after the other, and gathers what one transaction is to write. Used by the writer's
/// loop only.
/// </summary>
internal sealed class Batch(World world, IdempotencyCache answers, LogBatch log, Func<long> nextSeq)
{
    // Lists have room for so many at once.
    private const int Usual = 64;

    // Of the command at hand: kept only when all of its facts could be applied.
    private readonly List<(LoggedFact Fact, OrderChange? Change)> _placed = [];
    private readonly List<MinuteAddition> _added = [];

    public LogBatch Log { get; } = log;
    public List<(TaskCompletionSource<Sent> Caller, Sent Sent)> Callers { get; } = new(Usual);

    /// <summary>Those who have read what this batch or an earlier one holds, and are answered with it.</summary>
    public List<ReadRequest> Readers { get; } = [];

    /// <summary>Runs whose picture changed.</summary>
    public HashSet<Run> Touched { get; } = [];

    /// <summary>Nobody waits for it, nothing is to be written, no picture changed.</summary>
    public bool IsEmpty => Callers.Count == 0 && Readers.Count == 0 && Log.IsEmpty && Touched.Count == 0;

    /// <summary>
    /// Set when a fact could not be applied, which is a bug: the state is to be read from the log again, and this show
    /// kept off line.
    /// </summary>
    public (ShowId? Show, string Reason)? Bug { get; private set; }

    public Sent Handle(Submission s, DateTimeOffset now)
    {
        if (s.Receipt is { } receipt && answers.Find(receipt, now) is { } before) return before;
        var run = s.Show is { } show
            ? s.Real || s.By.Kind != ActorKind.Rehearsal && IsCourse(s.Command) ? world.Find(show) : world.Current(show)
            : null;
        if (s.Show is not null && run is null && s.Command is not CreateShow)
            return new Refused(new(RejectionKind.NotFound, "not-found", "There is no such show."));
        if (run is { IsRehearsal: false } && s.By.Kind == ActorKind.Rehearsal)
            return new Refused(new(RejectionKind.Conflict, "rehearsal-over",
                "The rehearsal is over; its audience has no part in the show itself."));
        if (run?.OffLine is { } off) return OffLine(off);
        if (run is not null) Tick(run, now);
        if (Bug is { } due) return OffLine(due.Reason);
        var (target, outcome) = Decide(s, run, now);
        if (outcome is Outcome.Rejected rejected)
        {
            if (s.Receipt is not null) answers.Keep(s.Receipt, rejected, now);
            return new Refused(rejected);
        }

        var accepted = Joined(s, run, (Outcome.Accepted)outcome);
        if (Record(target, accepted, s.By, now) is { } bug) return new Refused(bug);
        if (s.Command is CreateShow created) target = world.Find(created.Show);
        if (target is not null && s.Show is { } id && !s.Real) target = world.Current(id) ?? target;
        var done = new Done(accepted, target, now);
        if (s.Receipt is { } r)
        {
            var (status, body) = Answer(r, done);
            Log.Answers.Add(answers.Keep(r, status, body, now));
        }

        return done;
    }

    // Who acts takes part, also with a token that another show gave: as anybody who joined they are counted, and can be muted.
    private static Outcome.Accepted Joined(Submission s, Run? run, Outcome.Accepted accepted)
    {
        if (run is null || s.By.Kind != ActorKind.Viewer || accepted.Facts is not [var first, ..]) return accepted;
        if (first is AudienceFact.ViewerJoined joined)
            return accepted with { Facts = [joined with { Origin = s.Origin?.Invoke() }, .. accepted.Facts.Skip(1)] };
        if (s.Command is not IViewerCommand { Viewer: var viewer } || run.State.Audience.Knows(viewer)) return accepted;
        return accepted with { Facts = [new AudienceFact.ViewerJoined(viewer, s.Origin?.Invoke()), .. accepted.Facts] };
    }

    // What happened stands, whatever becomes of the answer's text; a repeated call must not do it twice.
    private static (int Status, string Body) Answer(Receipt receipt, Done done)
    {
        try
        {
            return receipt.Answer(done);
        }
#pragma warning disable CA1031 // the caller's own function
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (500, JsonSerializer.Serialize(new
            {
                type = "/problems/internal",
                title = $"This was done, but its answer could not be written ({e.GetType().Name}).",
                status = 500
            }, Json.Options));
        }
    }

    private static Refused OffLine(string reason) => new(new(RejectionKind.Conflict, "off-line", reason));

    // The course of a show and its plan are the real run's even while a rehearsal is on; segments and cues are played in the rehearsal.
    private static bool IsCourse(ShowCommand command) =>
        command is EditShow or ChangePlan or Rehearse or GoLive or PauseShow or ResumeShow or EndShow
            or ArchiveShow or RestoreShow or RemoveShow;

    /// <summary>What is due is done before anything else is decided, so that a claim at the very second finds the deal open.</summary>
    public void Tick(Run run, DateTimeOffset now)
    {
        while (Bug is null && run is { OffLine: null } && run.NextDue <= now)
            if (DueNow.Decide(run, now) is not Outcome.Accepted accepted || Record(run, accepted, Actor.Clock, now) is not null) return;
    }

    private (Run? Run, Outcome Outcome) Decide(Submission s, Run? run, DateTimeOffset now)
    {
        var ledger = run?.Ledger ?? world.Ledger;
        switch (s.Command)
        {
            case KeepAnswer:
                return (null, Outcome.Accept());
            case CreateShow create:
                return (null, ShowCreation.Decide(world, create, now));
            case PayClaim pay:
                var paid = OrderIntake.OfClaim(run!, pay, now);
                return paid is Outcome.Accepted { Answer: PlaceOrder byHand }
                    ? OrderIntake.Decide(world, ledger, byHand, run, now)
                    : (run, paid);
            case UnpayClaim unpay:
                return (run, OrderIntake.Unpay(run!, ledger, unpay));
            case OrderCommand order:
                return OrderIntake.Decide(world, ledger, order, run, now);
            case BuyReward buy:
                return (run, run is null ? Outcome.NotFound("show") : PointsShop.Decide(run, buy));
            case PointsCommand points:
                return (run, PointsRules.Decide(ledger.Rewards, points, run?.Id));
            case PoolCommand pool:
                return (null, PoolRules.Decide(world.Ledger.Rewards, pool));
            case DailyWordCommand word:
                return (null, WordRules.Decide(world.Ledger.Words, word));
            case StockCommand stock:
                return (run, StockRules.Decide(ledger.Stock, stock));
            default:
                return run is null ? (null, Outcome.NotFound("show")) : (run, run.Decide(s.Command, now));
        }
    }

    // Gives each fact its place in the log and folds it in. A fact that can't be applied is a bug: nothing of the command is kept.
    private Outcome.Rejected? Record(Run? run, Outcome.Accepted accepted, Actor by, DateTimeOffset now)
    {
        _placed.Clear();
        _added.Clear();
        if (Place(ref run, accepted.Facts, by, now) is { } bug) return bug;
        // What these facts have brought about stands beside them: both are told, or neither.
        if (run?.State.Reached(accepted.Facts, run.At(now)) is { Count: > 0 } reached
            && Place(ref run, reached, by, now) is { } late)
            return late;
        if (Follow(run, by, now) is { } unpaid) return unpaid;

        foreach (var (of, minute, totals) in _added) Log.Rollups.Add(of, minute, totals);
        foreach (var (fact, change) in _placed)
        {
            try
            {
                Note(fact, change);
            }
#pragma warning disable CA1031 // what can't be written must not stay in the state
            catch (Exception unwritten)
#pragma warning restore CA1031
            {
                return Broken(run?.State.Lifecycle.Show, fact.Fact, unwritten);
            }
        }

        if (accepted.People is { } people) Log.People.AddRange(people);
        if (run is not null) Touched.Add(run);
        return null;
    }

    // What is won is given in the same breath.
    private Outcome.Rejected? Follow(Run? run, Actor by, DateTimeOffset now)
    {
        var ledger = run?.Ledger ?? world.Ledger;
        for (var (i, placed) = (0, _placed.Count); i < placed; i++)
        {
            if (_placed[i].Fact.Fact is not (IAwards or IUsesRewards { Used.Count: > 0 } or IReturnsRewards or IFreesCodes or IMovesPoints
                or OrderFact or IEarns or AudienceFact.PresenceNoted or LifecycleFact.ShowEnded)) continue;
            var fact = _placed[i].Fact;
            try
            {
                foreach (var (of, next) in Rewarding.Follow(ledger, fact.Fact, fact.Run))
                    Place(new(nextSeq(), of, run is not { IsRehearsal: true }, now, by, next));
                if (run is null && Earning.Between(ledger.Rewards.Points, fact.Fact) is { } moved) Place(new(nextSeq(), null, true, now, by, moved));
                if (run is not null)
                    foreach (var next in Earning.Follow(run, fact.Fact, now)) Place(new(nextSeq(), run.Id, !run.IsRehearsal, now, by, next));
            }
#pragma warning disable CA1031 // as with every fact that can't be applied
            catch (Exception bug)
#pragma warning restore CA1031
            {
                return Broken(run?.State.Lifecycle.Show, fact.Fact, bug);
            }
        }

        return null;
    }

    private Outcome.Rejected? Place(ref Run? run, IReadOnlyList<ShowFact> facts, Actor by, DateTimeOffset now)
    {
        var show = run?.State.Lifecycle.Show;
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            try
            {
                Place(Placed(run, fact, by, now));
                if (fact is LifecycleFact.RehearsalStarted started && run!.State.Lifecycle is var course)
                {
                    Place(new(nextSeq(), started.Rehearsal, false, now, by,
                        new LifecycleFact.RehearsalBegan(course.Show, course.Code, course.Settings, course.Plan)));
                    foreach (var rule in run.State.Chat.Rules) Place(new(nextSeq(), started.Rehearsal, false, now, by, rule));
                }
            }
#pragma warning disable CA1031 // whatever a mechanic throws while applying must not stop the other shows
            catch (Exception bug)
#pragma warning restore CA1031
            {
                return Broken(show, fact, bug);
            }

            run ??= _placed[^1].Fact.Run is { } id ? world.Find(id) : null;
        }

        return null;
    }

    private Outcome.Rejected Broken(ShowId? show, ShowFact fact, Exception bug)
    {
        Bug = (show, $"The show is off line after an error in {fact.GetType().Name} ({bug.Message}). Restart "
            + "HostConsole to bring it back from the log.");
        return new(RejectionKind.Conflict, "off-line", Bug.Value.Reason);
    }

    private LoggedFact Placed(Run? run, ShowFact fact, Actor by, DateTimeOffset now)
    {
        var id = fact switch
        {
            LifecycleFact.ShowCreated created => RunId.Of(created.Show),
            ILedgerFact ledger when run is not { IsRehearsal: true } => ledger.Run,
            _ => run!.Id,
        };
        return new(nextSeq(), id, fact is ILedgerFact or ISharedFact && run is not { IsRehearsal: true }, now, by, fact);
    }

    private void Place(LoggedFact fact) => _placed.Add((fact, world.Apply(fact, _added)));

    private void Note(LoggedFact fact, OrderChange? change)
    {
        Log.Add(fact);
        if (fact.Fact is StockFact and not StockFact.ClaimHeld)
            foreach (var other in world.Runs)
                if (other.State.Stage.Pinned is not null) Touched.Add(other);
        if (change is not null && fact.InLedger)
        {
            Log.Orders[change.After.Key] = change.After;
            if (fact.Run is { } of && world.Find(of) is { } concerned) Touched.Add(concerned);
        }

        if (fact.Fact is LifecycleFact.ShowRemoved) Log.Removed.Add(new(fact.Run!.Value.Value));
        else if (fact.Fact is LifecycleFact && fact.Run is { } id && world.Find(id) is { IsRehearsal: false } run)
            Log.Shows[run.State.Lifecycle.Show] = World.EntryOf(run);
    }

    /// <summary>The last picture of shows that are over, for readers that don't replay them.</summary>
    public void KeepViews(DateTimeOffset now)
    {
        foreach (var run in Touched)
            if (run is { IsRehearsal: false, State.Lifecycle.Status: ShowStatus.Ended } && world.Find(run.Id) is not null)
                Log.Shows[run.State.Lifecycle.Show] =
                    World.EntryOf(run) with { View = JsonSerializer.Serialize(run.View(now), Json.Options) };
    }
}
