using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using static HostConsole.Core.Leagues.LeagueCommand;

namespace HostConsole.Leagues;

/// <summary>Leagues over the console's API, what their players do, and the public record.</summary>
public static class LeagueEndpoints
{
    private sealed record LeagueBody(string? Title, int? Size, int? BestOf, string? Rules, int? Seconds);
    private sealed record TapBody(Guid? Match, int? Count);
    private sealed record CheerBody(int? Player);

    public static void MapLeagues(this WebApplication app)
    {
        var read = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        read.MapGet("/leagues/{league:guid}", async (Guid show, Guid league, LiveShows shows, LeagueAnswers answers, CancellationToken cancel) =>
            await FindAsync(shows, new(show), league, cancel) is { } view ? TypedResults.Json(answers.Of(view), Json.Options) : NotFound());
        read.MapGet("/leagues/{league:guid}/record", (Guid show, Guid league, LiveShows shows, CancellationToken cancel) =>
            RecordAsync(shows, new(show), league, cancel));

        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/leagues", (Guid show, LeagueBody body, Commands commands, LeagueAnswers answers, TimeProvider clock) =>
        {
            if (body.Size is not { } size)
                return Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("size", "Say how many may play, 2 to 64.")));
            var open = new OpenLeague(Id.New<LeagueId>(clock), body.Title, body.Rules, size, body.BestOf ?? LeagueDraft.UsualBestOf,
                body.Seconds ?? LeagueDraft.UsualSeconds, RandomText.NewSeed());
            return SendAsync(commands, show, open, answers, StatusCodes.Status201Created);
        });
        control.MapPost("/leagues/{league:guid}/start", (Guid show, Guid league, Commands commands, LeagueAnswers answers) =>
            SendAsync(commands, show, new StartLeague(new(league)), answers));
        control.MapPost("/leagues/{league:guid}/next", (Guid show, Guid league, Commands commands, LeagueAnswers answers) =>
            SendAsync(commands, show, new GoOn(new(league)), answers));
        control.MapPost("/leagues/{league:guid}/close", (Guid show, Guid league, Commands commands, LeagueAnswers answers) =>
            SendAsync(commands, show, new CloseLeague(new(league)), answers));

        MapPlay(app);
        var open = app.MapPublic();
        open.MapGet("/leagues/{league:guid}", async (HttpContext http, Guid league, LiveShows shows, LeagueAnswers answers) =>
            await FindAsync(shows, http.Show(), league, http.RequestAborted) is { } view
                ? TypedResults.Json(answers.Public(view), Json.Options)
                : NotFound());
        open.MapGet("/leagues/{league:guid}/record", (HttpContext http, Guid league, LiveShows shows) =>
            RecordAsync(shows, http.Show(), league, http.RequestAborted));
        open.MapGet("/leagues/{league:guid}/verify", VerifyAsync);
    }

    private static void MapPlay(WebApplication app)
    {
        var audience = app.MapAudience();
        audience.MapPost("/leagues/{league:guid}/join",
            (HttpContext http, Guid league, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
            {
                var entry = Id.New<EntryId>(clock);
                return commands.SendAsync(http.Show(), new JoinLeague(new(league), entry, http.User.Id()), _ => new { entry },
                    StatusCodes.Status201Created);
            }).TakesForms<NoFields>();
        audience.MapPost("/leagues/{league:guid}/leave", (HttpContext http, Guid league, ViewerForm<NoFields> _, Commands commands) =>
            commands.SendAsync(http.Show(), new LeaveLeague(new(league), http.User.Id()), _ => new { left = true })).TakesForms<NoFields>();
        audience.MapPost("/leagues/{league:guid}/cheer", (HttpContext http, Guid league, ViewerForm<CheerBody> form, Commands commands) =>
            form.Body.Player is { } player
                ? commands.SendAsync(http.Show(), new Cheer(new(league), http.User.Id(), player), _ => new { counted = true })
                : Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("player", "Name the player by their place."))))
            .TakesForms<CheerBody>();
        audience.MapPost("/leagues/{league:guid}/tap", (HttpContext http, Guid league, TapBody body, Commands commands) =>
            body is { Match: { } match, Count: { } count }
                ? commands.SendAsync(http.Show(), new Tap(new(league), new(match), http.User.Id(), count), done => done.Outcome.Answer)
                : Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("count", "Send the match, and how many taps there were."))));
    }

    private static Task<IResult> SendAsync(Commands commands, Guid show, LeagueCommand command, LeagueAnswers answers,
        int status = StatusCodes.Status200OK) =>
        commands.SendAsync(new ShowId(show), command, done => answers.Of(done.View!.Leagues.First(l => l.Id == command.League)), status);

    private static Task<LeagueView?> FindAsync(LiveShows shows, ShowId show, Guid league, CancellationToken cancel) =>
        shows.AskAsync(show, new LeagueOf(new(league)), cancel);

    private static async Task<IResult> RecordAsync(LiveShows shows, ShowId show, Guid league, CancellationToken cancel) =>
        await FindAsync(shows, show, league, cancel) is { } view ? TypedResults.Json(LeagueRecord.Of(view), Json.Options) : NotFound();

    private static async Task<IResult> VerifyAsync(HttpContext http, string code, Guid league, LiveShows shows)
    {
        if (await FindAsync(shows, http.Show(), league, http.RequestAborted) is not { } view)
            return ProblemsSetup.AcceptsHtml(http) ? TypedResults.NotFound() : NotFound();
        return new RazorComponentResult<LeagueVerifyPage>(new { view.Title, RecordUrl = $"s/{code}/leagues/{view.Id}/record" });
    }

    private static IResult NotFound() => Problems.Answer((Outcome.Rejected)Outcome.NotFound("league"));
}
