using HostConsole.Accounts;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Viewers;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Giveaways;

/// <summary>How a giveaway goes into a later show over the console's API, and where its first address leads then.</summary>
internal static class CarryEndpoints
{
    public static void MapCarrying(this WebApplication app)
    {
        app.MapShowApi().RequireAuthorization(ApiPolicy.Read).MapGet("/giveaways/carried", async (Guid show, LiveShows shows, CancellationToken cancel) =>
            await shows.ViewAsync(new(show), cancel) is null ? GiveawayEndpoints.NotFound("show") : TypedResults.Json(new
            {
                items = (await shows.AskAsync(new WaitingGiveaways(new(show)), cancel)).Select(w => new
                {
                    w.Id,
                    w.What.Terms.Title,
                    w.What.Terms.Prize,
                    w.What.Terms.Keyword,
                    w.Entries,
                    w.What.Terms.Commitment,
                    w.What.Shows,
                    w.Since,
                    w.From,
                }),
            }, Json.Options));
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/giveaways/{giveaway:guid}/carry", (Guid show, Guid giveaway, Commands commands) =>
            GiveawayEndpoints.SendAsync(commands, show, new CarryGiveaway(new(giveaway)), GiveawayEndpoints.Answer));
        control.MapPost("/giveaways/{giveaway:guid}/continue", (Guid show, Guid giveaway, Commands commands) =>
            GiveawayEndpoints.SendAsync(commands, show, new ContinueGiveaway(new(giveaway), RandomText.NewSeed()), GiveawayEndpoints.Answer,
                StatusCodes.Status201Created));
        app.MapPublic().MapGet("/giveaways/{giveaway:guid}/show", async (string code, Guid giveaway, LiveShows shows, CancellationToken cancel) =>
            TypedResults.Redirect($"/s/{await shows.AskAsync(new GiveawayPlace(new(giveaway)), cancel) ?? code}"));
    }

    /// <summary>The code of the show where a giveaway went on that this one has left; null where it is still this one's.</summary>
    public static async Task<string?> GoneToAsync(LiveShows shows, string code, GiveawayView giveaway, CancellationToken cancel) =>
        giveaway.State == GiveawayStatus.Carried && await shows.AskAsync(new GiveawayPlace(giveaway.Id), cancel) is { } place && place != code ? place : null;
}
