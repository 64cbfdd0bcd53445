using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Shows;

/// <summary>The show itself over the API: make it, list it, steer its course.</summary>
public static class ShowEndpoints
{
    private sealed record NewShow(
        string? Title, string? Currency, string? TimeZone, DateTimeOffset? StartsAt, string? StreamUrl,
        string? Culture, bool? LowestPriceOnly, StreamShape? StreamShape);

    public static void MapShows(this WebApplication app)
    {
        var shows = app.MapGroup("/api/v1/shows").RequireRateLimiting(Limits.Api);
        shows.MapPost("", CreateAsync).RequireAuthorization(ApiPolicy.Control);
        shows.MapGet("", async (int? page, LiveShows live, CancellationToken cancel) =>
        {
            var all = await live.ListAsync(cancel);
            var at = Math.Max(1, page ?? 1);
            return TypedResults.Json(
                new { items = all.Skip((at - 1) * 50).Take(50).Select(Listed), total = all.Length, page = at },
                Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);
        shows.MapGet("/{show:guid}", async (Guid show, LiveShows live,
            CancellationToken cancel) => await live.ViewAsync(new(show), cancel) is { } view
            ? TypedResults.Json(Answer(view), Json.Options)
            : Problems.Answer(StatusCodes.Status404NotFound, "not-found", "There is no such show.")).RequireAuthorization(ApiPolicy.Read);

        var course = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        course.MapPost("/rehearse", (Guid show, Commands commands, TimeProvider clock) =>
            Steer(commands, show, new Rehearse(Id.New<RunId>(clock))));
        course.MapPost("/live", (Guid show, Commands commands) => Steer(commands, show, new GoLive()));
        course.MapPost("/pause", (Guid show, Commands commands) => Steer(commands, show, new PauseShow()));
        course.MapPost("/resume", (Guid show, Commands commands) => Steer(commands, show, new ResumeShow()));
        course.MapPost("/end", (Guid show, Commands commands) => Steer(commands, show, new EndShow()));
        course.MapPost("/next-cue", (Guid show, Commands commands, TimeProvider clock) =>
            commands.SendAsync(new ShowId(show),
                new NextCue(Guid.CreateVersion7(clock.GetUtcNow()), RandomText.NewSeed()), done => Answer(done.View!)));
        course.MapPost("/segments/{segment:guid}/start", (Guid show, Guid segment, Commands commands) =>
            commands.SendAsync(new ShowId(show), new StartSegment(new(segment)), done => Answer(done.View!)));
        course.MapPost("/stop-everything", (Guid show, Commands commands) =>
            commands.SendAsync(new ShowId(show), new StopEverything(), done => Answer(done.View!)));
        course.MapPost("/undo", (Guid show, Commands commands) =>
            commands.SendAsync(new ShowId(show), new Undo(), done => Answer(done.View!)));
        app.MapStage();
    }

    private static Task<IResult> Steer(Commands commands, Guid show, ShowCommand command) =>
        commands.SendAsync(new ShowId(show), command, done => new { id = show, state = done.View!.State });

    private static async Task<IResult> CreateAsync(NewShow body, Commands commands, SettingsStore house, TimeProvider clock)
    {
        if (!Currency.TryParse(body.Currency, out var currency))
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("currency", "Name a currency by its ISO code, such as USD."));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(body.TimeZone ?? "", out var zone))
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("timeZone", "Name a time zone such as Europe/Berlin."));
        var id = Id.New<ShowId>(clock);
        var local = body.StartsAt is { } at
            ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(at, zone).DateTime, DateTimeKind.Unspecified)
            : (DateTime?)null;
        var settings = new ShowSettings(Text.Clean(body.Title), currency, body.Culture ?? "en-US", body.TimeZone!,
            local, body.StreamUrl, 60, LowestPriceOnly: body.LowestPriceOnly)
        { Shape = body.StreamShape ?? StreamShape.Wide };
        return await commands.SendAsync(null,
            new CreateShow(id, RandomText.NewCode(), settings, BlockedWords: (await house.GetAsync()).BlockedWords,
                ClaimTemplates: (await house.GetAsync()).ClaimTemplates),
            done => Answer(done.View!), StatusCodes.Status201Created);
    }

    private static object Listed(ShowEntry s) => new
    {
        s.Id,
        s.Code,
        state = s.Status.Word(),
        s.Settings.Title,
        s.Settings.Currency,
        s.Settings.TimeZone,
        s.CreatedAt,
        s.StartedAt,
        s.EndedAt,
    };

    private static object Answer(ShowView v) => new
    {
        v.Id,
        v.Code,
        v.State,
        v.IsRehearsal,
        v.Settings.Title,
        v.Currency,
        v.Settings.TimeZone,
        v.StartsAt,
        v.StartedAt,
        v.EndedAt,
        v.Segment,
        stage = StageEndpoints.Answer(v),
        active = MechanicUis.Launched.ToDictionary(ui => ui.Plural, ui => ui.Active(v) ?? []),
    };
}
