namespace HostConsole.Hosting;

/// <summary>
/// Lets go of the rest of the pipeline once the app has stopped. ASP.NET's rate limiter has a timer that nobody ends, and what comes
/// after it would stay in memory for the life of the process: in tests, which start hundreds of apps, megabytes each.
/// </summary>
internal sealed class StopRelease(RequestDelegate next)
{
    private RequestDelegate? _next = next;

    public static void Use(WebApplication app)
    {
        var stopped = app.Lifetime.ApplicationStopped;
        app.Use(next =>
        {
            var release = new StopRelease(next);
            stopped.Register(static me => ((StopRelease)me!)._next = null, release);
            return release.InvokeAsync;
        });
    }

    private Task InvokeAsync(HttpContext http) => _next?.Invoke(http) ?? Task.CompletedTask;
}
