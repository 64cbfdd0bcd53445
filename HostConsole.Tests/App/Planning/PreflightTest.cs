using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Giveaways;
using HostConsole.Hosting;
using HostConsole.Planning;
using HostConsole.Surfaces;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

public sealed class PreflightTest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static PreflightInputs Inputs(Plan? plan = null) =>
        new(State(plan ?? Plan.Empty), new(), null, null, null, null, TimeSpan.Zero, new Dictionary<VariantId, int>(), Now);

    [Fact]
    public void Given_no_template_Then_look_a_wrong_one_Then_not_ready_a_good_one_Then_ready()
    {
        var good = new HostSettings(CheckoutTemplate: HostConsole.Deals.Checkout.OfShopify("tidemug.myshopify.com"));
        Assert.Equal(Readiness.Look, DealPreflight.Checkout(Inputs()).Mark);
        Assert.Equal(Readiness.NotReady, DealPreflight.Checkout(
            Inputs() with { Settings = new(CheckoutTemplate: "https://tidemug.com/cart") }).Mark);
        Assert.Equal(Readiness.NotReady, DealPreflight.Checkout(
            Inputs() with { Settings = new(CheckoutTemplate: HostConsole.Deals.Checkout.Example) }).Mark);
        Assert.Equal(Readiness.Ready, DealPreflight.Checkout(
            Inputs(With(Deal(item: Mug with { ExternalId = "4401" }))) with { Settings = good }).Mark);
        var unknown = DealPreflight.Checkout(Inputs(With(Deal(item: Mug))) with { Settings = good });
        Assert.Equal(Readiness.NotReady, unknown.Mark);
        Assert.Contains("Tide mug", unknown.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_deals_with_codes_Then_each_is_listed_once()
    {
        var point = DealPreflight.Codes(Inputs(With(Deal(code: "FLASH10"), Deal(code: "flash10"), Deal(code: "MUG5"), Deal())));
        Assert.Equal((Readiness.Look, 2), (point.Mark, point.Codes!.Count));
        Assert.Equal(Readiness.Ready, DealPreflight.Codes(Inputs(With(Deal()))).Mark);
    }

    [Theory]
    [InlineData(null, null, Readiness.NotReady)]
    [InlineData("http://localhost:5080", null, Readiness.NotReady)]
    [InlineData("http://127.0.0.2:5080", null, Readiness.NotReady)]
    [InlineData("https://live.example", "nothing answers there.", Readiness.NotReady)]
    [InlineData("https://live.example", "", Readiness.Ready)]
    public void Given_a_public_address_Then_it_is_marked(string? url, string? problem, Readiness expected) =>
        Assert.Equal(expected, Preflight.Address(Inputs() with
        {
            PublicUrl = url,
            Probe = problem is null ? null : new(problem.Length == 0 ? null : problem)
        }).Mark);

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:5080")]
    public void Given_no_address_for_phones_Then_the_machines_own_is_named_with_the_way_to_set_it(string? url)
    {
        var point = Preflight.Address(Inputs() with { PublicUrl = url, Network = ["http://192.168.1.20:5080"] });
        Assert.EndsWith("In your own network this machine is http://192.168.1.20:5080.", point.Why, StringComparison.Ordinal);
        Assert.Equal("/settings/address", point.Link?.Href);
    }

    [Theory]
    [InlineData("https://live.example/", "https://live.example")]
    [InlineData("ftp://live.example", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://me:secret@live.example", null)]
    [InlineData("live.example", null)]
    public void Given_a_setting_Then_only_a_web_address_counts(string set, string? expected) =>
    Assert.Equal(expected, PublicAddress.Read(set));

    [Theory]
    [InlineData(null, "", Readiness.Look)]
    [InlineData(3, "done", Readiness.Ready)]
    [InlineData(3, "failed", Readiness.NotReady)]
    [InlineData(60 * 30, "done", Readiness.Look)]
    public void Given_the_last_webhook_Then_it_is_marked(int? minutesAgo, string state, Readiness expected) =>
        Assert.Equal(expected, Preflight.Webhook(
            Inputs() with { Webhook = minutesAgo is { } m ? ("orders/paid", Now.AddMinutes(-m), state) : null }).Mark);

    [Theory]
    [InlineData(null, Readiness.Look)]
    [InlineData(5L << 30, Readiness.Ready)]
    [InlineData(500L << 20, Readiness.Look)]
    [InlineData(100L << 20, Readiness.NotReady)]
    public void Given_free_space_Then_it_is_marked(long? free, Readiness expected) => Assert.Equal(expected, Preflight.Disk(free).Mark);

    [Theory]
    [InlineData(0, null, Readiness.Ready)]
    [InlineData(0, 1, Readiness.Ready)]
    [InlineData(0, 40, Readiness.Look)]
    [InlineData(0, -40, Readiness.Look)]
    [InlineData(-3600, null, Readiness.Look)]
    public void Given_the_clock_Then_it_is_marked(int jump, int? off, Readiness expected) =>
        Assert.Equal(expected, Preflight.Clock(TimeSpan.FromSeconds(jump), new(null, off is { } s ? TimeSpan.FromSeconds(s) : null)).Mark);

    [Fact]
    public void Given_a_giveaway_without_rules_Then_not_ready()
    {
        Assert.Equal(Readiness.NotReady, GiveawayCueSurface.Rules([Giveaway(), Giveaway(" ")]).Mark);
        Assert.Equal(Readiness.Ready, GiveawayCueSurface.Rules([Giveaway()]).Mark);
        Assert.Equal(Readiness.NotReady, Preflight.Cues(With(Giveaway(""))).Mark);
        Assert.Equal(Readiness.Ready, Preflight.Cues(With(Giveaway(), Deal())).Mark);
        Assert.Equal(Readiness.Look, Preflight.Cues(Plan.Empty).Mark);
    }

    [Fact]
    public void Given_a_rehearsal_Then_it_counts_only_since_the_last_change()
    {
        Assert.Equal(Readiness.NotReady, Preflight.Rehearsed(State(Plan.Empty)).Mark);
        Assert.Equal(Readiness.Ready, Preflight.Rehearsed(State(Plan.Empty, Now, Now.AddMinutes(1))).Mark);
        Assert.Equal(Readiness.NotReady, Preflight.Rehearsed(State(Plan.Empty, Now, Now.AddMinutes(-1))).Mark);
    }

    [Fact]
    public void Given_two_deals_of_one_product_Then_stock_must_do_for_both()
    {
        var inputs = Inputs(With(Deal(5), Deal(5)));
        Assert.Equal(Readiness.Ready, DealPreflight.Stock(
            inputs with { Stock = new Dictionary<VariantId, int> { [Mug.Variant!.Value] = 10 } }).Mark);
        Assert.Equal(Readiness.NotReady, DealPreflight.Stock(
            inputs with { Stock = new Dictionary<VariantId, int> { [Mug.Variant!.Value] = 9 } }).Mark);
        Assert.Equal(Readiness.Look, DealPreflight.Stock(inputs).Mark);
    }
}
