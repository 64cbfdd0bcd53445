using HostConsole.Core.Chat;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

/// <summary>What the simulated audience does with goals: it talks of one on its way, two thirds take what everybody
/// gets at a stage, and a fifth cheers when the goal is reached.</summary>
public sealed class GoalRehearsal : RehearsalSurface
{
    private const int Cheer = 14, CheerIds = 7, Take = 15, TakeIds = 15, Says = 80;

    // Nobody cheers for what was reached before they came.
    public override IEnumerable<Happening> On(ShowView show) =>
        (from goal in show.Goals.Index()
         where goal.Item.IsReached
         select new Happening(goal.Item.Id.Value, (crowd, who) => PlanCheer(crowd, who, goal.Index)) { ForLatecomers = false })
        .Concat(
            from goal in show.Goals.Index()
            from stage in goal.Item.Stages.Index()
            where goal.Item.IsOn && stage.Item is { ReachedAt: not null, Offer: not null }
            select new Happening(Id.Following<RewardId>(goal.Item.Id.Value, stage.Index + 1).Value,
                (crowd, who) => PlanTake(crowd, who, goal.Item.Id, stage.Index + 1, goal.Index * GoalStages.Most + stage.Index)));

    public override Talk? Talk(ShowView show) =>
        show.Goals.Any(g => g is { IsOn: true, IsReached: false }) ? new(0.15, 1500, "goals") : null;

    private static void PlanTake(RehearsalCrowd crowd, int who, GoalId goal, int stage, int k)
    {
        if (!crowd.Does(who, 0.66, Take, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(15), Take, who, k, 1), show =>
        {
            if (show.Goals.FirstOrDefault(g => g.Id == goal) is not { IsOn: true } on) return;
            if (on.Keyword is { } keyword && crowd.Does(who, 0.3, Take, k + 1000))
                crowd.Send(new PostMessage(new(crowd.NewId(Says, who, k)), crowd.Viewer(who), keyword));
            else
                crowd.Send(new TakeGoalStage(goal, stage, new(crowd.NewId(TakeIds, who, k)), crowd.Viewer(who)));
        });
    }

    private static void PlanCheer(RehearsalCrowd crowd, int who, int k)
    {
        if (!crowd.Does(who, 0.2, Cheer, k)) return;
        crowd.Plan(who, TimeSpan.FromSeconds(1) + crowd.Wait(TimeSpan.FromSeconds(6), Cheer, who, k, 1), _ => crowd.Send(
            new PostMessage(new(crowd.NewId(CheerIds, who, k)), crowd.Viewer(who), crowd.Line("cheers", Cheer, who, k, 2))));
    }
}
