using System.Net;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Tests.Orders;
using HostConsole.Tests.Overlays;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Deals;

/// <summary>
/// A reduction names the lowest price of the 30 days before it (Directive 98/6/EC, article 6a), where the show asks for
/// that.
/// </summary>
public sealed class PriorPriceTest
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly VariantId Mug = new(Guid.CreateVersion7());
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static Prices Of(params (int DaysAgo, int Minor)[] changes)
    {
        var prices = new Prices();
        foreach (var (days, minor) in changes) prices.Note(Mug, new(minor, Eur), Now.AddDays(-days));
        return prices;
    }

    private static Item Item(int price, int? compareAt = null) =>
        new(default, Mug, "Mug", new(price, Eur), compareAt is { } c ? new Money(c, Eur) : null);

    [Fact]
    public void Given_changes_of_a_price_Then_the_lowest_that_stood_in_the_last_30_days_counts()
    {
        Assert.Equal(1800, Of((90, 1800), (0, 2500)).Lowest(Mug, Eur, Now)!.Value.Minor);
        Assert.Equal(1800, Of((90, 1800), (30, 2500)).Lowest(Mug, Eur, Now)!.Value.Minor);
        Assert.Equal(2500, Of((90, 1800), (31, 2500)).Lowest(Mug, Eur, Now)!.Value.Minor);
        Assert.Equal(2000, Of((20, 2500), (10, 2000), (5, 2500)).Lowest(Mug, Eur, Now)!.Value.Minor);
        Assert.Null(Of().Lowest(Mug, Eur, Now));
        Assert.Null(Of((5, 2500)).Lowest(Mug, Currency.Parse("USD"), Now));
        Assert.Equal(2500, Of((40, 2500), (2, 2000)).BeforePresent(Mug, Eur)!.Value.Minor);
        Assert.Null(Of((40, 2500)).BeforePresent(Mug, Eur));
    }

    [Theory]
    [InlineData(true, 2000, 1800, null)] // it was cheaper
    [InlineData(true, 1700, 1800, 1800)]
    [InlineData(true, 1800, 1800, null)]
    [InlineData(true, 1700, null, null)] // nothing is known
    [InlineData(false, 2000, 1800, 3000)]
    [InlineData(false, 2000, null, 3000)]
    public void Given_a_lowest_price_When_compared_Then_only_that_is_crossed_out_where_it_is_asked(bool strict,
        int price, int? lowest, int? was) =>
        Assert.Equal(was, ReferencePrice.Of(Item(2500, 3000), new(price, Eur),
            lowest is { } l ? new Money(l, Eur) : null, strict).Was is { } w ? (int?)w.Minor : null);

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("PLN", true)]
    [InlineData("NOK", true)]
    [InlineData("USD", false)]
    [InlineData("GBP", false)]
    public void Given_a_currency_Then_the_rule_is_on_where_its_countries_ask_for_it(string currency, bool asked) =>
    Assert.Equal(asked, PriorPriceRule.IsUsual(Currency.Parse(currency)));

    private static async Task<(OrdersScene Scene, Guid Variant)> StartAsync(string currency)
    {
        var scene = await OrdersScene.StartAsync(currency);
        var csv = $"Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant "
            + "Compare At Price\nmug,Tide mug,MUG,shopify,50,18.00,30.00\n";
        await scene.OkAsync(HttpMethod.Post, $"/api/v1/products/import?currency={currency}",
            new StringContent(csv, Encoding.UTF8, "text/csv"));
        var variant = (await scene.OkAsync(HttpMethod.Get, "/api/v1/products?search=mug")).GetProperty("items")[0]
            .GetProperty("variants")[0].GetProperty("id").GetGuid();
        return (scene, variant);
    }

    private static Task<JsonElement> PriceAsync(OrdersScene scene, Guid variant, decimal price, string currency) =>
        scene.OkAsync(HttpMethod.Put, $"/api/v1/variants/{variant}", new { price = OrdersScene.Money(price, currency) });

    private static Task<JsonElement> DealAsync(OrdersScene scene, Guid variant, decimal price, string currency) =>
        scene.OkAsync(HttpMethod.Post, $"{scene.Path}/deals",
            new
            {
                variantId = variant,
                price = OrdersScene.Money(price, currency),
                quantity = 5,
                perViewer = 1,
                seconds = 600
            }, HttpStatusCode.Created);

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_18_for_weeks_and_25_since_a_second_When_a_deal_at_20_opens_Then_nobody_sees_a_reduction()
    {
        var (scene, variant) = await StartAsync("EUR");
        await using var _ = scene;
        scene.Clock.Advance(TimeSpan.FromDays(21));
        await PriceAsync(scene, variant, 25, "EUR");
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        var deal = await DealAsync(scene, variant, 20, "EUR");
        Assert.Equal(JsonValueKind.Null, deal.GetProperty("was").ValueKind);
        Assert.Equal("18.00", deal.GetProperty("lowestIn30Days").GetProperty("amount").GetString());
        await using var overlay = await OverlayReading.OpenAsync(scene.App, new(Guid.Parse(scene.Show)), "deal");
        await overlay.UntilAsync(parts => parts.TryGetValue("deal", out var html) && html.Contains("20.00", StringComparison.Ordinal));
        foreach (var html in new[] { await scene.App.Stranger.GetStringAsync($"/s/{scene.Code}"), overlay.Parts["deal"] })
        {
            Assert.Contains("20.00", html, StringComparison.Ordinal);
            Assert.DoesNotContain("</s>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("v-off\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain("25.00", html, StringComparison.Ordinal);
            Assert.DoesNotContain("30.00", html, StringComparison.Ordinal);
        }

        var facts = await scene.Api.GetStringAsync($"{scene.Path}/facts");
        Assert.Contains(
            "\"reference\":{\"was\":null,\"lowest\":{\"amount\":\"18.00\",\"currency\":\"EUR\"},\"strict\":true}",
            facts, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_a_deal_below_the_lowest_price_When_it_opens_Then_that_price_is_crossed_out_everywhere()
    {
        var (scene, variant) = await StartAsync("EUR");
        await using var _ = scene;
        scene.Clock.Advance(TimeSpan.FromDays(21));
        await PriceAsync(scene, variant, 25, "EUR");
        Assert.Equal("18.00", (await DealAsync(scene, variant, 15, "EUR")).GetProperty("was").GetProperty("amount").GetString());
        var html = WebUtility.HtmlDecode(await scene.App.Stranger.GetStringAsync($"/s/{scene.Code}"));
        Assert.Contains("18.00</s>", html, StringComparison.Ordinal);
        Assert.Contains("−16\u00a0%", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_another_currency_When_a_deal_opens_Then_the_usual_price_is_crossed_out_and_the_lowest_is_told()
    {
        var (scene, variant) = await StartAsync("USD");
        await using var _ = scene;
        await PriceAsync(scene, variant, 25, "USD");
        var deal = await DealAsync(scene, variant, 20, "USD");
        Assert.Equal(("30.00", "18.00"), (deal.GetProperty("was").GetProperty("amount").GetString(),
            deal.GetProperty("lowestIn30Days").GetProperty("amount").GetString()));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_a_restart_When_the_catalogue_is_read_Then_its_price_log_is_known_again()
    {
        var (scene, variant) = await StartAsync("EUR");
        await using var _ = scene;
        var start = scene.Clock.GetUtcNow();
        scene.Clock.Advance(TimeSpan.FromDays(3));
        await PriceAsync(scene, variant, 25, "EUR");
        var again = CatalogueMemory.Load(scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>(), scene.Clock.GetUtcNow());
        Assert.Equal(1800, again.Prices.Lowest(new(variant), Eur, scene.Clock.GetUtcNow())!.Value.Minor);
        Assert.Equal(2500, again.Prices.Lowest(new(variant), Eur, start.AddDays(33.1))!.Value.Minor);
    }
}
