using HostConsole.Core.Shows;
using HostConsole.Orders;
using HostConsole.Surfaces;

namespace HostConsole.Live;

/// <summary>What of a show a person wants to be called for on this device, and how.</summary>
/// <param name="Desktop">A notice of the system, while the console is not in front.</param>
/// <param name="Off">The names of the kinds that are not wanted.</param>
public sealed record AlertChoice(bool Desktop, bool Sound, IReadOnlyList<string> Off)
{
    /// <summary>Every kind, once somebody switches one of the ways on.</summary>
    public static readonly AlertChoice Usual = new(false, false, []);

    public bool IsOn => Desktop || Sound;
    public bool Has(string kind) => !Off.Contains(kind);
    public AlertChoice With(string kind, bool wanted) => this with { Off = [.. Off.Where(k => k != kind), .. wanted ? Array.Empty<string>() : [kind]] };
}

/// <summary>All kinds of alerts: those of the mechanics, of the orders, and of OBS, which is no show's.</summary>
public static class Alerts
{
    public const string Obs = "obs";

    private static readonly IReadOnlyList<AlertSurface> Surfaces = [.. MechanicUis.All.SelectMany(ui => ui.Alerts), new LateOrderAlert()];

    public static IEnumerable<(string Name, string When)> Kinds =>
        Surfaces.Select(s => (s.Name, s.When)).Append((Obs, "OBS needs somebody"));

    /// <summary>What happened between two pictures; nothing where a rehearsal has begun or ended in between.</summary>
    public static IEnumerable<(string Kind, string Title, string Text)> Between(ShowView before, ShowView after, DateTimeOffset now) =>
        before.Run != after.Run ? []
            : from surface in Surfaces
              let text = surface.Between(before, after, now)
              where text is not null
              select (surface.Name, surface.Title, text);
}
