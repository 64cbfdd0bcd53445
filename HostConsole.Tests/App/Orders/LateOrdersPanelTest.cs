using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Orders;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Orders;

public sealed class LateOrdersPanelTest
{
    private static readonly OrderKey Key = new("api", "1001");

    [Fact]
    public async Task Given_a_late_order_When_fulfilled_Then_it_is_settled_so_and_the_claim_is_named()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<LateOrdersPanel>(await LateAsync(scene));
        panel.WaitForState(() => panel.Markup.Contains("#0001", StringComparison.Ordinal));
        await panel.ClickAsync("[aria-label='Fulfil order 1001']");
        Assert.Equal<ShowCommand>([new SettleLateOrder(Key, Fulfil: true)], scene.Raised);
    }

    [Fact]
    public async Task Given_a_late_order_When_refund_is_clicked_Then_it_is_asked_about_and_then_settled_so()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<LateOrdersPanel>(await LateAsync(scene));
        var dialogs = scene.Render<MudDialogProvider>();
        var click = panel.ClickAsync("[aria-label='Refund order 1001']");
        dialogs.WaitForElement("[role=dialog]");
        Assert.Empty(scene.Raised);
        await dialogs.SubmitAsync("form");
        await click;
        Assert.Equal<ShowCommand>([new SettleLateOrder(Key, Fulfil: false)], scene.Raised);
    }

    [Fact]
    public async Task Given_a_moderator_When_looking_Then_both_are_disabled_and_it_says_why()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var panel = scene.Panel<LateOrdersPanel>(await LateAsync(scene));
        Assert.All(panel.FindAll(".queue__actions button"), b => Assert.True(b.HasAttribute("disabled")));
        Assert.Contains("Only a host", panel.Find(".why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_queue_When_handed_over_again_Then_the_panel_does_not_draw()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<LateOrdersPanel>(await LateAsync(scene));
        panel.WaitForState(() => panel.Markup.Contains("#0001", StringComparison.Ordinal));
        var drawn = panel.RenderCount;
        var joined = await scene.AfterAsync(new JoinShow(PanelScene.New<ViewerId>(), "Ines"));
        panel.Render(p => p.Add(x => x.Show, joined));
        Assert.Equal(drawn, panel.RenderCount);
    }

    private static async Task<ShowView> LateAsync(PanelScene scene)
    {
        var (deal, claim, bag) = (PanelScene.New<DealId>(), PanelScene.New<ClaimId>(), PanelScene.Item());
        await scene.LiveAsync(
            new CountStock(bag.Variant!.Value, 5),
            new LaunchDeal(deal, bag, PanelScene.Dollars(89), 1, 1, TimeSpan.FromMinutes(2), TimeSpan.Zero, TimeSpan.FromMinutes(1), null),
            new ClaimUnit(deal, claim, PanelScene.New<ViewerId>(), 1));
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        var line = new OrderLine(bag.Variant, bag.Sku, bag.Title, 1, PanelScene.Dollars(89));
        var late = await scene.AfterAsync(new PlaceOrder(
            new(Key, scene.Clock.GetUtcNow(), PanelScene.Usd, [line], Money.Zero(PanelScene.Usd), Claim: claim)));
        Assert.Single(late.LateOrders);
        return late;
    }
}
