using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Deals;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Deals;

public sealed class DealDraftTest
{
    [Theory]
    [InlineData("129.00", "USD", "103.00")]
    [InlineData("24.99", "USD", "19.99")]
    [InlineData("9.50", "USD", "7.50")]
    [InlineData("1.00", "USD", "0.80")]
    [InlineData("0.01", "USD", "0.01")]
    [InlineData("15800", "JPY", "12600")]
    [InlineData("0", "USD", "0.00")]
    public void Given_a_price_When_a_deal_is_suggested_Then_it_is_about_a_fifth_below_on_a_round_amount(string price,
        string currency, string suggested)
    {
        Assert.True(Money.TryParse(price, Currency.Parse(currency), out var money));
        Assert.Equal(suggested, DealDraft.Suggest(money).Amount);
    }

    [Theory]
    [InlineData("89", 8900)]
    [InlineData("89.5", 8950)]
    [InlineData("89,50", 8950)]
    [InlineData("$1,234.50", 123450)]
    [InlineData("1,234", 123400)]
    [InlineData(" 12 ", 1200)]
    public void Given_a_price_as_people_type_it_When_read_Then_it_is_the_amount(string typed, long minor) =>
        Assert.Equal(minor, new DealDraft { Item = PanelScene.Item(), Currency = PanelScene.Usd, Price = typed }.PriceAsked!.Value.Minor);

    [Theory]
    [InlineData("")]
    [InlineData("cheap")]
    [InlineData("-1")]
    [InlineData("1.234")]
    public void Given_what_is_no_price_When_checked_Then_it_says_so_and_cant_start(string typed)
    {
        var draft = new DealDraft { Item = PanelScene.Item(), Currency = PanelScene.Usd, Price = typed, Quantity = "1" };
        Assert.NotNull(draft.PriceProblem);
        Assert.False(draft.IsReady);
    }

    [Fact]
    public async Task Given_no_deal_before_When_drafted_Then_it_has_the_usual_wishes_and_never_more_than_stock()
    {
        await using var scene = new PanelScene();
        var draft = DealDraft.Of(PanelScene.Item(), 7, await scene.LiveAsync());
        Assert.Equal(("103.00", "7", "1", 120, 10, 600, ""),
            (draft.Price, draft.Quantity, draft.PerViewer, draft.Seconds, draft.Lead, draft.Hold, draft.Code));
        Assert.True(draft.IsReady);
    }

    [Fact]
    public async Task Given_a_deal_before_When_drafted_Then_its_wishes_are_remembered_and_its_extension_is_not()
    {
        await using var scene = new PanelScene();
        var (item, deal) = (PanelScene.Item(), PanelScene.New<DealId>());
        var show = await scene.LiveAsync(
            new LaunchDeal(deal, item, PanelScene.Dollars(89), 40, 2, TimeSpan.FromSeconds(90), TimeSpan.Zero,
                TimeSpan.FromMinutes(5), "LIVE31"),
            new ExtendDeal(deal, TimeSpan.FromSeconds(20)));
        var same = DealDraft.Of(item, null, show);
        Assert.Equal(("89.00", "40", "2", 90, 0, 300, "LIVE31"),
            (same.Price, same.Quantity, same.PerViewer, same.Seconds, same.Lead, same.Hold, same.Code));
        Assert.Equal("16.00", DealDraft.Of(PanelScene.Item(20m), null, show).Price);
    }

    [Fact]
    public void Given_stock_of_47_When_60_are_asked_Then_it_says_how_many_there_are()
    {
        var draft = new DealDraft { Item = PanelScene.Item(), Currency = PanelScene.Usd, Price = "89", Quantity = "60", Available = 47 };
        Assert.Equal("Only 47 are in stock. Enter 47 or fewer.", draft.QuantityProblem);
        draft.Quantity = "47";
        Assert.True(draft.IsReady);
    }

    [Fact]
    public void Given_a_price_above_the_compared_one_When_checked_Then_it_warns()
    {
        var draft = new DealDraft
        {
            Item = PanelScene.Item(100m, compareAt: 120m),
            Currency = PanelScene.Usd,
            Price = "120",
            Quantity = "1"
        };
        Assert.False(draft.IsAbove);
        draft.Price = "120.01";
        Assert.True(draft.IsAbove);
    }

    [Fact]
    public void Given_70_percent_off_When_checked_Then_only_more_than_that_is_asked_again()
    {
        var draft = new DealDraft { Item = PanelScene.Item(100m), Currency = PanelScene.Usd, Price = "30", Quantity = "1" };
        Assert.False(draft.IsSteep);
        draft.Price = "29.99";
        Assert.True(draft.IsSteep);
    }
}
