using System.Collections.Immutable;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Rewards;

/// <summary>Who earned most points in the show, for a browser source of its own.</summary>
public sealed class LeaderboardOverlaySurface : OverlaySurface
{
    /// <summary>Places that there is room for.</summary>
    public const int Places = 5;

    public override string? Name => "leaderboard";
    public override bool IsInAll => false;
    public override string Title => "Leaderboard";
    public override string About => "Who earned most points";

    // On the leaderboard stands who asked for it; on the stream, who agreed to that as well.
    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var rows = show.Leaders.Select(l => new LeaderboardRow(l.Viewer.Value, names.OnStream(l.Viewer) ?? "", l.Points))
            .Where(r => r.Name.Length > 0).Take(Places).ToImmutableArray();
        return rows.IsEmpty ? null : Of((string.Join('\n', rows), show.Culture.Name), rows, show.Culture);
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var rows = Enumerable.Range(0, Places)
            .Select(i => new LeaderboardRow(OverlaySampleStep.Id(i), sample.Person(i),
                (sample.Stretched ? 99_990 : 240) - i * 35 + (i == 1 ? sample.Step * 12 : 0)))
            .OrderByDescending(r => r.Points).ToImmutableArray();
        return Of(sample.Step, rows, sample.Culture);
    }

    private static OverlayPart Of(object key, ImmutableArray<LeaderboardRow> rows, System.Globalization.CultureInfo culture) =>
        OverlayPart.Of<LeaderboardOverlay>(key, ("Rows", rows), ("Culture", culture));
}

/// <summary>A place on the stream's leaderboard.</summary>
public sealed record LeaderboardRow(Guid Viewer, string Name, int Points);
