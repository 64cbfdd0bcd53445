using System.Text;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Catalogue;

[Collection(Browsers.Console)]
public sealed class CatalogueBrowserTest(BrowserFixture browser)
{
    private const string File = """
        Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
        tide-mug,"Tide mug, thrown from speckled stoneware and dipped twice in our tide glaze",Moss & Kiln,Glaze,Sea,TM-SEA,shopify,4,28.00,34.00,
        tide-mug,,,,Sand,TM-SAND,shopify,0,30.00,,
        ring,خاتم ذهب,صائغ,,,RING,,,1234567.89,,
        bowl,Breakfast bowl,Moss & Kiln,,,BOWL,shopify,12,8O.00,,
        """;

    private static async Task SignInAsync(RunningApp app, IPage page)
    {
        await page.GotoAsync($"/first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}");
        await page.Locator("input[name='Input.Name']").FillAsync("Hanna");
        await page.Locator("input[name='Input.Password']").FillAsync(People.Password);
        await page.Locator("button[type=submit]").Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("first-account", StringComparison.Ordinal));
    }

    private static FilePayload Csv(string text) =>
        new() { Name = "products.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };

    [BrowserFact]
    public async Task Given_a_shops_file_When_it_is_imported_and_a_price_changed_Then_the_catalogue_has_both()
    {
        await using var app = await RunningApp.StartAsync();
        await using var host = await browser.ConsoleWindowAsync(app.Address.ToString());
        var page = host.Page;
        await SignInAsync(app, page);

        await page.GotoAsync("/catalogue");
        await Assertions.Expect(page.GetByText("No products yet")).ToBeVisibleAsync();
        await page.Locator(".empty").GetByText("Import products").ClickAsync();
        await host.ChooseFileAsync(Csv(File));
        await Assertions.Expect(page.GetByText("Shopify, headers before 2025")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("'8O.00' is not an amount")).ToBeVisibleAsync();
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("catalogue-import-preview");
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await host.ScreenshotAsync("catalogue-import-preview-phone", fullPage: true);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the preview scrolls sideways");
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Download them").ClickAsync());
        Assert.Contains("5,Variant Price: '8O.00'", await System.IO.File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 products" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Done. The catalogue is up to date with the file.")).ToBeVisibleAsync();
        await host.ScreenshotAsync("catalogue-import-done");
        await page.GetByText("See the catalogue").ClickAsync();

        await page.GetByText("2 variants").ClickAsync();
        var price = page.GetByLabel("Tide mug, thrown from speckled stoneware and dipped twice in our tide glaze, Sand in USD");
        await price.FillAsync("cheap");
        await price.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("'cheap' is not an amount. Write a plain number such as 12.34.")).ToBeVisibleAsync();
        await host.ScreenshotAsync("catalogue-variants");
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await host.ScreenshotAsync("catalogue-variants-phone", fullPage: true);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the catalogue scrolls sideways");
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await price.FillAsync("29.5");
        await price.PressAsync("Enter");
        await Assertions.Expect(price).ToHaveValueAsync("29.50");
        Assert.Empty(await host.AccessibilityFindingsAsync());

        await page.ReloadAsync();
        await page.GetByText("2 variants").ClickAsync();
        await Assertions.Expect(price).ToHaveValueAsync("29.50");
        await page.GetByLabel("Search").FillAsync("nothing like it");
        await Assertions.Expect(page.GetByText("Nothing found")).ToBeVisibleAsync();
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_new_product_with_an_uploaded_picture_When_added_on_a_phone_Then_it_is_shown_and_a_disguised_page_is_refused()
    {
        await using var app = await RunningApp.StartAsync();
        await using var host = await browser.PhoneAsync(app.Address.ToString());
        var page = host.Page;
        await SignInAsync(app, page);
        await page.GotoAsync("/catalogue");
        await page.GetByText("Add one by hand").ClickAsync();
        // The dialog gives its first field the focus a moment after it stands, and would take it from the next one.
        var title = page.GetByLabel("Title", new() { Exact = true });
        await Assertions.Expect(title).ToBeFocusedAsync();
        await title.FillAsync("Kitchen apron");
        await page.GetByLabel("Price", new() { Exact = true }).FillAsync("62");
        await page.GetByLabel("Stock (optional)").FillAsync("3");
        await host.ChooseFileAsync(new() { Name = "apron.png", MimeType = "image/png", Buffer = "<svg onload='alert(1)'/>"u8.ToArray() });
        await Assertions.Expect(page.GetByText("This is no PNG, JPEG, WebP or GIF picture")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload a picture" }).SetInputFilesAsync(
            new FilePayload { Name = "apron.png", MimeType = "image/png", Buffer = PicturesTest.Png });
        await Assertions.Expect(page.Locator(".picture-field img"))
            .ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^/uploads/[0-9a-f]{32}\\.png$"));
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("catalogue-new-product-phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the product" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Price of Kitchen apron in USD")).ToHaveValueAsync("62.00");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        Assert.Empty(host.Problems);
    }
}
