using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The log as others may read it, over the API and in exports.</summary>
public static class PublicFacts
{
    /// <summary>The fact without what is still secret; null for a private one.</summary>
    public static LoggedFact? Of(LoggedFact logged) => logged.Fact switch
    {
        IPrivateFact => null,
        CourseFact.PlanChanged f => logged with { Fact = f with { Plan = Of(f.Plan) } },
        CourseFact.RehearsalBegan f => logged with { Fact = f with { Plan = Of(f.Plan) } },
        _ => logged,
    };

    // What a cue keeps is a secret until it is given out: DealLaunched says a deal's code then, GoalReached a goal's reveal.
    private static Plan Of(Plan plan) => plan.Cues.Any(c => c.Cue is GoalCue { Reveal: not null } or DealCue { Code: not null })
        ? plan with { Segments = [.. plan.Segments.Select(s => s with { Cues = [.. s.Cues.Select(Of)] })] }
        : plan;

    private static Cue Of(Cue cue) => cue switch
    {
        GoalCue goal => goal with { Reveal = null },
        DealCue deal => deal with { Code = null },
        _ => cue,
    };
}
