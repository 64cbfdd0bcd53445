using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing.WholeShow;

/// <summary>The live page of one window: what a host or a moderator sees and presses.</summary>
internal sealed class LiveWindow(Person person)
{
    public IPage Page => person.Page;
    public ILocator Badge => Page.Locator(".topbar__state .badge");
    public ILocator Next => Page.Locator(".next-cue");
    public ILocator Deal => Page.Locator("section[aria-label^='Flash deal ']");
    public ILocator Giveaway => Page.Locator("section[aria-label^='Giveaway ']");
    public ILocator Units => Deal.Locator(".figures__value").First;

    public async Task OpenAsync(string show)
    {
        await Page.GotoAsync($"/shows/{show}/live");
        await ListeningAsync();
    }

    public Task ListeningAsync() => Page.Locator(".live[data-listening]").WaitForAsync();

    /// <summary>A number of the top bar by its label: watching, GMV, conversion, AOV.</summary>
    public ILocator Figure(string label) => Tile(label).Locator(".figure__value");

    public ILocator Tile(string label) =>
        Page.Locator(".topbar .figure", new()
        {
            Has = Page.Locator(".figure__label", new() { HasTextRegex = new Regex("^\\s*" + Regex.Escape(label)) })
        });

    public Task PressAsync(string key) => Page.Locator("body").PressAsync(key);

    /// <summary>Fires the next cue by key, once the window shows it as the next.</summary>
    public async Task FireAsync(string expected)
    {
        await Expect(Next).ToContainTextAsync(expected);
        await PressAsync("n");
    }

    /// <summary>Holds a guarded button with the mouse until the badge says what it leads to.</summary>
    public async Task HoldAsync(string act, string badge)
    {
        await Page.Locator($"[data-hold={act}]").HoverAsync();
        await Page.Mouse.DownAsync();
        await Expect(Badge).ToHaveTextAsync(badge);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Goes live though the preflight has something open, as it has on a machine that nobody can reach.</summary>
    public async Task GoLiveAsync()
    {
        await Page.Locator("[data-hold=GoLive]").HoverAsync();
        await Page.Mouse.DownAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go live all the same" }).WaitForAsync();
        await Page.Mouse.UpAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go live all the same" }).ClickAsync();
        await Expect(Badge).ToHaveTextAsync("Live");
    }

    public async Task ShowsAsync(string gmv, string orders, string conversion, string aov)
    {
        await Expect(Figure("GMV")).ToHaveTextAsync(gmv);
        await Expect(Page.Locator(".topbar .figure__label", new() { HasText = "GMV" })).ToContainTextAsync(orders);
        await Expect(Figure("conversion")).ToHaveTextAsync(conversion);
        await Expect(Figure("AOV")).ToHaveTextAsync(aov);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task ConfirmAsync(string name) =>
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
