using Bunit;
using HostConsole.Chat;
using HostConsole.Components;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Live;

/// <summary>What calls somebody who looks elsewhere.</summary>
public sealed class AlertsTest : IAsyncLifetime
{
    private readonly PanelScene scene = new();
    private ShowView before = null!;

    public async Task InitializeAsync() => before = await scene.LiveAsync();
    public async Task DisposeAsync() => await scene.DisposeAsync();

    private (string Kind, string Text)[] Since(ShowView after) =>
        [.. Alerts.Between(before, after, scene.Clock.GetUtcNow()).Select(a => (a.Kind, a.Text))];

    [Fact]
    public async Task Given_a_deal_When_its_last_unit_goes_Then_it_calls_once()
    {
        var item = PanelScene.Item();
        var deal = PanelScene.New<DealId>();
        var open = await scene.AfterAsync(new CountStock(item.Variant!.Value, 1), new LaunchDeal(deal, item, PanelScene.Dollars(99), 1, 1,
            TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromMinutes(5), null));
        Assert.Empty(Since(open));
        before = open;
        var gone = await scene.AfterAsync(new ClaimUnit(deal, PanelScene.New<ClaimId>(), PanelScene.New<ViewerId>(), 1));
        Assert.Equal([("sold-out", "Canvas Weekender – Moss: 1 unit.")], Since(gone));
        before = gone;
        var waits = await scene.AfterAsync(new ClaimUnit(deal, PanelScene.New<ClaimId>(), PanelScene.New<ViewerId>(), 1));
        Assert.Empty(Since(waits));
    }

    [Fact]
    public async Task Given_questions_When_the_fifth_within_a_minute_is_asked_Then_it_calls()
    {
        for (var asked = 1; asked <= QuestionsAlert.Surge + 1; asked++)
        {
            var after = await scene.AfterAsync(new AskQuestion(PanelScene.New<QuestionId>(), PanelScene.New<ViewerId>(), $"Question {asked}?"));
            Assert.Equal(asked == QuestionsAlert.Surge ? [("questions", "5 of the last minute wait for an answer.")] : [], Since(after));
            before = after;
        }
    }

    [Fact]
    public async Task Given_an_order_after_its_hold_Then_it_calls()
    {
        var item = PanelScene.Item();
        var (deal, claim) = (PanelScene.New<DealId>(), PanelScene.New<ClaimId>());
        before = await scene.AfterAsync(new CountStock(item.Variant!.Value, 1), new LaunchDeal(deal, item, PanelScene.Dollars(99), 1, 1,
            TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromSeconds(30), null), new ClaimUnit(deal, claim, PanelScene.New<ViewerId>(), 1));
        scene.Clock.Advance(TimeSpan.FromSeconds(31));
        var after = await scene.AfterAsync(new PlaceOrder(new(new("shop", "1"), scene.Clock.GetUtcNow(), PanelScene.Usd,
            [new(item.Variant, null, "Bag", 1, PanelScene.Dollars(99))], Money.Zero(PanelScene.Usd), Claim: claim)));
        Assert.Contains(("late-order", "1 late order to decide: fulfil or refund."), Since(after));
    }

    [Fact]
    public void Given_a_rehearsal_that_ends_Then_nothing_of_it_calls()
    {
        var after = before with { LateOrders = [null!] };
        Assert.NotEmpty(Since(after));
        Assert.Empty(Since(after with { Run = PanelScene.New<RunId>() }));
    }

    [Fact]
    public async Task Given_the_form_When_ways_and_kinds_are_chosen_Then_it_closes_with_them()
    {
        scene.Render<MudPopoverProvider>();
        var dialogs = scene.Render<MudDialogProvider>();
        scene.JSInterop.Setup<string>("hostConsole.askForNotices").SetResult("denied");
        var chosen = dialogs.InvokeAsync(() => scene.Services.GetRequiredService<IDialogService>().OpenAsync<AlertsDialog>("Alerts",
            new() { [nameof(AlertsDialog.Choice)] = AlertChoice.Usual }));
        dialogs.WaitForElement("form");
        await dialogs.InvokeAsync(() => Tick(dialogs, "A desktop notice").ChangeAsync(true));
        dialogs.WaitForAssertion(() => Assert.Contains("doesn't allow notices", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => Tick(dialogs, "A short sound").ChangeAsync(true));
        await dialogs.InvokeAsync(() => Tick(dialogs, "A late order").ChangeAsync(false));
        await dialogs.SubmitAsync("form");
        var choice = Assert.IsType<AlertChoice>(await chosen);
        Assert.Equal((false, true, true, false), (choice.Desktop, choice.Sound, choice.Has("sold-out"), choice.Has("late-order")));
    }

    private static AngleSharp.Dom.IElement Tick(IRenderedComponent<MudDialogProvider> dialogs, string label) =>
        dialogs.FindAll("label").First(l => l.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;
}
