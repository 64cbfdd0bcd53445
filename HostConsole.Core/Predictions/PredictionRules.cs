using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

/// <summary>How predictions are opened, staked on, locked and settled.</summary>
public static class PredictionRules
{
    /// <summary>A viewer's stake, and the pool, in points.</summary>
    public const int MostStake = 1_000_000, MostPool = 1_000_000_000;

    /// <summary>How many can be at stake at once.</summary>
    public const int MostOn = 5;
    public const int MostOutcomes = 10;

    /// <summary>Within this time of its lock somebody says what came true; else all stakes go back.</summary>
    public static readonly TimeSpan ResolvedWithin = TimeSpan.FromHours(24);

    /// <summary>A prediction without a time is locked after so long.</summary>
    public static readonly TimeSpan LongestOpen = TimeSpan.FromHours(24);

    public static Outcome Decide(PredictionState predictions, PredictionCommand command, Moment moment) => command switch
    {
        OpenPrediction open => Open(predictions, open, moment.Now),
        StakePoints stake => Of(predictions, stake.Prediction, p => Stake(p, stake, moment)),
        LockPrediction @lock => Of(predictions, @lock.Prediction, p => p.Status switch
        {
            PredictionStatus.Open => Outcome.Accept(new PredictionFact.PredictionLocked(p.Id)),
            PredictionStatus.Locked => Outcome.Accept(),
            _ => Over(p),
        }),
        ResolvePrediction resolve => Of(predictions, resolve.Prediction, p => Resolve(p, resolve.Outcome, moment)),
        CancelPrediction cancel => Of(predictions, cancel.Prediction, p => p switch
        {
            { Status: PredictionStatus.Cancelled } => Outcome.Accept(),
            { IsOver: true } => Over(p),
            _ => Outcome.Accept(Refund(p, PredictionReturn.Cancelled)),
        }),
        _ => throw new UnreachableException(),
    };

    private static Outcome Of(PredictionState predictions, PredictionId id, Func<Prediction, Outcome> decide) =>
        predictions.Find(id) is { } prediction ? decide(prediction) : Outcome.NotFound("prediction");

    private static Outcome Over(Prediction p) => p.Status == PredictionStatus.Resolved
        ? Outcome.Reject("resolved", $"“{p.Opened.Outcomes[p.Outcome!.Value]}” came true, and the points are paid: that stays.")
        : Outcome.Reject("refunded", "All stakes of this prediction have been given back.");

    private static Outcome Open(PredictionState predictions, OpenPrediction open, DateTimeOffset now)
    {
        if (predictions.Find(open.Prediction) is not null) return Outcome.Reject("already-open", "This prediction is open already.");
        if (predictions.All.Count(p => !p.IsOver) >= MostOn)
            return Outcome.Reject("too-many", $"{MostOn} predictions wait for their outcome: resolve or cancel one first.");
        var question = Text.Clean(open.Question);
        if (question.Length == 0) return Outcome.Invalid("question", "Say what is to be predicted.");
        if (Text.IsTooLong(question, 200)) return Outcome.Invalid("question", "Keep the question to 200 characters.");
        string[] outcomes = [.. open.Outcomes.Select(Text.Clean)];
        if (outcomes.Length is < 2 or > MostOutcomes) return Outcome.Invalid("outcomes", $"Give 2 to {MostOutcomes} outcomes.");
        if (outcomes.Any(o => o.Length == 0)) return Outcome.Invalid("outcomes", "An outcome is empty: write it or take it out.");
        if (outcomes.Any(o => Text.IsTooLong(o, 80))) return Outcome.Invalid("outcomes", "Keep each outcome to 80 characters.");
        if (outcomes.Distinct(Text.Comparer).Count() < outcomes.Length) return Outcome.Invalid("outcomes", "Two outcomes are the same.");
        if (open.Most is < 1 or > MostStake)
            return Outcome.Invalid("most", $"Let one viewer stake 1 to {MostStake:N0} points.");
        if (open.Duration is { } d && (d < TimeSpan.FromSeconds(5) || d > LongestOpen))
            return Outcome.Invalid("seconds", "A timed prediction takes stakes for 5 seconds to 24 hours.");
        return Outcome.Accept(new PredictionFact.PredictionOpened(open.Prediction, question, outcomes, open.Most ?? MostStake, now + open.Duration));
    }

