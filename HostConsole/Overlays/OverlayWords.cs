using HostConsole.Surfaces;

namespace HostConsole.Overlays;

/// <summary>What the overlays are called on screen.</summary>
public static class OverlayWords
{
    public static string Of(string what) => what switch
    {
        OverlayParts.All => "All in one",
        OverlayParts.Alerts => "Alerts",
        _ => Surface(what)?.Title ?? what,
    };

    /// <summary>What it shows, in a line.</summary>
    public static string About(string what) => what switch
    {
        OverlayParts.All => "Everything below, each in a place of its own",
        OverlayParts.Alerts => "Who bought what: only people who agreed to be named",
        _ => Surface(what)?.About ?? "",
    };

    private static OverlaySurface? Surface(string what) => OverlayParts.Mechanics.FirstOrDefault(m => m.Name == what).Surface;
}
