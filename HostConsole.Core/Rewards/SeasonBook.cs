using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>Where a viewer stands in a league.</summary>
/// <param name="Level">From 1, where everybody begins.</param>
/// <param name="Of">How many play in it.</param>
/// <param name="Around">The viewer with the next ones above and below.</param>
public sealed record LeagueStanding(int Level, int Place, int Of, ImmutableArray<Ranked> Around)
{
    /// <summary>Whether the next season is played a level higher, if this one ended now.</summary>
    public bool Rises => Place <= SeasonBook.Rising;
}

/// <summary>
/// What viewers earned in one season, and the leagues in which they earn it: groups of 30 of one level, filled in the order in which
/// viewers come. The first ten of each play the next season a level higher; nobody falls. Belongs to the writer.
/// </summary>
/// <param name="before">The season before it in which anybody earned; null for none.</param>
public sealed class SeasonBook(SeasonBook? before)
{
    public const int LeagueSize = 30, Rising = 10;

    /// <summary>Neighbours on each side that a viewer sees.</summary>
    public const int Neighbours = 2;

    private readonly Dictionary<ViewerId, long> _points = [];
    private readonly Dictionary<ViewerId, League> _leagues = [];
    private readonly Dictionary<int, League> _filling = [];

    private sealed class League(int level)
    {
        public int Level { get; } = level;
        public List<ViewerId> Members { get; } = new(LeagueSize);
        public int Joined { get; set; }
    }

    public IReadOnlyDictionary<ViewerId, long> Points => _points;

    public long Of(ViewerId viewer) => _points.GetValueOrDefault(viewer);

    /// <returns>Null for who has earned nothing in the season.</returns>
    public LeagueStanding? StandingOf(ViewerId viewer)
    {
        if (!_leagues.TryGetValue(viewer, out var league) || Of(viewer) <= 0) return null;
        var ranking = new Ranking(league.Members.Select(m => (m, Of(m))));
        return new(league.Level, ranking.PlaceOf(Of(viewer)), ranking.Count, ranking.Around(viewer, Of(viewer), Neighbours));
    }

    /// <param name="points">Below 0 where they are taken back.</param>
    public void Add(ViewerId viewer, long points)
    {
        _points[viewer] = Of(viewer) + points;
        if (points > 0 && !_leagues.ContainsKey(viewer)) Enter(viewer);
    }

    /// <summary>One person's points come together; the league is that of <paramref name="main"/>, where both play in one.</summary>
    internal void Join(ViewerId main, ViewerId other)
    {
        if (_points.Remove(other, out var points)) _points[main] = Of(main) + points;
        if (!_leagues.Remove(other, out var league)) return;
        league.Members.Remove(other);
        if (!_leagues.TryAdd(main, league)) return;
        league.Members.Add(main);
    }

    // The level at which somebody plays next.
    private int NextLevelOf(ViewerId viewer) =>
        StandingOf(viewer) is { } standing ? standing.Level + (standing.Rises ? 1 : 0) : before?.NextLevelOf(viewer) ?? 1;

    private void Enter(ViewerId viewer)
    {
        var level = before?.NextLevelOf(viewer) ?? 1;
        if (!_filling.TryGetValue(level, out var league) || league.Joined == LeagueSize) league = _filling[level] = new(level);
        league.Joined++;
        league.Members.Add(viewer);
        _leagues[viewer] = league;
    }
}
