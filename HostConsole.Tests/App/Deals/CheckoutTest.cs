using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Deals;

namespace HostConsole.Tests.Deals;

/// <summary>Where a claim is paid, and which shops nobody can be sent to.</summary>
public sealed class CheckoutTest
{
    private static readonly ClaimId Claim = new(Guid.Parse("0192f2a0-7b1c-7c3d-8e4f-5a6b7c8d9e0f"));

    private static Item Tee(string? shopId, string? sku = "TEE-RED/10") =>
        new(default, default(VariantId), "Checkout A – Red / 10oz", new(2500, Currency.Parse("USD")), Sku: sku,
            ExternalId: shopId);

    private static string? Link(string template, Item item, bool local = false) =>
        Checkout.AddressOf(new() { CheckoutTemplate = template, LocalShop = local }, item, 2, "SAVE 20% & more+", Claim);

    [Theory]
    [InlineData("tidemug.myshopify.com", "tidemug.myshopify.com")]
    [InlineData("  HTTPS://Shop.TideMug.com/collections/all ", "shop.tidemug.com")]
    [InlineData("https://admin.shopify.com/store/tide-mug/settings", "tide-mug.myshopify.com")]
    [InlineData("tidemug.com:8443", "tidemug.com:8443")]
    [InlineData("tidemug.com.", "tidemug.com")]
    [InlineData("töpferei.de", "xn--tpferei-90a.de")]
    [InlineData("", null)]
    [InlineData("my shop", null)]
    [InlineData("ftp://tidemug.com", null)]
    [InlineData("https://me:secret@tidemug.com", null)]
    public void Given_a_domain_as_typed_When_read_Then_it_is_the_shops_own(string typed, string? domain) =>
    Assert.Equal(domain, ShopDomain.Read(typed));

    [Theory]
    [InlineData("https://your-shop.example")]
    [InlineData("https://YOUR-SHOP.EXAMPLE.")]
    [InlineData("https://shop.example")]
    [InlineData("https://example.com")]
    [InlineData("https://shop.example.org")]
    [InlineData("https://www.example.net:443")]
    [InlineData("https://example.myshopify.com")]
    [InlineData("https://your-store.myshopify.com")]
    [InlineData("https://yourstore.com")]
    [InlineData("https://your-development-store.myshopify.com")]
    [InlineData("https://yourdomain.co.uk")]
    [InlineData("https://tidemug.test")]
    [InlineData("https://tidemug.invalid")]
    [InlineData("https://xn--zckzah")]
    [InlineData("https://例え.テスト")]
    [InlineData("https://tidemug.onion")]
    [InlineData("https://192.0.2.7")]
    [InlineData("https://[2001:db8::1]")]
    [InlineData("https://0.0.0.0")]
    [InlineData("https://admin.shopify.com")]
    [InlineData("https://myshopify.com")]
    public void Given_an_example_When_checked_Then_it_cant_be_saved_and_no_claim_leads_there(string shop)
    {
        var template = shop + "/cart/{variant}:{quantity}?discount={code}&attributes[claim]={claim}";
        Assert.NotNull(Checkout.Check(template));
        Assert.NotNull(Checkout.Check(template, local: true));
        Assert.Null(Link(template, Tee("41234567890123")));
    }

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("http://shop.localhost")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:8080")]
    [InlineData("http://192.168.1.20")]
    [InlineData("http://10.0.0.2")]
    [InlineData("http://172.20.1.1")]
    [InlineData("http://shop.local")]
    [InlineData("http://till.lan")]
    [InlineData("http://shop")]
    public void Given_a_local_shop_When_checked_Then_it_is_saved_only_where_that_is_meant(string shop)
    {
        var template = shop + "/till?claim={claim}";
        Assert.Contains("local", Checkout.Check(template), StringComparison.Ordinal);
        Assert.Null(Link(template, Tee(null)));
        Assert.Null(Checkout.Check(template, local: true));
        Assert.NotNull(Link(template, Tee(null), local: true));
    }

    [Theory]
    [InlineData("https://tidemug.myshopify.com")]
    [InlineData("https://www.examples-of-pottery.com")]
    [InlineData("https://testudo.de")]
    [InlineData("https://latest.shop")]
    [InlineData("https://8.8.8.8")]
    public void Given_a_real_shop_When_checked_Then_it_may_be_saved(string shop) =>
    Assert.Null(Checkout.Check(shop + "/till?claim={claim}"));

    [Theory]
    [InlineData("shop")]
    [InlineData("javascript:alert({claim})")]
    [InlineData("https://{variant}.com/?c={claim}")]
    [InlineData("https://me:pw@tidemug.com/?c={claim}")]
    [InlineData("https://tidemug.com/cart/{variant}:{quantity}")]
    public void Given_no_usable_template_When_checked_Then_it_says_why(string template) => Assert.NotNull(Checkout.Check(template));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("TEE-RED/10")]
    [InlineData("41234567890123x")]
    public void Given_no_numeric_id_When_a_shopify_link_is_made_Then_there_is_none_and_never_one_with_the_sku(string? shopId) =>
        Assert.Null(Link(Checkout.OfShopify("tidemug.myshopify.com"), Tee(shopId)));

    [Fact]
    public void Given_the_shops_id_When_a_link_is_made_Then_it_names_id_units_code_and_claim() =>
        Assert.Equal(
            "https://tidemug.myshopify.com/cart/41234567890123:2?discount=SAVE%2020%25%20%26%20more%2B&attributes[claim]=0192f2a0-7b1c-7c3d-8e4f-5a6b7c8d9e0f",
            Link(Checkout.OfShopify("tidemug.myshopify.com"), Tee("41234567890123")));

    [Fact]
    public void Given_a_shop_that_links_by_SKU_When_a_link_is_made_Then_the_template_says_so()
    {
        const string template = "https://tidemug.com/add?sku={sku}&n={quantity}&claim={claim}";
        Assert.Equal("https://tidemug.com/add?sku=TEE-RED%2F10&n=2&claim=0192f2a0-7b1c-7c3d-8e4f-5a6b7c8d9e0f", Link(template, Tee(null)));
        Assert.Null(Link(template, Tee("41234", sku: null)));
    }

    [Theory]
    [InlineData("41234567890123", "41234567890123")]
    [InlineData(" '41234567890123 ", "41234567890123")]
    [InlineData("41234567890123.00", "41234567890123")]
    [InlineData("gid://shopify/ProductVariant/41234567890123", "41234567890123")]
    [InlineData("https://admin.shopify.com/store/tide/products/81/variants/41234567890123?x=1", "41234567890123")]
    [InlineData("wc-17", "wc-17")]
    [InlineData("", null)]
    public void Given_an_id_as_written_When_read_Then_it_is_the_shops(string written, string? id)
    {
        Assert.Null(ShopId.Read(written, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("4.12346E+13", "shortened by a spreadsheet")]
    [InlineData("4,12346e13", "shortened by a spreadsheet")]
    [InlineData("412 345", "without blanks")]
    public void Given_what_is_no_id_When_read_Then_it_says_why(string written, string why) =>
    Assert.Contains(why, ShopId.Read(written, out _), StringComparison.Ordinal);
}
