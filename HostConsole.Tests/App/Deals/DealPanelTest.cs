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
        var form = scene.Form<DealForm>(show);
        form.WaitForState(() => form.FindAll("#deal-units").Count == 1);
        Assert.Equal(("7", "103.00"), (form.Find("#deal-units").GetAttribute("value"), form.Find("#deal-price").GetAttribute("value")));
        Assert.Contains("up to 7", form.Find("#deal-units-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_filled_in_form_When_submitted_Then_exactly_that_deal_is_raised()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "89", "5");
        await form.InputAsync("#deal-code", " LIVE ");
        await form.SubmitAsync("form");
        var raised = Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised));
        Assert.Equal(new LaunchDeal(raised.Deal, Bag, PanelScene.Dollars(89), 5, 1, TimeSpan.FromSeconds(120),
            TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10), "LIVE"),
            raised);
    }

    [Fact]
    public async Task Given_a_refusal_Then_the_form_stays_with_all_that_was_typed_and_says_why()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "89", "5", refusal: "Stock has 2 to give now.");
        await form.SubmitAsync("form");
        Assert.Equal("Stock has 2 to give now.", form.Find("[role=alert]").TextContent);
        Assert.Equal("89", form.Find("#deal-price").GetAttribute("value"));
    }

    [Fact]
    public async Task Given_more_units_than_stock_When_submitted_Then_nothing_is_raised()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: 4, "89", "5");
        Assert.True(form.Find("[type=submit]").HasAttribute("disabled"));
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
    }

    [Fact]
    public async Task Given_a_slip_of_the_price_When_submitted_Then_it_is_asked_again_and_another_price_asks_anew()
    {
        await using var scene = new PanelScene();
        var form = await FormAsync(scene, stock: null, "8.9", "5");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await form.InputAsync("#deal-price", "9.9");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await form.SubmitAsync("form");
        Assert.Equal(990, Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised)).Price.Minor);
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
        await panel.InputAsync("form input", "12");
        await panel.SubmitAsync("form");
        await Click(panel, "Cancel…");
        await panel.SubmitAsync("form");
        await panel.InputAsync("form input", "  wrong price ");
        await panel.SubmitAsync("form");
        Assert.Equal<ShowCommand>(
            [new ExtendDeal(Deal, TimeSpan.FromSeconds(30)), new ExtendDeal(Deal, TimeSpan.FromSeconds(60)),
                new TopUpDeal(Deal, 12), new CancelDeal(Deal, "wrong price")],
            scene.Raised);
    }

    [Fact]
    public async Task Given_claims_When_one_is_searched_by_number_and_marked_paid_Then_that_claim_is()
    {
        await using var scene = new PanelScene();
        ClaimId[] claims = [PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>()];
        var panel = scene.Mechanic<DealPanel>(await scene.LiveAsync(
            [Launch(), .. claims.Select(c => new ClaimUnit(Deal, c, PanelScene.New<ViewerId>(), 1))]), Deal.Value);
        await panel.ClickAsync(".card__meta button");
        panel.WaitForState(() => panel.FindAll(".claims__list li").Count == 3);
        await panel.InputAsync(".claims input", "#0002");
        Assert.Single(panel.FindAll(".claims__list li"));
        await panel.ClickAsync("[aria-label='Mark claim 0002 paid']");
        Assert.Equal<ShowCommand>([new PayClaim(Deal, claims[1])], scene.Raised);
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

    private static async Task<IRenderedComponent<DealForm>> FormAsync(PanelScene scene, int? stock, string price,
        string units, string? refusal = null)
    {
        ShowCommand[] given = stock is { } count ? [new CountStock(Bag.Variant!.Value, count), new PinProduct(Bag)] : [new PinProduct(Bag)];
        var form = scene.Form<DealForm>(await scene.LiveAsync(given), refusal);
        form.WaitForState(() => form.FindAll("#deal-price").Count == 1);
        await form.InputAsync("#deal-price", price);
        await form.InputAsync("#deal-units", units);
        return form;
    }

    private static Task Click(IRenderedComponent<DealPanel> panel, string text) => panel.ClickTextAsync(text);
}
