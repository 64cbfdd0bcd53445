using HostConsole.Core.Kernel;
using static HostConsole.Core.Leagues.LeagueFact;

namespace HostConsole.Core.Leagues;

/// <summary>
/// The course of a league by the clock: games begin and end, matches are won, rounds follow. Decides; changes nothing. Each step leads
/// nearer to the one winner: a match has at most as many games as it is best of, each with at most five sudden deaths.
/// </summary>
internal static class LeagueCourse
{
    public const int MostSuddenDeaths = 5;
    public static readonly TimeSpan
        Countdown = TimeSpan.FromSeconds(3),
        Pause = TimeSpan.FromSeconds(5),
        SuddenDeath = TimeSpan.FromSeconds(3);

    /// <summary>What is due by now.</summary>
    public static IEnumerable<LeagueFact> Due(League league, Moment moment)
    {
        var now = moment.Now;
        if (league.NextAt is not null) return league.NextAt <= now ? BeginRound(league, moment) : [];
        return league.Matches.Where(m => m.NextDue <= now)
            .SelectMany(m => m.State == MatchStatus.Playing ? EndGame(league, m, moment) : Begin(league, m, moment));
    }

    /// <summary>What waits for the clock begins now; nothing where nothing waits.</summary>
    public static IEnumerable<LeagueFact> GoOn(League league, Moment moment) =>
        league.NextAt is not null
            ? BeginRound(league, moment)
            : league.Matches.Where(m => m.State == MatchStatus.Pause).SelectMany(m => Begin(league, m, moment));

    /// <summary>Somebody leaves: who is left of their match goes on. Where they wait for the next round, the other of it will.</summary>
    public static IEnumerable<LeagueFact> WalkOut(League league, Player player, DateTimeOffset now)
    {
        var match = league.Matches.FirstOrDefault(m => !m.IsOver && m.SideOf(player.Viewer) is not null);
        return match is null ? [] : Win(league, match, 1 - match.SideOf(player.Viewer)!.Value, MatchEnd.WalkOver, now);
    }

    private static IEnumerable<LeagueFact> BeginRound(League league, Moment moment) =>
        league.Rounds[league.Round + 1].Where(m => !m.IsOver).SelectMany(m => Begin(league, m, moment));

    private static IEnumerable<LeagueFact> Begin(League league, LeagueMatch match, Moment moment) =>
        WalkOver(league, match, moment)
        ?? [Game(league, match, match.Game + 1, 0, TimeSpan.FromSeconds(league.Opened.Seconds), moment.Now)];

    private static IEnumerable<LeagueFact> EndGame(League league, LeagueMatch match, Moment moment)
    {
        if (WalkOver(league, match, moment) is { } gone) return gone;
        var now = moment.Now;
        var (first, second) = (match.TapsOf(0), match.TapsOf(1));
        if (first == 0 && second == 0)
            return [Ended(match.Better, GameEnd.Untapped), .. Win(league, match, match.Better, MatchEnd.BetterPlace, now)];
        if (first == 0 || second == 0)
        {
            var there = first == 0 ? 1 : 0;
            return [Ended(there, GameEnd.Taps), .. Win(league, match, there, MatchEnd.WalkOver, now)];
        }

        if (first == second && match.SuddenDeath < MostSuddenDeaths)
            return [Ended(null, GameEnd.Tie), Game(league, match, match.Game, match.SuddenDeath + 1, SuddenDeath, now)];
        var winner = first == second ? match.FirstThere : first > second ? 0 : 1;
        var how = first == second ? GameEnd.FirstThere : GameEnd.Taps;
        return match.WinsOf(winner) + 1 > league.Opened.BestOf / 2
            ? [Ended(winner, how), .. Win(league, match, winner, MatchEnd.Played, now)]
            : [Ended(winner, how, now + Pause)];

        GameEnded Ended(int? won, GameEnd how, DateTimeOffset? next = null) => new(
            league.Id, match.Id, [first, second], won is { } side ? match.Players[side]!.Viewer : null, how, next);
    }

    // Null where both are there.
    private static IEnumerable<LeagueFact>? WalkOver(League league, LeagueMatch match, Moment moment)
    {
        var (first, second) = (IsGone(match.Players[0]!, moment), IsGone(match.Players[1]!, moment));
        return (first, second) switch
        {
            (false, false) => null,
            (true, true) => Win(league, match, match.Better, MatchEnd.BetterPlace, moment.Now),
            _ => Win(league, match, first ? 1 : 0, MatchEnd.WalkOver, moment.Now),
        };
    }

    private static bool IsGone(Player player, Moment moment) => player.Left || moment.IsBanned(player.Viewer);

    private static GameStarted Game(League league, LeagueMatch match, int game, int suddenDeath, TimeSpan length, DateTimeOffset now) =>
        new(league.Id, match.Id, game, suddenDeath, now + Countdown, now + Countdown + length);

    private static IEnumerable<LeagueFact> Win(League league, LeagueMatch match, int side, MatchEnd how, DateTimeOffset now)
    {
        var winner = match.Players[side]!.Viewer;
        var ended = new MatchEnded(league.Id, match.Id, winner, how, now + Pause);
        return match.Round + 1 == league.Rounds.Length ? [ended, new LeagueWon(league.Id, winner)] : [ended];
    }
}
