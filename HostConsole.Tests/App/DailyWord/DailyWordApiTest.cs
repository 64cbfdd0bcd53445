using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.DailyWord;

/// <summary>An app of its own, since the word is the whole console's.</summary>
public sealed class DailyWordApiTest
{
    [Fact]
    public async Task Given_words_When_people_play_Then_each_is_told_how_near_they_are_and_the_word_when_they_are_done()
    {
        await using var scene = await ShowScene.LiveAsync(live: false);
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        (await scene.CallAsync("PUT", "/api/v1/word", new { on = true })).Is(Conflict, "no-words");
        (await scene.CallAsync("POST", "/s/w/guess", new { guess = "llama" }, ada.Token)).Is(Conflict, "word-off");
        var listed = (await scene.CallAsync("POST", "/api/v1/word/words",
            new { words = new[] { "teapot", "saucer", "Teapot" }, days = new Dictionary<string, string> { ["2026-11-21"] = "Small" } },
            sample: "word-words")).Is(Created);
        Assert.Equal((3, 3), (listed.Number("added"), listed.Number("left")));
        (await scene.CallAsync("PUT", "/api/v1/word", new { on = true }, sample: "word-switch")).Is(OK);

        var guessed = (await scene.CallAsync("POST", "/s/w/guess", new { guess = "LLAMA", day = "2026-11-21" }, ada.Token, "audience-word-guess")).Is(OK);
        Assert.Equal(["elsewhere", "elsewhere", "here", "elsewhere", "absent"],
            guessed["tries"][0].GetProperty("marks").EnumerateArray().Select(m => m.GetString()));
        Assert.DoesNotContain("small", guessed.Raw, StringComparison.OrdinalIgnoreCase);
        (await scene.CallAsync("POST", "/s/w/guess", new { guess = "llamas" }, ada.Token)).Is(UnprocessableEntity);
        (await scene.CallAsync("POST", "/s/w/guess", new { guess = "small", day = "2026-11-20" }, ada.Token)).Is(Conflict, "word-over");
        (await scene.CallAsync("POST", "/s/w/guess", new { guess = "small", day = "Friday" }, ada.Token)).Is(UnprocessableEntity);
        (await scene.CallAsync("POST", "/s/w/guess", new { guess = "small" }, "")).Is(Unauthorized);
        var solved = (await scene.CallAsync("POST", "/s/w/guess", new { guess = "small" }, ada.Token)).Is(OK);
        Assert.Equal(("solved", "small", 1, 1), (solved.Text("state"), solved.Text("word"), solved.Number("streak"), solved.Number("solvedToday")));
        var share = solved.Text("share");
        Assert.Contains("🟧🟧🟦🟧⬜\n🟦🟦🟦🟦🟦", share, StringComparison.Ordinal);
        Assert.Contains(" · 2/6", share, StringComparison.Ordinal);
        Assert.DoesNotContain("small", share, StringComparison.OrdinalIgnoreCase);
        (await scene.CallAsync("GET", "/s/w/me", null, ada.Token, "audience-word-me")).Is(OK);

        foreach (var letter in "uvwxyz") (await scene.CallAsync("POST", "/s/w/guess", new { guess = new string(letter, 5) }, bo.Token)).Is(OK);
        var failed = (await scene.CallAsync("GET", "/s/w/me", null, bo.Token)).Is(OK);
        Assert.Equal(("failed", "small", 0), (failed.Text("state"), failed.Text("word"), failed.Number("left")));
        Assert.Contains(" · X/6", failed.Text("share"), StringComparison.Ordinal);

        var day = (await scene.CallAsync("GET", "/api/v1/word", sample: "word-get")).Is(OK)["days"][0];
        Assert.Equal((2, 1, 1), (day.GetProperty("players").GetInt32(), day.GetProperty("solved").GetInt32(), day.GetProperty("failed").GetInt32()));
        (await scene.CallAsync("GET", "/s/w/record/2026-11-20", null, "")).Is(NotFound);
        Assert.DoesNotContain("\"small\"", (await scene.CallAsync("GET", "/s/w/record/2026-11-21", null, "")).Is(OK).Raw, StringComparison.Ordinal);
        scene.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("small", (await scene.CallAsync("GET", "/s/w/record/2026-11-21", null, "", "audience-word-record")).Is(OK).Text("word"));
    }

    [Fact]
    public async Task Given_words_that_make_no_sense_Then_the_field_is_named()
    {
        await using var scene = await ShowScene.LiveAsync(live: false);
        foreach (var (body, field) in new (object, string)[]
        {
            (new { words = new[] { "two words" } }, "words"),
            (new { }, "words"),
            (new { words = new string?[] { null } }, "words"),
            (new { days = new Dictionary<string, string?> { ["2026-12-24"] = null } }, "words"),
            (new { days = new Dictionary<string, string> { ["24 December"] = "candle" } }, "days"),
        })
        {
            var wrong = (await scene.CallAsync("POST", "/api/v1/word/words", body)).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty(field, out _), wrong.Raw);
        }

        (await scene.CallAsync("PUT", "/api/v1/word", new { })).Is(UnprocessableEntity);
    }

    [Fact]
    public async Task Given_a_device_that_guesses_and_guesses_Then_it_is_slowed_down()
    {
        await using var scene = await ShowScene.LiveAsync(live: false);
        var ada = await scene.JoinAsync("Ada");
        var statuses = new List<System.Net.HttpStatusCode>();
        for (var i = 0; i < 40; i++) statuses.Add((await scene.CallAsync("POST", "/s/w/guess", new { guess = "llama" }, ada.Token)).Status);
        Assert.Contains(TooManyRequests, statuses);
    }
}
