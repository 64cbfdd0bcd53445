using HostConsole.Core.Leagues;
using Microsoft.Extensions.Localization;

namespace HostConsole.Leagues;

/// <summary>How the console, and with texts the audience, call what is in a league.</summary>
public static class LeagueWords
{
    public static string Games(int bestOf) => bestOf == 1 ? "1 game" : $"{bestOf} games";

    /// <summary>"Final", "Semi-finals", "Round 1 of 4".</summary>
    public static string Round(LeagueView league, int round) => (league.Rounds.Length - round) switch
    {
        1 => "Final",
        2 => "Semi-finals",
        _ => $"Round {round + 1} of {league.Rounds.Length}",
    };

    public static string Round(LeagueView league, int round, IStringLocalizer texts) => (league.Rounds.Length - round) switch
    {
        1 => texts["Round_Final"],
        2 => texts["Round_Semi"],
        _ => texts["Round_Number", round + 1, league.Rounds.Length],
    };

    /// <summary>"Game 2 of 3", "Sudden death 1".</summary>
    public static string Game(LeagueView league, MatchView match, IStringLocalizer texts) =>
        match.SuddenDeath > 0 ? texts["Game_SuddenDeath", match.SuddenDeath]
        : league.BestOf == 1 ? texts["Game_Only"]
        : texts["Game_Number", Math.Max(1, match.Game), league.BestOf];

    /// <summary>What phones and stream show large of a round: the matches that are on, the first of them.</summary>
    public static IReadOnlyList<MatchView> Shown(LeagueView league) =>
        [.. league.Matches.Where(m => m.State is not MatchStatus.Bye).OrderBy(m => m.State == MatchStatus.Ended).Take(4)];
}
