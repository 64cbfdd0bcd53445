using HostConsole.Core.Audience;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Tickets in a giveaway that came as rewards.</summary>
public sealed class RewardTicketTests
{
    private static readonly GiveawayId Tote = new(Uid(6, 1));

    private static OpenGiveaway Open(int? most = 4, int n = 1, EntryMode entry = EntryMode.Open, string? free = "Press “Enter without buying”.") =>
        new(new(Uid(6, n)), "Tote", "A tote", "One entry each.", $"tote{n}", entry, free, 1, 0, null, null, Seed) { Tickets = new(Rewards: most) };

    private static EnterGiveaway Enter(int viewer, int n = 1, EntryRoute route = EntryRoute.Button) =>
        new(new(Uid(6, n)), new(Uid(7, 100 * n + viewer)), Viewer(viewer), route);

    private static GiveReward Tickets(int reward, int viewer, int tickets) =>
        new(new(Uid(16, reward)), Viewer(viewer), new(RewardKind.Entry, "More tickets", Tickets: tickets));

    private static async Task<ShowScene> WithViewersAsync()
    {
        var scene = await LiveAsync();
        for (var viewer = 1; viewer <= 5; viewer++) await scene.Do(new JoinShow(Viewer(viewer), null));
        return scene;
    }

    private static async Task<int[]> CloseAsync(ShowScene scene, int n = 1)
    {
        await scene.Do(new CloseGiveaway(new(Uid(6, n))));
        return [.. (await scene.View()).Giveaways[n - 1].EntryLog.ToArray().Select(e => e.Tickets)];
    }

    private static async Task<RewardStatus> StatusAsync(ShowScene scene, int reward) =>
        (await scene.Read(w => w.Ledger.Rewards.Find(new RewardId(Uid(16, reward)))))!.View.Status;

    [Fact]
    public async Task Given_rewards_of_tickets_When_their_owner_enters_Then_they_are_used_and_count_and_the_free_route_has_as_many()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Tickets(1, 1, 3));
        await scene.Do(Tickets(2, 4, 4));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(Enter(2));
        await scene.Do(Enter(3, route: EntryRoute.Free));
        await scene.Do(Enter(4));
        Assert.Equal((RewardStatus.Redeemed, RewardStatus.Redeemed), (await StatusAsync(scene, 1), await StatusAsync(scene, 2)));
        Assert.Equal((int[])[4, 1, 5, 5], await CloseAsync(scene));
        var record = GiveawayRecord.Of((await scene.View()).Giveaways[0]);
        Assert.Equal([3, null, 4, 4], record.Entries.Select(e => e.ByRewards));
        Assert.Equal((4, GiveawayRecord.Ticketed), (record.Tickets!.Rewards, record.Protocol));
        Assert.Equal(FairDraw.TicketDigest(record.Entries.Select(e => (e.Id, e.Tickets!.Value))), record.Digest);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_more_than_counts_Then_what_would_not_count_in_full_stays_for_the_next_giveaway()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Tickets(1, 1, 3));
        await scene.Do(Tickets(2, 1, 2));
        await scene.Do(Tickets(3, 1, 1));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        Assert.Equal((int[])[5], await CloseAsync(scene));
        Assert.Equal((RewardStatus.Redeemed, RewardStatus.Open, RewardStatus.Redeemed),
            (await StatusAsync(scene, 1), await StatusAsync(scene, 2), await StatusAsync(scene, 3)));
        await scene.Do(Open(most: 10, n: 2));
        await scene.Do(Enter(1, 2));
        Assert.Equal((int[])[3], await CloseAsync(scene, 2));
    }

    [Fact]
    public async Task Given_a_reward_that_comes_after_the_entry_Then_the_closing_uses_it()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(Tickets(1, 1, 2));
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 1));
        Assert.Equal((int[])[3], await CloseAsync(scene));
        Assert.Equal(RewardStatus.Redeemed, await StatusAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_giveaway_that_takes_none_Then_the_reward_stays()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Tickets(1, 1, 2));
        await scene.Do(Open(most: null) with { Tickets = null, FreeRoute = null });
        await scene.Do(Enter(1));
        Assert.Equal((int[])[0], await CloseAsync(scene));
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 1));
    }

    [Fact]
    public async Task Given_tickets_earned_by_an_order_When_it_is_cancelled_before_the_closing_Then_they_don_t_count()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(new OpenMilestone(new(Uid(15, 1)), "Every order", MilestoneRule.Every, 1, MilestoneOf.Orders,
            new(RewardKind.Entry, "Two tickets", Tickets: 2)));
        foreach (var viewer in (int[])[1, 2])
            await scene.Ledger(new PlaceOrder(scene.Order($"{viewer}", customer: Viewer(viewer).Value) with { Viewer = Viewer(viewer) }));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(Enter(2));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal((int[])[1, 3], await CloseAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_who_used_a_reward_When_they_take_the_free_route_too_Then_they_have_no_more_than_it_gives()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Tickets(1, 1, 4));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(Enter(1, route: EntryRoute.Free));
        Assert.Equal((int[])[5], await CloseAsync(scene));
    }

    [Fact]
    public async Task Given_a_cancelled_giveaway_Then_the_rewards_used_in_it_are_owed_again()
    {
        await using var scene = await WithViewersAsync();
        await scene.Do(Tickets(1, 1, 2));
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Refused(new ReopenReward(new(Uid(16, 1))), "already-redeemed");
        await scene.Do(new CancelGiveaway(Tote, "The prize broke."));
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_points_earned_When_they_buy_tickets_Then_those_count_only_beside_a_free_route()
    {
        await using var scene = await WithViewersAsync();
        var item = new ShopItemId(Uid(18, 1));
        await scene.Ledger(new SetShop([new(item, new(RewardKind.Entry, "Three tickets", Tickets: 3), 50)]));
        await scene.Do(new MovePoints(Viewer(1), 60, "A start"));
        await scene.Do(new BuyReward(new(Uid(16, 1)), Viewer(1), item));
        await scene.Invalid(Open(free: null), "freeRoute");
        await scene.Invalid(Open(entry: EntryMode.Buyers), "rewards");
        await scene.Invalid(Open(entry: EntryMode.Paid), "rewards");
        await scene.Invalid(Open(most: 11), "rewards");
        await scene.Invalid(Open(most: 0), "rewards");
        await scene.Do(Open());
        await scene.Do(Enter(1));
        await scene.Do(Enter(2, route: EntryRoute.Free));
        Assert.Equal((int[])[4, 5], await CloseAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Tickets_have_bounds_and_there_is_nothing_to_send_or_to_press()
    {
        await using var scene = await WithViewersAsync();
        foreach (var wrong in (int[])[0, 11]) await scene.Invalid(Tickets(1, 1, wrong), "amount");
        await scene.Invalid(new GiveReward(new(Uid(16, 1)), Viewer(1), new(RewardKind.Gift, "A mug", Tickets: 1)), "amount");
        await scene.Do(Tickets(1, 1, 10));
        await scene.Refused(new DeliverReward(new(Uid(16, 1))), "nothing-to-send");
        await scene.Refused(new RedeemReward(new(Uid(16, 1)), Viewer(1)), "nothing-to-redeem");
    }
}
