using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using static HostConsole.Tests.Shows.ShowScene;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Catalogue;

public sealed class SharedStockTest
{
    private static readonly ProductId Ring = new(Uid(8, 1));
    private static readonly VariantId Small = new(Uid(9, 1)), Medium = new(Uid(9, 2)), Other = new(Uid(9, 3));
    private static readonly DealId Deal = new(Uid(2, 1));

    private static Stock With(params StockFact[] facts)
    {
        var stock = new Stock();
        foreach (var fact in facts) StockRules.Apply(stock, fact);
        return stock;
    }

    private static StockFact[] Shared(int units) =>
        [new StockFact.StockShared(Small, Ring), new StockFact.StockShared(Medium, Ring), new StockFact.StockCounted(Small, units)];

    private static ShowFact[] Facts(Outcome outcome) => [.. Assert.IsType<Outcome.Accepted>(outcome).Facts];

    [Fact]
    public void Given_two_variants_When_they_share_four_units_Then_what_one_deal_holds_is_gone_for_both()
    {
        var stock = With(Shared(4));
        Assert.Equal((4, 4, null), (stock[Small].Available, stock[Medium].Available, stock[Other].Available));
        StockRules.Apply(stock, new StockFact.StockReserved(Small, Deal, 4));
        Assert.Equal((0, 0), (stock[Small].Available, stock[Medium].Available));
        StockRules.Apply(stock, new StockFact.StockSold(Small, 3, 3));
        StockRules.Apply(stock, new StockFact.StockReleased(Small, Deal, 1));
        Assert.Equal((new(4, 0, 3, Shared: true), 1), (stock[Medium], stock[Medium].Available));
    }

    [Fact]
    public void Given_shared_units_When_shared_again_Then_only_what_differs_happens()
    {
        var stock = With(Shared(4));
        Assert.Empty(Facts(StockRules.Decide(stock, new ShareStock(Ring, [Small, Medium], 4))));
        Assert.Equal([new StockFact.StockCounted(Small, 5)], Facts(StockRules.Decide(stock, new ShareStock(Ring, [Small, Medium], 5))));
        Assert.Equal([new StockFact.StockShared(Other, Ring)],
            Facts(StockRules.Decide(stock, new ShareStock(Ring, [Small, Medium, Other], 4))));
    }

    [Fact]
    public void Given_a_held_variant_When_it_leaves_Then_its_held_units_leave_with_it()
    {
        var stock = With([.. Shared(10), new StockFact.StockReserved(Small, Deal, 3), new StockFact.StockReserved(Medium, Deal, 2)]);
        foreach (var fact in Facts(StockRules.Decide(stock, new CountStock(Small, 6, Apart: true))))
            StockRules.Apply(stock, (StockFact)fact);
        Assert.Equal((new(6, 3, 0), new StockLevel(10, 2, 0, Shared: true)), (stock[Small], stock[Medium]));
    }

    [Fact]
    public void Given_a_rehearsal_on_a_copy_Then_the_house_keeps_its_shared_units()
    {
        var stock = With(Shared(4));
        StockRules.Apply(stock.Fork(), new StockFact.StockReserved(Medium, Deal, 4));
        Assert.Equal(4, stock[Small].Available);
    }

    [Fact]
    public void Given_any_course_of_deals_and_orders_Then_the_pool_is_what_all_its_variants_took()
    {
        var step = from kind in Gen.Choose(0, 3)
                   from second in Gen.Elements(false, true)
                   from units in Gen.Choose(1, 5)
                   select (kind, second, units);
        Prop.ForAll(Arb.From(Gen.ArrayOf(step)), steps =>
        {
            var stock = With(Shared(20));
            var (held, sold, each) = (0, 0, new[] { 0, 0 });
            foreach (var (kind, second, units) in steps)
            {
                var (variant, of) = (second ? Medium : Small, second ? 1 : 0);
                // As the run decides it: a deal gets no more than is there; a claim or an end takes no more than its deal holds.
                if (kind == 0 && stock[variant].Available >= units)
                    (held, each[of]) =
                        (held + units, Apply(new StockFact.StockReserved(variant, Deal, units), each[of] + units));
                if (kind == 1 && each[of] >= units)
                    (held, sold, each[of]) = (held - units, sold + units,
                        Apply(new StockFact.StockSold(variant, units, units), each[of] - units));
                if (kind == 2 && each[of] >= units)
                    (held, each[of]) =
                        (held - units, Apply(new StockFact.StockReleased(variant, Deal, units), each[of] - units));
                if (kind == 3 && sold >= units) sold = Apply(new StockFact.StockReturned(variant, units), sold - units);
            }

            int Apply(StockFact fact, int after)
            {
                StockRules.Apply(stock, fact);
                return after;
            }

            return stock[Small] == stock[Medium] && stock[Small] == new StockLevel(20, held, sold, Shared: true)
                && stock[Small].Available >= 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
