using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Charts;

/// <summary>A host before the review of a show of <see cref="Minutes"/> minutes, with its charts drawn.</summary>
public sealed class ReviewWindow : IAsyncDisposable
{
    public const int Minutes = 20;
    private readonly RunningApp _app;
    private readonly FormBrowser _account;

    private ReviewWindow(RunningApp app, FormBrowser account, Person person) =>
        (_app, _account, Person, Frames) = (app, account, person, new(person.Page));

    public Person Person { get; }
    public IPage Page => Person.Page;
    public Frames Frames { get; }
    public ILocator Whole => Page.GetByRole(AriaRole.Button, new() { Name = "Whole show" });

    public static async Task<ReviewWindow> OpenAsync(BrowserFixture browser)
    {
        var clock = new FakeClock(DateTimeOffset.UtcNow - TimeSpan.FromMinutes(Minutes));
        var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var account = await app.NewHostAsync();
        await app.Services.GetRequiredService<SettingsStore>().SaveAsync(new(Brand: "Studio North"));
        var show = await new ChartShow(app, clock).PlayAsync(Minutes);
        await app.SendAsync(show, new EndShow());
        var window = new ReviewWindow(app, account, await browser.SignedInAsync(app, account));
        await window.Page.GotoAsync($"/shows/{show}/review");
        await Expect(window.Page.Locator(".chart[data-drawn]")).ToHaveCountAsync(5);
        return window;
    }

    public ILocator Chart(string name) => Page.GetByRole(AriaRole.Figure)
        .Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });
    public ILocator Plot(string name) => Page.GetByRole(AriaRole.Application, new() { Name = name, Exact = true });
    /// <summary>Chooses how much time a point of the timeline stands for.</summary>
    public Task StepAsync(string name) =>
        Page.GetByRole(AriaRole.Group, new() { Name = "Step" }).GetByText(name, new() { Exact = true }).ClickAsync();

    public ILocator Key(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Moves the pointer to a share of the plot's width.</summary>
    public async Task AtAsync(ILocator plot, float share)
    {
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + box.Width * share, box.Y + 80);
    }

    /// <summary>What a button of a chart saves, as text.</summary>
    public async Task<string> SavedAsync(ILocator chart, string kind)
    {
        var download = await Page.RunAndWaitForDownloadAsync(
            () => chart.GetByRole(AriaRole.Button, new() { NameRegex = new($"as {kind}$") }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Person.DisposeAsync();
        _account.Dispose();
        await _app.DisposeAsync();
    }
}
