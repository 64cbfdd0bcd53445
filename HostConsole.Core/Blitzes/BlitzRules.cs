using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <summary>How blitzes are opened, come by the clock, and close.</summary>
public static class BlitzRules
{
    public const int MostOn = 3, MostTimes = 1000;

    /// <summary>How late something may still open. What the console slept through is left out, and not caught up in a burst.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public const string WasOff = "The console was off.";

    public static Outcome Decide(BlitzState blitzes, BlitzCommand command, Moment moment) => command switch
    {
        OpenBlitz open => Open(blitzes, open, moment),
        CloseBlitz close => blitzes.Find(close.Blitz) switch
        {
            null => Outcome.NotFound("blitz"),
            { IsOn: false } => Outcome.Accept(),
            _ => Outcome.Accept(new BlitzFact.BlitzClosed(close.Blitz)),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(BlitzState blitzes, OpenBlitz open, Moment moment)
    {
        if (blitzes.Find(open.Blitz) is not null) return Outcome.Reject("already-open", "This blitz is open already.");
        var title = Text.Clean(open.Title);
        if (title.Length == 0) return Outcome.Invalid("title", "Give it a title: \"The midnight deal\".");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (open.Cue is not IRepeats) return Outcome.Invalid("cue", "Only a deal can come again and again.");
        if (open.Cue.Check() is { } wrong) return wrong;
        if (open.Schedule.Check() is { } unclear) return unclear;
        if (open.Times is < 1 or > MostTimes) return Outcome.Invalid("times", $"It comes 1 to {MostTimes:N0} times, or without an end.");
        if (blitzes.On.Count() >= MostOn) return Outcome.Reject("too-many", "Three blitzes are on already: close one first.");
        return Outcome.Accept(new BlitzFact.BlitzOpened(
            open.Blitz, title, open.Cue, open.Schedule, open.Times, open.Schedule.After(moment.Now)));
    }

    public static void Apply(BlitzState blitzes, BlitzFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case BlitzFact.BlitzOpened o:
                blitzes.Add(new(o.Blitz, o.Title, o.Cue.Label, CueKinds.NameOf(o.Cue), o.Schedule, o.Times, o.Next, 0, 0, null, null, at, null), o.Cue);
                break;
            case BlitzFact.BlitzFired fired:
                blitzes.Change(fired.Blitz, b => b with { Fired = b.Fired + 1, Opened = fired.Opened, LastMiss = null, Next = fired.Next });
                break;
            case BlitzFact.BlitzMissed missed:
                blitzes.Change(missed.Blitz, b => b with
                {
                    Missed = b.Missed + missed.Count,
                    LastMiss = missed.Reason ?? WasOff,
                    Next = missed.Next,
                });
                break;
            case BlitzFact.BlitzClosed closed:
                blitzes.Change(closed.Blitz, b => b with { ClosedAt = at });
                break;
            case BlitzFact.BlitzWithdrawn withdrawn:
                blitzes.Remove(withdrawn.Blitz);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What is over, and what was slept through.</summary>
    public static IEnumerable<BlitzFact> Due(BlitzState blitzes, DateTimeOffset now)
    {
        foreach (var blitz in blitzes.On.Where(b => b.Next + Grace < now))
        {
            var (count, last, next) = blitz.Schedule.Count(blitz.Next, now - Grace);
            yield return new BlitzFact.BlitzMissed(blitz.Id, BlitzMiss.Off, count, last, null, next);
        }
    }

    /// <summary>What the clock opens now.</summary>
    public static IEnumerable<DueCue> DueCues(BlitzState blitzes, DateTimeOffset now)
    {
        foreach (var blitz in blitzes.On.Where(b => b.Next <= now))
        {
            var (due, next) = (blitz.Next, blitz.Schedule.After(blitz.Next));
            var opens = Id.Following<BlitzId>(blitz.Id.Value, due.UtcTicks).Value;
            var fired = new BlitzFact.BlitzFired(blitz.Id, due, opens, next);
            yield return new(blitzes.CueOf(blitz.Id), opens,
                blitz.Left == 1 ? [fired, new BlitzFact.BlitzClosed(blitz.Id)] : [fired],
                reason => [new BlitzFact.BlitzMissed(blitz.Id, BlitzMiss.Refused, 1, due, reason, next)]);
        }
    }

    /// <summary>What "stop everything" and the show's end do to those that are on.</summary>
    public static IEnumerable<BlitzFact> Stop(BlitzState blitzes) => blitzes.On.Select(b => new BlitzFact.BlitzClosed(b.Id));
}
