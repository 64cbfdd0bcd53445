using HostConsole.Hosting;

namespace HostConsole.Overlays;

/// <summary>
/// For a page that shows others of this server in frames. It is always loaded whole: exchanged into another page, it
/// would be under that page's policy.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramesOwnPagesAttribute : Attribute
{
    private const string EnhancedNavigation = "blazor-enhanced-nav";

    internal static void Use(WebApplication app) => app.Use(static (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FramesOwnPagesAttribute>() is null) return next(http);
        http.AllowFrames("'self'");
        http.Response.OnStarting(static me => Task.FromResult(((HttpContext)me).Response.Headers.Remove(EnhancedNavigation)), http);
        return next(http);
    });
}
