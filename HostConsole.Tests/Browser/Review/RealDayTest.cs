using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;

namespace HostConsole.Tests.Review;

/// <summary>One real day of a real shop through the orders import, looked at on the live page and in the review.</summary>
[Collection(Browsers.Walks)]
public sealed class RealDayTest(BrowserFixture browser)
{
    [RealDayFact]
    public async Task Given_a_real_day_When_it_is_replayed_into_a_show_Then_live_page_and_review_agree_to_the_cent()
    {
        // The day is moved to today, so that the browser's own clock finds the sign-in fresh; amounts and times of day stay.
        var day = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero);
        var clock = new FakeClock(day.AddHours(7));
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        using var host = await app.NewHostAsync();
        var show = LiveScene.New<ShowId>();
        await app.SendAsync(null, new CreateShow(show, "real-day",
            new("One real day", Currency.Parse("GBP"), "en-GB", "UTC", null, null, 60)));
        await app.SendAsync(show, new GoLive());
        clock.Advance(TimeSpan.FromHours(12));
        var csv = await File.ReadAllTextAsync(SharedData.PathOf("orders/uci-online-retail-2011-11-29.csv"));
        using var file = new StringContent(csv.Replace("2011-11-29",
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal),
            new MediaTypeHeaderValue("text/csv"));
        var answer = await app.Api.PostAsync($"/api/v1/shows/{show}/orders/import", file);
        using var imported = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(138 + 11, imported.RootElement.GetProperty("created").GetInt32());

        await using var person = await browser.SignedInAsync(app, host, scheme: ColorScheme.Light);
        await person.OpenLiveAsync(show);
        await Has(person, ".topbar", "£72,595.93", "138", "£526.06");

        await app.SendAsync(show, new EndShow());
        await person.Page.GotoAsync($"/shows/{show}/review");
        await Has(person, ".kpis", "£72,595.93", "£72,219.20", "£376.73", "138", "£526.06", "109", "12 without a customer");
        await Assertions.Expect(person.Page.Locator(".chart[data-drawn]")).ToHaveCountAsync(4);
        await person.ScreenshotAsync("review-real-day", fullPage: true);
        Assert.Empty(await person.AccessibilityFindingsAsync());
        Assert.Empty(person.Problems);
    }

    private static async Task Has(Person person, string where, params string[] numbers)
    {
        foreach (var number in numbers) await Assertions.Expect(person.Page.Locator(where)).ToContainTextAsync(number);
    }
}

/// <summary>Needs both a browser and the shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDayFactAttribute : FactAttribute
{
    public RealDayFactAttribute() => Skip = new SharedDataFactAttribute().Skip ?? new BrowserFactAttribute().Skip;
}
