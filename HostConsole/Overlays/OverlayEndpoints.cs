using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Overlays;

/// <summary>The overlays' pages and their WebSockets; a wrong or revoked address is one that doesn't exist.</summary>
public static class OverlayEndpoints
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15), PingPatience = TimeSpan.FromSeconds(20);

    internal static void MapPages(WebApplication app)
    {
        var pages = app.MapGroup("/overlay/{code}/{token}/{what}").RequireRateLimiting(Limits.Address).AllowAnonymous()
            .ExcludeFromDescription();
        pages.MapGet("", PageAsync);
        pages.MapGet("/live", LiveAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, string code, string what, string? layout,
        LiveShows shows, OverlayTokens tokens)
    {
        http.HideReferrer();
        http.Response.Headers.CacheControl = "no-store";
        if (await FindAsync(http, code, what, shows, tokens) is null) return TypedResults.NotFound();
        return new RazorComponentResult<OverlayPage>(new Dictionary<string, object?>
        {
            [nameof(OverlayPage.What)] = what,
            [nameof(OverlayPage.Portrait)] = layout == "portrait",
            [nameof(OverlayPage.Live)] = $"{http.Request.PathBase}/overlay/{code}/{http.OverlayToken()}/{what}/live",
        })
        { PreventStreamingRendering = true };
    }

    private static async Task<IResult> LiveAsync(HttpContext http, string code, string what, LiveShows shows,
        OverlayTokens tokens, OverlayStreams streams, OwnHosts hosts)
    {
        if (await FindAsync(http, code, what, shows, tokens) is not { } show
            || await streams.OfAsync(show) is not { } stream)
            return TypedResults.NotFound();
        if (!http.WebSockets.IsWebSocketRequest) return TypedResults.BadRequest();
        if (!hosts.IsOwnOriginOrFile(http)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (!streams.Enter(show))
        {
            http.Response.Headers.RetryAfter = "10";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(
                new WebSocketAcceptContext { KeepAliveInterval = PingEvery, KeepAliveTimeout = PingPatience });
            await streams.ServeAsync(socket, what, stream,
                () => tokens.IsAsync(show, http.OverlayToken(), http.RequestAborted).AsTask(), http.RequestAborted);
        }
        finally
        {
            streams.Leave(show);
        }

        return TypedResults.Empty;
    }

    private static async Task<ShowId?> FindAsync(HttpContext http, string code, string what, LiveShows shows, OverlayTokens tokens) =>
        OverlayLinks.Names.Contains(what) && await shows.FindCodeAsync(code, http.RequestAborted) is { } show
            && await tokens.IsAsync(show, http.OverlayToken(), http.RequestAborted)
            ? show
            : null;
}
