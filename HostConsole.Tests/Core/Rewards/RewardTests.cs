using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class RewardTests
{
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly RewardOffer Code = new(RewardKind.Code, "10% off", Pool), Gift = new(RewardKind.Gift, "A sticker"),
        FiftyPoints = new(RewardKind.Points, "", Points: 50);

    private static RewardId No(int n) => new(Uid(16, n));
    private static GiveReward Give(int n, RewardOffer offer, int viewer = 1) => new(No(n), Viewer(viewer), offer, "You helped others.");

    private static async Task<ShowScene> LiveAsync()
    {
        var scene = await ShowScene.LiveAsync();
        foreach (var viewer in (int[])[1, 2, 3]) await scene.Do(new Core.Audience.JoinShow(Viewer(viewer), null));
        return scene;
    }

    private static async Task<ShowScene> WithCodesAsync(params string[] codes)
    {
        var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", codes));
        return scene;
    }

    private static async Task<Reward> RewardAsync(ShowScene scene, int n) => (await scene.Read(w => w.Ledger.Rewards.Find(No(n))))!;
    private static async Task<PoolLevel> LevelAsync(ShowScene scene) => (await scene.Read(w => w.Ledger.Rewards.Find(Pool)))!.Level;
    private static Task<long> PointsAsync(ShowScene scene, int viewer = 1) => scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(viewer)));

    [Fact]
    public async Task Given_two_codes_When_three_are_given_Then_each_is_given_once_and_the_third_is_refused()
    {
        await using var scene = await WithCodesAsync(" TIDE-1 ", "", "TIDE-2", "TIDE-1");
        await scene.Do(Give(1, Code));
        await scene.Do(Give(2, Code, viewer: 2));
        Assert.Equal(("TIDE-1", "TIDE-2"), ((await RewardAsync(scene, 1)).Code, (await RewardAsync(scene, 2)).Code));
        await scene.Refused(Give(3, Code), "pool-empty");
        Assert.Equal(1, Assert.IsType<CodesTaken>((await scene.Ledger(new AddCodes(Pool, ["TIDE-2", "TIDE-3"]))).Outcome.Answer).Added);
        await scene.Do(Give(3, Code));
        Assert.Equal("TIDE-3", (await RewardAsync(scene, 3)).Code);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_one_code_for_all_When_it_is_given_as_often_as_allowed_Then_no_more()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "Free shipping", ["SHIPFREE"], Shared: true, Units: 2));
        foreach (var n in (int[])[1, 2])
        {
            await scene.Do(Give(n, Code, viewer: n));
            Assert.Equal("SHIPFREE", (await RewardAsync(scene, n)).Code);
        }

        await scene.Refused(Give(3, Code), "pool-empty");
        Assert.IsType<Refused>(await scene.Writer.SendAsync(new(new AddCodes(Pool, ["MORE"]), Host)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_code_When_it_is_used_Then_it_can_be_used_once_and_not_taken_back()
    {
        await using var scene = await WithCodesAsync("TIDE-1");
        await scene.Do(Give(1, Code));
        await scene.Refused(new RedeemReward(No(1), Viewer(2)), "not-found");
        await scene.Do(new RedeemReward(No(1), Viewer(1)));
        await scene.Refused(new RedeemReward(No(1), Viewer(1)), "already-redeemed");
        await scene.Refused(new RevokeReward(No(1), "A slip."), "already-redeemed");
        await scene.Do(new ReopenReward(No(1)));
        await scene.Invalid(new RevokeReward(No(1), " "), "reason");
        await scene.Do(new RevokeReward(No(1), "A slip."));
        Assert.Equal((RewardStatus.Revoked, "A slip."), ((await RewardAsync(scene, 1)).View.Status, (await RewardAsync(scene, 1)).View.Note));
        await scene.Refused(new RedeemReward(No(1), Viewer(1)), "revoked");
        // Somebody has seen it: it isn't given to another one.
        Assert.Equal(new PoolLevel(0, 0, 1, false, 1), await LevelAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_code_When_an_order_with_it_comes_Then_it_is_redeemed()
    {
        await using var scene = await WithCodesAsync("TIDE-1");
        await scene.Do(Give(1, Code));
        await scene.Ledger(new PlaceOrder(scene.Order("1", code: "tide-1")));
        Assert.Equal(RewardStatus.Redeemed, (await RewardAsync(scene, 1)).View.Status);
        Assert.Equal(RewardStatus.Redeemed, (await scene.View()).Rewards[0].Status);
        await scene.Ledger(new PlaceOrder(scene.Order("2", code: "tide-1")));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_gift_When_it_is_sent_Then_it_is_promised_no_more_and_a_slip_can_be_mended()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Give(1, Gift));
        Assert.True((await scene.View()).Rewards[0].IsPromised);
        await scene.Do(new EndShow());
        await scene.Do(new DeliverReward(No(1)));
        Assert.False((await scene.View()).Rewards[0].IsPromised);
        await scene.Refused(new RevokeReward(No(1), "A slip."), "already-delivered");
        await scene.Do(new ReopenReward(No(1)));
        Assert.True((await scene.View()).Rewards[0].IsPromised);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_points_When_they_are_taken_back_Then_the_balance_is_as_before()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Give(1, FiftyPoints));
        await scene.Do(Give(2, FiftyPoints));
        Assert.Equal(100, await PointsAsync(scene));
        await scene.Do(new RevokeReward(No(1), "Twice."));
        Assert.Equal(50, await PointsAsync(scene));
        await scene.Do(new RevokeReward(No(1), "Twice."));
        Assert.Equal(50, await PointsAsync(scene));
        await scene.ReplaysAsync();
    }

    [Theory]
    [InlineData(RewardKind.Gift, null, 5, "amount")]
    [InlineData(RewardKind.Points, null, null, "amount")]
    [InlineData(RewardKind.Points, null, 0, "amount")]
    [InlineData(RewardKind.Points, null, 1_000_001, "amount")]
    [InlineData(RewardKind.Code, null, null, "pool")]
    [InlineData(RewardKind.Gift, 1, null, "pool")]
    public async Task Given_an_offer_that_makes_no_sense_Then_its_field_is_named(RewardKind kind, int? pool, int? points, string field)
    {
        await using var scene = await WithCodesAsync("TIDE-1");
        await scene.Invalid(Give(1, new(kind, "A sticker", pool is null ? null : Pool, points)), field);
    }

    [Fact]
    public async Task Given_the_house_s_own_device_Then_it_gets_nothing()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new Core.Audience.MarkStaff(Viewer(1), true));
        await scene.Refused(Give(1, Gift), "not-eligible");
        await scene.Refused(Give(1, Gift, viewer: 99), "not-found");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_reward_of_an_order_When_the_order_is_no_more_Then_it_goes_with_it(bool refund)
    {
        await using var scene = await WithCodesAsync("TIDE-1");
        await scene.Do(new OpenMilestone(new(Uid(15, 1)), "The first one", MilestoneRule.First, 1, MilestoneOf.Orders, Code));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Ledger(new RefundOrder(new("shop", "1"), new(500, Usd)));
        Assert.Equal(RewardStatus.Open, (await scene.View()).Rewards.Single().Status);
        await scene.Ledger(refund ? new RefundOrder(new("shop", "1"), new(1500, Usd)) : new CancelOrder(new("shop", "1")));
        var reward = (await scene.View()).Rewards.Single();
        Assert.Equal((RewardStatus.Revoked, $"Its order was {(refund ? "refunded" : "cancelled")}."), (reward.Status, reward.Note));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_reward_that_was_used_When_its_order_is_cancelled_Then_somebody_is_told_once()
    {
        await using var scene = await WithCodesAsync("TIDE-1");
        await scene.Do(new OpenMilestone(new(Uid(15, 1)), "The first one", MilestoneRule.First, 1, MilestoneOf.Orders, Code));
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.Do(new RedeemReward((await scene.View()).Rewards.Single().Id));
        await scene.Ledger(new RefundOrder(new("shop", "1"), new(2000, Usd)));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        var reward = (await scene.View()).Rewards.Single();
        Assert.Equal((RewardStatus.Redeemed, true, "Its order was refunded. It was used already."), (reward.Status, reward.IsFlagged, reward.Note));
        Assert.Single(scene.Memory.Batches.SelectMany(b => b), f => f.Fact is RewardFact.RewardFlagged);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_show_that_is_long_over_When_its_order_is_cancelled_Then_its_reward_is_taken_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new OpenMilestone(new(Uid(15, 1)), "The first one", MilestoneRule.First, 1, MilestoneOf.Orders, FiftyPoints));
        await scene.Ledger(new PlaceOrder(scene.Order("1", customer: Viewer(1).Value)));
        await scene.Do(new EndShow());
        Assert.Equal(50, await PointsAsync(scene));
        scene.Clock.Advance(TimeSpan.FromDays(30));
        await scene.RestartAsync();
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal(0, await PointsAsync(scene));
        await scene.RestartAsync();
        Assert.Equal(0, await PointsAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_rehearsal_When_codes_are_won_Then_none_that_works_is_given()
    {
        await using var scene = await DraftAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["TIDE-1"]));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(new Core.Audience.JoinShow(Viewer(1), null));
        await scene.Do(Give(1, Code));
        Assert.Equal("SAMPLE-1", await scene.Read(w => w.Current(scene.Show)!.Ledger.Rewards.Find(No(1))!.Code));
        Assert.Null(await scene.Read(w => w.Ledger.Rewards.Find(No(1))));
        Assert.Equal(new PoolLevel(1, 0, 0, false, 0), await LevelAsync(scene));
        await scene.Do(new EndShow());
        await scene.ReplaysAsync();
    }
}
