using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Chat;

/// <summary>Messages that looked like a claim and weren't read.</summary>
public static class UnclearEndpoints
{
    public static void MapUnclear(this WebApplication app)
    {
        var console = app.MapShowApi().RequireAuthorization(ApiPolicy.Chat);
        console.MapGet("/chat/unclear", async (Guid show, LiveShows shows, People people,
            CancellationToken cancel) => await shows.ViewAsync(new(show), cancel) is { } view
            ? TypedResults.Json(new
            {
                items = view.Chat.Unclear.Select(m => Answer(m, people)),
                total = view.Chat.Unclear.Length,
                page = 1
            }, Json.Options)
            : Problems.Answer((Outcome.Rejected)Outcome.NotFound("show")));
        console.MapPost("/chat/{message:guid}/dismissed", (Guid show, Guid message, Commands commands) =>
            commands.SendAsync(new ShowId(show), new DismissUnclear(new(message)),
                done => new { id = message, unclear = done.View!.Chat.Unclear.Length }));
    }

    private static object Answer(MessageView m, People people) =>
        new
        {
            m.Id,
            m.Channel,
            author = new { id = m.Author, name = people.NameOf(m.Author) },
            m.Text,
            m.At,
            why = m.Answer!.Text,
            m.Answer.Deal
        };
}
