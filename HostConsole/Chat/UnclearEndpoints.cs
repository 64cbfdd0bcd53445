using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Hosting;
using HostConsole.Live;
using HostConsole.Shows;

namespace HostConsole.Chat;

/// <summary>Messages that looked like a claim and weren't read: what they are, and a claim for their author.</summary>
public static class UnclearEndpoints
{
    private sealed record ClaimBody(Guid? Deal, int? Quantity);

    public static void MapUnclear(this WebApplication app)
    {
        var console = app.MapShowApi().RequireAuthorization(ApiPolicy.Chat);
        console.MapGet("/chat/unclear", async (Guid show, LiveShows shows, People people, CancellationToken cancel) => await shows.ViewAsync(new(show), cancel) is { } view
            ? TypedResults.Json(new { items = view.Chat.Unclear.Select(m => Answer(m, people)), total = view.Chat.Unclear.Length, page = 1 }, Json.Options)
            : Problems.Answer((Outcome.Rejected)Outcome.NotFound("show")));
        console.MapPost("/chat/{message:guid}/claim", ClaimAsync);
        console.MapPost("/chat/{message:guid}/dismissed", (Guid show, Guid message, Commands commands) =>
            commands.SendAsync(new ShowId(show), new DismissUnclear(new(message)), done => new { id = message, unclear = done.View!.Chat.Unclear.Length }));
    }

    private static Task<IResult> ClaimAsync(Guid show, Guid message, ClaimBody? body, Commands commands, TimeProvider clock)
    {
        var claim = new ClaimForAuthor(new(message), Id.New<ClaimId>(clock), body?.Deal is { } deal ? new DealId(deal) : null, body?.Quantity ?? 1);
        return commands.SendAsync(new ShowId(show), claim, done => done.Outcome.Answer is Waitlisted waits
            ? (StatusCodes.Status409Conflict, (object?)ClaimEndpoints.SoldOut(waits))
            : (StatusCodes.Status201Created, done.Answer<Claimed>() is var made ? new { claim = made.Claim, deal = made.Deal, made.Number, made.Quantity, made.ExpiresAt } : null));
    }

    private static object Answer(MessageView m, People people) => new { m.Id, m.Channel, author = new { id = m.Author, name = people.NameOf(m.Author) }, m.Text, m.At, why = m.Answer!.Text, m.Answer.Deal };
}
