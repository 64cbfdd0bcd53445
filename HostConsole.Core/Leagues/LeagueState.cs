using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Leagues.LeagueFact;

namespace HostConsole.Core.Leagues;

/// <summary>All leagues of a run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class LeagueState
{
    private readonly Dictionary<LeagueId, League> _byId = [];
    private ImmutableArray<LeagueView> _views = [];
    private bool _stale;

    internal List<League> All { get; } = [];

    internal League? Find(LeagueId id) => _byId.GetValueOrDefault(id);

    internal void Add(League league)
    {
        _byId.Add(league.Id, league);
        All.Add(league);
        _stale = true;
    }

    internal void Remove(League league)
    {
        _byId.Remove(league.Id);
        All.Remove(league);
        _stale = true;
    }

    internal void Touch(League league)
    {
        league.Touch();
        _stale = true;
    }

    /// <summary>Leagues in the order of their opening; the same array until something changed.</summary>
    public ImmutableArray<LeagueView> View()
    {
        if (!_stale) return _views;
        _stale = false;
        return _views = [.. All.Select(l => l.View())];
    }
}

/// <summary>Somebody in a bracket.</summary>
internal sealed class Player(Entrant entrant, int place)
{
    public Entrant Entrant { get; } = entrant;
    public ViewerId Viewer => Entrant.Viewer;
    public int Place { get; } = place;
    public bool Left { get; set; }
}

/// <summary>One league's state.</summary>
internal sealed class League(LeagueOpened opened, DateTimeOffset openedAt)
{
    private readonly Dictionary<MatchId, LeagueMatch> _matches = [];
    private readonly Dictionary<ViewerId, Player> _players = [];
    private LeagueView? _view;
    private DateTimeOffset? _nextDue;
    private bool _dueIsStale;

    public LeagueId Id => Opened.League;
    public LeagueOpened Opened { get; } = opened;
    public LeagueStatus State { get; set; }

    /// <summary>Known to the writer alone until it stands in <see cref="Published"/>.</summary>
    public string? Seed { get; set; }
    public string? Published { get; set; }
    public List<Entrant> Entrants { get; } = [];
    public BracketDrawn? Bracket { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; set; }
    public ViewerId? Winner { get; set; }
    public int Round { get; set; } = -1;

    /// <summary>When the next round begins; null while one is played.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Round by round; none before the draw.</summary>
    public LeagueMatch[][] Rounds { get; private set; } = [];

    /// <summary>Matches of the round that is on, or was last.</summary>
    public LeagueMatch[] Matches => Round < 0 ? [] : Rounds[Round];

    public LeagueMatch? Find(MatchId match) => _matches.GetValueOrDefault(match);

    /// <summary>The match that the player of a place plays now; null where none is on.</summary>
    public (LeagueMatch Match, Player Player)? MatchOf(int place)
    {
        foreach (var match in Matches)
            if (match.State is MatchStatus.Playing or MatchStatus.Pause && Array.Find(match.Players, p => p?.Place == place) is { } player)
                return (match, player);
        return null;
    }

    public Player? PlayerOf(ViewerId viewer) => _players.GetValueOrDefault(viewer);
    public bool IsIn(ViewerId viewer) => Entrants.Exists(e => e.Viewer == viewer);

    /// <summary>As it will be once it is drawn; this one stays as it is.</summary>
    public League Drawn(BracketDrawn drawn, DateTimeOffset at)
    {
        var league = new League(Opened, openedAt);
        league.Entrants.AddRange(Entrants);
        league.Draw(drawn, at);
        return league;
    }

    public void Draw(BracketDrawn drawn, DateTimeOffset at)
    {
        (Bracket, StartedAt, State, Published, NextAt) = (drawn, at, LeagueStatus.Playing, drawn.Seed, drawn.NextAt);
        var byEntry = Entrants.ToDictionary(e => e.Entry);
        foreach (var (i, entry) in drawn.Order.Index()) _players.Add(byEntry[entry].Viewer, new(byEntry[entry], i + 1));
        var places = _players.Values.ToDictionary(p => p.Place);
        var slots = Leagues.Bracket.Slots(places.Count);
        var number = 0;
        Rounds = [.. Enumerable.Range(0, Leagues.Bracket.RoundsOf(places.Count)).Select(round =>
            Enumerable.Range(0, slots.Count >> (round + 1)).Select(i => new LeagueMatch(Id, number++, round, i)).ToArray())];
        foreach (var match in Rounds.SelectMany(r => r)) _matches.Add(match.Id, match);
        foreach (var match in Rounds[0])
        {
            for (var side = 0; side < 2; side++)
                if (slots[2 * match.Index + side] is { } place) match.Players[side] = places[place];
            if (match.Players is not [{ }, { }])
                Win(match, (match.Players[0] ?? match.Players[1])!, MatchStatus.Bye);
        }
    }

    /// <summary>The winner of a match goes on into the next one.</summary>
    public void Win(LeagueMatch match, Player winner, MatchStatus state)
    {
        (match.State, match.Winner, match.StartsAt, match.EndsAt, match.NextAt) = (state, winner, null, null, null);
        match.Touch();
        if (match.Round + 1 == Rounds.Length) return;
        var next = Rounds[match.Round + 1][match.Index / 2];
        next.Players[match.Index % 2] = winner;
        next.Touch();
    }

    /// <summary>When the clock has something to do here; null where it has not.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            if (!_dueIsStale) return _nextDue;
            _dueIsStale = false;
            return _nextDue = State != LeagueStatus.Playing ? null : NextAt ?? Matches.Min(m => m.NextDue);
        }
    }

    public void Touch() => _view = null;

    /// <summary>Beside <see cref="Touch"/>, where the clock may have other things to do now.</summary>
    public void Reschedule() => _dueIsStale = true;

    public LeagueView View() => _view ??= new()
    {
        Id = Id,
        Title = Opened.Title,
        Rules = Opened.Rules,
        Size = Opened.Size,
        BestOf = Opened.BestOf,
        Seconds = Opened.Seconds,
        State = State,
        Commitment = Opened.Commitment,
        Digest = Bracket?.Digest,
        Seed = Published,
        SeedIsLost = State == LeagueStatus.Open && Seed is null,
        Entrants = [.. Entrants],
        Order = [.. Bracket?.Order ?? []],
        Rounds = [.. Rounds.Select(r => new RoundView([.. r.Select(m => m.View())]))],
        Round = Round,
        NextAt = NextAt,
        Winner = Winner,
        OpenedAt = openedAt,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
    };
}
