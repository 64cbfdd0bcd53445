using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Goals;

/// <summary>Goals over the console's API.</summary>
public static class GoalEndpoints
{
    /// <param name="Target">A number, or money for GMV.</param>
    /// <param name="From">"show", where the whole show counts, or "now".</param>
    private sealed record GoalBody(string? Title, GoalCounts? Counts, JsonElement? Target, string? Reward, string? Reveal, string? From);

    public static void MapGoals(this WebApplication app)
    {
        var goals = app.MapShowApi().MapGroup("/goals");
        goals.MapPost("", (Guid show, GoalBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<GoalId>(clock);
            if (body.Counts is not { } counts)
                return Wrong("counts", "Say what it counts: orders, units, gmv, claims, votes, comments or viewers.");
            if (body.From is not (null or "show" or "now")) return Wrong("from", "It counts from \"show\" or from \"now\".");
            if (Read(body.Target) is not var (target, currency))
                return Wrong("target",
                    "Give the target as a whole number, or as an amount with its currency where it counts gmv.");
            return commands.SendAsync(new ShowId(show), new OpenGoal(id, body.Title ?? "", counts, target, currency,
                body.Reward, body.Reveal, body.From == "now"),
                done => Answer(done.View!, id), StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        goals.MapPost("/{goal:guid}/close", (Guid show, Guid goal, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseGoal(new(goal)), done => Answer(done.View!, new(goal))))
            .RequireAuthorization(ApiPolicy.Control);
        goals.MapGet("/{goal:guid}", async (Guid show, Guid goal, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new GoalOf(new(goal)), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
    }

    /// <summary>A goal for other programs: amounts as money, the reveal only once it is reached.</summary>
    public static object Answer(GoalView g) => new
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
        g.OpenedAt,
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

    private static Task<IResult> Wrong(string field, string reason) =>
        Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason)));
}
