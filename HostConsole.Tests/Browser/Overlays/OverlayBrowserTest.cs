using HostConsole.Core.Audience;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Overlays;

[Collection(Browsers.Audience)]
public sealed class OverlayBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_an_overlay_that_stays_open_When_the_server_is_restarted_Then_it_heals_by_itself()
    {
        using var folder = new TestFolder();
        ShowId show;
        string address;
        Person overlay;
        await using (var first = await AudienceScene.NewAsync(configure: o => o.DataPath = folder.Path))
        {
            (address, show) = (first.App.Address.ToString().TrimEnd('/'), first.Show);
            await first.DealAsync(quantity: 7);
            await first.ChatAsync("before the stop");
            overlay = await browser.OverlayAsync(first.App, show, "all");
            await Expect(overlay.Page.Locator("#deal")).ToContainTextAsync("7 of 7 left");
            await Expect(overlay.Page.Locator("#chat")).ToContainTextAsync("before the stop");
        }

        await using var window = overlay;
        await Expect(overlay.Page.Locator("body:not([data-listening])")).ToBeAttachedAsync();
        await using var second = await RunningApp.StartAsync(o =>
        {
            o.DataPath = folder.Path;
            o.Settings["urls"] = address;
        });
        await second.Services.GetRequiredService<LiveShows>().SendAsync(show, new Core.Chat.PostMessage(
            Id.New<MessageId>(TimeProvider.System), Id.New<ViewerId>(TimeProvider.System), "after the restart"),
            new Actor(ActorKind.Console, "Hanna"));
        await Expect(overlay.Page.Locator("#chat")).ToContainTextAsync("after the restart");
        await Expect(overlay.Page.Locator("#deal .ov-card")).ToHaveCountAsync(1);
        await Expect(overlay.Page.Locator("body:not(.is-blank)[data-listening]")).ToBeAttachedAsync();
    }

    [BrowserFact]
    public async Task Given_an_overlay_on_the_stream_When_its_address_is_made_anew_Then_it_goes_blank_and_stays_so()
    {
        await using var scene = await AudienceScene.NewAsync();
        await scene.DealAsync();
        await using var overlay = await browser.OverlayAsync(scene.App, scene.Show, "deal");
        await Expect(overlay.Page.Locator("#deal .ov-card")).ToBeVisibleAsync();
        await scene.App.Services.GetRequiredService<OverlayTokens>().RenewAsync(scene.Show);
        await Expect(overlay.Page.Locator("body.is-blank[data-revoked]")).ToBeAttachedAsync();
        await Expect(overlay.Page.Locator(".ov-card")).ToHaveCountAsync(0);
        Assert.Empty(overlay.Problems);
    }

    [BrowserFact]
    public async Task Given_people_who_write_markup_When_overlays_show_it_Then_it_is_text()
    {
        const string Evil = "<img src=x onerror=\"document.title='hurt'\"></script><script>document.title='hurt'</script>";
        await using var scene = await AudienceScene.NewAsync();
        var viewer = Id.New<ViewerId>(TimeProvider.System);
        await scene.DoAsync(new JoinShow(viewer, "<b onclick=x>Eve</b>", OnStream: true));
        await using var overlay = await browser.OverlayAsync(scene.App, scene.Show, "all");
        await scene.ChatAsync(Evil, viewer);
        await scene.PollAsync(false, Evil, "<i>one</i>", "two");
        var order =
            new Core.Orders.OrderContent(new("test", "1"), TimeProvider.System.GetUtcNow(), Currency.Parse("USD"),
                [new(null, null, Evil, 1, AudienceScene.Dollars(100))], AudienceScene.Dollars(0), Viewer: viewer);
        await scene.DoAsync(new Core.Orders.PlaceOrder(order));
        await Expect(overlay.Page.Locator("#chat")).ToContainTextAsync("<b onclick=x>Eve</b>");
        await Expect(overlay.Page.Locator("#chat")).ToContainTextAsync("onerror=");
        await Expect(overlay.Page.Locator("#poll")).ToContainTextAsync("<i>one</i>");
        await Expect(overlay.Page.Locator(".ov-alert__who")).ToHaveTextAsync("<b onclick=x>Eve</b>");
        Assert.Equal(0, await overlay.Page.Locator("#chat img, #poll .ov-title *, #poll .ov-option__text *, .ov-alert "
            + "img, body script:not([src])").CountAsync());
        Assert.Equal("Overlay", await overlay.Page.TitleAsync());
        Assert.Empty(overlay.Problems);
    }

    [BrowserFact]
    public async Task Given_a_giveaway_When_it_is_drawn_Then_the_overlay_comes_to_rest_on_the_recorded_winner()
    {
        await using var scene = await AudienceScene.NewAsync();
        var giveaway = await scene.GiveawayAsync();
        foreach (var name in new[] { "Ana", "Ben", "Юлия" })
        {
            var viewer = Id.New<ViewerId>(TimeProvider.System);
            await scene.DoAsync(new JoinShow(viewer, name, OnStream: name == "Ben"));
            await scene.DoAsync(new Core.Giveaways.GiveawayCommand.EnterGiveaway(giveaway,
                Id.New<EntryId>(TimeProvider.System), viewer, Core.Giveaways.EntryRoute.Button));
        }

        await using var overlay = await browser.OverlayAsync(scene.App, scene.Show, "giveaway");
        var reel = overlay.Page.Locator(".ov-reel");
        await Expect(reel.Locator("li")).ToHaveTextAsync(["Entry 1", "Ben", "Entry 3"]);
        await scene.DoAsync(new Core.Giveaways.GiveawayCommand.CloseGiveaway(giveaway));
        await Expect(overlay.Page.Locator("#giveaway")).ToContainTextAsync("The draw comes next");
        await scene.DoAsync(new Core.Giveaways.GiveawayCommand.DrawWinners(giveaway));
        var winner = (await scene.Shows.ViewAsync(scene.Show))!.Giveaways[0].Winners[0].Viewer;
        var name1 = scene.App.Services.GetRequiredService<Core.Store.People>().NameOf(winner);
        await Expect(overlay.Page.Locator(".ov-reel__winner")).ToHaveTextAsync(name1);
        // At rest, the window of the reel shows the winner's line and no other.
        await overlay.Page.WaitForFunctionAsync("() => { const w = document.querySelector('.ov-reel'), l = "
            + "document.querySelector('.ov-reel__winner'); return w.getAnimations({ subtree: true }).length === 0 && "
            + "Math.abs(w.getBoundingClientRect().top - l.getBoundingClientRect().top) < 2; }");

        await using var late = await browser.OverlayAsync(scene.App, scene.Show, "giveaway");
        await Expect(late.Page.Locator(".ov-reel__winner")).ToHaveTextAsync(name1);
        Assert.Equal(0, await late.Page.EvaluateAsync<int>("document.querySelector('.ov-reel ul').getAnimations().length"));
    }
}
