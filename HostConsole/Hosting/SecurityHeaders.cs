namespace HostConsole.Hosting;

/// <summary>
/// The headers that every answer carries. Scripts come from this server only, never inline. Styles may be inline, since
/// MudBlazor sets sizes and positions in style attributes; that lets nobody run anything.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; " +
        "font-src 'self' data:; media-src 'self' blob: https:; connect-src 'self'; object-src 'none'; base-uri 'self'; " +
        "form-action 'self'; ";

    private const string Closed = Policy + "frame-src 'none'; frame-ancestors 'none'";

    /// <summary>Where the streams of the viewer page are played from.</summary>
    public static readonly IReadOnlyList<string> StreamEmbeds =
        ["https://www.youtube-nocookie.com", "https://www.youtube.com", "https://player.twitch.tv"];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // On starting, so that an error page, which clears what was set before, has them too.
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    /// <summary>Lets this answer alone embed frames of these origins (for a viewer page, <see cref="StreamEmbeds"/>).</summary>
    public static void AllowFrames(this HttpContext context, params IEnumerable<string> origins) =>
        Chosen(context).Frames = string.Join(' ', origins);

    /// <summary>Lets these origins (<c>*</c>: everybody) put this answer alone into a frame.</summary>
    public static void AllowFramedBy(this HttpContext context, params IEnumerable<string> origins) =>
        Chosen(context).FramedBy = string.Join(' ', origins);

    /// <summary>Lets this answer alone play and fetch streams (HLS) of these origins.</summary>
    public static void AllowConnections(this HttpContext context, params IEnumerable<string> origins) =>
        Chosen(context).Connections = string.Join(' ', origins);

    /// <summary>Sends no referrer at all from this answer: for pages whose own address is a secret.</summary>
    public static void HideReferrer(this HttpContext context) => Chosen(context).Referrer = "no-referrer";

    private static Choice Chosen(HttpContext context)
    {
        if (context.Features.Get<Choice>() is { } choice) return choice;
        context.Features.Set(choice = new Choice());
        return choice;
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var choice = context.Features.Get<Choice>();
        headers.ContentSecurityPolicy = choice?.Compose() ?? Closed;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = choice?.Referrer ?? "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 && IsSomebodys(context.Request.Path)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    // What a key, a token or a cookie opens is for its owner alone, and for no cache on the way.
    private static bool IsSomebodys(PathString path) => path.StartsWithSegments("/api")
        || (path.StartsWithSegments("/s") && path.Value is { } own
            && (own.EndsWith("/me", StringComparison.Ordinal) || own.EndsWith("/join", StringComparison.Ordinal)));

    private sealed class Choice
    {
        public string? Frames { get; set; }
        public string? FramedBy { get; set; }
        public string? Connections { get; set; }
        public string? Referrer { get; set; }

        public string Compose() =>
            Policy.Replace("connect-src 'self'", $"connect-src 'self' {Connections}".TrimEnd(), StringComparison.Ordinal)
            + $"frame-src {Frames ?? "'none'"}; frame-ancestors {FramedBy ?? "'none'"}";
    }
}
