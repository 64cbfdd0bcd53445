using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Catalog;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace HostConsole.Tests.Deals;

public sealed class DealsPanelTest
{
    private static readonly DealId Deal = PanelScene.New<DealId>();
    private static readonly Item Bag = PanelScene.Item();

    private static LaunchDeal Launch(int quantity = 5) => new(Deal, Bag, PanelScene.Dollars(89), quantity, 1, TimeSpan.FromMinutes(2), TimeSpan.Zero, TimeSpan.FromMinutes(10), null);

    [Fact]
    public async Task Given_a_pinned_product_When_new_deal_is_clicked_Then_the_launcher_opens_filled_in_with_the_stock_of_now()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<DealsPanel>(await scene.LiveAsync(new CountStock(Bag.Variant!.Value, 7), new PinProduct(Bag)));
        var dialog = new TaskCompletionSource<DealDraft?>();
        scene.Services.GetRequiredService<DialogService>().OnOpen += (_, type, parameters, _) => dialog.SetResult(type == typeof(DealLauncher) ? (DealDraft?)parameters[nameof(DealLauncher.Draft)] : null);
        _ = panel.ClickAsync("[data-launch]");
        var opened = await dialog.Task.WaitAsync(BunitContext.DefaultWaitTimeout);
        Assert.Equal((Bag, 7, "7", "103.00"), (opened!.Item, opened.Available, opened.Quantity, opened.Price));
    }

    [Fact]
    public async Task Given_the_filled_in_launcher_When_submitted_Then_exactly_that_deal_is_raised()
    {
        await using var scene = new PanelScene();
        var launcher = Launcher(scene, await scene.LiveAsync(), new() { Item = Bag, Currency = PanelScene.Usd, Price = "89", Quantity = "5", Code = " LIVE " });
        await launcher.SubmitAsync("form");
        var raised = Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised));
        Assert.Equal(new LaunchDeal(raised.Deal, Bag, PanelScene.Dollars(89), 5, 1, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10), "LIVE"), raised);
    }

    [Fact]
    public async Task Given_more_units_than_stock_When_submitted_Then_nothing_is_raised()
    {
        await using var scene = new PanelScene();
        var launcher = Launcher(scene, await scene.LiveAsync(), new() { Item = Bag, Currency = PanelScene.Usd, Price = "89", Quantity = "5", Available = 4 });
        Assert.True(launcher.Find("[type=submit]").HasAttribute("disabled"));
        await launcher.SubmitAsync("form");
        Assert.Empty(scene.Raised);
    }

    [Fact]
    public async Task Given_a_slip_of_the_price_When_submitted_Then_it_is_asked_again_and_another_price_asks_anew()
    {
        await using var scene = new PanelScene();
        var launcher = Launcher(scene, await scene.LiveAsync(), new() { Item = Bag, Currency = PanelScene.Usd, Price = "8.9", Quantity = "5" });
        await launcher.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await launcher.InputAsync("#deal-price", "9.9");
        await launcher.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await launcher.SubmitAsync("form");
        Assert.Equal(990, Assert.IsType<LaunchDeal>(Assert.Single(scene.Raised)).Price.Minor);
    }

    [Fact]
    public async Task Given_a_picture_whose_deals_are_the_same_object_When_handed_over_Then_the_panel_does_not_draw_again()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<DealsPanel>(await scene.LiveAsync(Launch()));
        var drawn = panel.RenderCount;
        var chatted = await scene.AfterAsync(new PostMessage(PanelScene.New<MessageId>(), PanelScene.New<ViewerId>(), "hello"));
        panel.Render(p => p.Add(x => x.Show, chatted));
        Assert.Equal(drawn, panel.RenderCount);
        var claimed = await scene.AfterAsync(new ClaimUnit(Deal, PanelScene.New<ClaimId>(), PanelScene.New<ViewerId>(), 1));
        panel.Render(p => p.Add(x => x.Show, claimed));
        Assert.True(panel.RenderCount > drawn);
    }

    [Fact]
    public async Task Given_a_moderator_When_looking_at_deals_Then_all_that_starts_or_steers_one_is_disabled_with_the_reason()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var panel = scene.Panel<DealsPanel>(await scene.LiveAsync(Launch()));
        Assert.True(panel.Find("[data-launch]").HasAttribute("disabled"));
        Assert.Contains("run of show", panel.Find("#deal-why").TextContent, StringComparison.Ordinal);
        Assert.All(panel.FindComponent<RunningDeal>().FindAll(".card__foot button"), b => Assert.True(b.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Given_a_running_deal_When_extended_topped_up_and_cancelled_Then_exactly_that_is_raised_and_a_cancel_needs_a_reason()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<DealsPanel>(await scene.LiveAsync(Launch()));
        await panel.ClickAsync("[aria-label='+30 s: extend by 30 seconds']");
        await panel.ClickAsync("[aria-label='+1 min: extend by one minute']");
        await Click(panel, "Top up…");
        await panel.InputAsync("form input", "12");
        await panel.SubmitAsync("form");
        await Click(panel, "Cancel…");
        await panel.SubmitAsync("form");
        await panel.InputAsync("form input", "  wrong price ");
        await panel.SubmitAsync("form");
        Assert.Equal<ShowCommand>([new ExtendDeal(Deal, TimeSpan.FromSeconds(30)), new ExtendDeal(Deal, TimeSpan.FromSeconds(60)), new TopUpDeal(Deal, 12), new CancelDeal(Deal, "wrong price")], scene.Raised);
    }

    [Fact]
    public async Task Given_claims_When_one_is_searched_by_number_and_marked_paid_Then_that_claim_is()
    {
        await using var scene = new PanelScene();
        ClaimId[] claims = [PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>(), PanelScene.New<ClaimId>()];
        var panel = scene.Panel<DealsPanel>(await scene.LiveAsync([Launch(), .. claims.Select(c => new ClaimUnit(Deal, c, PanelScene.New<ViewerId>(), 1))]));
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
        await scene.LiveAsync([new Core.Audience.JoinShow(viewer, "=HYPERLINK(1)"), Launch(), new ClaimUnit(Deal, claims[0], viewer, 1), new ClaimUnit(Deal, claims[1], PanelScene.New<ViewerId>(), 1), new ClaimUnit(Deal, claims[2], PanelScene.New<ViewerId>(), 1), new PayClaim(Deal, claims[2]), new PayClaim(Deal, claims[0])]);
        var list = (await PackingList.ReadAsync(scene.Shows, scene.Show, Deal))!;
        Assert.Equal([1, 3], list.Lines.Select(l => l.Number));
        Assert.All(list.Lines, l => Assert.True(l.ByHand));
        using var text = new StringWriter();
        list.Write(text, scene.Services.GetRequiredService<People>());
        Assert.Contains("'=HYPERLINK", text.ToString(), StringComparison.Ordinal);
        Assert.Null(await PackingList.ReadAsync(scene.Shows, scene.Show, PanelScene.New<DealId>()));
    }

    private static IRenderedComponent<DealLauncher> Launcher(PanelScene scene, ShowView show, DealDraft draft) =>
        scene.Render<DealLauncher>(p => p.Add(x => x.Show, show).Add(x => x.Draft, draft).Add(x => x.Send, scene.Raised.Add));

    private static Task Click(IRenderedComponent<DealsPanel> panel, string text) => panel.ClickTextAsync(text);
}
