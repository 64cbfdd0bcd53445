using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;

namespace HostConsole.Rewards;

/// <summary>The rewards of a show in the order in which they were given.</summary>
public sealed record RewardsGiven : IShowQuery<IReadOnlyList<RewardView>>
{
    public IReadOnlyList<RewardView> Answer(Run run) => run.State.Rewards.All();
}
