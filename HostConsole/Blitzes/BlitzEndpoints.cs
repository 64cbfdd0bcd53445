using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Accounts;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Blitzes;

/// <summary>Blitzes over the console's API.</summary>
public static class BlitzEndpoints
{
    /// <param name="Deal">What it opens each time, as it is launched.</param>
    /// <param name="DailyAt">As HH:mm; 24:00 is midnight.</param>
    /// <param name="TimeZone">The show's own where it is left out.</param>
    private sealed record BlitzBody(string? Title, JsonObject? Deal, int? EveryMinutes, string? DailyAt, string? TimeZone, int? Times);

    public static void MapBlitzes(this WebApplication app)
    {
        var blitzes = app.MapShowApi().MapGroup("/blitzes");
        blitzes.MapPost("", OpenAsync).RequireAuthorization(ApiPolicy.Control);
        blitzes.MapPost("/{blitz:guid}/close", (Guid show, Guid blitz, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseBlitz(new(blitz)), done => Answer(Find(done.View!, new(blitz)))))
            .RequireAuthorization(ApiPolicy.Control);
        blitzes.MapGet("/{blitz:guid}", async (Guid show, Guid blitz, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new BlitzOf(new(blitz)), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
    }

    private static async Task<IResult> OpenAsync(
        Guid show, BlitzBody body, Commands commands, LiveShows shows, CatalogueStore catalog, TimeProvider clock, CancellationToken cancel)
    {
        var (cue, refusal) = await CueAsync(body.Deal, catalog, cancel);
        if (cue is null) return Problems.Answer(refusal!);
        var daily = BlitzSchedule.Time(body.DailyAt);
        if (body.DailyAt is not null && daily is null)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("dailyAt", "Write the time as HH:mm: 00:00 is midnight."));
        var zone = body.TimeZone ?? (await shows.ViewAsync(new(show), cancel))?.Settings.TimeZone ?? "UTC";
        var id = Id.New<BlitzId>(clock);
        return await commands.SendAsync(new ShowId(show),
            new OpenBlitz(id, body.Title ?? "", cue, new(body.EveryMinutes, daily, zone), body.Times),
            done => Answer(Find(done.View!, id)), StatusCodes.Status201Created);
    }

    // The cue as a plan stores it, with the catalogue's own item in place of the variant's id.
    private static async Task<(Cue? Cue, Outcome.Rejected? Refusal)> CueAsync(JsonObject? deal, CatalogueStore catalog, CancellationToken cancel)
    {
        if (deal is null) return Wrong("deal", "Say what it opens each time: a deal, as it is launched.");
        if (deal["variantId"] is not JsonValue written || !written.TryGetValue(out Guid variant)
            || await catalog.ItemAsync(new VariantId(variant), cancel) is not { } item)
            return Wrong("variantId", "A deal sells one variant of the catalogue: choose it.");
        var cue = new JsonObject
        {
            ["kind"] = "deal",
            ["id"] = Guid.Empty,
            ["item"] = JsonSerializer.SerializeToNode(item, Json.Options),
            ["perViewer"] = 1,
            ["leadSeconds"] = 0,
            ["holdSeconds"] = 600,
            ["code"] = null,
        };
        foreach (var name in new[] { "price", "quantity", "perViewer", "seconds", "leadSeconds", "holdSeconds", "code" })
            if (deal[name] is { } given) cue[name] = given.DeepClone();
        try
        {
            return (cue.Deserialize<Cue>(Json.Options), null);
        }
        catch (JsonException wrong)
        {
            return Wrong("deal", $"This can't be read as a deal: {wrong.Path}.");
        }
    }

    private static BlitzView Find(ShowView view, BlitzId id) => view.Blitzes.First(b => b.Id == id);

    private static object Answer(BlitzView b) => new
    {
        b.Id,
        state = b.IsOn ? "open" : "closed",
        b.Title,
        b.What,
        b.Schedule.EveryMinutes,
        dailyAt = Written(b.Schedule.DailyAt),
        b.Schedule.TimeZone,
        b.Times,
        nextAt = b.IsOn ? b.Next : (DateTimeOffset?)null,
        b.Fired,
        b.Missed,
        b.LastMiss,
        b.Left,
        lastOpened = b.Opened,
        b.OpenedAt,
        b.ClosedAt,
    };

    /// <summary>A blitz for the audience: when it comes.</summary>
    public static object Public(BlitzView b) => new
    {
        b.Id,
        b.Title,
        b.What,
        b.Schedule.EveryMinutes,
        dailyAt = Written(b.Schedule.DailyAt),
        b.Schedule.TimeZone,
        nextAt = b.Next,
        b.Left,
    };

    private static string? Written(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static (Cue?, Outcome.Rejected?) Wrong(string field, string reason) => (null, (Outcome.Rejected)Outcome.Invalid(field, reason));
}
