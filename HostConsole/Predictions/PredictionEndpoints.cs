using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Predictions;

public static class PredictionEndpoints
{
    private sealed record StakeBody(int? Outcome, int? Points);
    private sealed record OutcomeBody(int? Outcome);
    private sealed record PredictionBody(string? Question, IReadOnlyList<string>? Outcomes, int? Most, int? Seconds);

    public static void MapPredictions(this WebApplication app)
    {
        var console = app.MapShowApi().MapGroup("/predictions");
        console.MapPost("", (Guid show, PredictionBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<PredictionId>(clock);
            var seconds = body.Seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
            return commands.SendAsync(new ShowId(show),
                new OpenPrediction(id, body.Question ?? "", body.Outcomes ?? [], body.Most, seconds),
                done => Answer(done.View!, id), StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/{prediction:guid}/lock", (Guid show, Guid prediction, Commands commands) =>
            SendAsync(show, new LockPrediction(new(prediction)), new(prediction), commands)).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/{prediction:guid}/resolve", (Guid show, Guid prediction, OutcomeBody body, Commands commands) =>
            body.Outcome is { } outcome
                ? SendAsync(show, new ResolvePrediction(new(prediction), outcome), new(prediction), commands)
                : Wrong("outcome", "Name what came true by its number, from 0.")).RequireAuthorization(ApiPolicy.Control);
        console.MapPost("/{prediction:guid}/cancel", (Guid show, Guid prediction, Commands commands) =>
            SendAsync(show, new CancelPrediction(new(prediction)), new(prediction), commands)).RequireAuthorization(ApiPolicy.Control);
        console.MapGet("/{prediction:guid}", async (Guid show, Guid prediction, LiveShows shows, CancellationToken cancel) =>
            await shows.ViewAsync(new(show), cancel) is { } view && view.Predictions.FirstOrDefault(p => p.Id.Value == prediction) is { } found
                ? TypedResults.Json(Answer(found), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);

        app.MapPublic().MapGet("/predictions/{prediction:guid}/record",
            async (HttpContext http, Guid prediction, LiveShows shows) =>
                await shows.AskAsync(http.Show(), new RecordOf(new(prediction)), http.RequestAborted) is { } record
                    ? TypedResults.Json(record, Json.Options)
                    : Problems.Answer(StatusCodes.Status404NotFound));
        app.MapAudience().MapPost("/predictions/{prediction:guid}/stake",
            (HttpContext http, Guid prediction, ViewerForm<StakeBody> form, Commands commands) =>
                StakeAsync(http, new(prediction), form.Body, commands)).TakesForms<StakeBody>();
    }

    private static Task<IResult> SendAsync(Guid show, PredictionCommand command, PredictionId id, Commands commands) =>
        commands.SendAsync(new ShowId(show), command, done => Answer(done.View!, id));

    private static Task<IResult> StakeAsync(HttpContext http, PredictionId id, StakeBody body, Commands commands)
    {
        if (body.Outcome is not { } outcome) return Wrong("outcome", "Name the outcome by its number, from 0.");
        if (body.Points is not { } points) return Wrong("points", "Say how many points to stake.");
        return commands.SendAsync(http.Show(), new StakePoints(id, http.User.Id(), outcome, points), done =>
        {
            var stake = (StakeTaken)done.Outcome.Answer!;
            return new { outcome, points = stake.Points, left = stake.Left };
        }, StatusCodes.Status201Created);
    }

    private static object Answer(ShowView view, PredictionId id) => Answer(view.Predictions.First(p => p.Id == id));

    /// <summary>A prediction, which hides nothing from anybody.</summary>
    public static object Answer(PredictionView p) => new
    {
        p.Id,
        p.State,
        p.Question,
        p.Outcomes,
        points = p.Pool,
        p.People,
        p.Most,
        p.OpenedAt,
        p.ClosesAt,
        p.LockedAt,
        p.ResolveBy,
        p.EndedAt,
        p.Outcome,
        p.StakesReturned,
    };

    private static Task<IResult> Wrong(string field, string reason) =>
        Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, reason)));
}

/// <summary>The public record of a prediction; null where the show has none of this id.</summary>
public sealed record RecordOf(PredictionId Prediction) : IShowQuery<PredictionRecord?>
{
    public PredictionRecord? Answer(Run run) => run.State.Predictions.RecordOf(Prediction);
}
