using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.SocialProof;

public sealed class ProofTests
{
    private static readonly ProofId Proof = new(Uid(31, 1));
    private static readonly Item Vase = ItemOf(2, "Bud vase");

    private static OpenProof Open(int minutes = 10, int least = 2, Item? item = null, int n = 1) => new(new(Uid(31, n)), minutes, least, item);

    private static Task<Done> BuyAsync(ShowScene scene, string order, int? buyer, Item? item = null, Func<OrderContent, OrderContent>? but = null)
    {
        var content = scene.Order(order, customer: buyer is { } b ? Viewer(b).Value : null, item: item);
        return scene.Ledger(new PlaceOrder(but is null ? content : but(content)));
    }

    // As a viewer of the show's own page.
    private static Task<Done> BuySeenAsync(ShowScene scene, string order, int viewer) =>
        BuyAsync(scene, order, viewer, but: o => o with { Viewer = Viewer(viewer) });

    private static async Task<ProofView> ViewAsync(ShowScene scene, int i = 0) => (await scene.View()).Proofs[i];
    private static async Task<int> CountAsync(ShowScene scene) => (await ViewAsync(scene)).Buyers;

    [Fact]
    public async Task Given_orders_of_all_kinds_Then_people_with_one_that_stands_are_counted_once()
    {
        await using var scene = await LiveAsync();
        await BuyAsync(scene, "before", 1);
        await scene.Do(Open(least: 3));
        Assert.Equal((1, false), (await CountAsync(scene), (await ViewAsync(scene)).IsSaid));
        await BuyAsync(scene, "again", 1);
        await BuyAsync(scene, "test", 2, but: o => o with { Test = true });
        await BuyAsync(scene, "nobody", null);
        await BuyAsync(scene, "cancelled", 3);
        await BuyAsync(scene, "refunded", 4);
        await BuyAsync(scene, "partly", 5);
        Assert.Equal((4, true), (await CountAsync(scene), (await ViewAsync(scene)).IsSaid));
        await scene.Ledger(new CancelOrder(new("shop", "cancelled")));
        await scene.Ledger(new RefundOrder(new("shop", "refunded"), new(2000, Usd)));
        await scene.Ledger(new RefundOrder(new("shop", "partly"), new(500, Usd)));
        Assert.Equal((2, 4), (await CountAsync(scene), (await ViewAsync(scene)).Highest));
        Assert.False((await ViewAsync(scene)).IsSaid);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_buyers_When_their_orders_leave_the_window_Then_the_count_falls_by_the_clock()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(minutes: 5));
        await BuyAsync(scene, "1", 1);
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        await BuyAsync(scene, "2", 2);
        await BuyAsync(scene, "old", 3, but: o => o with { PlacedAt = scene.Now.AddMinutes(-5) }); // told late: outside already
        await BuyAsync(scene, "ahead", 4, but: o => o with { PlacedAt = scene.Now.AddHours(1) }); // by a clock that is ahead
        Assert.Equal(3, await CountAsync(scene));
        var before = (await scene.View()).Of(ProofMechanic.Instance);
        await scene.PassAsync(TimeSpan.FromMinutes(4) - TimeSpan.FromSeconds(1));
        Assert.Same(before, (await scene.View()).Of(ProofMechanic.Instance));
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await CountAsync(scene));
        await BuyAsync(scene, "again", 2); // stays by the newer one
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 3), (await CountAsync(scene), (await ViewAsync(scene)).Highest));
        await scene.RestartAsync(TimeSpan.FromHours(1));
        await scene.Settle();
        Assert.Equal(0, await CountAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_product_Then_only_those_who_bought_it_count()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(item: Vase));
        await BuyAsync(scene, "1", 1);
        await BuyAsync(scene, "2", 2, Vase);
        await BuyAsync(scene, "3", 3, but: o => o with { Lines = [.. o.Lines, new(Vase.Variant, null, Vase.Title, 1, new(0, Usd))] });
        Assert.Equal(2, await CountAsync(scene));
    }

    [Fact]
    public async Task Given_one_person_under_several_ids_Then_they_are_one()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await BuyAsync(scene, "by-viewer", 1);
        await BuyAsync(scene, "by-mail", 2);
        await BuyAsync(scene, "other", 3);
        Assert.Equal(3, await CountAsync(scene));
        await BuyAsync(scene, "both", 2, but: o => o with { Viewer = Viewer(1) });
        Assert.Equal(2, await CountAsync(scene));
    }

    [Fact]
    public async Task Given_an_order_that_named_two_as_one_When_it_falls_out_of_the_window_Then_they_are_still_one_person()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(minutes: 5));
        await BuyAsync(scene, "both", 2, but: o => o with { Viewer = Viewer(1) });
        await scene.PassAsync(TimeSpan.FromMinutes(4));
        await BuyAsync(scene, "one", 2);
        await BuySeenAsync(scene, "other", 1);
        Assert.Equal(1, await CountAsync(scene));
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await CountAsync(scene));
        await scene.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(0, await CountAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public void Whatever_is_ordered_and_taken_back_the_count_is_what_the_facts_say()
    {
        var step = from what in Gen.Choose(0, 9)
                   from who in Gen.Choose(0, 5)
                   from order in Gen.Choose(1, 12)
                   from seconds in Gen.Choose(0, 100)
                   select (what, who, order, seconds);
        Law.Holds(step.ListOf(40), 40, 31, steps => RunAsync(steps).GetAwaiter().GetResult());

        static async Task RunAsync(IReadOnlyList<(int What, int Who, int Order, int Seconds)> steps)
        {
            await using var scene = await LiveAsync();
            await scene.Do(Open(minutes: 5));
            await scene.Do(Open(minutes: 7, item: Vase, n: 2));
            foreach (var (what, who, order, seconds) in steps)
            {
                await scene.PassAsync(TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(7 * order));
                var key = new OrderKey("shop", $"{order}");
                ShowCommand command = what switch
                {
                    0 => new CancelOrder(key),
                    1 => new RefundOrder(key, new(1000, Usd)),
                    _ => new PlaceOrder(scene.Order($"{order}", customer: who == 0 ? null : Viewer(who).Value, item: what % 2 == 0 ? Vase : Mug) with
                    {
                        PlacedAt = scene.Now.AddSeconds(-3 * who),
                        Test = what == 2,
                        Viewer = what == 3 ? Viewer(8) : null,
                    }),
                };
                await scene.Writer.SendAsync(new(command, new(ActorKind.Shop, "shop")));
                await scene.Settle();
                var facts = scene.Memory.Facts.Select(f => f.Fact).ToList();
                Assert.Equal(ProofModel.Count(facts, scene.Now, TimeSpan.FromMinutes(5), null), (await ViewAsync(scene)).Buyers);
                Assert.Equal(ProofModel.Count(facts, scene.Now, TimeSpan.FromMinutes(7), Vase.Variant), (await ViewAsync(scene, 1)).Buyers);
            }

            await scene.ReplaysAsync();
        }
    }

    [Fact]
    public async Task Given_a_buyer_When_the_host_thanks_them_Then_it_stands_for_a_while_and_is_said_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await BuySeenAsync(scene, "1", 1);
        await BuySeenAsync(scene, "2", 2);
        await BuySeenAsync(scene, "3", 1);
        await BuyAsync(scene, "4", 4); // whom the shop names, and nobody has seen
        Assert.Equal(["shop:3", "shop:2"], (await scene.View()).RecentBuyers.Select(b => b.Order));
        await scene.Do(new ThankBuyer(Proof, Viewer(2)));
        await scene.Do(new ThankBuyer(Proof, Viewer(2)));
        Assert.Equal(Viewer(2), Assert.Single((await ViewAsync(scene)).Thanked).Viewer);
        Assert.NotNull((await ViewAsync(scene)).Now);
        await scene.PassAsync(ProofRules.ThanksLast);
        Assert.Null((await ViewAsync(scene)).Now);
        await scene.Do(new ThankBuyer(Proof, Viewer(1)));
        await scene.Do(new Undo());
        Assert.Equal((null, 1), ((await ViewAsync(scene)).Now, (await ViewAsync(scene)).Thanked.Length));
        await scene.Refused(new ThankBuyer(Proof, Viewer(5)), "not-bought");
        await scene.Refused(new ThankBuyer(new(Uid(31, 9)), Viewer(2)), "not-found");
        await scene.Ledger(new CancelOrder(new("shop", "3")));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        await scene.Refused(new ThankBuyer(Proof, Viewer(1)), "not-bought");
        await scene.Do(new StopEverything());
        await scene.Refused(new ThankBuyer(Proof, Viewer(2)), "closed");
        Assert.Empty((await scene.View()).RecentBuyers);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_can_t_be_shown_Then_it_is_refused_with_a_reason()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open(minutes: 4), "minutes");
        await scene.Invalid(Open(minutes: 61), "minutes");
        await scene.Invalid(Open(least: 1), "least");
        await scene.Invalid(Open(item: Mug with { Variant = null }), "variantId");
        await scene.Refused(new CloseProof(Proof), "not-found");
        await scene.Do(Open());
        await scene.Refused(Open(n: 2), "already-open");
        await scene.Do(Open(item: Mug, n: 2));
        await scene.Do(Open(item: Vase, n: 3));
        await scene.Refused(Open(item: ItemOf(3, "Bowl"), n: 4), "too-many");
        await scene.Do(new CloseProof(new(Uid(31, 3))));
        await scene.Do(Open(item: ItemOf(3, "Bowl"), n: 4));
        await scene.Do(new Undo());
        Assert.Equal([true, true, false], (await scene.View()).Proofs.Select(p => p.IsOn));
    }
}
