namespace HostConsole.Components;

/// <summary>
/// The colours that this browser was set to; null follows the system. In a cookie, so that the first byte of a page is
/// right.
/// </summary>
public static class Theme
{
    public const string Cookie = "theme";

    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => IsLive(context?.Request.Path.Value) ? "dark" : null,
    };

    /// <summary>The live page is dark unless a person chose otherwise: a lit room, a bright stream.</summary>
    public static bool IsLive(string? path) =>
        path is not null && path.StartsWith("/shows/", StringComparison.Ordinal)
            && path.EndsWith("/live", StringComparison.Ordinal);
}
