using HostConsole.Core.Goals;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the stream shows of goals.</summary>
public sealed class GoalOverlaySurface : OverlaySurface
{
    public override string Title => "Goal";
    public override string About => "How far the audience has come";

    // The one that the host chose; else what happened last: a goal that was reached stands until it is closed or another one is set.
    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Goals.FirstOrDefault(g => show.Stage.Has(g.StageItem));
        // What was missed says so for a while.
        var goal = staged is { IsOn: true } ? staged : show.Goals.Where(g => g.IsOn).MaxBy(g => g.ReachedAt ?? g.OpenedAt) ?? staged
            ?? show.Goals.Where(g => g.IsMissed).MaxBy(g => g.ClosedAt);
        return goal is null ? null : OverlayPart.Of<GoalOverlay>(
            (goal, goal == staged, show.Culture.Name), ("Goal", goal), ("Culture", show.Culture), ("Stays", goal == staged));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var goal = new GoalView(
            new(OverlaySampleStep.Id(5)), sample.Stretch("100 orders and shipping is free", 120), GoalCounts.Orders, 100,
            58 + sample.Step * 7, null, sample.Stretch("Free shipping for everybody tonight", 200), false, null, 0, sample.Now,
            sample.Step > 5 ? sample.Now : null, null)
        {
            Picture = GoalPicture.Tower,
            Stages =
            [
                .. Enumerable.Range(1, sample.Stretched ? GoalStages.Most : 5).Select(i => (At: i * 100 / (sample.Stretched ? GoalStages.Most : 5), i))
                    .Select(s => new GoalStageView(s.At, sample.Stretch($"Floor {s.i}", GoalStages.LongestTitle), null,
                        58 + sample.Step * 7 >= s.At ? sample.Now : null, 0)),
            ],
        };
        return OverlayPart.Of<GoalOverlay>(sample.Step, ("Goal", goal), ("Culture", sample.Culture), ("Stays", true));
    }
}
