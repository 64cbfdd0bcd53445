using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Polls;

public static class PollEndpoints
{
    private sealed record VoteBody(int? Option);
    private sealed record AddressBody(string? Address);
    private sealed record PollBody(string? Question, IReadOnlyList<string>? Options, bool HideTally, bool AllowChange, int? Seconds);

    public static void MapPolls(this WebApplication app)
    {
        var console = app.MapShowApi();
        console.MapPost("/polls", (Guid show, PollBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<PollId>(clock);
            var seconds = body.Seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
            return commands.SendAsync(new ShowId(show),
                new OpenPoll(id, body.Question ?? "", body.Options ?? [], body.HideTally, body.AllowChange, seconds),
                done => Answer(done.View!, id), StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/polls/{poll:guid}/close", (Guid show, Guid poll, Commands commands) =>
            commands.SendAsync(new ShowId(show), new ClosePoll(new(poll)), done => Answer(done.View!, new(poll))))
            .RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/polls/{poll:guid}/set-aside", (Guid show, Guid poll, AddressBody? body, LiveShows shows, Commands commands) =>
            SetAsideAsync(new(show), new(poll), body?.Address, shows, commands)).RequireAuthorization(ApiPolicy.Control);
        console.MapGet("/polls/{poll:guid}", async (Guid show, Guid poll, LiveShows shows, CancellationToken cancel) =>
            await shows.ViewAsync(new(show), cancel) is { } view && view.Polls.Any(p => p.Id.Value == poll)
                ? TypedResults.Json(Answer(view, new(poll)), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);

        app.MapAudience().MapPost("/polls/{poll:guid}/vote", (HttpContext http, Guid poll, ViewerForm<VoteBody> form, Commands commands) =>
            VoteAsync(http, poll, form.Body.Option, commands)).TakesForms<VoteBody>();
    }

    public static Task<IResult> VoteAsync(HttpContext http, Guid poll, int? option, Commands commands) => option is { } chosen
        ? commands.SendAsync(http.Show(), new CastVote(new(poll), http.User.Id(), chosen), _ => new { counted = true })
        : Task.FromResult(Problems.Answer(Required("option", "Name the option by its number, from 0.")));

    // Without an address the one that most came from.
    private static async Task<IResult> SetAsideAsync(ShowId show, PollId poll, string? address, LiveShows shows, Commands commands)
    {
        address ??= (await shows.ViewAsync(show))?.Crowds.GetValueOrDefault(poll.Value)?.Address;
        return await commands.SendAsync(show, new SetVotesAside(poll, address), done => Answer(done.View!, poll));
    }

    private static object Answer(ShowView view, PollId id) =>
        Answer(view.Polls.First(p => p.Id == id), view.Crowds.GetValueOrDefault(id.Value));

    private static object Answer(PollView p, Crowd? crowd) => new
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
        crowd,
        p.SetAside,
    };

    private static Outcome.Rejected Required(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
}
