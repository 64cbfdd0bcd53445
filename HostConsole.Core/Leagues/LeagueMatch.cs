using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Leagues.LeagueFact;

namespace HostConsole.Core.Leagues;

/// <summary>One match's state.</summary>
/// <param name="index">Its place in its round, from 0.</param>
internal sealed class LeagueMatch(LeagueId league, int number, int round, int index)
{
    /// <summary>How long after a game's end what the phones sent before it may still arrive.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    private readonly LeagueTaps[] _taps = [new(), new()];
    private readonly HashSet<ViewerId> _cheered = [];
    private readonly int[] _cheers = [0, 0], _wins = [0, 0];
    private readonly List<GameView> _games = [];
    private int _lastToTap;
    private MatchView? _view;

    public MatchId Id { get; } = Bracket.MatchOf(league, number);
    public int Round => round;
    public int Index => index;
    public Player?[] Players { get; } = [null, null];
    public MatchStatus State { get; set; }
    public int Game { get; private set; }
    public int SuddenDeath { get; private set; }
    public DateTimeOffset? StartsAt { get; set; }
    public DateTimeOffset? EndsAt { get; set; }
    public DateTimeOffset? NextAt { get; set; }
    public Player? Winner { get; set; }
    public MatchEnd? How { get; set; }

    public bool IsOver => Winner is not null;

    /// <summary>0 or 1; null for who is not in it.</summary>
    public int? SideOf(ViewerId viewer) => Players[0]?.Viewer == viewer ? 0 : Players[1]?.Viewer == viewer ? 1 : null;

    public int TapsOf(int side) => _taps[side].Total;
    public int WinsOf(int side) => _wins[side];

    /// <summary>Who came to the count first that both have now.</summary>
    public int FirstThere => 1 - _lastToTap;

    /// <summary>The side with the better place in the draw.</summary>
    public int Better => Players[0]!.Place < Players[1]!.Place ? 0 : 1;
    public bool HasCheered(ViewerId viewer) => _cheered.Contains(viewer);

    public bool Takes(DateTimeOffset now) => State == MatchStatus.Playing && StartsAt <= now && now < EndsAt + Grace;
    public int Allowed(int side, int asked, DateTimeOffset now) => _taps[side].Allowed(asked, now, EndsAt!.Value - StartsAt!.Value);

    public DateTimeOffset? NextDue => State switch
    {
        MatchStatus.Playing => EndsAt + Grace,
        MatchStatus.Pause => NextAt,
        _ => null,
    };

    public void Start(GameStarted fact)
    {
        (State, Game, SuddenDeath, NextAt) = (MatchStatus.Playing, fact.Game, fact.SuddenDeath, null);
        (StartsAt, EndsAt) = (fact.StartsAt, fact.EndsAt);
        foreach (var taps in _taps) taps.Clear();
        Touch();
    }

    public void Tap(TapsCounted fact, DateTimeOffset at)
    {
        _lastToTap = SideOf(fact.Viewer)!.Value;
        _taps[_lastToTap].Add(fact.Count, at);
        Touch();
    }

    public void Cheer(PlayerCheered fact)
    {
        _cheered.Add(fact.Viewer);
        _cheers[SideOf(fact.Player)!.Value]++;
        Touch();
    }

    public void End(GameEnded fact)
    {
        (State, StartsAt, EndsAt, NextAt) = (MatchStatus.Pause, null, null, fact.NextAt);
        var winner = fact.Winner is { } viewer ? SideOf(viewer) : null;
        if (winner is { } side) _wins[side]++;
        _games.Add(new(Game, SuddenDeath, [.. fact.Taps], winner is { } won ? Players[won]!.Place : null, fact.How));
        Touch();
    }

    public void Touch() => _view = null;

    public MatchView View() => _view ??= new(
        Id, number, round, State, PlayerViews(), Game, SuddenDeath, StartsAt, EndsAt, NextAt, Winner?.Viewer, How, [.. _games]);

    private ImmutableArray<PlayerView> PlayerViews() =>
    [
        .. from side in Enumerable.Range(0, 2)
           let player = Players[side]
           where player is not null
           select new PlayerView(player.Place, player.Entrant.Entry, player.Viewer, TapsOf(side), WinsOf(side), _cheers[side], player.Left),
    ];
}
