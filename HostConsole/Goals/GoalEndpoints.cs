using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Goals;

/// <summary>Goals over the console's API.</summary>
public static class GoalEndpoints
{
    /// <param name="Target">A number, or money for GMV.</param>
    /// <param name="From">"show", where the whole show counts, or "now".</param>
    /// <param name="Seconds">Until its deadline.</param>
    /// <param name="Keyword">Takes the stages' rewards in a chat.</param>
    private sealed record GoalBody(
        string? Title, GoalCounts? Counts, JsonElement? Target, string? Reward, string? Reveal, string? From, int? Seconds = null,
        GoalPicture? Picture = null, IReadOnlyList<StageBody?>? Stages = null, string? Keyword = null);

    /// <param name="At">As the target is given.</param>
    /// <param name="Reward">What everybody can take from then on.</param>
    private sealed record StageBody(JsonElement? At, string? Title, OfferBody? Reward);

    public static void MapGoals(this WebApplication app)
    {
        var goals = app.MapShowApi().MapGroup("/goals");
        goals.MapPost("", async (Guid show, GoalBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel) =>
        {
            var id = Id.New<GoalId>(clock);
            if (body.Counts is not { } counts)
                return Wrong("counts", "Say what it counts: orders, units, gmv, claims, votes, comments or viewers.");
            if (body.From is not (null or "show" or "now")) return Wrong("from", "It counts from \"show\" or from \"now\".");
            if (Read(body.Target) is not var (target, currency))
                return Wrong("target",
                    "Give the target as a whole number, or as an amount with its currency where it counts gmv.");
            var (stages, refusal) = await StagesAsync(body.Stages, currency, shows, cancel);
            if (refusal is not null) return Problems.Answer(refusal);
            return await commands.SendAsync(new ShowId(show), new OpenGoal(id, body.Title ?? "", counts, target, currency,
                body.Reward, body.Reveal, body.From == "now", stages, body.Seconds is { } s ? TimeSpan.FromSeconds(s) : null, body.Picture,
                body.Keyword),
                done => Answer(done.View!, id), StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        goals.MapPost("/{goal:guid}/close", (Guid show, Guid goal, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseGoal(new(goal)), done => Answer(done.View!, new(goal))))
            .RequireAuthorization(ApiPolicy.Control);
        goals.MapGet("/{goal:guid}", async (Guid show, Guid goal, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new GoalOf(new(goal)), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
        app.MapAudience().MapPost("/goals/{goal:guid}/stages/{stage:int}/take",
            (HttpContext http, Guid goal, int stage, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
                commands.SendAsync(http.Show(), new TakeGoalStage(new(goal), stage, Id.New<RewardId>(clock), http.User.Id()), done =>
                    new { stage, reward = done.Outcome.Facts.OfType<GoalFact.GoalStageTaken>().SingleOrDefault()?.Reward }))
            .TakesForms<NoFields>();
    }

    private static async Task<(IReadOnlyList<GoalStage> Stages, Outcome.Rejected? Refusal)> StagesAsync(
        IReadOnlyList<StageBody?>? asked, Currency? currency, LiveShows shows, CancellationToken cancel)
    {
        var stages = new List<GoalStage>();
        foreach (var stage in asked ?? [])
        {
            if (Read(stage?.At) is not var (at, of) || of != currency)
                return ([], (Outcome.Rejected)Outcome.Invalid("stages", "Say at what number each stage is reached, as the target is given."));
            RewardOffer? offer = null;
            if (stage!.Reward is { } reward)
            {
                (offer, var refusal) = await OfferBody.ReadAsync(reward, shows, cancel);
                if (offer is null) return ([], (Outcome.Rejected)Outcome.Invalid("stages", refusal!.Reason));
            }

            stages.Add(new(at, stage.Title ?? "", offer));
        }

        return (stages, null);
    }

    /// <summary>A goal for other programs: amounts as money, the reveal only once it is reached.</summary>
    public static object Answer(GoalView g) => Answer(g, s => s.Offer is { } offer ? OfferBody.Of(offer) : null);

    /// <summary>A goal for the audience: without where codes come from.</summary>
    public static object Public(GoalView g) => Answer(g, s => s.Offer is { } offer ? new { offer.Title, amount = offer.Points } : null);

    private static object Answer(GoalView g, Func<GoalStageView, object?> rewardOf) => new
    {
        g.Id,
        g.State,
        g.Title,
        g.Counts,
        target = Number(g, g.Target),
        reached = Number(g, g.Reached),
        from = Number(g, g.From),
        g.Reward,
        g.HasReveal,
        g.Reveal,
        picture = g.Picture == GoalPicture.Bar ? (GoalPicture?)null : g.Picture,
        stages = g.Stages.Select(s => new
        {
            at = Number(g, s.At),
            s.Title,
            reached = s.ReachedAt is not null,
            s.ReachedAt,
            reward = rewardOf(s),
            s.Taken,
        }),
        g.Keyword,
        g.OpenedAt,
        g.ClosesAt,
        missed = g.IsMissed ? true : (bool?)null,
        g.ReachedAt,
        g.ClosedAt,
    };

    private static object Answer(ShowView view, GoalId id) => Answer(view.Goals.First(g => g.Id == id));

    private static object Number(GoalView goal, long number) => goal.Currency is { } currency ? new Money(number, currency) : number;

    private static (long Target, Currency? Currency)? Read(JsonElement? target)
    {
        if (target is { ValueKind: JsonValueKind.Number } number) return number.TryGetInt64(out var count) ? (count, null) : null;
        if (target is not { ValueKind: JsonValueKind.Object } amount) return null;
        try
        {
            var money = amount.Deserialize<Money>(Json.Options);
            return (money.Minor, money.Currency);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Wrong(string field, string reason) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason));
}
