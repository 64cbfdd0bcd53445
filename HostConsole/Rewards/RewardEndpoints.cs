using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Rewards;

/// <summary>Rewards over the console's API, and for those who have them.</summary>
public static class RewardEndpoints
{
    private sealed record RewardBody(Guid? Viewer, string? Kind, Guid? Pool, string? Title, int? Amount, string? Reason);
    private sealed record ReasonBody(string? Reason);

    public static void MapRewards(this WebApplication app)
    {
        var rewards = app.MapShowApi().MapGroup("/rewards");
        rewards.MapPost("", GiveAsync).RequireAuthorization(ApiPolicy.Control);
        rewards.MapPost("/{reward:guid}/redeem", (Guid show, Guid reward, Commands commands) =>
            SendAsync(show, new RedeemReward(new(reward)), reward, commands)).RequireAuthorization(ApiPolicy.Control);
        rewards.MapPost("/{reward:guid}/deliver", (Guid show, Guid reward, Commands commands) =>
            SendAsync(show, new DeliverReward(new(reward)), reward, commands)).RequireAuthorization(ApiPolicy.Control);
        rewards.MapPost("/{reward:guid}/reopen", (Guid show, Guid reward, Commands commands) =>
            SendAsync(show, new ReopenReward(new(reward)), reward, commands)).RequireAuthorization(ApiPolicy.Control);
        rewards.MapPost("/{reward:guid}/revoke", (Guid show, Guid reward, ReasonBody body, Commands commands) =>
            SendAsync(show, new RevokeReward(new(reward), body.Reason), reward, commands)).RequireAuthorization(ApiPolicy.Control);
        rewards.MapGet("", async (Guid show, LiveShows shows, TimeProvider clock, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new RewardsGiven(), cancel) is { } given
                && await shows.ViewAsync(new(show), cancel) is { } view
                ? TypedResults.Json(new { rewards = given.Select(Answer), numbers = NumbersOf(view, clock) }, Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
        rewards.MapGet("/{reward:guid}", async (Guid show, Guid reward, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new RewardOf(new(reward)), cancel) is { } given
                ? TypedResults.Json(WithCode(given), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Control);
        app.MapAudience().MapPost("/rewards/{reward:guid}/redeem", (HttpContext http, Guid reward, ViewerForm<NoFields> _, Commands commands) =>
            commands.SendAsync(http.Show(), new RedeemReward(new(reward), http.User.Id()), _ => new { redeemed = true })).TakesForms<NoFields>();
    }

    private static async Task<IResult> GiveAsync(Guid show, RewardBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        if (body.Viewer is not { } viewer) return Wrong("viewer", "Name the viewer who gets it.");
        var (offer, refusal) = await OfferBody.ReadAsync(new(body.Kind, body.Pool, body.Title, body.Amount), shows, cancel);
        if (offer is null) return Problems.Answer(refusal!);
        var id = Id.New<RewardId>(clock);
        return await commands.SendAsync(new ShowId(show), new GiveReward(id, new(viewer), offer, body.Reason),
            done => Answer(done.View!.Rewards.First(r => r.Id == id)), StatusCodes.Status201Created);
    }

    private static Task<IResult> SendAsync(Guid show, RewardCommand command, Guid reward, Commands commands) =>
        commands.SendAsync(new ShowId(show), command, done => Answer(done.View!.Rewards.First(r => r.Id.Value == reward)));

    private static object NumbersOf(ShowView show, TimeProvider clock)
    {
        var numbers = show.RewardNumbers;
        return new
        {
            numbers.Points,
            pointVelocity = show.StartedAt is { } start ? numbers.Velocity((show.EndedAt ?? clock.GetUtcNow()) - start) : null,
            badgesAwarded = numbers.Badges,
            leaderboardActivity = numbers.Activity(show.Metrics.Seen),
            rewardRedemption = numbers.Redemption,
            membersActive = numbers.Members,
        };
    }

    /// <summary>A reward for other programs: without its code.</summary>
    public static object Answer(RewardView r) => new
    {
        r.Id,
        viewer = r.Owner,
        r.Kind,
        state = r.Status,
        r.Title,
        amount = r.Points ?? r.Tickets,
        cost = r.Cost,
        r.Pool,
        r.Source,
        r.Order,
        r.Reason,
        r.Note,
        flagged = r.IsFlagged,
        r.At,
    };

    private static object WithCode(Reward reward) => new
    {
        reward.View.Id,
        viewer = reward.View.Owner,
        reward.View.Kind,
        state = reward.View.Status,
        reward.View.Title,
        amount = reward.View.Points ?? reward.View.Tickets,
        reward.Code,
    };

    private static IResult Wrong(string field, string reason) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason));
}
