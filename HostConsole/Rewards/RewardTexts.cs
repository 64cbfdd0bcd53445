namespace HostConsole.Rewards;

/// <summary>What the audience reads of rewards: RewardTexts.resx.</summary>
public sealed class RewardTexts
{
    private RewardTexts() { }
}
