using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>What the stream shows of milestones.</summary>
public sealed class MilestoneOverlaySurface : OverlaySurface
{
    public override string Title => "Milestone";
    public override string About => "What the next orders win";

    // Where something was won last; when all are over, the one that ended last, for a while.
    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var milestone = show.Milestones.Where(m => m.IsOn).MaxBy(m => m.Winners is [.., var last] ? last.At : m.OpenedAt)
            ?? show.Milestones.MaxBy(m => m.ClosedAt);
        if (milestone is null) return null;
        var name = milestone.Winners is [.., var winner] ? names.OnStream(winner.Buyer) : null;
        return OverlayPart.Of<MilestoneOverlay>(
            (milestone, name, show.Culture.Name), ("Milestone", milestone), ("Winner", name), ("Culture", show.Culture));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var winners = Enumerable.Range(1, sample.Step)
            .Select(n => new MilestoneWinner(n, $"sample:{n}", new(OverlaySampleStep.Id(n)), new(OverlaySampleStep.Id(n)), sample.Now));
        var milestone = new MilestoneView(
            new(OverlaySampleStep.Id(6)), sample.Stretch("Early birds get a tote", 120), MilestoneRule.First, 10, MilestoneOf.Orders,
            new(RewardKind.Gift, sample.Stretch("A linen tote in the parcel", 120)), 10, 0, sample.Now, null, [.. winners]);
        return OverlayPart.Of<MilestoneOverlay>(sample.Step,
            ("Milestone", milestone), ("Winner", sample.Step % 3 == 1 ? sample.Person(sample.Step) : null), ("Culture", sample.Culture));
    }
}
