using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

/// <summary>The whole public record of a league: enough to repeat the draw and to follow the bracket, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the draw's rules; docs/fair-draws.md describes them.</param>
/// <param name="Seed">Null before the draw; a league that was stopped before it has it too.</param>
/// <param name="Entries">Entrants in the order of the log.</param>
/// <param name="Order">Entries in the order of the draw: the first has place 1.</param>
/// <param name="Winner">The winner's entry.</param>
public sealed record LeagueRecord(
    string Protocol, LeagueId League, string Title, string Rules, int Size, int BestOf, int Seconds, LeagueStatus State,
    DateTimeOffset OpenedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string Commitment, string? Digest, string? Seed,
    ImmutableArray<LeagueRecord.Entry> Entries, ImmutableArray<EntryId> Order, ImmutableArray<LeagueRecord.Round> Rounds, EntryId? Winner)
{
    public sealed record Entry(EntryId Id, DateTimeOffset At);

    public sealed record Round(ImmutableArray<Match> Matches);

    /// <param name="Players">Places, from 1: two, one for a bye, or who is known so far.</param>
    /// <param name="Winner">A place; null where it isn't over.</param>
    /// <param name="How">Null for a bye, and where it isn't over.</param>
    public sealed record Match(ImmutableArray<int> Players, ImmutableArray<GameView> Games, int? Winner, MatchEnd? How);

    /// <summary>The record as of a view; may be called on any thread.</summary>
    public static LeagueRecord Of(LeagueView view)
    {
        var places = view.Order.Index().ToDictionary(o => o.Item, o => o.Index + 1);
        var entries = view.Entrants.ToDictionary(e => e.Viewer, e => e.Entry);
        return new(
            Bracket.Protocol, view.Id, view.Title, view.Rules, view.Size, view.BestOf, view.Seconds, view.State,
            view.OpenedAt, view.StartedAt, view.EndedAt, view.Commitment, view.Digest, view.Seed,
            [.. view.Entrants.Select(e => new Entry(e.Entry, e.At))], view.Order,
            [.. view.Rounds.Select(r => new Round([.. r.Matches.Select(m => new Match(
                [.. m.Players.Select(p => p.Place)], m.Games, m.Winner is { } won ? places[entries[won]] : null, m.How))]))],
            view.Winner is { } winner ? entries[winner] : null);
    }
}
