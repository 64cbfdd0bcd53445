using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>A reward that viewers get for points; never for money.</summary>
/// <param name="Offer">A code, a gift or a shout-out.</param>
/// <param name="Cost">Points, 1 or more.</param>
/// <param name="Units">How often there is one in all; null without limit.</param>
/// <param name="PerViewer">How often one viewer can have it, 1 to 100.</param>
public sealed record ShopItem(
    ShopItemId Id, RewardOffer Offer, int Cost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Units = null, int PerViewer = 1)
{
    public const int MostItems = 30, MostUnits = 1_000_000, MostPerViewer = 100;

    /// <summary>What is wrong with what a seller offers for points; null where nothing is.</summary>
    /// <param name="has">Whether there is such a pool.</param>
    internal static Outcome.Rejected? Check(IReadOnlyList<ShopItem> items, Func<PoolId, bool> has)
    {
        if (items.Count > MostItems) return Invalid("items", $"Offer up to {MostItems} rewards for points.");
        if (items.Select(i => i.Id).Distinct().Count() < items.Count) return Invalid("items", "Each reward has its own id.");
        foreach (var item in items)
        {
            if (item.Offer.Kind == RewardKind.Points) return Invalid("kind", "Points can't be had for points.");
            if (item.Offer.Check(has) is { } wrong) return wrong;
            if (item.Cost is < 1 or > RewardOffer.MostPoints) return Invalid("points", $"It costs 1 to {RewardOffer.MostPoints:N0} points.");
            if (item.Units is < 0 or > MostUnits) return Invalid("units", $"There are 0 to {MostUnits:N0}, or as many as people want.");
            if (item.PerViewer is < 1 or > MostPerViewer) return Invalid("perViewer", $"One viewer can have it 1 to {MostPerViewer} times.");
        }

        return null;
    }

    private static Outcome.Rejected Invalid(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}

/// <summary>All that there is for points, instead of what there was.</summary>
public sealed record SetShop(IReadOnlyList<ShopItem> Items) : PointsCommand;

/// <summary>A viewer takes a reward for points.</summary>
public sealed record BuyReward(RewardId Reward, ViewerId Viewer, ShopItemId Item) : PointsCommand, IViewerCommand;
