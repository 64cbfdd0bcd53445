using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Giveaways;

/// <summary>What a viewer does with a giveaway: enter, and answer a win.</summary>
public static class EntryEndpoints
{
    private sealed record EntryBody(string? Route);
    private sealed record ContactBody(string? Contact);

    public static void MapEntries(this WebApplication app)
    {
        var audience = app.MapAudience();
        audience.MapPost("/giveaways/{giveaway:guid}/enter",
            (HttpContext http, Guid giveaway, ViewerForm<EntryBody> form, Commands commands, LiveShows shows,
                IOpenPages pages, EntryRefusals refusals, TimeProvider clock) =>
            EnterAsync(http, giveaway, form.Body.Route, commands, shows, pages, refusals, clock)).TakesForms<EntryBody>();
        audience.MapPost("/giveaways/{giveaway:guid}/answer",
            (HttpContext http, Guid giveaway, ViewerForm<ContactBody> form, Commands commands) =>
            AnswerAsync(http, giveaway, form.Body.Contact, commands)).TakesForms<ContactBody>();
    }

    /// <param name="route">"free" for the free route of a buyers' giveaway; null for the button.</param>
    private static async Task<IResult> EnterAsync(HttpContext http, Guid giveaway, string? route, Commands commands, LiveShows shows,
        IOpenPages pages, EntryRefusals refusals, TimeProvider clock)
    {
        if (route is not (null or "free"))
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("route", "The route is free, or left out."));
        // Who opened the page a second ago is here, though nobody has noted it yet.
        if ((await shows.ViewAsync(http.Show()))?.Giveaways.FirstOrDefault(g => g.Id.Value == giveaway) is { Who.Present: true })
            await pages.NoteAsync(http.Show(), http.User.Id());
        var entry = Id.New<EntryId>(clock);
        var enter = new EnterGiveaway(new(giveaway), entry, http.User.Id(), route is null ? EntryRoute.Button : EntryRoute.Free);
        var answer = await commands.SendAsync(http.Show(), enter, done => new { entry = EntryOf(done, entry) }, StatusCodes.Status201Created);
        var why = answer is ProblemHttpResult { ProblemDetails.Type: "/problems/not-eligible" }
            ? await shows.AskAsync(http.Show(), new WhyNotIn(enter.Giveaway, enter.Viewer, clock.GetUtcNow()), http.RequestAborted)
            : null;
        if (why is not null || answer is not ProblemHttpResult) refusals.Note(http.Show(), enter.Giveaway, enter.Viewer, why);
        return answer;
    }

    /// <summary>The entry that was made, or the one that took the free route besides.</summary>
    internal static EntryId EntryOf(Done done, EntryId made) =>
        done.Outcome.Facts.OfType<GiveawayFact.FreeRouteTaken>().FirstOrDefault()?.Entry ?? made;

    public static Task<IResult> AnswerAsync(HttpContext http, Guid giveaway, string? contact, Commands commands) =>
        commands.SendAsync(http.Show(), new AnswerWin(new(giveaway), http.User.Id(), contact), _ => new { answered = true });
}
