using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class PointsShopTests
{
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly ShopItemId Sticker = new(Uid(18, 1)), Code = new(Uid(18, 2));

    private static async Task<ShowScene> WithShopAsync(params ShopItem[] items)
    {
        var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["TIDE-1", "TIDE-2"]));
        await scene.Ledger(new SetShop(items));
        foreach (var viewer in (int[])[1, 2, 3])
        {
            await scene.Do(new Core.Audience.JoinShow(Viewer(viewer), null));
            await scene.Do(new MovePoints(Viewer(viewer), 100, "A start"));
        }

        return scene;
    }

    private static ShopItem Toy(int cost = 60, int? units = null, int each = 1) => new(Sticker, new(RewardKind.Gift, "A sticker"), cost, units, each);
    private static BuyReward Buy(int n, int viewer, ShopItemId? item = null) => new(new(Uid(16, n)), Viewer(viewer), item ?? Sticker);
    private static Task<long> PointsAsync(ShowScene scene, int viewer) => scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(viewer)));

    [Fact]
    public async Task Given_enough_points_When_a_viewer_takes_a_reward_Then_the_points_go_and_the_season_keeps_them()
    {
        await using var scene = await WithShopAsync(Toy());
        await scene.Do(Buy(1, 1));
        Assert.Equal(40, await PointsAsync(scene, 1));
        var reward = (await scene.Read(w => w.Ledger.Rewards.Find(new RewardId(Uid(16, 1)))))!.View;
        Assert.Equal((60, RewardStatus.Open, "A sticker"), (reward.Cost, reward.Status, reward.Title));
        var season = Season.Of(scene.Clock.GetUtcNow());
        Assert.Equal(100, await scene.Read(w => w.Ledger.Rewards.Points.In(season)[Viewer(1)]));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_too_few_points_or_none_left_or_enough_already_Then_it_is_refused_and_nothing_moves()
    {
        await using var scene = await WithShopAsync(Toy(units: 1), new(Code, new(RewardKind.Code, "10% off", Pool), 101));
        await scene.Refused(Buy(1, 1, Code), "not-enough-points");
        await scene.Do(Buy(1, 1));
        await scene.Refused(Buy(2, 1), "limit-reached");
        await scene.Refused(Buy(3, 2), "sold-out");
        await scene.Refused(Buy(4, 2, new(Uid(18, 9))), "not-found");
        Assert.Equal((40, 100), (await PointsAsync(scene, 1), await PointsAsync(scene, 2)));
    }

    [Fact]
    public async Task Given_codes_for_points_When_the_pool_is_empty_Then_it_is_sold_out()
    {
        await using var scene = await WithShopAsync(new ShopItem(Code, new(RewardKind.Code, "10% off", Pool), 10));
        await scene.Do(Buy(1, 1, Code));
        await scene.Do(Buy(2, 2, Code));
        Assert.Equal("TIDE-2", (await scene.Read(w => w.Ledger.Rewards.Find(new RewardId(Uid(16, 2)))))!.Code);
        await scene.Refused(Buy(3, 3, Code), "sold-out");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_reward_taken_for_points_When_the_host_takes_it_back_Then_the_points_come_back_and_it_can_be_had_again()
    {
        await using var scene = await WithShopAsync(Toy(units: 1));
        await scene.Do(Buy(1, 1));
        await scene.Do(new RevokeReward(new(Uid(16, 1)), "There is none left."));
        Assert.Equal(100, await PointsAsync(scene, 1));
        await scene.Do(Buy(2, 2));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_something_that_can_t_be_offered_Then_the_field_is_named()
    {
        await using var scene = await WithShopAsync();
        await scene.Invalid(new SetShop([Toy(cost: 0)]), "points");
        await scene.Invalid(new SetShop([Toy(units: -1)]), "units");
        await scene.Invalid(new SetShop([Toy(each: 0)]), "perViewer");
        await scene.Invalid(new SetShop([Toy(), Toy()]), "items");
        await scene.Invalid(new SetShop([Toy() with { Offer = new(RewardKind.Points, "", Points: 5) }]), "kind");
    }
}
