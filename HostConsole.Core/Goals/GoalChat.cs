using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <summary>What a chat message does at a goal: its keyword takes what everybody gets at the stages reached so far.</summary>
internal static class GoalChat
{
    public static ChatAct? Act(GoalState state, SaidInChat said, Moment moment)
    {
        if (state.WithKeyword(said.Text) is not { } goal) return null;
        List<ShowFact> facts = [];
        for (var stage = 1; stage <= goal.StagesReached.Count; stage++)
        {
            var take = new TakeGoalStage(goal.Opened.Goal, stage, Id.Following<RewardId>(said.Message.Value, stage), said.Author);
            if (GoalRules.Decide(state, take, moment) is Outcome.Accepted accepted) facts.AddRange(accepted.Facts);
        }

        if (facts.Count == 0) return ChatAct.Nothing;
        var titles = facts.OfType<GoalFact.GoalStageTaken>().Select(f => goal.Stages[f.Stage - 1].Title);
        return new(facts, "stage", true, $"Took “{string.Join("”, “", titles)}”.");
    }
}
