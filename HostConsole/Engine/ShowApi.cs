using HostConsole.Hosting;

namespace HostConsole.Engine;

public static class ShowApi
{
    /// <summary>A group for console calls under /api/v1/shows/{show}.</summary>
    public static RouteGroupBuilder MapShowApi(this WebApplication app) =>
        app.MapGroup("/api/v1/shows/{show:guid}").RequireRateLimiting(Limits.Api);
}
