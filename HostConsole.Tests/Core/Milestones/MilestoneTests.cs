using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Milestones;

public sealed class MilestoneTests
{
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly RewardOffer Gift = new(RewardKind.Gift, "A sticker");

    private static OpenMilestone Open(
        MilestoneRule rule, int count, MilestoneOf of = MilestoneOf.Orders, RewardOffer? offer = null, int? most = null, int n = 1) =>
        new(new(Uid(15, n)), " First  ones ", rule, count, of, offer ?? Gift, most);

    private static async Task OrdersAsync(ShowScene scene, params (int Order, int Buyer)[] orders)
    {
        foreach (var (order, buyer) in orders)
            await scene.Ledger(new PlaceOrder(scene.Order($"{order}", customer: Viewer(buyer).Value)));
    }

    private static async Task<string[]> WinnersAsync(ShowScene scene, int i = 0) =>
        [.. (await scene.View()).Milestones[i].Winners.Select(w => w.Order["shop:".Length..])];

    [Fact]
    public async Task Given_the_first_two_orders_When_three_come_Then_the_first_two_win_and_it_is_over()
    {
        await using var scene = await LiveAsync();
        await OrdersAsync(scene, (1, 1));
        await scene.Do(Open(MilestoneRule.First, 2));
        Assert.Equal(["1"], await WinnersAsync(scene)); // the show's first, also where it came before
        await OrdersAsync(scene, (2, 1), (3, 2));
        Assert.Equal(["1", "2"], await WinnersAsync(scene));
        var milestone = (await scene.View()).Milestones[0];
        Assert.Equal(("First ones", false, 0), (milestone.Title, milestone.IsOn, milestone.Left));
        Assert.Equal([Viewer(1), Viewer(1)], (await scene.View()).Rewards.Select(r => r.Owner));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_next_two_buyers_When_one_buys_twice_Then_each_wins_once()
    {
        await using var scene = await LiveAsync();
        await OrdersAsync(scene, (1, 1));
        await scene.Do(Open(MilestoneRule.Next, 2, MilestoneOf.Buyers));
        await OrdersAsync(scene, (2, 1), (3, 2), (4, 2), (5, 3), (6, 4));
        Assert.Equal(["3", "5"], await WinnersAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_every_second_order_When_it_has_given_its_most_Then_it_is_over()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(MilestoneRule.Every, 2, most: 2));
        await OrdersAsync(scene, (1, 1), (2, 1), (3, 1));
        Assert.Equal(4, (await scene.View()).Milestones[0].Next);
        await OrdersAsync(scene, (4, 1), (5, 1), (6, 1));
        Assert.Equal(["2", "4"], await WinnersAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_cancelled_order_Then_those_after_it_keep_their_numbers()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(MilestoneRule.Every, 2));
        await OrdersAsync(scene, (1, 1));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        await scene.Ledger(new PlaceOrder(scene.Order("test") with { Test = true }));
        await OrdersAsync(scene, (2, 1));
        Assert.Equal(["2"], await WinnersAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_codes_When_it_opens_Then_they_are_held_and_what_is_left_is_freed_at_its_end()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B", "C"]));
        var offer = new RewardOffer(RewardKind.Code, "10% off", Pool);
        await scene.Refused(Open(MilestoneRule.First, 4, offer: offer), "pool-empty");
        await scene.Do(Open(MilestoneRule.First, 2, offer: offer));
        await scene.Refused(Open(MilestoneRule.First, 2, offer: offer, n: 2), "pool-empty");
        await scene.Refused(new GiveReward(new(Uid(16, 1)), Viewer(9), offer with { Title = "" }), "invalid", "title");
        await OrdersAsync(scene, (1, 1));
        Assert.Equal(new PoolLevel(1, 1, 1, false, 1), await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level));
        await scene.Do(new CloseMilestone(new(Uid(15, 1))));
        Assert.Equal(new PoolLevel(2, 0, 1, false, 1), await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_last_code_When_it_is_won_Then_it_is_given_before_the_rest_is_freed()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B"]));
        await scene.Do(Open(MilestoneRule.Every, 1, offer: new(RewardKind.Code, "10% off", Pool)));
        Assert.Equal(2, (await scene.View()).Milestones[0].Most);
        await OrdersAsync(scene, (1, 1), (2, 2), (3, 3));
        Assert.Equal(["A", "B"], await scene.Read(w => w.Ledger.Rewards.All.Select(r => r.Code!).ToArray()));
        Assert.Equal(new PoolLevel(0, 0, 2, false, 2), await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_slip_When_it_is_undone_Then_it_was_never_there_and_its_codes_are_free()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A"]));
        await scene.Do(Open(MilestoneRule.First, 1, offer: new(RewardKind.Code, "10% off", Pool)));
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Milestones);
        Assert.Equal(new PoolLevel(1, 0, 0, false, 0), await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level));
        await scene.ReplaysAsync();
    }

    [Theory]
    [InlineData(0, null, MilestoneRule.First, "count")]
    [InlineData(1_001, null, MilestoneRule.Next, "count")]
    [InlineData(10_001, null, MilestoneRule.Every, "count")]
    [InlineData(5, 2, MilestoneRule.First, "most")]
    [InlineData(5, 0, MilestoneRule.Every, "most")]
    [InlineData(5, null, (MilestoneRule)7, "rule")]
    public async Task Given_a_number_that_makes_no_sense_Then_its_field_is_named(int count, int? most, MilestoneRule rule, string field)
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open(rule, count, most: most), field);
    }

    [Fact]
    public async Task Given_the_show_s_end_Then_what_is_on_is_closed()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(MilestoneRule.First, 5));
        await scene.Do(new EndShow());
        Assert.False((await scene.View()).Milestones[0].IsOn);
        await OrdersAsync(scene, (1, 1));
        Assert.Empty(await WinnersAsync(scene));
    }
}
