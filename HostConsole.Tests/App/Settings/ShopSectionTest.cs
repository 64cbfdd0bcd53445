using Bunit;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Settings;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Settings;

/// <summary>The shop's domain is asked for alone; a shop that stands in examples can't be saved.</summary>
public sealed class ShopSectionTest
{
    private const string Domain = "Your Shopify shop's domain", Link = "Checkout link";

    private static async Task<string?> SavedAsync(PanelScene scene, string field, string typed)
    {
        _ = scene.Shows; // it brings the store up
        var section = scene.Render<ShopSection>();
        await section.TypeAsync(field, typed);
        await section.SubmitAsync("form");
        return (await scene.Services.GetRequiredService<SettingsStore>().GetAsync()).CheckoutTemplate;
    }

    [Theory]
    [InlineData("tidemug.myshopify.com")]
    [InlineData("https://tidemug.myshopify.com/")]
    [InlineData("https://admin.shopify.com/store/tidemug")]
    public async Task Given_a_shops_domain_When_saved_Then_the_template_is_made_of_it(string typed)
    {
        await using var scene = new PanelScene();
        Assert.Equal(Checkout.OfShopify("tidemug.myshopify.com"), await SavedAsync(scene, Domain, typed));
    }

    [Theory]
    [InlineData(Domain, "your-shop.example")]
    [InlineData(Domain, "example.com")]
    [InlineData(Domain, "localhost:3000")]
    [InlineData(Link, "https://your-shop.example/cart/{variant}:{quantity}?discount={code}&attributes[claim]={claim}")]
    [InlineData(Link, "https://shop.test/?claim={claim}")]
    public async Task Given_an_example_shop_When_saved_Then_nothing_is_and_it_says_why(string field, string typed)
    {
        await using var scene = new PanelScene();
        Assert.Null(await SavedAsync(scene, field, typed));
        var section = scene.Render<ShopSection>();
        await section.TypeAsync(field, typed);
        Assert.False(string.IsNullOrEmpty(section.WrongWith(Link)));
    }

    [Fact]
    public async Task Given_a_link_that_leads_nowhere_When_it_is_tested_Then_it_says_so_and_can_be_opened()
    {
        await using var scene = new PanelScene();
        _ = scene.Shows;
        await scene.Services.GetRequiredService<SettingsStore>()
            .SaveAsync(new() { CheckoutTemplate = "http://127.0.0.1:1/till?claim={claim}", LocalShop = true });
        var section = scene.Render<ShopSection>();
        Assert.StartsWith("http://127.0.0.1:1/till?claim=", section.Find("a.btn").GetAttribute("href"), StringComparison.Ordinal);
        await section.FindAll("button").Single(b => b.TextContent == "Test the link").ClickAsync(new());
        Assert.Equal("Nothing answers at 127.0.0.1.", section.Find("p[role=status]").TextContent.Trim());
    }
}
