using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Charts;

/// <summary>The charts of a review, in the hands of somebody who reads them.</summary>
[Collection(Browsers.Console)]
public sealed class ReviewChartsTest(BrowserFixture browser)
{
    private const string Fresh = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    [BrowserFact]
    public async Task Given_a_review_When_it_is_zoomed_by_wheel_drag_and_keys_Then_the_circuit_hears_nothing()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        var (page, plot, whole) = (review.Page, review.Plot("Activity"), review.Whole);
        await Expect(whole).ToBeDisabledAsync();
        await review.AtAsync(plot, .5f);
        await page.EvaluateAsync(Fresh);
        review.Frames.Forget();

        await page.Mouse.WheelAsync(0, -120);
        await Expect(whole).ToBeEnabledAsync();
        await plot.PressAsync("Home");
        await Expect(whole).ToBeDisabledAsync();
        await review.AtAsync(plot, .4f);
        await page.Mouse.DownAsync();
        await review.AtAsync(plot, .7f);
        await page.Mouse.UpAsync();
        await Expect(whole).ToBeEnabledAsync();
        foreach (var key in (string[])["+", "PageDown", "ArrowRight", "-"]) await plot.PressAsync(key);
        await whole.ClickAsync();
        await Expect(whole).ToBeDisabledAsync();
        await review.Key("Votes").ClickAsync();
        await Expect(review.Key("Votes")).ToHaveAttributeAsync("aria-pressed", "false");
        await page.EvaluateAsync(Fresh);

        Assert.Empty(review.Frames.Seen);
        await review.StepAsync("5 min");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "5 min", Exact = true })).ToBeCheckedAsync();
        Assert.NotEmpty(review.Frames.Seen); // what is counted is what goes over the circuit
        Assert.Empty(review.Person.Problems);
    }

    [BrowserFact]
    public async Task Given_the_keys_When_a_moment_is_read_Then_all_charts_show_it_and_it_is_said_with_units()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        var plot = review.Plot("Activity");
        await plot.PressAsync("End");
        await plot.PressAsync("ArrowLeft");
        await Expect(review.Page.Locator(".chart__cross:visible")).ToHaveCountAsync(5);
        var tip = review.Page.Locator(".chart__tip:visible");
        await Expect(tip).ToHaveCountAsync(1);
        foreach (var text in (string[])["people watching", "Comments", "per minute", "$", "Segments", "Farewell"])
            await Expect(tip).ToContainTextAsync(text);
        await Expect(review.Chart("Activity").Locator("[aria-live]")).ToContainTextAsync("people watching");
        await plot.PressAsync("Escape");
        await Expect(review.Page.Locator(".chart__cross:visible")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Given_a_chart_When_its_table_CSV_and_PNG_are_asked_for_Then_each_has_what_is_drawn()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        var gmv = review.Chart("GMV");
        await gmv.GetByRole(AriaRole.Button, new() { Name = "GMV as a table" }).ClickAsync();
        var rows = gmv.GetByRole(AriaRole.Row);
        await Expect(rows).ToHaveCountAsync(ReviewWindow.Minutes + 2); // the head, and the minute in which it ended
        await Expect(rows.Nth(2)).ToContainTextAsync("$24.00");
        Assert.Empty(await review.Person.FindingsInBothThemesAsync());

        var csv = (await review.SavedAsync(gmv, "CSV")).Split("\r\n");
        Assert.EndsWith("Time,\"GMV, USD per minute\"", csv[0], StringComparison.Ordinal);
        Assert.EndsWith(",24", csv[2], StringComparison.Ordinal);
        Assert.Equal(ReviewWindow.Minutes + 3, csv.Length);
        Assert.StartsWith("�PNG", await review.SavedAsync(gmv, "PNG"), StringComparison.Ordinal);
        var on = await review.SavedAsync(review.Chart("What was on"), "CSV");
        Assert.Contains("Deals,Glaze 4,", on, StringComparison.Ordinal);
        Assert.Contains("Segments,", on, StringComparison.Ordinal);
        Assert.Empty(review.Person.Problems);
    }

    [BrowserFact]
    public async Task Given_another_theme_or_another_step_Then_the_same_chart_is_drawn_anew_and_is_gone_with_its_page()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        var page = review.Page;
        await page.EvaluateAsync("""
            () => {
              const canvas = document.querySelector('.chart__canvas');
              window.kept = { canvas, chart: echarts.getInstanceByDom(canvas) };
            }
            """);
        const string Pixels = "() => kept.canvas.querySelector('canvas').toDataURL()";
        var dark = await page.EvaluateAsync<string>(Pixels);
        await page.Locator("[data-theme-switch]").First.ClickAsync();
        await page.WaitForFunctionAsync($"before => ({Pixels})() !== before", dark);
        var light = await page.EvaluateAsync<string>(Pixels);
        await review.StepAsync("5 min");
        await page.WaitForFunctionAsync($"before => ({Pixels})() !== before", light);
        Assert.True(await page.EvaluateAsync<bool>(
            "() => echarts.getInstanceByDom(document.querySelector('.chart__canvas')) === kept.chart"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Catalogue" }).ClickAsync();
        await page.WaitForFunctionAsync("() => location.pathname === '/catalogue' && kept.chart.isDisposed()");
    }

    [BrowserFact]
    public async Task Given_a_page_without_charts_Then_their_library_is_not_loaded()
    {
        await using var review = await ReviewWindow.OpenAsync(browser);
        Assert.True(await review.Page.EvaluateAsync<bool>("() => 'echarts' in window"));
        await review.Page.GotoAsync("/shows");
        await Expect(review.Page.GetByRole(AriaRole.Heading, new() { Name = "Shows", Exact = true })).ToBeVisibleAsync();
        Assert.False(await review.Page.EvaluateAsync<bool>("() => 'echarts' in window"));
    }
}
