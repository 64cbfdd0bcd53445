using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;

namespace HostConsole.Milestones;

/// <summary>A milestone; null where the show has none of this id.</summary>
public sealed record MilestoneOfId(MilestoneId Milestone) : IShowQuery<MilestoneView?>
{
    public MilestoneView? Answer(Run run) => run.State.Milestones.View().FirstOrDefault(m => m.Id == Milestone);
}

/// <summary>The public record of a milestone; null where the show has none of this id.</summary>
public sealed record MilestoneRecordOf(MilestoneId Milestone) : IShowQuery<MilestoneRecord?>
{
    public MilestoneRecord? Answer(Run run) =>
        run.State.Milestones.View().FirstOrDefault(m => m.Id == Milestone) is { } view
            ? MilestoneRecord.Create(view, run.Purchases.Of(buyers: false)) : null;
}
