using HostConsole.Core.Kernel;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Bench;

/// <summary>
/// From the address to the painted review in a real browser: the first page that somebody opens after a start, and once
/// more.
/// </summary>
internal static class ReviewPaint
{
    // The tables are the last part of the page. The second frame after they are there begins when the first one has been painted.
    private const string NotePaint = """
        const watch = new MutationObserver(() => {
          if (!document.getElementById('review-table')) return;
          watch.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => window.reviewPaintedAt = performance.now()));
        });
        watch.observe(document, { subtree: true, childList: true });
        """;

    public static async Task RunAsync(string folder, ShowId show, int runs)
    {
        var (playwright, browser) = await Chromium.LaunchAsync();
        using var _ = playwright;
        await using var __ = browser;
        string? cookies = null;
        var (first, cold, warm) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i <= runs; i++)
        {
            using var app = await AppProcess.StartAsync(folder);
            await using var context = await browser.NewContextAsync(
                new() { ViewportSize = new() { Width = 1440, Height = 900 }, StorageState = cookies });
            var page = await context.NewPageAsync();
            page.SetDefaultTimeout(60_000);
            if (cookies is null)
            {
                // Its own start, which isn't counted: with an account made, the next ones begin with the review.
                await Load.ConsoleLoad.SignInAsync(page, await app.FirstAccountAsync());
                cookies = await context.StorageStateAsync();
                continue;
            }

            await page.AddInitScriptAsync(NotePaint);
            var address = new Uri(app.Address, $"shows/{show}/review").ToString();
            cold.Add(await OpenAsync(page, address));
            first.Add(await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            warm.Add(await OpenAsync(page, address));
        }

        Console.WriteLine($"  the review in a browser, as the first page after a start: first paint "
            + $"{Figures.Ms(Figures.Median(first))}, painted whole {Figures.Ms(Figures.Median(cold))} (slowest "
            + $"of {runs}: {Figures.Ms(cold.Max())}); opened again, whole {Figures.Ms(Figures.Median(warm))}");
    }

    private static async Task<double> OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => window.reviewPaintedAt > 0");
        return await page.EvaluateAsync<double>("() => window.reviewPaintedAt");
    }
}
