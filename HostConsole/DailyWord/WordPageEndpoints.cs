using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace HostConsole.DailyWord;

/// <summary>
/// The audience's page of the daily word and its calls. It stands under /s, where a device is known as the viewer that it is in
/// shows; no show has an address as short.
/// </summary>
public static class WordPageEndpoints
{
    public const string Path = "/s/w", ShortPath = "/word";

    private sealed record GuessBody(string? Guess, string? Day);

    public static void MapWordPage(this WebApplication app)
    {
        app.MapGet(ShortPath, (HttpContext http) => TypedResults.Redirect($"{http.Request.PathBase}{Path}"))
            .RequireRateLimiting(Limits.Address).AllowAnonymous().ExcludeFromDescription();
        var open = app.MapGroup(Path).RequireRateLimiting(Limits.Address);
        open.MapGet("", PageAsync).AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/record/{day}", RecordAsync).AllowAnonymous();
        var own = app.MapViewers(Path);
        own.MapGet("/me", async (HttpContext http, WordGame game, PublicAddress address, SettingsStore settings, IStringLocalizer<WordTexts> texts,
            CancellationToken cancel) => TypedResults.Json(Answer(await game.ViewAsync(http.User.Id(), cancel), await game.NextAsync(cancel),
                await ShareAsync(http, address, settings, texts)), Json.Options));
        own.MapPost("/guess", GuessAsync).TakesForms<GuessBody>().KeepsNoAnswer();
    }

    private static async Task<IResult> PageAsync(HttpContext http, WordGame game, ViewerTokens tokens, ViewerFormTokens forms,
        SettingsStore settings, PublicAddress address, IStringLocalizer<WordTexts> texts, TimeProvider clock)
    {
        var viewer = http.Request.Cookies[ViewerAuthentication.Cookie] is { } cookie ? tokens.Recognise(cookie) : null;
        if (viewer is null)
        {
            viewer = Id.New<ViewerId>(clock);
            ViewerAuthentication.Remember(http, tokens.Issue(viewer.Value));
        }

        var view = await game.ViewAsync(viewer, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-cache, no-store"; // it is one viewer's
        return new RazorComponentResult<WordPage>(new Dictionary<string, object?>
        {
            [nameof(WordPage.View)] = view,
            [nameof(WordPage.Before)] = await game.RecordAsync(view.Day.AddDays(-1), http.RequestAborted),
            [nameof(WordPage.Now)] = clock.GetUtcNow(),
            [nameof(WordPage.Next)] = await game.NextAsync(http.RequestAborted),
            [nameof(WordPage.Zone)] = (await game.ZoneAsync(http.RequestAborted)).Id.Split('/')[^1].Replace('_', ' '),
            [nameof(WordPage.Brand)] = (await settings.GetAsync(http.RequestAborted)).Brand,
            [nameof(WordPage.Share)] = await ShareAsync(http, address, settings, texts) is var share && view.State != WordState.Playing
                ? share(view) : null,
            [nameof(WordPage.Token)] = forms.Issue(viewer.Value),
            [nameof(WordPage.Notice)] = ViewerForms.TakeNotice(http),
            [nameof(WordPage.Theme)] = Theme.Of(http),
        })
        { PreventStreamingRendering = true };
    }

    private static async Task<IResult> GuessAsync(HttpContext http, ViewerForm<GuessBody> form, WordGame game, Commands commands,
        LiveShows shows, PublicAddress address, SettingsStore settings, IStringLocalizer<WordTexts> texts, CancellationToken cancel)
    {
        var today = await game.TodayAsync(cancel);
        var day = today;
        if (form.Body.Day is { } written && !DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("day", texts["Phone_NoDay"]));
        var refused = await commands.SendAsync(null, new GuessWord(http.User.Id(), form.Body.Guess ?? "", day, today), _ => new { });
        if (refused is not ContentHttpResult { StatusCode: StatusCodes.Status200OK }) return refused;
        // What is told is what is durable by now.
        var view = await shows.AskAsync(new WordOf(http.User.Id(), day), cancel);
        return TypedResults.Json(Answer(view, await game.NextAsync(cancel), await ShareAsync(http, address, settings, texts)), Json.Options);
    }

    private static async Task<IResult> RecordAsync(string day, WordGame game, CancellationToken cancel) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of)
            && await game.RecordAsync(of, cancel) is { } record
            ? TypedResults.Json(record, Json.Options)
            : Problems.Answer(StatusCodes.Status404NotFound);

    private static async Task<Func<WordView, string>> ShareAsync(
        HttpContext http, PublicAddress address, SettingsStore settings, IStringLocalizer<WordTexts> texts)
    {
        var brand = (await settings.GetAsync(http.RequestAborted)).Brand;
        var root = address.Of(http.Request);
        return view => WordShare.Of(view, brand, root + ShortPath, texts);
    }

    private static object Answer(WordView view, DateTimeOffset next, Func<WordView, string> share) => new
    {
        view.On,
        view.Day,
        view.Length,
        view.State,
        tries = view.Tries.Select(t => new { t.Guess, marks = t.Marks.Select(WordMarks.Word) }),
        left = WordRules.MostGuesses - view.Tries.Length,
        view.Word,
        view.Streak,
        view.Best,
        view.Played,
        solved = view.Total,
        solvedToday = view.Solved,
        view.Seal,
        next,
        share = view.State == WordState.Playing ? null : share(view),
    };
}
