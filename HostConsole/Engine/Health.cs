using HostConsole.Core.Shows;
using HostConsole.Hosting;

namespace HostConsole.Engine;

/// <summary>For a proxy or a service manager: does the process live, and would it take an order now?</summary>
public static class Health
{
    public const string AlivePath = "/healthz", ReadyPath = "/readyz";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(AlivePath, static () => TypedResults.Json(new { status = "alive" })).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(ReadyPath, static async (Readiness readiness, HttpContext http) =>
        {
            var reason = await readiness.ObstacleAsync(http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return reason is null
                ? TypedResults.Json(new { status = "ready" })
                : Problems.Answer(StatusCodes.Status503ServiceUnavailable, "not-ready", reason);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Asks the writer itself, which answers between two batches.</summary>
    public sealed class Readiness(LiveShows shows, IHostApplicationLifetime app)
    {
        /// <returns>Why nothing can be recorded now; null where it can.</returns>
        public async Task<string?> ObstacleAsync(CancellationToken cancel = default)
        {
            if (app.ApplicationStopping.IsCancellationRequested) return "HostConsole is stopping.";
            if (shows.ReadOnly is { } reason) return reason;
            try
            {
                await shows.AskAsync(new Ping(), cancel).WaitAsync(Longest, cancel);
                return null;
            }
            catch (TimeoutException)
            {
                return "The writer has not answered for five seconds: the disk is slow, or something holds the store.";
            }
        }
    }
}
