using System.Text;
using HostConsole.Accounts;
using HostConsole.Core.Csv;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Catalogue;

[Collection(Browsers.Console)]
public sealed class ImportBrowserTest(BrowserFixture browser)
{
    private static FilePayload Csv(byte[] bytes) => new() { Name = "products.csv", MimeType = "text/csv", Buffer = bytes };

    private static async Task SignInAsync(RunningApp app, IPage page)
    {
        await page.GotoAsync($"/first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}");
        await page.Locator("input[name='Input.Name']").FillAsync("Hanna");
        await page.Locator("input[name='Input.Password']").FillAsync(People.Password);
        await page.Locator("button[type=submit]").Last.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("first-account", StringComparison.Ordinal));
        await page.GotoAsync("/catalogue/import");
    }

    [BrowserFact]
    public async Task Given_a_file_of_doubtful_letters_When_the_right_names_are_chosen_Then_they_are_imported()
    {
        await using var app = await RunningApp.StartAsync();
        await using var host = await browser.ConsoleWindowAsync(app.Address.ToString());
        var page = host.Page;
        await SignInAsync(app, page);
        await host.ChooseFileAsync(Csv(CsvEncodings.Find("windows-1250")!.GetBytes(
            "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status\n"
                + "d-1,Dřevo,D1,shopify,3,25,active\nd-2,Spare,D2,shopify,,25,draft\n")));
        var choice = page.GetByLabel("Letters of the file");
        await Assertions.Expect(page.GetByText("can be read in several ways")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 1 product" })).ToBeDisabledAsync();
        await host.ScreenshotAsync("import-encoding-asked");
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await host.ScreenshotAsync("import-encoding-asked-phone", fullPage: true);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the choice scrolls sideways");
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await choice.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "“Dřevo” – Central Europe", Exact = true }).ClickAsync();
        await Assertions.Expect(choice).ToHaveValueAsync("Central Europe");
        await Assertions.Expect(page.Locator(".preview-name").GetByText("Dřevo")).ToBeVisibleAsync();
        await page.GetByLabel("Also what the shop doesn’t show").CheckAsync();
        await Assertions.Expect(page.Locator(".preview-name").GetByText("Spare")).ToBeVisibleAsync();
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("import-notes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 products" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Done. The catalogue is up to date with the file.")).ToBeVisibleAsync();
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_file_of_no_known_shop_When_its_columns_are_named_and_saved_Then_the_next_file_needs_no_word()
    {
        await using var app = await RunningApp.StartAsync();
        await using var host = await browser.ConsoleWindowAsync(app.Address.ToString());
        var page = host.Page;
        await SignInAsync(app, page);
        var file = Csv(Encoding.UTF8.GetBytes("Ding;Kennung;Kostet;Da\nKerze;K-1;12,50;5\nTasse;T-1;8,00;2\n"));
        await host.ChooseFileAsync(file);
        await page.ChooseAsync("Title", "Ding");
        await page.ChooseAsync("Price", "Kostet");
        await page.ChooseAsync("SKU (optional)", "Kennung");
        await page.ChooseAsync("Stock (optional)", "Da");
        await Assertions.Expect(page.Locator(".preview-name").GetByText("Kerze")).ToBeVisibleAsync();
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.ScreenshotAsync("import-columns", fullPage: true);
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await host.ScreenshotAsync("import-columns-phone", fullPage: true);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the columns scroll sideways");
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await page.GetByLabel("Save these columns as").FillAsync("Mein Laden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("As saved before")).ToHaveValueAsync("Mein Laden");

        await page.ReloadAsync();
        await host.ChooseFileAsync(file);
        await Assertions.Expect(page.Locator(".preview-name").GetByText("Kerze")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 products" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Done. The catalogue is up to date with the file.")).ToBeVisibleAsync();
        Assert.Empty(host.Problems);
    }
}
