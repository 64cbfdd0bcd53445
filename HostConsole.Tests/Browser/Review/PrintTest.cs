using HostConsole.Tests.Browsing;
using HostConsole.Tests.Charts;
using Microsoft.Playwright;

namespace HostConsole.Tests.Review;

/// <summary>The review on paper.</summary>
[Collection(Browsers.Console)]
public sealed class PrintTest(BrowserFixture browser)
{
    // 210 and 216 mm less the margins of print.css, at 96 pixels an inch.
    private static readonly (string Format, int Width)[] Papers = [("A4", 702), ("Letter", 725)];

    private const string TooWide = """
        width => [...document.querySelectorAll('main *')]
          .filter(e => e.checkVisibility() && !e.closest('.visually-hidden') && e.getBoundingClientRect().right > width + 0.5)
          .map(e => `${e.tagName}.${e.getAttribute('class')}`)
        """;

    [BrowserFact]
    public async Task Given_a_review_When_it_is_printed_Then_nothing_is_cut_and_nothing_is_there_to_press()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        var page = review.Page;
        Assert.Equal("dark", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".chart__print svg")).ToHaveCountAsync(5);
        foreach (var (format, width) in Papers)
        {
            await page.SetViewportSizeAsync(width, 1000);
            Assert.Empty(await page.EvaluateAsync<string[]>(TooWide, width));
            await page.ScreenshotAsync(new() { Path = Repo.File("artifacts", "screenshots", $"review-print-{format}.png"), FullPage = true });
        }

        const string Pressed = "nav:visible, button:not([data-series]):visible, [role=tablist]:visible, canvas:visible"; // the legend stays
        Assert.Equal(0, await page.Locator(Pressed).CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("light", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
        foreach (var text in (string[])["Winter Warmers", "Studio North", "Products", "Deals", "Polls"])
            await Assertions.Expect(page.GetByText(text).Locator("visible=true").First).ToBeVisibleAsync();

        // The browser's own print makes the drawings too, when the page was never shown as paper.
        foreach (var (format, _) in Papers)
        {
            var pdf = await page.PdfAsync(new() { Format = format });
            Assert.InRange(pdf.Length, 20_000, 2_000_000);
        }
    }
}
