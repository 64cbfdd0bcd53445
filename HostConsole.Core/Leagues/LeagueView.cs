using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

/// <summary>Takes players; plays; has a winner; or was stopped without one.</summary>
public enum LeagueStatus { Open, Playing, Ended, Closed }

/// <summary>
/// Waits for its players or its round; a game is on, or its countdown; between two games; over; or one player alone, who goes on.
/// </summary>
public enum MatchStatus { Waiting, Playing, Pause, Ended, Bye }

/// <summary>Somebody who joined, in the order of the log.</summary>
public readonly record struct Entrant(EntryId Entry, ViewerId Viewer, DateTimeOffset At);

/// <summary>A player in a match.</summary>
/// <param name="Place">Number of the draw, from 1.</param>
/// <param name="Taps">Of the game that is on, or was last.</param>
/// <param name="Wins">Games won in this match.</param>
/// <param name="Cheers">People who cheer for them in this match.</param>
/// <param name="Left">Plays no more: they left.</param>
public sealed record PlayerView(int Place, EntryId Entry, ViewerId Viewer, int Taps, int Wins, int Cheers, bool Left);

/// <param name="Taps">Of both players.</param>
/// <param name="Winner">The place; null for a tie.</param>
/// <param name="SuddenDeath">Its number from 1; 0 for a game of full length.</param>
public sealed record GameView(int Game, int SuddenDeath, ImmutableArray<int> Taps, int? Winner, GameEnd How);

/// <param name="Players">Two; fewer where they are not known yet, or it is a bye.</param>
/// <param name="Game">The game that is on, or was last, from 1; 0 before the first.</param>
/// <param name="SuddenDeath">The number of its sudden death; 0 for a game of full length.</param>
/// <param name="StartsAt">When the game's countdown is over; null where none is on.</param>
/// <param name="NextAt">When the next game begins by itself; null where none follows.</param>
public sealed record MatchView(
    MatchId Id, int Number, int Round, MatchStatus State, ImmutableArray<PlayerView> Players, int Game, int SuddenDeath,
    DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, DateTimeOffset? NextAt, ViewerId? Winner, MatchEnd? How, ImmutableArray<GameView> Games)
{
    /// <summary>Both players are known, and it isn't over.</summary>
    [JsonIgnore] public bool IsOn => State is MatchStatus.Playing or MatchStatus.Pause;

    public PlayerView? PlayerOf(ViewerId viewer) => Players.FirstOrDefault(p => p.Viewer == viewer);
}

public sealed record RoundView(ImmutableArray<MatchView> Matches);

/// <summary>A league as screens see it. The seed is null until the bracket is drawn, or the league is closed.</summary>
public sealed record LeagueView
{
    public required LeagueId Id { get; init; }
    [JsonIgnore] public StageItem StageItem => new("league", Id.Value);
    public required string Title { get; init; }
    public required string Rules { get; init; }
    public int Size { get; init; }
    public int BestOf { get; init; }

    /// <summary>Length of one game.</summary>
    public int Seconds { get; init; }
    public LeagueStatus State { get; init; }
    public required string Commitment { get; init; }
    public string? Digest { get; init; }
    public string? Seed { get; init; }

    /// <summary>Whether the seed can't be opened any more, so that it can only be closed.</summary>
    public bool SeedIsLost { get; init; }
    public ImmutableArray<Entrant> Entrants { get; init; } = [];

    /// <summary>Entrants in the order of the draw; none before it.</summary>
    public ImmutableArray<EntryId> Order { get; init; } = [];
    public ImmutableArray<RoundView> Rounds { get; init; } = [];

    /// <summary>The round that is on, or was last, from 0; −1 before the first.</summary>
    public int Round { get; init; } = -1;

    /// <summary>When the next round begins by itself; null while one is played.</summary>
    public DateTimeOffset? NextAt { get; init; }
    public ViewerId? Winner { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore] public bool IsOn => State is LeagueStatus.Open or LeagueStatus.Playing;

    /// <summary>The matches of the round that is on, or was last.</summary>
    [JsonIgnore] public ImmutableArray<MatchView> Matches => Round < 0 ? [] : Rounds[Round].Matches;

    /// <summary>Whether something waits for the clock or for the host.</summary>
    [JsonIgnore] public bool Waits => State == LeagueStatus.Playing && (NextAt is not null || Matches.Any(m => m.State == MatchStatus.Pause));

    /// <summary>The match in which somebody plays or will play next; null where they are out, or never were in.</summary>
    public MatchView? MatchOf(ViewerId viewer) =>
        Rounds.SelectMany(r => r.Matches).LastOrDefault(m => m.State is not MatchStatus.Bye && m.PlayerOf(viewer) is not null);
}
