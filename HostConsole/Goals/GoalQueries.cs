using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Goals;

/// <summary>A goal; null where the show has none of this id.</summary>
public sealed record GoalOf(GoalId Goal) : IShowQuery<GoalView?>
{
    public GoalView? Answer(Run run) => run.State.Goals.View().FirstOrDefault(g => g.Id == Goal);
}
