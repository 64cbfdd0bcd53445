using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Leagues.LeagueCommand;
using static HostConsole.Core.Leagues.LeagueFact;

namespace HostConsole.Core.Leagues;

/// <summary>What the phone is told of the taps that it sent.</summary>
/// <param name="Counted">How many of them count.</param>
/// <param name="Taps">The player's own in this game.</param>
/// <param name="Other">The other player's.</param>
public sealed record TapAnswer(int Counted, int Taps, int Other);

/// <summary>The league's rules: what a command comes to, what a fact changes, and what the clock brings.</summary>
public static class LeagueRules
{
    public const int MostPlayers = 64, ShortestGame = 3, LongestGame = 60;
    private const int MaxTitle = 120, MaxRules = 10_000;

    /// <summary>Decides; changes nothing.</summary>
    public static Outcome Decide(LeagueState state, LeagueCommand command, Moment moment)
    {
        if (command is OpenLeague open) return Open(state, open);
        if (state.Find(command.League) is not { } league) return Outcome.NotFound("league");
        return command switch
        {
            JoinLeague join => Join(league, join, moment),
            LeaveLeague leave => Leave(league, leave, moment),
            StartLeague => Start(league, moment),
            Tap tap => Count(league, tap, moment),
            Cheer cheer => Hear(league, cheer),
            GoOn => league.State != LeagueStatus.Playing ? NotPlaying(league)
                : LeagueCourse.GoOn(league, moment).ToArray() is { Length: > 0 } facts ? Outcome.Accept(facts)
                : Outcome.Reject("not-waiting", "Every match is in a game: the next one follows by itself."),
            CloseLeague => league.State is LeagueStatus.Open or LeagueStatus.Playing
                ? Outcome.Accept(Close(league))
                : Outcome.Reject("closed", "This league is over already."),
            _ => throw new UnreachableException(),
        };
    }

    public static void Apply(LeagueState state, LeagueFact fact, DateTimeOffset at)
    {
        if (fact is LeagueOpened opened) state.Add(new League(opened, at));
        var league = state.Find(fact.League) ?? throw new InvalidOperationException($"{fact.GetType().Name} of a league that was not opened.");
        state.Touch(league);
        if (fact is not (TapsCounted or PlayerCheered)) league.Reschedule();
        switch (fact)
        {
            case LeagueOpened:
                break;
            case LeagueSeedDrawn seed:
                league.Seed = seed.Seed;
                break;
            case PlayerJoined joined:
                league.Entrants.Add(new(joined.Entry, joined.Viewer, at));
                break;
            case PlayerLeft left when league.State == LeagueStatus.Open:
                league.Entrants.RemoveAll(e => e.Viewer == left.Viewer);
                break;
            case PlayerLeft left:
                league.PlayerOf(left.Viewer)!.Left = true;
                foreach (var match in league.Rounds.SelectMany(r => r)) match.Touch();
                break;
            case BracketDrawn drawn:
                league.Draw(drawn, at);
                break;
            case GameStarted started:
                Match(league, started.Match).Start(started);
                Enter(league, started.Match);
                break;
            case TapsCounted taps:
                Match(league, taps.Match).Tap(taps, at);
                break;
            case PlayerCheered cheered:
                Match(league, cheered.Match).Cheer(cheered);
                break;
            case GameEnded ended:
                Match(league, ended.Match).End(ended);
                break;
            case MatchEnded ended:
                Enter(league, ended.Match);
                var over = Match(league, ended.Match);
                over.How = ended.How;
                league.Win(over, league.PlayerOf(ended.Winner)!, MatchStatus.Ended);
                if (Array.TrueForAll(league.Matches, m => m.IsOver)) league.NextAt = ended.NextAt;
                break;
            case LeagueWon won:
                (league.State, league.Winner, league.EndedAt, league.NextAt) = (LeagueStatus.Ended, won.Winner, at, null);
                break;
            case LeagueClosed closed:
                (league.State, league.EndedAt, league.NextAt) = (LeagueStatus.Closed, at, null);
                league.Published ??= closed.Seed;
                break;
            case LeagueWithdrawn:
                state.Remove(league);
                break;
            default:
                throw new UnreachableException();
        }
    }

    public static IEnumerable<LeagueFact> Due(LeagueState state, Moment moment) =>
        state.All.Where(l => l.NextDue <= moment.Now).SelectMany(l => LeagueCourse.Due(l, moment));

    /// <summary>When <see cref="Due"/> has something next; null where nothing waits for the clock.</summary>
    public static DateTimeOffset? NextDue(LeagueState state)
    {
        DateTimeOffset? next = null;
        foreach (var league in state.All)
            if (league.NextDue is { } due && !(next <= due)) next = due;
        return next;
    }

    /// <summary>What "stop everything" does to those that are on.</summary>
    public static IEnumerable<LeagueFact> Stop(LeagueState state) =>
        state.All.Where(l => l.State is LeagueStatus.Open or LeagueStatus.Playing).Select(Close);

    /// <summary>A league that was opened by a slip is taken back with its seed, as long as nobody has joined.</summary>
    public static (string What, IReadOnlyList<ShowFact> Inverse)? Undo(LeagueState state, LeagueFact fact) =>
        fact is LeagueSeedDrawn seed && state.Find(seed.League) is { } league
            ? ($"Opened the league “{league.Opened.Title}”", [new LeagueWithdrawn(seed.League, seed.Seed)])
            : null;

    // A round is on from the first thing that happens in it.
    private static void Enter(League league, MatchId match)
    {
        if (Match(league, match).Round > league.Round) (league.Round, league.NextAt) = (league.Round + 1, null);
    }

