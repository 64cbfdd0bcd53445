using HostConsole.Core.Chat;
using HostConsole.Core.Goals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the simulated audience does with goals: it talks of one on its way, and a fifth cheers when it is reached.</summary>
public sealed class GoalRehearsal : RehearsalSurface
{
    private const int Cheer = 14, CheerIds = 7;

    // Nobody cheers for what was reached before they came.
    public override IEnumerable<Happening> On(ShowView show) =>
        from goal in show.Goals.Index()
        where goal.Item.IsReached
        select new Happening(goal.Item.Id.Value, (crowd, who) => PlanCheer(crowd, who, goal.Index)) { ForLatecomers = false };

    public override Talk? Talk(ShowView show) =>
        show.Goals.Any(g => g is { IsOn: true, IsReached: false }) ? new(0.15, 1500, "goals") : null;

    private static void PlanCheer(RehearsalCrowd crowd, int who, int k)
    {
        if (!crowd.Does(who, 0.2, Cheer, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(6), Cheer, who, k, 1), _ => crowd.Send(
            new PostMessage(new(crowd.NewId(CheerIds, who, k)), crowd.Viewer(who), crowd.Line("cheers", Cheer, who, k, 2))));
    }
}
