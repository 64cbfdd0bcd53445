namespace HostConsole.Overlays;

/// <summary>
/// Takes the token out of an overlay's path before anything else sees the request, so that no log line, error page or
/// trace can hold it.
/// </summary>
public static class OverlaySecrecy
{
    /// <summary>What stands in the path instead.</summary>
    public const string Hidden = "secret";
    private const int TokenAt = 3; // "", overlay, code, token

    private sealed record Token(string Value);

    /// <summary>To be called before anything else is put into the pipeline.</summary>
    public static void UseOverlaySecrecy(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/overlay")) return next(http);
        var parts = http.Request.Path.Value!.Split('/');
        if (parts.Length <= TokenAt) return next(http);
        http.Features.Set(new Token(parts[TokenAt]));
        parts[TokenAt] = Hidden;
        http.Request.Path = new PathString(string.Join('/', parts));
        return next(http);
    });

    /// <summary>The token that the request came with.</summary>
    public static string OverlayToken(this HttpContext http) => http.Features.Get<Token>()?.Value ?? "";
}
