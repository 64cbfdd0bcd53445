using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

public readonly record struct LeagueId(Guid Value) : IId<LeagueId>
{
    public static LeagueId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>One match of a league's bracket; made of the league's id and the match's number (<see cref="Bracket.MatchOf"/>).</summary>
public readonly record struct MatchId(Guid Value) : IId<MatchId>
{
    public static MatchId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>
/// What a game came to: more taps; a tie, which sudden death decides; the last sudden death was a tie, so who came to its count first;
/// nobody tapped, so the better place.
/// </summary>
public enum GameEnd { Taps, Tie, FirstThere, Untapped }

/// <summary>How a match was won: by games; since the other didn't play; or by the better place, since neither played.</summary>
public enum MatchEnd { Played, WalkOver, BetterPlace }

public abstract record LeagueFact : ShowFact
{
    private LeagueFact(LeagueId league) => League = league;

    public LeagueId League { get; init; }

    /// <param name="Size">How many may join, 2 to 64.</param>
    /// <param name="BestOf">Games of a match at most, sudden death aside: 1, 3 or 5.</param>
    /// <param name="Seconds">Length of one game, 3 to 60.</param>
    /// <param name="Commitment">SHA-256 of the seed, lower-case hex.</param>
    public sealed record LeagueOpened(
        LeagueId League, string Title, string Rules, int Size, int BestOf, int Seconds, string Commitment) : LeagueFact(League), IOpens
    {
        SpanKey IOpens.Opens => new("league", League.Value);
    }

    /// <param name="Seed">
    /// 64 hex digits, which <see cref="BracketDrawn"/> or <see cref="LeagueClosed"/> publish; null in the store, and where the key that
    /// sealed them is gone.
    /// </param>
    /// <param name="Sealed">The seed as the store has it; null in memory.</param>
    public sealed record LeagueSeedDrawn(
        LeagueId League, string? Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : LeagueFact(League), ISealedFact
    {
        public ShowFact Closed(SecretSeal seal) =>
            Seed is { } seed ? new LeagueSeedDrawn(League, null, seal.Close(League.Value, seed)) : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(League.Value, closed) is { } seed ? new LeagueSeedDrawn(League, seed) : this;

        public override string ToString() => $"LeagueSeedDrawn {{ League = {League} }}";
    }

    public sealed record PlayerJoined(LeagueId League, EntryId Entry, ViewerId Viewer)
        : LeagueFact(League), ITakesPart, IConcernsViewer, ISettles
    {
        SpanKey ISettles.Settles => new("league", League.Value);
    }

    /// <summary>Before the draw they are no entrant any more; after it the other of their match goes on.</summary>
    public sealed record PlayerLeft(LeagueId League, ViewerId Viewer) : LeagueFact(League), IConcernsViewer;

    /// <param name="Digest">Of the entrants in the order of the log (<see cref="FairDraw.Digest"/>), frozen from here on.</param>
    /// <param name="Order">The entrants in the order in which they were drawn: the first has place 1.</param>
    /// <param name="Seed">Published from here on.</param>
    /// <param name="NextAt">When the first round begins, which stands beside it.</param>
    public sealed record BracketDrawn(LeagueId League, string Digest, IReadOnlyList<EntryId> Order, string Seed, DateTimeOffset NextAt)
        : LeagueFact(League);

    /// <param name="Game">From 1; sudden death has the number of the game that it decides.</param>
    /// <param name="SuddenDeath">Its number from 1; 0 for a game of full length.</param>
    public sealed record GameStarted(
        LeagueId League, MatchId Match, int Game, int SuddenDeath, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : LeagueFact(League);

    /// <summary>Taps that count, of those that a phone sent together.</summary>
    /// <param name="Count">1 to <see cref="LeagueTaps.PerSecond"/>.</param>
    public sealed record TapsCounted(LeagueId League, MatchId Match, ViewerId Viewer, int Count) : LeagueFact(League);

    /// <param name="Player">Whom they cheer for; once a person and match.</param>
    public sealed record PlayerCheered(LeagueId League, MatchId Match, ViewerId Viewer, ViewerId Player) : LeagueFact(League), ITakesPart;

    /// <param name="Taps">Of both players, in the order of the bracket.</param>
    /// <param name="Winner">Null for a tie.</param>
    /// <param name="NextAt">When the next game of the match begins by itself; null where it is won, or sudden death follows at once.</param>
    public sealed record GameEnded(
        LeagueId League, MatchId Match, IReadOnlyList<int> Taps, ViewerId? Winner, GameEnd How, DateTimeOffset? NextAt)
        : LeagueFact(League);

    /// <param name="NextAt">When the next round begins by itself, where this was the last match of its round.</param>
    public sealed record MatchEnded(LeagueId League, MatchId Match, ViewerId Winner, MatchEnd How, DateTimeOffset NextAt) : LeagueFact(League);

    public sealed record LeagueWon(LeagueId League, ViewerId Winner) : LeagueFact(League), ICloses, IConcernsViewer, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.WonGame;
        Guid IEarns.EarnedIn => League.Value;
        ViewerId? IEarns.Earner => Winner;

        SpanKey ICloses.Closes => new("league", League.Value);
        ViewerId IConcernsViewer.Viewer => Winner;
    }

    /// <summary>Stopped without a winner.</summary>
    /// <param name="Seed">Published, where the bracket had not published it; null where the key that sealed it is gone.</param>
    public sealed record LeagueClosed(LeagueId League, string? Seed) : LeagueFact(League), ICloses
    {
        SpanKey ICloses.Closes => new("league", League.Value);
    }

    /// <summary>Taken back before anybody joined.</summary>
    /// <inheritdoc cref="LeagueClosed"/>
    public sealed record LeagueWithdrawn(LeagueId League, string? Seed) : LeagueFact(League), IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("league", League.Value);
    }
}

public abstract record LeagueCommand : ShowCommand
{
    private LeagueCommand(LeagueId league) => League = league;

    public LeagueId League { get; init; }

    /// <param name="Seed">32 random bytes, drawn outside by a cryptographic generator, as 64 hex digits.</param>
    public sealed record OpenLeague(LeagueId League, string? Title, string? Rules, int Size, int BestOf, int Seconds, string Seed)
        : LeagueCommand(League), INeedsShowOn
    {
        public override string ToString() => $"OpenLeague {{ League = {League}, Title = {Title} }}";
    }

    public sealed record JoinLeague(LeagueId League, EntryId Entry, ViewerId Viewer) : LeagueCommand(League), IViewerCommand, INeedsShowOn;

    public sealed record LeaveLeague(LeagueId League, ViewerId Viewer) : LeagueCommand(League), IViewerCommand;

    /// <summary>Freezes the entrants, draws the bracket and begins the first round.</summary>
    public sealed record StartLeague(LeagueId League) : LeagueCommand(League), INeedsShowOn;

    /// <param name="Count">Taps since the last time that they were sent, 1 or more.</param>
    public sealed record Tap(LeagueId League, MatchId Match, ViewerId Viewer, int Count) : LeagueCommand(League), IViewerCommand, INeedsShowOn;

    /// <param name="Player">The place of whom they cheer for, from 1.</param>
    public sealed record Cheer(LeagueId League, ViewerId Viewer, int Player) : LeagueCommand(League), IViewerCommand, INeedsShowOn;

    /// <summary>Goes on with the next games, or the next round, without waiting for the clock.</summary>
    public sealed record GoOn(LeagueId League) : LeagueCommand(League), INeedsShowOn;

    public sealed record CloseLeague(LeagueId League) : LeagueCommand(League);
}
