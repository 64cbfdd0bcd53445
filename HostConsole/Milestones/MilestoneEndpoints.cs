using System.Security.Claims;
using System.Text.Json.Serialization;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Milestones;

/// <summary>Milestones over the console's API.</summary>
public static class MilestoneEndpoints
{
    /// <param name="Most">For "every": how many rewards it gives at most.</param>
    private sealed record MilestoneBody(
        string? Title, MilestoneRule? Rule, int? Count, MilestoneOf? Of, OfferBody? Reward, int? Most);

    /// <param name="Code">Of a code, where who asks may steer shows: a display shows everything else.</param>
    private sealed record Given(
        string Order, ViewerId Viewer, RewardId Reward, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

    public static void MapMilestones(this WebApplication app)
    {
        var milestones = app.MapShowApi().MapGroup("/milestones");
        milestones.MapPost("", OpenAsync).RequireAuthorization(ApiPolicy.Control);
        milestones.MapPost("/{milestone:guid}/close", (Guid show, Guid milestone, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseMilestone(new(milestone)), done => Answer(Find(done.View!, new(milestone)))))
            .RequireAuthorization(ApiPolicy.Control);
        milestones.MapGet("/{milestone:guid}", async (Guid show, Guid milestone, ClaimsPrincipal user, LiveShows shows, CancellationToken cancel) =>
        {
            if (await shows.AskAsync(new(show), new MilestoneOfId(new(milestone)), cancel) is not { } view)
                return Problems.Answer(StatusCodes.Status404NotFound);
            var codes = view.Offer.Pool is not null && user.HasClaim(ApiKeyAuthentication.ScopeClaim, ApiScope.Control)
                ? await shows.AskAsync(new(show), new CodesOf([.. view.Winners.Select(w => w.Reward)]), cancel) : null;
            return TypedResults.Json(Answer(view, codes), Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);
        app.MapPublic().MapGet("/milestones/{milestone:guid}/record", async (HttpContext http, Guid milestone, LiveShows shows) =>
            await shows.AskAsync(http.Show(), new MilestoneRecordOf(new(milestone)), http.RequestAborted) is { } record
                ? TypedResults.Json(record, Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> OpenAsync(
        Guid show, MilestoneBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        if (body.Rule is not { } rule) return Wrong("rule", "Say who wins: first, next or every.");
        if (body.Of is not { } of) return Wrong("of", "Say what is counted: orders or buyers.");
        var (offer, refusal) = await OfferBody.ReadAsync(body.Reward, shows, cancel);
        if (offer is null) return Problems.Answer(refusal!);
        var id = Id.New<MilestoneId>(clock);
        return await commands.SendAsync(new ShowId(show), new OpenMilestone(id, body.Title ?? "", rule, body.Count ?? 0, of, offer, body.Most),
            done => Answer(Find(done.View!, id)), StatusCodes.Status201Created);
    }

    private static MilestoneView Find(ShowView view, MilestoneId id) => view.Milestones.First(m => m.Id == id);

    private static object Answer(MilestoneView m, IReadOnlyDictionary<RewardId, string>? codes = null) => new
    {
        m.Id,
        state = StateOf(m),
        m.Title,
        m.Rule,
        m.Count,
        m.Of,
        reward = OfferBody.Of(m.Offer),
        m.Left,
        m.Next,
        m.OpenedAt,
        m.ClosedAt,
        given = m.Winners.Select(w => new Given(MilestoneWords.OrderOf(w), w.Buyer, w.Reward, codes?.GetValueOrDefault(w.Reward))),
    };

    /// <summary>A milestone for the audience: how far it is, and nobody's orders.</summary>
    public static object Public(MilestoneView m) => new
    {
        m.Id,
        state = StateOf(m),
        m.Title,
        m.Rule,
        m.Count,
        m.Of,
        reward = m.Offer.Title,
        points = m.Offer.Points,
        m.Left,
        m.Next,
    };

    /// <summary>open or closed.</summary>
    internal static string StateOf(MilestoneView milestone) => milestone.IsOn ? "open" : "closed";

    private static IResult Wrong(string field, string reason) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason));
}
