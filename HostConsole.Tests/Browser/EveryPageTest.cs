using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using HostConsole.Accounts;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Live;
using HostConsole.Settings;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing;

/// <summary>
/// Every page that has an address and every dialog, in both themes, in our colours and a yellow brand's, with something on it. A page
/// that is added is asked for here.
/// </summary>
[Collection(Browsers.Walks)]
public sealed partial class EveryPageTest(BrowserFixture browser)
{
    private const string Yellow = "#ffd400"; // as a brand's colour the hardest to read
    private readonly List<string> visited = [];
    private readonly List<string> findings = [];

    [BrowserFact]
    public async Task Given_every_page_and_dialog_When_it_is_light_and_dark_and_of_a_yellow_brand_Then_axe_finds_nothing_and_nothing_scrolls_sideways()
    {
        await using var app = await RunningApp.StartAsync();
        await using (var stranger = await browser.NewAsync(Screen.Desktop, app.Address.ToString()))
            await PagesAsync(stranger, $"/first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}");
        using var account = await app.NewHostAsync();
        var (show, deal, giveaway) = await FillAsync(app);
        var code = (await app.ViewAsync(show)).Code;
        await using (var stranger = await browser.NewAsync(Screen.Desktop, app.Address.ToString()))
            await PagesAsync(stranger, "/sign-in", "/sign-in/passkey", $"/s/{code}", "/s/w", $"/s/{code}/giveaways/{giveaway}/verify");

        await using var host = await browser.SignedInAsync(app, account, Screen.Desktop, ColorScheme.Light, "light");
        await PagesAsync(host, "/", "/shows", $"/shows/{show}/plan", $"/shows/{show}/overlays", "/overlays/test",
            $"/shows/{show}/review", $"/shows/{show}/orders", $"/shows/{show}/orders/import",
            $"/shows/{show}/deals/{deal}/packing", $"/shows/{show}/packing", $"/shows/{show}/claims", $"/shows/{show}/rewards",
            "/catalogue", "/catalogue/import", $"/catalogue/{await ProductAsync(app)}", "/settings", "/account", "/error/404",
            "/help", "/help/live-page", "/help/technical/files");
        await PagesAsync(host, SettingsPage.Groups.SelectMany(g => g.Sections).Select(s => $"/settings/{s.Name}"));
        await DialogsAsync(host, show);
        visited.Add($"/shows/{show}/live");

        Assert.True(findings.Count == 0, string.Join('\n', findings)); // whole: the difference of two texts is cut short
        var pages = typeof(LivePage).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);
        Assert.Equal([], pages.Where(template =>
            !visited.Any(path => Regex.IsMatch(path.Split('?')[0], $"^{Part().Replace(template, "[^/]+")}$"))));
    }

    private async Task PagesAsync(Person person, params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            visited.Add(path);
            await person.Page.GotoAsync(path);
            await Expect(person.Page.Locator("h1, .v-head__title").First).ToBeVisibleAsync();
            await NoteAsync(person, path);
            foreach (var screen in Screen.All)
            {
                await person.Page.SetViewportSizeAsync(screen.Width, screen.Height);
                if (await OverflowsAsync(person.Page)) findings.Add($"{path} scrolls sideways on a {screen.Name}");
            }

            await person.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        }
    }

    private async Task DialogsAsync(Person host, ShowId show)
    {
        var page = host.Page;
        await page.GotoAsync("/shows");
        await DialogAsync(host, "new show", () => Button(page, "New show").ClickAsync());
        await page.GotoAsync("/catalogue");
        await DialogAsync(host, "new product", () => Button(page, "New product").ClickAsync());
        await DialogAsync(host, "picture", () => page.Locator(".picture-button").First.ClickAsync());
        await page.GotoAsync($"/shows/{show}/plan");
        await DialogAsync(host, "show settings", () => Button(page, "Settings").ClickAsync());
        await DialogAsync(host, "clone", () => Button(page, "Clone").ClickAsync());
        string[] cues =
            ["Pin", "Poll", "Deal", "Blitz", "Giveaway", "Goal", "Milestone", "VIP moment", "Social proof", "Wheel", "Quiz", "League", "Testimonials"];
        foreach (var cue in cues)
            await DialogAsync(host, "cue: " + cue, () =>
                page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Add to .*: {cue}$") }).First.ClickAsync());
        await page.GotoAsync($"/shows/{show}/orders");
        await DialogAsync(host, "add an order", () => Button(page, "Add an order").ClickAsync());

        await page.GotoAsync($"/shows/{show}/rewards");
        await DialogAsync(host, "give a reward", () => Button(page, "Give a reward").ClickAsync());
        await page.GotoAsync("/settings/rewards");
        await DialogAsync(host, "new pool", () => Button(page, "New pool").ClickAsync());

        await host.OpenLiveAsync(show);
        foreach (var key in new[] { "?", "a", "d", "p", "g", "o", "i", "v", "z", "t" })
            await DialogAsync(host, "live, key " + key, () => page.Locator("body").PressAsync(key));
        await DialogAsync(host, "end the show", () => page.Locator("[data-hold=End]").ClickAsync());
        await page.Locator("body").PressAsync("s");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Pin a product" }).Locator("input")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".picker")).ToHaveCountAsync(0);
        await NoteAsync(host, "live");
    }

    private static async Task<string> ProductAsync(RunningApp app) =>
        (await app.Api.GetFromJsonAsync<JsonElement>("api/v1/products")).GetProperty("items")[0].GetProperty("id").GetString()!;

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    private async Task DialogAsync(Person host, string name, Func<Task> open)
    {
        await open();
        await Expect(host.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await NoteAsync(host, name);
        await host.Page.Keyboard.PressAsync("Escape");
        await Expect(host.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task NoteAsync(Person person, string where)
    {
        await person.SettledAsync();
        foreach (var finding in await person.FindingsInBothThemesAsync(Yellow)) findings.Add($"{where}: {finding}");
        if (await OverflowsAsync(person.Page)) findings.Add($"{where} scrolls sideways");
    }

    private static Task<bool> OverflowsAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");

    /// <summary>A catalogue, and a show with a deal that somebody paid and a giveaway that was drawn.</summary>
    private static async Task<(ShowId, DealId, GiveawayId)> FillAsync(RunningApp app)
    {
        const string Csv = "Handle,Title,Variant SKU,Variant Price\nmug,Tide mug,MUG,28.00\n";
        (await app.Api.PostAsync("api/v1/products/import", new StringContent(Csv, null, "text/csv"))).EnsureSuccessStatusCode();
        var (show, deal, giveaway, viewer, claim) = (await app.ShowAsync(), LiveScene.New<DealId>(),
            LiveScene.New<GiveawayId>(), LiveScene.New<ViewerId>(), LiveScene.New<ClaimId>());
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new PinProduct(LiveScene.Mug()));
        await app.SendAsync(show, new LaunchDeal(deal, LiveScene.Mug(), new(2400, LiveScene.Usd), 5, 1,
            TimeSpan.FromMinutes(30), TimeSpan.Zero, TimeSpan.FromMinutes(20), null));
        await app.SendAsync(show, new Core.Audience.JoinShow(viewer, "Zoë"));
        await app.SendAsync(show, new ClaimUnit(deal, claim, viewer, 1));
        await app.SendAsync(show, new PayClaim(deal, claim));
        await app.SendAsync(show, new GiveawayCommand.OpenGiveaway(giveaway, "Teapot night", "A round teapot",
            "One entry a person.", null, EntryMode.Open, null, 1, 0, 48, null, new string('a', 64)));
        await app.SendAsync(show, new GiveawayCommand.EnterGiveaway(giveaway, LiveScene.New<EntryId>(), viewer, EntryRoute.Button));
        await app.SendAsync(show, new GiveawayCommand.CloseGiveaway(giveaway));
        await app.SendAsync(show, new GiveawayCommand.DrawWinners(giveaway));
        return (show, deal, giveaway);
    }

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Part();
}
