using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Deals;

public sealed class DealPanelTest
{
    private static readonly DealId Deal = PanelScene.New<DealId>();
    private static readonly Item Bag = PanelScene.Item();

    private static LaunchDeal Launch(int quantity = 5) =>
        new(Deal, Bag, PanelScene.Dollars(89), quantity, 1, TimeSpan.FromMinutes(2), TimeSpan.Zero,
            TimeSpan.FromMinutes(10), null);

    [Fact]
    public async Task Given_a_pinned_product_When_the_form_opens_Then_it_is_filled_in_with_the_stock_of_now()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(new CountStock(Bag.Variant!.Value, 7), new PinProduct(Bag));
        var form = scene.Form("deal", show);
        form.WaitForAssertion(() => Assert.Equal("7", form.FindByLabel("Units").GetAttribute("value")));
        Assert.Equal("103.00", form.FindByLabel("Price").GetAttribute("value"));
        Assert.Contains("up to 7", form.Markup, StringComparison.Ordinal);
        Assert.True(form.Find("[type=submit]").HasAttribute("autofocus"));
    }

    [Fact]
    public async Task Given_the_filled_in_form_When_submitted_Then_exactly_that_deal_is_raised()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "89", "5");
        await form.TypeAsync("Discount code (optional)", " LIVE ");
        await form.SubmitAsync("form");
        var raised = Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised));
        Assert.Equal(new LaunchDeal(raised.Deal, Bag, PanelScene.Dollars(89), 5, 1, TimeSpan.FromSeconds(120),
            TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10), "LIVE"),
            raised);
    }

    [Fact]
    public async Task Given_a_refusal_Then_the_form_stays_with_all_that_was_typed_and_says_why_at_the_field()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "89", "5",
            (Outcome.Rejected)Outcome.Invalid("quantity", "Stock has 2 to give now."));
        await form.SubmitAsync("form");
        Assert.Equal("true", form.FindByLabel("Units").GetAttribute("aria-invalid"));
        Assert.Contains("Stock has 2 to give now.", form.Markup, StringComparison.Ordinal);
        Assert.Equal("89", form.FindByLabel("Price").GetAttribute("value"));
    }

    [Fact]
    public async Task Given_a_form_that_is_not_complete_When_submitted_Then_nothing_is_raised_and_typing_clears_what_was_wrong()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "cheap", "5");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        Assert.Equal("true", form.FindByLabel("Price").GetAttribute("aria-invalid"));
        await form.TypeAsync("Price", "89");
        Assert.Equal("false", form.FindByLabel("Price").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Given_a_slip_of_the_price_When_submitted_Then_it_is_asked_again_and_another_price_asks_anew()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "8.9", "5");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await form.TypeAsync("Price", "9.9");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        Assert.Contains("Yes, start at $9.90", form.Find("[type=submit]").TextContent, StringComparison.Ordinal);
        await form.SubmitAsync("form");
        Assert.Equal(990, Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised)).Price.Minor);
    }

    [Fact]
    public async Task Given_a_deal_before_When_the_last_one_is_launched_again_Then_one_press_raises_the_same_terms()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("deal", await scene.LiveAsync(Launch(quantity: 3)));
        await form.InvokeAsync(() => form.Find("[aria-label='Start deal: Last one']").ClickAsync(new()));
        var again = Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised));
        Assert.Equal(Launch(quantity: 3) with { Deal = again.Deal }, again);
        Assert.NotEqual(Deal, again.Deal);
    }

    [Fact]
    public async Task Given_a_picture_whose_deal_is_the_same_object_When_handed_over_Then_the_panel_does_not_draw_again()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<DealPanel>(await scene.LiveAsync(Launch()), Deal.Value);
        var drawn = panel.RenderCount;
        var chatted = await scene.AfterAsync(new PostMessage(PanelScene.New<MessageId>(), PanelScene.New<ViewerId>(), "hello"));
        panel.Render(p => p.Add(x => x.Show, chatted));
        Assert.Equal(drawn, panel.RenderCount);
        var claimed = await scene.AfterAsync(new ClaimUnit(Deal, PanelScene.New<ClaimId>(), PanelScene.New<ViewerId>(), 1));
        panel.Render(p => p.Add(x => x.Show, claimed));
        Assert.True(panel.RenderCount > drawn);
    }

    [Fact]
    public async Task Given_a_moderator_When_looking_at_deals_Then_all_that_steers_one_is_disabled()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var panel = scene.Mechanic<DealPanel>(await scene.LiveAsync(Launch()), Deal.Value);
        Assert.All(panel.FindAll(".card__foot button"), b => Assert.True(b.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Given_a_running_deal_When_extended_topped_up_and_cancelled_Then_exactly_that_is_raised_and_a_cancel_needs_a_reason()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<DealPanel>(await scene.LiveAsync(Launch()), Deal.Value);
        await panel.ClickAsync("[aria-label='+30 s: extend by 30 seconds']");
        await panel.ClickAsync("[aria-label='+1 min: extend by one minute']");
        await Click(panel, "Top up…");
        await panel.TypeAsync("Units to add", "12");
        await panel.SubmitAsync("form");
        await Click(panel, "Cancel…");
        await panel.SubmitAsync("form");
        await panel.TypeAsync("Why is it cancelled? (0 claimants are told)", "  wrong price ");
        await panel.SubmitAsync("form");
        Assert.Equal<ShowCommand>(
            [new ExtendDeal(Deal, TimeSpan.FromSeconds(30)), new ExtendDeal(Deal, TimeSpan.FromSeconds(60)),
                new TopUpDeal(Deal, 12), new CancelDeal(Deal, "wrong price")],
            scene.Raised);
    }

    [Fact]
    public async Task Given_claims_When_one_is_searched_by_name_or_number_and_marked_paid_Then_that_claim_is_and_it_is_folded()
    {
        await using var scene = new PanelScene();
        ClaimId[] claims = [PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>()];
        var ana = PanelScene.New<ViewerId>();
        var panel = scene.Mechanic<DealPanel>(await scene.LiveAsync(
            [new Core.Audience.JoinShow(ana, "Ana María"), Launch(),
                .. claims.Select((c, i) => new ClaimUnit(Deal, c, i == 1 ? ana : PanelScene.New<ViewerId>(), 1))]), Deal.Value);
        await panel.ClickTextAsync("all claims");
        panel.WaitForState(() => panel.FindAll(".claims__list li").Count == 3);
        foreach (var search in new[] { "#0002", "ana mar" })
        {
            await panel.TypeAsync("Find a claim by name or number", search);
            Assert.Contains("#0002", Assert.Single(panel.FindAll(".claims__list li")).TextContent, StringComparison.Ordinal);
        }

        await panel.ClickAsync("[aria-label='Mark claim 0002 paid']");
        await panel.TypeAsync("Find a claim by name or number", "");
        var paid = await scene.AfterAsync();
        panel.Render(p => p.Add(x => x.Show, paid));
        panel.WaitForAssertion(() => Assert.Equal("1 paid", panel.Find(".claims__folded summary").TextContent.Trim()));
        Assert.Equal(2, panel.FindAll("[aria-label='Open claims'] li").Count);
        await panel.ClickAsync("[aria-label='Mark claim 0002 unpaid']");
        Assert.Equal<ShowCommand>([new UnpayClaim(Deal, claims[1])], scene.Raised);
    }

    [Fact]
    public async Task Given_paid_and_unpaid_claims_When_packed_Then_the_list_holds_the_paid_ones_by_number_and_a_sheet_runs_nothing()
    {
        await using var scene = new PanelScene();
        ClaimId[] claims = [PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>()];
        var viewer = PanelScene.New<ViewerId>();
        await scene.LiveAsync([new Core.Audience.JoinShow(viewer, "=HYPERLINK(1)"), Launch(),
            new ClaimUnit(Deal, claims[0], viewer, 1), new ClaimUnit(Deal, claims[1], PanelScene.New<ViewerId>(), 1),
            new ClaimUnit(Deal, claims[2], PanelScene.New<ViewerId>(), 1), new PayClaim(Deal, claims[2]),
            new PayClaim(Deal, claims[0])]);
        var list = (await PackingList.ReadAsync(scene.Shows, scene.Show, Deal))!;
        Assert.Equal([1, 3], list.Lines.Select(l => l.Number));
        Assert.All(list.Lines, l => Assert.True(l.ByHand));
        using var text = new StringWriter();
        list.Write(text, scene.Services.GetRequiredService<People>());
        Assert.Contains("'=HYPERLINK", text.ToString(), StringComparison.Ordinal);
        Assert.Null(await PackingList.ReadAsync(scene.Shows, scene.Show, PanelScene.New<DealId>()));
    }

    private static async Task<IRenderedComponent<CueDialog>> FormAsync(PanelScene scene, int? stock, string price,
        string units, Outcome.Rejected? refusal = null)
    {
        ShowCommand[] given = stock is { } count ? [new CountStock(Bag.Variant!.Value, count), new PinProduct(Bag)] : [new PinProduct(Bag)];
        var form = scene.Form("deal", await scene.LiveAsync(given), refusal);
        await form.TypeAsync("Price", price);
        await form.TypeAsync("Units", units);
        return form;
    }

    private static Task Click(IRenderedComponent<DealPanel> panel, string text) => panel.ClickTextAsync(text);
}
