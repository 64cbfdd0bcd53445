using System.Globalization;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Bench.Load;

/// <summary>
/// Two console windows in a real browser while the phones listen: from a press in the one until the other one has
/// painted what it did.
/// </summary>
internal static class ConsoleLoad
{
    // The press is noted by the page itself, before anything else hears of it.
    private const string NotePress = "() => addEventListener('submit', () => window.pressedAt = performance.timeOrigin "
        + "+ performance.now(), { capture: true })";

    // The second frame after the change begins when the first one, with the change in it, has been painted.
    private const string WaitForPaint = """
        text => new Promise(done => {
          const there = () => [...document.querySelectorAll('.stage-line__text')].some(e => e.textContent === text);
          const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
          if (there()) return painted();
          const watch = new MutationObserver(() => { if (!there()) return; watch.disconnect(); painted(); });
          watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        })
        """;

    public static async Task RunAsync(Options options)
    {
        var (runs, phones, presses, perSecond) =
            (options.Number("runs", 3, most: 20), options.Number("phones", 10_000, least: 0, most: 18_000),
                options.Number("presses", 60, most: 1_000), options.Number("changes", 5, least: 0, most: 20));
        using var show = await LoadShow.StartAsync(options);
        using var audience = phones == 0
            ? null
            : await Audience.OpenAsync(show.Folder, show.App.Address, show.Events, await show.JoinAsync(phones));
        var (playwright, browser) = await Chromium.LaunchAsync();
        using var _ = playwright;
        await using var __ = browser;
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await SignInAsync(await context.NewPageAsync(), await show.App.FirstAccountAsync());
        var (host, other) = (await OpenAsync(context, show), await OpenAsync(context, show));
        Console.WriteLine($"\n{Figures.Count(phones)} phones with open streams, {perSecond} lines of chat a second, "
            + "two consoles in one browser on the same machine");
        await PressAsync(host, other, presses / 3, "warm");
        for (var run = 0; run < runs; run++)
        {
            var usage = show.Start();
            using var end = new CancellationTokenSource();
            var chat = ChatAsync(show, perSecond, end.Token);
            var took = await PressAsync(host, other, presses, string.Create(CultureInfo.InvariantCulture, $"run {run}"));
            await end.CancelAsync();
            await chat;
            Console.WriteLine($"  {presses} presses until painted on the other console: p50 "
                + $"{Figures.Ms(Figures.Percentile(took, 0.5))}, p95 {Figures.Ms(Figures.Percentile(took, 0.95))}, "
                + $"slowest {Figures.Ms(took.Max())}; {usage.Say()}");
        }
    }

    /// <summary>Makes the first account.</summary>
    public static async Task SignInAsync(IPage page, Uri firstAccount)
    {
        await page.GotoAsync(firstAccount.ToString());
        await page.FillAsync("#name", "ana");
        foreach (var field in await page.QuerySelectorAllAsync("input[type=password]"))
            await field.FillAsync("a long password for the bench");
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("first-account", StringComparison.Ordinal));
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, LoadShow show)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(new Uri(show.App.Address, $"shows/{show.Id}/live").ToString());
        await page.WaitForSelectorAsync("#stage-text");
        await page.EvaluateAsync(NotePress);
        return page;
    }

    private static async Task<double[]> PressAsync(IPage host, IPage other, int presses, string name)
    {
        var took = new double[presses];
        for (var i = 0; i < presses; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{name}, line {i}");
            await host.FillAsync("#stage-text", text);
            var painted = other.EvaluateAsync<double>(WaitForPaint, text);
            await host.PressAsync("#stage-text", "Enter");
            took[i] = await painted - await host.EvaluateAsync<double>("() => window.pressedAt");
        }

        return took;
    }

    private static async Task ChatAsync(LoadShow show, int perSecond, CancellationToken end)
    {
        while (perSecond > 0 && !end.IsCancellationRequested)
        {
            await show.SayAsync(Marks.Now());
            await Task.Delay(1_000 / perSecond, CancellationToken.None);
        }
    }
}
