using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

[Collection(Browsers.Console)]
public sealed class PictureTest(BrowserFixture browser)
{
    private const string Drawn = "picture => picture.complete && picture.naturalWidth > 0 && picture.src.endsWith('/picture.svg')";

    private const string Csv = """
        Handle,Title,Variant SKU,Variant Price,Image Src
        mug,Unreachable mug,MUG,28.00,https://pictures.invalid/mug.png
        bowl,Bowl without a picture,BOWL,30.00,
        """;

    [BrowserFact]
    public async Task Given_a_picture_that_cant_be_fetched_or_none_Then_the_drawn_one_stands_on_every_page()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        (await app.Api.PostAsync("api/v1/products/import", new StringContent(Csv, null, "text/csv"))).EnsureSuccessStatusCode();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new PinProduct(LiveScene.Mug() with { Picture = "https://pictures.invalid/mug.png" }));
        await using var host = await browser.SignedInAsync(app, account);
        await host.Page.Context.RouteAsync("https://**", route => route.AbortAsync());

        await host.Page.GotoAsync("/catalogue");
        await DrawnAsync(host.Page.Locator("td img.pic"), 2);
        await host.OpenLiveAsync(show);
        await DrawnAsync(host.Page.Locator("img.stage__pic"), 1);
        await host.Page.Locator("body").PressAsync("s");
        await DrawnAsync(host.Page.Locator(".picker img.pic"), 2);
        await host.Page.GotoAsync($"/shows/{show}/plan");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = ": Pin" }).First.ClickAsync();
        await DrawnAsync(host.Page.Locator(".item-field__item img.pic"), 2);

        await host.Page.GotoAsync($"/s/{(await app.ViewAsync(show)).Code}");
        await DrawnAsync(host.Page.Locator("img.v-pic"), 1);
    }

    private static async Task DrawnAsync(ILocator pictures, int count)
    {
        await Assertions.Expect(pictures).ToHaveCountAsync(count);
        foreach (var picture in await pictures.AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            var handle = await picture.ElementHandleAsync();
            await picture.Page.WaitForFunctionAsync(Drawn, handle);
        }
    }
}