    private static Outcome Stake(Prediction p, StakePoints stake, Moment moment)
    {
        if (p.Status != PredictionStatus.Open || p.NextDue <= moment.Now)
            return Outcome.Reject("locked", "This prediction takes no more points.");
        if (stake.Outcome < 0 || stake.Outcome >= p.Outcomes.Length)
            return Outcome.Invalid("outcome", $"This prediction has the outcomes 0 to {p.Outcomes.Length - 1}.");
        if (stake.Points is < 1 or > MostStake) return Outcome.Invalid("points", $"Stake 1 to {MostStake:N0} points.");
        if (moment.Barred(stake.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        var before = p.Find(stake.Viewer);
        if (before is not null && before.Outcome != stake.Outcome)
            return Outcome.Reject("already-staked",
                $"Your points are on “{p.Opened.Outcomes[before.Outcome]}”: you can add to them, but not change the outcome.");
        if (moment.Points(stake.Viewer) is var has && has < stake.Points)
            return Outcome.Reject("not-enough-points", has > 0 ? $"You have {has:N0} points to stake." : "You have no points to stake yet.");
        if ((before?.Points ?? 0) + stake.Points > p.Opened.Most)
            return Outcome.Reject("limit-reached", $"One viewer can stake up to {p.Opened.Most:N0} points here.");
        return p.Pool + stake.Points > MostPool
            ? Outcome.Reject("pool-full", $"The pool takes no more than {MostPool:N0} points.")
            : Outcome.Accept(new StakeTaken((before?.Points ?? 0) + stake.Points, has - stake.Points),
                new PredictionFact.PredictionStaked(p.Id, stake.Viewer, stake.Outcome, stake.Points));
    }

    private static Outcome Resolve(Prediction p, int outcome, Moment moment)
    {
        if (p.IsOver) return Over(p);
        if (outcome < 0 || outcome >= p.Outcomes.Length)
            return Outcome.Invalid("outcome", $"This prediction has the outcomes 0 to {p.Outcomes.Length - 1}.");
        var resolved = Settle(p, outcome, moment);
        return p.Status == PredictionStatus.Open
            ? Outcome.Accept(new PredictionFact.PredictionLocked(p.Id), resolved)
            : Outcome.Accept(resolved);
    }

    // Who turned out to be of the house wins nothing and loses nothing; the others share what they staked.
    private static PredictionFact.PredictionResolved Settle(Prediction p, int outcome, Moment moment)
    {
        var house = p.Stakes.ToLookup(s => moment.Barred(s.Viewer) is not null);
        Prediction.Stake[] right = [.. house[false].Where(s => s.Outcome == outcome)];
        if (right.Length == 0) return new(p.Id, outcome, Back(house[false]), Back(house[true]), Refunded: p.Stakes.Count > 0);
        var paid = PredictionPayouts.Share(house[false].Sum(s => (long)s.Points), [.. right.Select(s => s.Points)]);
        return new(p.Id, outcome, [.. right.Zip(paid, (s, points) => new PointsMove(s.Viewer, points))], Back(house[true]), Refunded: false);
    }

    private static PredictionFact.PredictionRefunded Refund(Prediction p, PredictionReturn why) => new(p.Id, why, Back(p.Stakes));
    private static PointsMove[] Back(IEnumerable<Prediction.Stake> stakes) => [.. stakes.Select(s => new PointsMove(s.Viewer, s.Points))];

    public static void Apply(PredictionState predictions, PredictionFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PredictionFact.PredictionOpened opened:
                predictions.Add(new(opened, at));
                return;
            case PredictionFact.PredictionWithdrawn withdrawn:
                predictions.Remove(withdrawn.Prediction);
                return;
        }

        var (id, change) = ChangeOf(fact, at);
        var prediction = predictions.Find(id)!;
        change(prediction);
        predictions.Changed(prediction);
    }

    private static (PredictionId, Action<Prediction>) ChangeOf(PredictionFact fact, DateTimeOffset at) => fact switch
    {
        PredictionFact.PredictionStaked f => (f.Prediction, p => p.Add(f)),
        PredictionFact.PredictionLocked f => (f.Prediction, p => p.Lock(at)),
        PredictionFact.PredictionResolved f => (f.Prediction,
            p => p.End(PredictionStatus.Resolved, f.Outcome, f.Refunded, f.Payouts, f.House, at)),
        PredictionFact.PredictionRefunded f => (f.Prediction, p => p.End(
            f.Why == PredictionReturn.Cancelled ? PredictionStatus.Cancelled : PredictionStatus.Refunded, null, false, f.Refunds, [], at)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Those whose time is over: for stakes, and then for what comes true.</summary>
    public static IEnumerable<PredictionFact> Due(PredictionState predictions, DateTimeOffset now) =>
        from p in predictions.All
        where p.NextDue <= now
        select p.Status == PredictionStatus.Open
            ? (PredictionFact)new PredictionFact.PredictionLocked(p.Id)
            : Refund(p, PredictionReturn.Unresolved);

    public static DateTimeOffset? NextDue(PredictionState predictions)
    {
        DateTimeOffset? next = null;
        foreach (var p in predictions.All)
            if (p.NextDue is { } at && !(next <= at)) next = at;
        return next;
    }

    /// <summary>What "stop everything" and the show's end do: the open ones are locked, and wait for what comes true.</summary>
    public static IEnumerable<PredictionFact> Stop(PredictionState predictions) =>
        predictions.All.Where(p => p.Status == PredictionStatus.Open).Select(p => new PredictionFact.PredictionLocked(p.Id));
}
