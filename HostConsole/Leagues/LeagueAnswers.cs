using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Store;

namespace HostConsole.Leagues;

/// <summary>A league as the API tells it: with viewers for the console, with places and names alone for anybody.</summary>
public sealed class LeagueAnswers(People people, TimeProvider clock)
{
    public object Of(LeagueView l) => Answer(l, people.NameOf, viewers: true);

    public object Public(LeagueView l) => Answer(l, people.NameOf, viewers: false);

    private object Answer(LeagueView l, Func<ViewerId, string> nameOf, bool viewers) => Answer(l, nameOf, clock.GetUtcNow(), viewers);

    internal static object Answer(LeagueView l, Func<ViewerId, string> nameOf, DateTimeOffset now, bool viewers)
    {
        var places = l.Rounds.IsEmpty ? [] : l.Rounds[0].Matches.SelectMany(m => m.Players).ToDictionary(p => p.Viewer, p => p.Place);
        return new
        {
            l.Id,
            l.State,
            l.Title,
            l.Rules,
            l.Size,
            l.BestOf,
            l.Seconds,
            players = l.Entrants.Length,
            l.Commitment,
            l.Digest,
            l.Seed,
            l.Round,
            l.NextAt,
            rounds = l.Rounds.Select(r => new { matches = r.Matches.Select(Match) }),
            winner = Winner(l.Winner),
        };

        object? Winner(ViewerId? viewer) => viewer is not { } won ? null : viewers ? won : places[won];

        object Match(MatchView m) => new
        {
            m.Id,
            state = StateOf(m, now),
            players = m.Players.Select(p => viewers ? (object)new { p.Viewer, name = nameOf(p.Viewer), p.Taps, p.Place, p.Wins, p.Cheers }
                : new { name = nameOf(p.Viewer), p.Taps, p.Place, p.Wins, p.Cheers }),
            m.Game,
            m.SuddenDeath,
            m.StartsAt,
            m.EndsAt,
            m.NextAt,
            winner = Winner(m.Winner),
            m.How,
        };
    }

    /// <summary>"countdown" until a game's first tap counts, then "playing".</summary>
    internal static string StateOf(MatchView m, DateTimeOffset now) =>
        m.State == MatchStatus.Playing && now < m.StartsAt ? "countdown" : m.State.Word();
}
