using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Orders;

/// <summary>A show's numbers over the API: now, at any moment, and minute by minute. The rehearsal's while there is one.</summary>
public static class MetricsEndpoints
{
    public static void MapMetrics(this WebApplication app)
    {
        var numbers = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        numbers.MapGet("/metrics", MetricsAsync);
        numbers.MapGet("/timeline", TimelineAsync);
    }

    private static async Task<IResult> MetricsAsync(Guid show, DateTimeOffset? at, LiveShows shows, PastMetrics past,
        TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (at is { } then && then < now)
        {
            if (await shows.ViewAsync(new(show), cancel) is null) return NoShow();
            return await past.AtAsync(new(show), then.ToUniversalTime(), cancel) is var (numbers, rehearsal)
                ? TypedResults.Json(Answer(numbers, rehearsal, then.ToUniversalTime()), Json.Options)
                : Problems.Answer((Outcome.Rejected)Outcome.Invalid("at", "The show did not exist then. Ask for a later time."));
        }

        return await shows.NumbersAsync(new(show), cancel) is var (live, inRehearsal)
            ? TypedResults.Json(Answer(live, inRehearsal, now), Json.Options)
            : NoShow();
    }

    private static async Task<IResult> TimelineAsync(Guid show, int? step, LiveShows shows, Timelines timelines,
        TimeProvider clock, CancellationToken cancel)
    {
        var seconds = step ?? 60;
        if (seconds < 60 || seconds % 60 != 0 || seconds > 86_400)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("step",
                "The step is a multiple of 60 seconds, up to 86400: the numbers are kept by the minute."));
        if (await timelines.ReadAsync(new(show), seconds / 60, clock.GetUtcNow(), cancel) is not { } line) return NoShow();
        return line.Points.Count <= Timelines.MostPoints
            ? TypedResults.Json(line.Answer(), Json.Options)
            : Problems.Answer((Outcome.Rejected)Outcome.Invalid("step", $"That would be {line.Points.Count} points, at "
                + $"most {Timelines.MostPoints} are given. Ask for a longer step."));
    }

    private static IResult NoShow() => Problems.Answer(StatusCodes.Status404NotFound, "not-found", "There is no such show.");

    /// <summary>The numbers by the API's names; ratios unrounded, null with nothing to divide by.</summary>
    internal static object Answer(MetricsView m, bool rehearsal, DateTimeOffset at) => new
    {
        at,
        rehearsal,
        m.Currency,
        m.Viewers,
        m.Chatters,
        m.Watching,
        m.Peak,
        m.Orders,
        m.Buyers,
        m.UnseenBuyers,
        m.Conversion,
        m.OrdersPerViewer,
        m.Gmv,
        m.Refunds,
        m.Net,
        m.Aov,
        m.Discounts,
        m.Units,
        m.Votes,
        m.Entries,
        m.Claims,
        m.Redeemed,
        m.Redemption,
        m.Comments,
        m.Questions,
        m.RepeatRate,
        m.ReturnRate,
        m.OrdersWithoutCustomer,
        m.LeftOut,
        notes = new { conversion = m.Converting.WhyNot },
    };
}

/// <summary>Folds the log up to a moment, beside the writer, one at a time so that a curious caller can't fill the memory.</summary>
public sealed class PastMetrics(IFactLog log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<(MetricsView Numbers, bool Rehearsal)?> AtAsync(ShowId show, DateTimeOffset at, CancellationToken cancel = default)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => PastNumbers.At(log, show, at, cancel), cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
