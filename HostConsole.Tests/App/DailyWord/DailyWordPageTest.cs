using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using HostConsole.Core.Store;
using HostConsole.Settings;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.DailyWord;

public sealed class DailyWordPageTest
{
    private static async Task<RunningApp> StartAsync(FakeClock clock, string zone, params (string Day, string Word)[] days)
    {
        var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var settings = app.Services.GetRequiredService<SettingsStore>();
        await settings.SaveAsync(await settings.GetAsync() with { TimeZone = zone, Brand = "Tide & Co" });
        await app.Api.OkAsync("/api/v1/word/words", new { words = new[] { "quartz" }, days = days.ToDictionary(d => d.Day, d => d.Word) });
        using var on = await app.Api.PutAsJsonAsync("/api/v1/word", new { on = true });
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        return app;
    }

    private static async Task<(HttpResponseMessage Response, string Page)> GuessAsync(FormBrowser phone, string guess)
    {
        var (_, page) = await phone.GetAsync("/s/w");
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = FormBrowser.FormToken(page), ["guess"] = guess };
        var posted = await phone.Http.PostAsync("/s/w/guess", new FormUrlEncodedContent(fields));
        return (posted, WebUtility.HtmlDecode((await phone.GetAsync("/s/w")).Html));
    }

    // The last second of a day and the first of the next, on the days of clock changes.
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T21:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T22:59:59Z")]
    [InlineData("America/Santiago", "2026-09-05", "2026-09-06T03:59:59Z")]
    [InlineData("Asia/Beirut", "2026-03-28", "2026-03-28T21:59:59Z")]
    public async Task Given_the_last_second_of_a_day_Then_its_word_is_played_and_a_second_later_there_is_a_new_one(string zone, string day, string last)
    {
        var next = DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var clock = new FakeClock(DateTimeOffset.Parse(last, CultureInfo.InvariantCulture));
        await using var app = await StartAsync(clock, zone, (day, "small"), (next, "teapots"));
        using var phone = app.NewBrowser();
        var (_, page) = await phone.GetAsync("/s/w");
        Assert.Contains($"data-day=\"{day}\"", page, StringComparison.Ordinal);
        Assert.Contains($"data-next=\"{clock.GetUtcNow().AddSeconds(1).ToUnixTimeMilliseconds()}\"", page, StringComparison.Ordinal);
        Assert.Contains("data-length=\"5\"", page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"solved\"", (await GuessAsync(phone, "small")).Page, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(1));
        (_, page) = await phone.GetAsync("/s/w");
        Assert.Contains($"data-day=\"{next}\"", page, StringComparison.Ordinal);
        Assert.Contains("data-length=\"7\"", page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"playing\"", page, StringComparison.Ordinal);
        Assert.Contains("Yesterday’s word was <strong class=\"w-end__word\">SMALL</strong>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        // What the page of yesterday sends now is no guess of today.
        var late = new Dictionary<string, string> { ["__RequestVerificationToken"] = FormBrowser.FormToken(page), ["guess"] = "teapots", ["day"] = day };
        (await phone.Http.PostAsync("/s/w/guess", new FormUrlEncodedContent(late))).Dispose();
        Assert.Contains("There is a new word by now", (await phone.GetAsync("/s/w")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_browser_without_script_Then_its_form_plays_and_says_what_was_wrong()
    {
        await using var app = await StartAsync(new FakeClock(), "UTC", ("2026-11-21", "plaza"));
        using var phone = app.NewBrowser();
        var (short_, _) = await phone.GetAsync("/word");
        Assert.Equal((HttpStatusCode.Redirect, "/s/w"), (short_.StatusCode, short_.Headers.Location?.ToString()));
        var (posted, page) = await GuessAsync(phone, "<llamas>");
        Assert.Equal((HttpStatusCode.SeeOther, "/s/w"), (posted.StatusCode, posted.Headers.Location?.ToString()));
        Assert.Contains("Write a word of 5 letters.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Write a word of 5 letters.", (await phone.GetAsync("/s/w")).Html, StringComparison.Ordinal);
        (_, page) = await GuessAsync(phone, "Llama");
        Assert.Contains("w-tile--here", page.Split("w-form")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"share\"", page, StringComparison.Ordinal);
        (_, page) = await GuessAsync(phone, "PLAZA");
        Assert.Contains("Solved in two", page, StringComparison.Ordinal);
        Assert.Contains("Tide & Co word · 21 Nov 2026 · 2/6", page, StringComparison.Ordinal);
        Assert.Contains("One person has solved it today.", page, StringComparison.Ordinal);

        using var stranger = app.NewBrowser();
        var (_, theirs) = await stranger.GetAsync("/s/w");
        Assert.DoesNotContain("plaza", theirs, StringComparison.OrdinalIgnoreCase);
        using var forged = await stranger.Http.PostAsync("/s/w/guess", new FormUrlEncodedContent([new("guess", "llama")]));
        Assert.Equal(HttpStatusCode.SeeOther, forged.StatusCode);
        Assert.DoesNotContain("w-tile--", (await stranger.GetAsync("/s/w")).Html.Split("w-keys")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_word_that_somebody_solved_When_the_backup_is_downloaded_Then_no_word_is_in_it()
    {
        await using var app = await StartAsync(new FakeClock(), "UTC", ("2026-11-21", "jackdaws"), ("2026-11-22", "sphinxes"));
        using var host = await app.NewHostAsync();
        using var phone = app.NewBrowser();
        Assert.Contains("data-state=\"solved\"", (await GuessAsync(phone, "jackdaws")).Page, StringComparison.Ordinal);
        await using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync(SettingsSetup.BackupPath)));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var from = await entry.OpenAsync()) await from.CopyToAsync(content);
            foreach (var word in (string[])["jackdaws", "sphinxes", "quartz"])
                Assert.False(content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0, $"{entry.FullName} holds {word}.");
        }
    }

    [Fact]
    public async Task Given_a_show_that_isnt_on_Then_its_page_leads_to_the_word_while_there_is_one()
    {
        await using var app = await StartAsync(new FakeClock(), "UTC", ("2026-11-21", "small"));
        var show = await app.Api.OkAsync("/api/v1/shows", new { title = "Friday", currency = "USD", timeZone = "UTC" });
        using var phone = app.NewBrowser();
        var path = $"/s/{show.GetProperty("code").GetString()}";
        Assert.Contains("href=\"/s/w\"", (await phone.GetAsync(path)).Html, StringComparison.Ordinal);
        using var off = await app.Api.PutAsJsonAsync("/api/v1/word", new { on = false });
        Assert.DoesNotContain("href=\"/s/w\"", (await phone.GetAsync(path)).Html, StringComparison.Ordinal);
        Assert.Contains("There is no daily word at the moment", (await phone.GetAsync("/s/w")).Html, StringComparison.Ordinal);
    }
}
