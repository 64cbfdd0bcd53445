using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;

namespace HostConsole.Startup;

/// <summary>
/// Answers in the console's place while its store can't be opened yet: says why to everybody, and looks again every two
/// seconds.
/// </summary>
internal static class WaitingRoom
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <returns>Null as soon as nothing is in the way; a passing obstacle where the process is to end; one that doesn't pass.</returns>
    public static async Task<Obstacle?> WaitAsync(string[] args, Obstacle obstacle, Func<Obstacle?> look)
    {
        var builder = WebApplication.CreateSlimBuilder(Start.Options(args));
        builder.UseDefaultAddress();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Limits.MaxConcurrentConnections = ConnectionsSetup.Read(builder.Configuration).Total);
        await using var app = builder.Build();
        var reason = obstacle.Reason;
        app.UseSecurityHeaders();
        app.MapGet(Health.AlivePath, () => TypedResults.Json(new { status = "waiting" }));
        app.MapFallback("{**any}", http => AnswerAsync(http, Volatile.Read(ref reason)));
        await app.StartAsync();
        await Console.Error.WriteLineAsync($"HostConsole waits at {string.Join(' ', app.Urls)} for its store. {reason}");
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(app.Lifetime.ApplicationStopping))
            {
                if (look() is not { } still) return null;
                obstacle = still;
                Volatile.Write(ref reason, still.Reason);
                if (!still.Passing) return still;
            }
        }
        catch (OperationCanceledException) { } // told to end
        finally
        {
            await app.StopAsync();
        }

        return obstacle;
    }

    private static Task AnswerAsync(HttpContext http, string reason)
    {
        http.Response.Headers.RetryAfter = "5";
        return ProblemsSetup.AcceptsHtml(http)
            ? PlainPage.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "HostConsole waits for its store", reason, reload: 5)
            : http.WriteProblemAsync(Problems.Of(StatusCodes.Status503ServiceUnavailable, "store-unavailable", reason));
    }
}
