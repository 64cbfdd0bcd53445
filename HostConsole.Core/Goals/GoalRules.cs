using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <summary>How goals are opened, reached and closed.</summary>
public static class GoalRules
{
    /// <summary>At one time, reached ones included: each takes room on the audience's screens until it is closed.</summary>
    public const int MostOn = 3;
    public const long MostCount = 10_000_000;

    /// <summary>The highest amount, in minor units.</summary>
    public const long MostMinor = 1_000_000_000_000;

    public static Outcome Decide(GoalState goals, GoalCommand command, Moment moment) => command switch
    {
        OpenGoal open => Open(goals, open, moment),
        CloseGoal close => goals.Find(close.Goal) switch
        {
            null => Outcome.NotFound("goal"),
            { ClosedAt: not null } => Outcome.Accept(),
            var goal => Outcome.Accept(new GoalFact.GoalClosed(close.Goal, goal.Count(moment.Tally))),
        },
        TakeGoalStage take => Take(goals.Find(take.Goal), take, moment),
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(GoalState goals, OpenGoal open, Moment moment)
    {
        var tally = moment.Tally;
        if (goals.Find(open.Goal) is not null) return Outcome.Reject("already-open", "This goal is open already.");
        var (title, reward, reveal) = (Text.Clean(open.Title), Text.Clean(open.Reward), Text.Clean(open.Reveal));
        if (title.Length == 0) return Outcome.Invalid("title", "Say what everybody gets there together.");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (Text.IsTooLong(reward, 200)) return Outcome.Invalid("reward", "Keep the reward to 200 characters.");
        if (Text.IsTooLong(reveal, 200)) return Outcome.Invalid("reveal", "Keep what is revealed to 200 characters.");
        if (!Enum.IsDefined(open.Counts))
            return Outcome.Invalid("counts", "A goal counts orders, units, gmv, claims, votes, comments or viewers.");
        if (open.Counts == GoalCounts.Gmv != open.Currency is not null)
            return Outcome.Invalid("target", open.Currency is null
                ? "Give the target as an amount with its currency."
                : "Only GMV is counted in money: give the target as a number.");
        if (open.Target < 1 || open.Target > (open.Currency is null ? MostCount : MostMinor))
            return Outcome.Invalid("target", open.Currency is { } c
                ? $"Set a target above 0 and up to {new Money(MostMinor, c)}."
                : "Set a target of 1 to 10,000,000.");
        if (open.Picture is { } picture && !Enum.IsDefined(picture))
            return Outcome.Invalid("picture", "The picture is a bar, a tower, a jar or a thermometer.");
        if (open.Duration is { } d && (d < TimeSpan.FromSeconds(5) || d > TimeSpan.FromHours(24)))
            return Outcome.Invalid("seconds", "A goal with a deadline runs 5 seconds to 24 hours.");
        var stages = GoalStages.Clean(open.Stages);
        if (GoalStages.Check(stages, open, moment) is { } wrong) return wrong;
        var keyword = Keyword.Of(open.Keyword);
        if (Keyword.Problem(keyword) is Outcome.Rejected bad) return bad;
        if (keyword is not null && !stages.Any(s => s.Offer is not null))
            return Outcome.Invalid("keyword", "A keyword takes what everybody gets at a stage: say what that is, or leave the keyword out.");
        if (keyword is not null && goals.WithKeyword(keyword) is not null)
            return Outcome.Reject("keyword-in-use", $"Another goal uses the keyword “{keyword}”: choose another one, or close that goal first.");
        if (goals.All.Count(g => g.ClosedAt is null) >= MostOn)
            return Outcome.Reject("too-many", "Three goals are on screen already: close one first.");
        var from = open.FromNow ? tally.Of(open.Counts) : 0;
        if (tally.Of(open.Counts) - from >= open.Target)
            return Outcome.Reject("already-reached",
                "The show has come that far already: set a higher target, or count from now.");
        var opened = new GoalFact.GoalOpened(open.Goal, title, open.Counts, open.Target, open.Currency,
            reward.Length > 0 ? reward : null, reveal.Length > 0, from, stages.Count > 0 ? stages : null, moment.Now + open.Duration,
            open.Picture)
        { Keyword = keyword };
        return reveal.Length > 0 ? Outcome.Accept(opened, new GoalFact.RevealKept(open.Goal, reveal)) : Outcome.Accept(opened);
    }

    private static Outcome Take(GoalState.Goal? goal, TakeGoalStage take, Moment moment)
    {
        if (goal is null) return Outcome.NotFound("goal");
        if (take.Stage < 1 || take.Stage > goal.Stages.Count) return Outcome.NotFound("stage of this goal");
        if (goal.Stages[take.Stage - 1].Offer is not { } offer)
            return Outcome.Reject("nothing-to-take", "There is nothing to take at this stage.");
        if (goal.StagesReached.Count < take.Stage) return Outcome.Reject("not-reached", "We aren't there yet: this stage is still to be reached.");
        if (goal.Taken.Contains((take.Stage, take.Viewer))) return Outcome.Accept();
        if (moment.Barred(take.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        return Outcome.Accept(new GoalFact.GoalStageTaken(take.Goal, take.Stage, take.Viewer, take.Reward, offer));
    }

    public static void Apply(GoalState goals, GoalFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case GoalFact.GoalOpened opened:
                goals.Add(new(opened, at));
                break;
            case GoalFact.RevealKept kept:
                goals.Find(kept.Goal)!.Kept = kept.Reveal;
                break;
            case GoalFact.GoalStageReached stage:
                goals.Find(stage.Goal)!.StagesReached.Add(at);
                goals.Changed(goals.Find(stage.Goal)!);
                break;
            case GoalFact.GoalStageTaken taken:
                goals.Find(taken.Goal)!.Take(taken.Stage, taken.Viewer);
                goals.Changed(goals.Find(taken.Goal)!);
                break;
            case GoalFact.GoalReached reached:
                var goal = goals.Find(reached.Goal)!;
                (goal.ReachedAt, goal.Reveal) = (at, reached.Reveal);
                goals.Changed(goal);
                break;
            case GoalFact.GoalClosed closed:
                goal = goals.Find(closed.Goal)!;
                (goal.ClosedAt, goal.ClosedWith) = (at, closed.Count);
                goals.Changed(goal);
                break;
            case GoalFact.GoalWithdrawn withdrawn:
                goals.Remove(withdrawn.Goal);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What the facts just applied have reached: to be recorded beside them.</summary>
    public static IReadOnlyList<GoalFact> Reached(GoalState goals, Moment moment)
    {
        if (goals.All.Count == 0) return [];
        var tally = moment.Tally;
        List<GoalFact>? reached = null;
        foreach (var goal in goals.All)
        {
            if (!goal.IsOpen) continue;
            var count = goal.Count(tally);
            for (var stage = goal.StagesReached.Count; stage < goal.Stages.Count && goal.Stages[stage].At <= count; stage++)
                (reached ??= []).Add(new GoalFact.GoalStageReached(goal.Opened.Goal, stage + 1, count));
            if (count >= goal.Opened.Target) (reached ??= []).Add(new GoalFact.GoalReached(goal.Opened.Goal, count, goal.Kept));
        }

        return reached ?? [];
    }

    /// <summary>What has missed its deadline. What was reached stays on screen until the host closes it.</summary>
    public static IEnumerable<GoalFact> Due(GoalState goals, Moment moment) =>
        goals.All.Where(g => g.IsOpen && g.Opened.ClosesAt <= moment.Now)
            .Select(g => new GoalFact.GoalClosed(g.Opened.Goal, g.Count(moment.Tally)));

    public static DateTimeOffset? NextDue(GoalState goals) => goals.All.Where(g => g.IsOpen).Min(g => g.Opened.ClosesAt);

    /// <summary>What "stop everything" and the show's end do to those that are on screen.</summary>
    public static IEnumerable<GoalFact> Stop(GoalState goals, Moment moment) =>
        goals.All.Where(g => g.ClosedAt is null).Select(g => new GoalFact.GoalClosed(g.Opened.Goal, g.Count(moment.Tally)));
}
