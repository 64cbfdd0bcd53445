using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.DailyWord;

/// <summary>The daily word over the console's API. No answer holds a word whose day isn't over.</summary>
public static class WordControl
{
    private sealed record SwitchBody(bool? On);
    private sealed record WordsBody(IReadOnlyList<string>? Words, IReadOnlyDictionary<string, string>? Days, bool? Keep);

    public static void MapWordControl(this WebApplication app)
    {
        var word = app.MapGroup("/api/v1/word").RequireRateLimiting(Limits.Api);
        word.MapGet("", async (WordGame game, CancellationToken cancel) => TypedResults.Json(await AnswerAsync(game, cancel), Json.Options))
            .RequireAuthorization(ApiPolicy.Read);
        word.MapPut("", async (SwitchBody body, Commands commands) => body.On is { } on
            ? await commands.SendAsync(null, new SwitchWordGame(on), _ => new { on })
            : Problems.Answer((Outcome.Rejected)Outcome.Invalid("on", "Say true or false."))).RequireAuthorization(ApiPolicy.Control);
        word.MapPost("/words", ListAsync).RequireAuthorization(ApiPolicy.Control);
    }

    private static async Task<IResult> ListAsync(WordsBody body, WordGame game, Commands commands, CancellationToken cancel)
    {
        List<WordEntry> words = [.. (body.Words ?? []).Select(w => new WordEntry(w ?? ""))];
        foreach (var (day, word) in body.Days ?? new Dictionary<string, string>())
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
                return Problems.Answer((Outcome.Rejected)Outcome.Invalid("days", "Write each day as 2026-12-24."));
            words.Add(new(word ?? "", on));
        }

        var set = await game.ListAsync(words, body.Keep ?? true, cancel);
        return await commands.SendAsync(null, set, done => done.Answer<WordsTaken>() is var taken
            ? new { added = taken.Added, left = taken.Left, commitment = taken.Commitment } : null, StatusCodes.Status201Created);
    }

    private static async Task<object> AnswerAsync(WordGame game, CancellationToken cancel)
    {
        var now = await game.NowAsync(cancel);
        return new
        {
            now.On,
            today = now.Today,
            timeZone = (await game.ZoneAsync(cancel)).Id,
            next = await game.NextAsync(cancel),
            hasWord = now.HasToday,
            now.Left,
            now.Dated,
            now.Commitment,
            days = now.Days.Select(d => new { d.Day, d.Word, d.Players, d.Solved, d.Failed, d.SolvedIn }),
        };
    }
}