    private static LeagueMatch Match(League league, MatchId match) =>
        league.Find(match) ?? throw new InvalidOperationException($"The league has no match {match}.");

    private static Outcome Open(LeagueState state, OpenLeague command)
    {
        var (title, rules) = (Text.Clean(command.Title), command.Rules?.Trim());
        if (title.Length == 0) return Outcome.Invalid("title", "Give the league a title.");
        if (Text.IsTooLong(title, MaxTitle)) return Outcome.Invalid("title", $"Use at most {MaxTitle} characters.");
        if (Text.IsBlank(rules))
            return Outcome.Invalid("rules", "A league needs rules: who may join, what the winner gets, and that joining is free.");
        if (rules!.Length > MaxRules) return Outcome.Invalid("rules", $"Use at most {MaxRules} characters; these are {rules.Length}.");
        if (command.Size is < 2 or > MostPlayers) return Outcome.Invalid("size", $"A league has 2 to {MostPlayers} players.");
        if (command.BestOf is not (1 or 3 or 5)) return Outcome.Invalid("bestOf", "A match is best of 1, 3 or 5 games.");
        if (command.Seconds is < ShortestGame or > LongestGame)
            return Outcome.Invalid("seconds", $"A game lasts {ShortestGame} to {LongestGame} seconds.");
        if (state.Find(command.League) is not null) return Outcome.Reject("already-open", "This league was opened already.");
        return Outcome.Accept(
            new LeagueOpened(command.League, title, rules, command.Size, command.BestOf, command.Seconds, FairDraw.Commitment(command.Seed)),
            new LeagueSeedDrawn(command.League, command.Seed));
    }

    private static Outcome Join(League league, JoinLeague command, Moment moment)
    {
        if (league.IsIn(command.Viewer)) return Outcome.Reject("already-joined", "You are in already.");
        if (league.State != LeagueStatus.Open) return Outcome.Reject("not-open", "This league takes no more players: watch, and cheer for one.");
        if (moment.Barred(command.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        return league.Entrants.Count < league.Opened.Size
            ? Outcome.Accept(new PlayerJoined(league.Id, command.Entry, command.Viewer))
            : Outcome.Reject("full", "All places are taken: watch, and cheer for a player.");
    }

    private static Outcome Leave(League league, LeaveLeague command, Moment moment)
    {
        var left = new PlayerLeft(league.Id, command.Viewer);
        if (league.State == LeagueStatus.Open && league.IsIn(command.Viewer)) return Outcome.Accept(left);
        if (league.State != LeagueStatus.Playing || league.PlayerOf(command.Viewer) is not { Left: false } player)
            return Outcome.Reject("not-in", "You don't play in this league.");
        return Outcome.Accept([left, .. LeagueCourse.WalkOut(league, player, moment.Now)]);
    }

    private static Outcome Start(League league, Moment moment)
    {
        if (league.State != LeagueStatus.Open) return Outcome.Reject("not-open", "This league was started already.");
        if (league.Entrants.Count < 2) return Outcome.Reject("not-enough-players", "A league needs two players: wait for more to join.");
        if (league.Seed is not { } seed)
            return Outcome.Reject("seed-lost", "This league can't be drawn here: its seed is sealed with a key that stays on the machine where "
                + "it was opened. Close it, and open a new one.");
        var digest = FairDraw.Digest(league.Entrants.Select(e => e.Entry));
        var order = Bracket.Draw(seed, league.Id, digest, league.Entrants.Count);
        var drawn = new BracketDrawn(league.Id, digest, [.. order.Select(i => league.Entrants[i].Entry)], seed, moment.Now);
        return Outcome.Accept([drawn, .. LeagueCourse.GoOn(league.Drawn(drawn, moment.Now), moment)]);
    }

    private static Outcome Count(League league, Tap command, Moment moment)
    {
        if (command.Count < 1) return Outcome.Invalid("count", "Send how many taps there were, 1 or more.");
        if (league.State is not LeagueStatus.Playing) return NotPlaying(league);
        if (league.Find(command.Match) is not { } match) return Outcome.NotFound("match");
        if (match.SideOf(command.Viewer) is not { } side) return Outcome.Reject("not-playing", "You don't play in this match: cheer for a player.");
        if (!match.Takes(moment.Now)) return Outcome.Reject("not-playing", "No game of this match is on now: wait for its countdown.");
        var counted = match.Allowed(side, command.Count, moment.Now);
        var answer = new TapAnswer(counted, match.TapsOf(side) + counted, match.TapsOf(1 - side));
        return counted == 0
            ? Outcome.Accept(answer)
            : Outcome.Accept(answer, new TapsCounted(league.Id, match.Id, command.Viewer, counted));
    }

    private static Outcome Hear(League league, Cheer command)
    {
        if (league.State is not LeagueStatus.Playing) return NotPlaying(league);
        if (league.MatchOf(command.Player) is not var (match, player))
            return Outcome.Reject("not-playing", "Nobody of this place plays now: cheer for somebody who does.");
        if (match.SideOf(command.Viewer) is not null) return Outcome.Reject("playing", "You play in this match yourself: tap.");
        return match.HasCheered(command.Viewer)
            ? Outcome.Accept()
            : Outcome.Accept(new PlayerCheered(league.Id, match.Id, command.Viewer, player.Viewer));
    }

    private static Outcome NotPlaying(League league) => league.State == LeagueStatus.Open
        ? Outcome.Reject("not-playing", "This league hasn't started yet.")
        : Outcome.Reject("closed", "This league is over.");

    private static LeagueClosed Close(League league) => new(league.Id, league.Seed);
}
