using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Shows;

/// <summary>The run of show for programs: what it holds, and each cue as a call, for a button of its own on a stream deck.</summary>
public static class CueEndpoints
{
    public static void MapCues(this WebApplication app)
    {
        app.MapShowApi().MapGet("/plan", async (Guid show, LiveShows shows,
            CancellationToken cancel) => await shows.ViewAsync(new(show), cancel) is { } view
            ? TypedResults.Json(Answer(view), Json.Options)
            : Problems.Answer((Outcome.Rejected)Outcome.NotFound("show"))).RequireAuthorization(ApiPolicy.Read);
        app.MapShowApi().MapPost("/cues/{cue:guid}/fire", (Guid show, Guid cue, Commands commands, TimeProvider clock) =>
            commands.SendAsync(new ShowId(show), new FireCue(new(cue), Guid.CreateVersion7(clock.GetUtcNow()),
                RandomText.NewSeed()), done => Answer(done.View!))).RequireAuthorization(ApiPolicy.Control);
    }

    private static object Answer(ShowView view) => new
    {
        view.Segment,
        next = new { segment = view.NextSegment, cue = view.NextCue },
        segments = view.Plan.Segments.Select(s => new
        {
            s.Id,
            s.Title,
            s.Minutes,
            cues = s.Cues.Select(c => new { c.Id, c.Label, fired = view.Fired.Contains(c.Id) })
        }),
    };
}
