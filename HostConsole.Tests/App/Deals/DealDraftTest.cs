using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
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
        Assert.Equal(minor, new DealDraft { Price = typed }.PriceAsked(PanelScene.Usd)!.Value.Minor);

    [Theory]
    [InlineData("")]
    [InlineData("cheap")]
    [InlineData("-1")]
    [InlineData("1.234")]
    public void Given_what_is_no_price_When_read_Then_it_says_so(string typed)
    {
        var (cue, problem) = new DealDraft { Item = PanelScene.Item(), Price = typed }.Read(PanelScene.Usd);
        Assert.Null(cue);
        Assert.Equal("price", problem!.Field);
    }

    [Fact]
    public async Task Given_a_pinned_product_When_drafted_Then_its_price_is_suggested_and_another_products_anew()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(new PinProduct(PanelScene.Item()));
        var draft = new DealDraft();
        draft.Prepare(new(show.Settings, show, new CatalogueMemory(), scene.Clock.GetUtcNow()));
        Assert.Equal("103.00", draft.Price);
        Assert.NotNull(draft.Read(PanelScene.Usd).Cue);
        draft.Choose(PanelScene.Item(20m), PanelScene.Usd);
        Assert.Equal("16.00", draft.Price);
        draft.Choose(PanelScene.Item(20m), Currency.Parse("EUR"));
        Assert.Equal("", draft.Price);
    }

    [Fact]
    public async Task Given_a_deal_before_When_it_is_repeated_Then_its_wishes_are_remembered_and_its_extension_is_not()
    {
        await using var scene = new PanelScene();
        var (item, deal) = (PanelScene.Item(), PanelScene.New<DealId>());
        var show = await scene.LiveAsync(
            new LaunchDeal(deal, item, PanelScene.Dollars(89), 40, 2, TimeSpan.FromSeconds(90), TimeSpan.Zero,
                TimeSpan.FromMinutes(5), "LIVE31"),
            new ExtendDeal(deal, TimeSpan.FromSeconds(20)));
        var same = new DealCueSurface().Last(show)!;
        Assert.Equal((item, "89.00", 40, 2, 90, 0, 300, "LIVE31"),
            (same.Item, same.Price, same.Quantity, same.PerViewer, same.Seconds, same.LeadSeconds, same.HoldSeconds, same.Code));
    }

    [Fact]
    public void Given_a_price_above_the_compared_one_When_checked_Then_it_warns()
    {
        var draft = new DealDraft { Item = PanelScene.Item(100m, compareAt: 120m), Price = "120" };
        Assert.False(draft.IsAbove(PanelScene.Usd));
        draft.Price = "120.01";
        Assert.True(draft.IsAbove(PanelScene.Usd));
    }

    [Fact]
    public void Given_70_percent_off_When_checked_Then_only_more_than_that_is_asked_again()
    {
        var english = System.Globalization.CultureInfo.GetCultureInfo("en-US");
        var draft = new DealDraft { Item = PanelScene.Item(100m), Price = "30" };
        Assert.Null(draft.Doubts(PanelScene.Usd, english));
        draft.Price = "29.99";
        Assert.Equal("Yes, start at $29.99", draft.Doubts(PanelScene.Usd, english)!.Yes);
    }
}
