using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;

namespace HostConsole.Rewards;

/// <summary>How rewards are worded at the console; for the audience: <see cref="RewardTexts"/>.</summary>
public static class RewardWords
{
    /// <summary>What it is: the title, or "50 points".</summary>
    public static string What(RewardView reward, System.Globalization.CultureInfo culture) =>
        reward.Points is { } points ? $"{points.ToString("N0", culture)} points" : reward.Title;

    public static string State(RewardView reward) => (reward.Status, reward.Kind) switch
    {
        (RewardStatus.Revoked, _) => "taken back",
        (RewardStatus.Open, RewardKind.Gift) => "to send",
        (RewardStatus.Open, RewardKind.ShoutOut) => "to say",
        (RewardStatus.Open, _) => "not used yet",
        (RewardStatus.Redeemed, RewardKind.Entry) => "in a giveaway",
        (RewardStatus.Delivered, RewardKind.ShoutOut) => "said",
        (RewardStatus.Delivered, _) => "sent",
        (_, RewardKind.Points) => "given",
        _ => "used",
    };
}
