using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Overlays;

/// <summary>Which parts a picture of the show has for its overlays.</summary>
public static class OverlayParts
{
    /// <summary>Says on every overlay that this is a rehearsal.</summary>
    public const string Mark = "mark";

    /// <summary>The page with everything, and the one that names who bought.</summary>
    public const string All = "all", Alerts = "alerts";

    /// <summary>The mechanics that the stream shows, in the order of lists.</summary>
    public static readonly IReadOnlyList<(string Name, OverlaySurface Surface)> Mechanics =
    [
        .. MechanicUis.All.Where(ui => ui.Overlay is not null).Select(ui => (Name: ui.Overlay!.Name ?? ui.Name, Surface: ui.Overlay))
            .OrderBy(m => m.Surface.Order),
    ];

    /// <summary>The parts that a page of this overlay shows.</summary>
    public static IReadOnlyList<string> Of(string what) => what == All
        ? [.. Mechanics.Where(m => m.Surface.IsInAll).Select(m => m.Name), Alerts, Mark] : [what, Mark];

    /// <summary>The part whose place a part takes; null for most.</summary>
    public static string? TakenBy(string part) => Mechanics.FirstOrDefault(m => m.Name == part).Surface?.Takes;

    /// <summary>The mechanics that a page of this overlay shows.</summary>
    public static IEnumerable<(string Name, OverlaySurface Surface)> MechanicsOf(string what) =>
        Mechanics.Where(m => what == All ? m.Surface.IsInAll : m.Name == what);

    /// <summary>Each with its picture; null where there is nothing to show.</summary>
    public static IEnumerable<(string Name, OverlayPart? Part)> Of(
        ShowView show, IReadOnlyList<OverlayAlert> alerts, OverlayNames names)
    {
        var on = show.IsOn;
        yield return (Mark, show.IsRehearsal && on ? OverlayPart.Of<RehearsalOverlay>(true) : null);
        foreach (var (name, surface) in Mechanics) yield return (name, on ? surface.Draw(show, names) : null);
        yield return (Alerts, on ? Of(alerts, alerts) : null);
    }

    internal static OverlayPart? Of(IReadOnlyList<OverlayAlert> alerts, object key) =>
        alerts.Count > 0 ? OverlayPart.Of<AlertsOverlay>(key, ("Alerts", alerts)) : null;
}
