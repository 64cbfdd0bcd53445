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

    // A planned goal's reveal is a secret until that goal is reached, and GoalReached says it then.
    private static Plan Of(Plan plan) => plan.Cues.Any(c => c.Cue is GoalCue { Reveal: not null })
        ? plan with { Segments = [.. plan.Segments.Select(s => s with { Cues = [.. s.Cues.Select(c => c is GoalCue g ? g with { Reveal = null } : c)] })] }
        : plan;
}
