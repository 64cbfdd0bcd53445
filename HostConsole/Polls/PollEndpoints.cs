using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Hosting;
using HostConsole.Live;
using HostConsole.Shows;
using HostConsole.Viewers;

namespace HostConsole.Polls;

public static class PollEndpoints
{
    private sealed record PollBody(string? Question, IReadOnlyList<string>? Options, bool HideTally, bool AllowChange, int? Seconds);

    public static void MapPolls(this WebApplication app)
    {
        var console = app.MapShowApi();
        console.MapPost("/polls", (Guid show, PollBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<PollId>(clock);
            var seconds = body.Seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
            return commands.SendAsync(new ShowId(show), new OpenPoll(id, body.Question ?? "", body.Options ?? [], body.HideTally, body.AllowChange, seconds),
                done => Answer(done.View!, id), StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/polls/{poll:guid}/close", (Guid show, Guid poll, Commands commands) =>
            commands.SendAsync(new ShowId(show), new ClosePoll(new(poll)), done => Answer(done.View!, new(poll)))).RequireAuthorization(ApiPolicy.Control);
        console.MapGet("/polls/{poll:guid}", async (Guid show, Guid poll, LiveShows shows, CancellationToken cancel) =>
            await shows.ReadAsync(new(show), run => run.State.Polls.View().FirstOrDefault(p => p.Id.Value == poll), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);

        app.MapAudience().MapPost("/polls/{poll:guid}/vote", (HttpContext http, Guid poll, ViewerForm form, Commands commands) => VoteAsync(http, poll, form.Option, commands)).TakesForms();
    }

    public static Task<IResult> VoteAsync(HttpContext http, Guid poll, int? option, Commands commands) => option is { } chosen
        ? commands.SendAsync(http.Show(), new CastVote(new(poll), http.User.Id(), chosen), _ => new { counted = true })
        : Task.FromResult(Problems.Answer(Required("option", "Name the option by its number, from 0.")));

    private static object Answer(ShowView view, PollId id) => Answer(view.Polls.First(p => p.Id == id));

    private static object Answer(PollView p) => new
    {
        p.Id,
        p.State,
        p.Question,
        options = p.Options,
        p.Voters,
        p.HideTally,
        p.AllowChange,
        p.OpenedAt,
        p.ClosesAt,
        p.ClosedAt,
    };

    private static Outcome.Rejected Required(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}
