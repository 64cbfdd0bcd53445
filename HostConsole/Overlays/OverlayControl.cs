using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Overlays;

/// <summary>The overlays' addresses over the API, for programs that set up OBS.</summary>
public static class OverlayControl
{
    private sealed record Source(string Address, int Width, int Height);

    internal static void MapApi(WebApplication app)
    {
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapGet("/overlays", async (Guid show, HttpContext http, LiveShows shows, OverlayLinks links) =>
        {
            if (await shows.ViewAsync(new(show), http.RequestAborted) is null) return Problems.Answer(StatusCodes.Status404NotFound);
            http.Response.Headers.CacheControl = "no-store";
            var root = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
            var items = new List<object>();
            foreach (var what in OverlayLinks.Names)
                items.Add(new
                {
                    what,
                    landscape = await SourceAsync(links, new(show), what, false, root),
                    portrait = await SourceAsync(links, new(show), what, true, root)
                });
            return TypedResults.Json(new { items, total = items.Count, page = 1 }, Json.Options);
        });
        control.MapPost("/overlays/renew", async (Guid show, LiveShows shows, OverlayTokens tokens, CancellationToken cancel) =>
        {
            if (await shows.ViewAsync(new(show), cancel) is null) return Problems.Answer(StatusCodes.Status404NotFound);
            await tokens.RenewAsync(new(show), cancel);
            // Without the new addresses, since answers to posts are kept for those who ask again.
            return TypedResults.Json(new { renewed = true }, Json.Options);
        });
    }

    private static async Task<Source> SourceAsync(OverlayLinks links, ShowId show, string what, bool portrait, string root)
    {
        var (width, height) = OverlayLinks.Size(portrait);
        return new(await links.AddressAsync(show, what, portrait, root), width, height);
    }
}
