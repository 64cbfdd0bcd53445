using System.Text.RegularExpressions;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing.WholeShow;

/// <summary>What the host does before a show, page by page, as a person would.</summary>
internal sealed partial class BeforeTheShow(Studio studio)
{
    public const string Product = "Ocean Blue Shirt";
    public const string Checkout = "https://shop.tidemug.com/till?claim={claim}&code={code}";
    private IPage Page => studio.Host.Page;

    public async Task MakeFirstAccountAsync()
    {
        await Page.GotoAsync($"/first-account?key={studio.App.Services.GetRequiredService<FirstAccountLink>().Key}");
        await LookAsync();
        await Page.GetByLabel("Name").FillAsync("Hanna");
        await Page.GetByLabel("Password").FillAsync(People.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the account and start" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Rehearse a sample show" })).ToBeVisibleAsync();
        await LookAsync();
    }

    public async Task SettleAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).First.ClickAsync();
        var shop = Page.GetByLabel("Shop", new() { Exact = true });
        await Page.GetByLabel("Checkout link").FillAsync("shop");
        await Expect(shop.GetByText("The checkout address begins with https://.")).ToBeVisibleAsync();
        await Page.GetByLabel("Checkout link").FillAsync(Checkout);
        await shop.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(shop.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Accounts", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add an account" }).ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Mo");
        await Page.GetByLabel("First password").FillAsync(People.Password);
        await Page.Locator("#accounts").GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(Page.Locator("#accounts td.table__main", new() { HasText = "Mo" })).ToBeVisibleAsync();
        await LookAsync();
    }

    public async Task ImportAsync(FilePayload file)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Catalogue" }).First.ClickAsync();
        await Page.Locator(".empty").GetByText("Import products").ClickAsync();
        await studio.HostPerson.ChooseFileAsync(file);
        await Expect(Page.Locator(".table__main", new() { HasText = Product })).ToBeVisibleAsync();
        await LookAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = ImportButton() }).ClickAsync();
        await Expect(Page.GetByText("Done. The catalogue is up to date with the file.")).ToBeVisibleAsync();
        await Page.GetByText("See the catalogue").ClickAsync();
        await Page.GetByLabel("Search", new() { Exact = true }).FillAsync(Product);
        await Expect(Page.Locator("table[aria-label=Products] .list__row")).ToHaveCountAsync(1);
        var stock = Page.GetByLabel($"Stock of {Product}; empty where it isn't tracked");
        await stock.FillAsync("5");
        await stock.PressAsync("Enter");
        await Expect(Page.Locator(".cell__saved")).ToBeAttachedAsync();
        await Page.ReloadAsync();
        await Page.GetByLabel("Search", new() { Exact = true }).FillAsync(Product);
        await Expect(stock).ToHaveValueAsync("5");
        await LookAsync();
    }

    /// <summary>Creates the show by its form.</summary>
    /// <returns>The id that its address has.</returns>
    public async Task<string> CreateAsync(string code)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Shows" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "New show" }).First.ClickAsync();
        await Page.GetByLabel("Title").FillAsync("Summer rail");
        await Page.GetByLabel("Currency", new() { Exact = true }).FillAsync("USD");
        await Page.GetByLabel("Time zone", new() { Exact = true }).FillAsync("Europe/London");
        await Page.ChooseAsync("Number format", "English (United States)");
        await Page.GetByLabel("Audience address").FillAsync(code);
        await Page.Locator(".show-form button[type=submit]").ClickAsync();
        await Expect(Page).ToHaveURLAsync(PlanAddress()); // within the page: no load comes
        return PlanAddress().Match(Page.Url).Groups[1].Value;
    }

    public async Task PlanAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Segment", Exact = true }).ClickAsync();
        var title = Page.GetByLabel("Title of segment 1");
        await title.FillAsync("The blue hour");
        await title.PressAsync("Tab");
        await Page.GetByLabel("Note for The blue hour").ClickAsync();
        await Page.GetByLabel("Notes for The blue hour").FillAsync("Hold the shirt to the light.");
        await title.FocusAsync();
        await Expect(Page.GetByText("Hold the shirt to the light.")).ToBeVisibleAsync();

        await AddAsync("Pin", () => ChooseAsync());
        await AddAsync("Poll", async () =>
        {
            await Page.Locator("#field-question").FillAsync("Which colour next?");
            await Page.GetByLabel("Option 1", new() { Exact = true }).FillAsync("Rust");
            await Page.GetByLabel("Option 2", new() { Exact = true }).FillAsync("Sea");
        });
        await AddAsync("Deal", async () =>
        {
            await ChooseAsync();
            await FieldsAsync(("price", "40.00"), ("quantity", "2"), ("perViewer", "1"), ("code", "BLUE40"));
            await Page.ChooseAsync("Lasts", "2 min");
            await Page.ChooseAsync("Lead-in", "none");
            await Page.ChooseAsync("Hold", "5 min");
        });
        await AddAsync("Giveaway", async () =>
        {
            await FieldsAsync(("title", "A scarf"), ("prize", "A silk scarf"),
                ("rules", "One entry each, until the host closes. The draw is live."), ("keyword", "scarf"),
                ("winners", "1"), ("reserves", "1"), ("claimHours", "24"));
        });
        await Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasTextString = "Saved" })).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(title).ToHaveValueAsync("The blue hour");
        await Expect(Page.GetByText("Hold the shirt to the light.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".plan-cue")).ToHaveCountAsync(4);
        await Expect(Page.Locator(".plan-cue--bad")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".preflight__item").First).ToBeVisibleAsync();
        await LookAsync();
    }

    private Task LookAsync() => studio.LookAsync(studio.HostPerson);

    private async Task AddAsync(string kind, Func<Task> fill)
    {
        var cues = await Page.Locator(".plan-cue").CountAsync();
        await Page.Locator($"[aria-label^='Add to The blue hour: {kind}']").ClickAsync();
        await fill();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Page.Locator(".plan-cue")).ToHaveCountAsync(cues + 1);
    }

    private async Task ChooseAsync()
    {
        // The list opens with the dialog. What is typed is searched for a moment later, which would open it again over the buttons.
        await Page.GetByRole(AriaRole.Option).Filter(new() { HasTextString = Product }).ClickAsync();
        await Expect(Page.GetByLabel("Product", new() { Exact = true })).ToHaveValueAsync(Product);
    }

    private async Task FieldsAsync(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields) await Page.Locator("#field-" + id).FillAsync(value);
    }

    [GeneratedRegex("^Import \\d+ product")]
    private static partial Regex ImportButton();

    [GeneratedRegex("/shows/([0-9a-f-]{36})/plan")]
    private static partial Regex PlanAddress();
}
