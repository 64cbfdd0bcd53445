using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Core.MysteryGifts.MysteryCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.MysteryGifts;

public sealed class MysteryTests
{
    internal static readonly MysteryId Surprise = new(Uid(22, 1));
    private static readonly PoolId Pool = new(Uid(17, 1));

    internal static MysteryGift Gift(string label, int weight = 1, int? stock = null) => new(label, weight, stock, new(RewardKind.Gift, ""));

    internal static OpenMystery Open(params MysteryGift[] gifts) =>
        new(Surprise, " A  surprise ", "Orders of $30 or more draw.", "Press “Draw without buying”.", "surprise", new(3000, Usd), 3,
            gifts.Length > 0 ? gifts : [Gift("Mug", 1, 2), Gift("Sticker", 3)], null, Seed);

    private static Task<Done> Buy(ShowScene scene, int order, int buyer, long price = 3000) =>
        scene.Ledger(new PlaceOrder(scene.Order($"{order}", customer: Viewer(buyer).Value, price: price)));

    private static DrawFree Free(int draw, int viewer) => new(Surprise, new(Uid(16, draw)), Viewer(viewer));

    private static async Task<MysteryView> ViewAsync(ShowScene scene) => (await scene.View()).Mysteries[0];

    [Fact]
    public async Task Given_a_mystery_gift_When_orders_come_Then_each_over_the_value_draws_one_by_its_place_in_the_log()
    {
        await using var scene = await LiveAsync();
        await Buy(scene, 1, 1);
        await scene.Do(Open());
        await Buy(scene, 2, 2, 2999);
        await Buy(scene, 3, 3);
        await scene.Ledger(new PlaceOrder(scene.Order("test", price: 9000) with { Test = true }));
        await scene.Ledger(new PlaceOrder(scene.Order("nobody", price: 9000)));
        await Buy(scene, 4, 2, 8000);
        var view = await ViewAsync(scene);
        Assert.Equal(("A surprise", 3, 3), (view.Title, view.Draws, view.ByOrders));
        Assert.Equal([1, 2, 3], view.DrawLog.ToArray().Select(d => d.K));
        var won = new int[2];
        foreach (var draw in view.DrawLog.ToArray())
        {
            Assert.Equal(MysteryDraw.Gift(Seed, Surprise, draw.K, MysteryDraw.Weights(Open().Gifts, won)), draw.Gift);
            won[draw.Gift]++;
        }

        var rewards = (await scene.View()).Rewards;
        Assert.Equal(view.DrawLog.ToArray().Select(d => (d.Id, d.Viewer, view.Gifts[d.Gift].Label)), rewards.Select(r => (r.Id, r.Owner, r.Title)));
        Assert.Equal([Viewer(3).Value, view.DrawLog.Span[1].Id.Value, Viewer(2).Value], rewards.Select(r => r.Owner.Value));
        Assert.All(rewards, r => Assert.True(r is { IsPromised: true, Order: not null, Source: not null }));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_who_doesn_t_buy_When_they_take_the_free_route_Then_they_draw_from_the_same_list_as_often_as_a_buyer_may()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(Free(1, 1));
        await Buy(scene, 1, 1);
        await scene.Do(new PostMessage(new(Uid(4, 1)), Viewer(1), "Surprise!"));
        await scene.Refused(Free(2, 1), "already-drawn");
        await Buy(scene, 2, 1);
        await scene.Do(new DrawWritten(Surprise, new(Uid(16, 3)), Viewer(7), " Ana  by letter "));
        var view = await ViewAsync(scene);
        Assert.Equal([MysteryRoute.Free, MysteryRoute.Order, MysteryRoute.Free, MysteryRoute.Written], view.DrawLog.ToArray().Select(d => d.Route));
        Assert.Equal((4, 1), (view.Draws, view.ByOrders));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_gifts_with_stock_only_When_all_are_drawn_Then_it_is_over_the_seed_is_out_and_further_orders_draw_nothing()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(Gift("Mug", 5, 1), Gift("Sticker", 1, 1)));
        Assert.Null((await ViewAsync(scene)).Seed);
        for (var i = 1; i <= 3; i++) await Buy(scene, i, i);
        var view = await ViewAsync(scene);
        Assert.Equal((2, MysteryEnd.Out, Seed), (view.Draws, view.Why, view.Seed));
        Assert.Equal([1, 1], view.Gifts.Select(g => g.Won));
        await scene.Refused(Free(1, 4), "not-open");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_order_that_is_cancelled_Then_its_gift_is_taken_back_or_flagged_where_it_was_sent()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await Buy(scene, 1, 1);
        await Buy(scene, 2, 2);
        await scene.Do(new DeliverReward((await scene.View()).Rewards[1].Id));
        foreach (var order in (string[])["1", "2"]) await scene.Ledger(new CancelOrder(new("shop", order)));
        Assert.Equal([(RewardStatus.Revoked, false), (RewardStatus.Delivered, true)], (await scene.View()).Rewards.Select(r => (r.Status, r.IsFlagged)));
        Assert.Equal(2, (await ViewAsync(scene)).Draws); // what was drawn stands in the record
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_codes_among_the_gifts_Then_they_are_set_aside_and_what_nobody_drew_is_free_again()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["TIDE-1", "TIDE-2"]));
        var code = new MysteryGift("Code", 10_000, 2, new(RewardKind.Code, "10% off", Pool));
        await scene.Refused(Open(code with { Stock = 3 }, Gift("Sticker")), "pool-empty");
        await scene.Invalid(Open(code with { Stock = null }, Gift("Sticker")), "gifts");
        await scene.Do(Open(code, Gift("Sticker")));
        Assert.Equal(0, await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level.Left));
        await scene.Do(Free(1, 1));
        await scene.Do(new CloseMystery(Surprise));
        Assert.Equal(1, await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level.Left));
        Assert.Equal("TIDE-1", (await scene.Read(w => w.Ledger.Rewards.Find(new RewardId(Uid(16, 1)))))!.Code);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_house_s_own_device_Then_neither_its_order_nor_its_button_draws()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new JoinShow(Viewer(1), null));
        await scene.Do(new MarkStaff(Viewer(1), true));
        await scene.Do(Open());
        await scene.Refused(Free(1, 1), "not-eligible");
        await scene.Ledger(new PlaceOrder(scene.Order("1", price: 9000) with { Viewer = Viewer(1) }));
        Assert.Equal(0, (await ViewAsync(scene)).Draws);
    }

    [Fact]
    public async Task Given_its_time_is_up_or_everything_is_stopped_or_undone_Then_it_is_over_or_was_never_there()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Mysteries);
        await scene.Do(Open() with { Duration = TimeSpan.FromSeconds(60) });
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(MysteryEnd.Time, (await ViewAsync(scene)).Why);
        await scene.Do(Open() with { Mystery = new(Uid(22, 2)) });
        await scene.Refused(Open() with { Mystery = new(Uid(22, 3)) }, "too-many");
        await scene.Do(new StopEverything());
        Assert.Equal(MysteryEnd.Stopped, (await scene.View()).Mysteries[1].Why);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task What_can_t_be_offered_names_its_field()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Title = " " }, "title");
        await scene.Invalid(Open() with { Rules = null }, "rules");
        await scene.Invalid(Open() with { FreeRoute = " " }, "freeRoute");
        await scene.Invalid(Open() with { AtLeast = new(-1, Usd) }, "atLeast");
        await scene.Invalid(Open() with { AtLeast = new(100, Currency.Parse("EUR")) }, "atLeast");
        await scene.Invalid(Open() with { PerPerson = 0 }, "perPerson");
        await scene.Invalid(Open() with { Keyword = "\u200b" }, "keyword");
        await scene.Invalid(Open() with { Duration = TimeSpan.FromSeconds(1) }, "seconds");
        foreach (var wrong in (MysteryGift[][])[[Gift("Mug")], [Gift("Mug"), Gift(" ")], [Gift("Mug"), Gift("mug")], [Gift("Mug", 0), Gift("Hat")],
            [Gift("Mug", 1, 0), Gift("Hat")]])
            await scene.Invalid(Open() with { Gifts = wrong }, "gifts");
    }
}
