using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>What the clock does in a run: it ends what is over, then fires the cues whose time has come, one after the other.</summary>
internal static class DueNow
{
    /// <returns>Null where nothing is due.</returns>
    public static Outcome? Decide(Run run, DateTimeOffset now)
    {
        var due = run.State.Due(run.At(now));
        return due.Count > 0 ? run.Complete(new(due), now) : run.State.DueCue(run.At(now)) is { } cue ? Fire(run, cue, now) : null;
    }

    // What can't be opened now is told, and its time passes: it would be tried again without an end.
    private static Outcome Fire(Run run, DueCue due, DateTimeOffset now) =>
        (due.Cue.Command(due.NewId, "") is { } command ? run.Decide(command, now) : Outcome.Accept()) switch
        {
            Outcome.Accepted accepted => accepted with { Facts = [.. due.Fired, .. accepted.Facts] },
            Outcome.Rejected rejected => Outcome.Accept(due.Refused(rejected.Reason)),
            _ => throw new UnreachableException(),
        };
}
