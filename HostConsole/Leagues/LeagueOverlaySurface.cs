using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>What the stream shows of leagues.</summary>
public sealed class LeagueOverlaySurface : OverlaySurface
{
    private const int SamplePlayers = 8;

    public override string Title => "League";
    public override string? Takes => "wheel";
    public override string About => "The matches that are on, the bracket, the winner";

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Leagues.FirstOrDefault(l => show.Stage.Has(l.StageItem));
        var league = show.Leagues.Where(l => l.IsOn).MaxBy(l => l.OpenedAt) ?? staged
            ?? show.Leagues.Where(l => l.State == LeagueStatus.Ended).MaxBy(l => l.EndedAt);
        if (league is null) return null;
        // Who did not agree is on the stream what the chat cheers for: a number.
        var named = league.Order.IsEmpty ? [] : league.Entrants.ToDictionary(e => e.Viewer, e => names.OnStream(e.Viewer));
        return Part(league, named, league == staged, show.Culture, (league, string.Join('\n', named.Values), league == staged, show.Culture.Name));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var league = SampleOf(sample);
        var named = league.Entrants.Index().ToDictionary(e => e.Item.Viewer, e => e.Index % 4 == 3 ? null : sample.Person(e.Index));
        return Part(league, named, stays: true, sample.Culture, sample.Step);
    }

    private static OverlayPart Part(
        LeagueView league, IReadOnlyDictionary<ViewerId, string?> named, bool stays, System.Globalization.CultureInfo culture, object key) =>
        OverlayPart.Of<LeagueOverlay>(key, ("League", league), ("Named", named), ("Culture", culture), ("Stays", stays));

    // A round is played in two steps; the last shows the winner.
    private static LeagueView SampleOf(OverlaySampleStep sample)
    {
        var (step, id) = (sample.Step, new LeagueId(OverlaySampleStep.Id(9)));
        var entrants = Enumerable.Range(0, SamplePlayers)
            .Select(i => new Entrant(new(OverlaySampleStep.Id(100 + i)), new(OverlaySampleStep.Id(100 + i)), sample.Now)).ToImmutableArray();
        var empty = new LeagueView
        {
            Id = id,
            Title = sample.Stretch("Friday tap cup", 120),
            Rules = "",
            Commitment = "",
            Size = SamplePlayers,
            BestOf = 3,
            Seconds = 10,
            Entrants = entrants[..Math.Min(SamplePlayers, 4 + 3 * step)],
            OpenedAt = sample.Now,
        };
        if (step < 2) return empty;
        var (round, half) = ((step - 2) / 2, (step - 2) % 2);
        List<RoundView> rounds = [];
        var through = Bracket.Slots(SamplePlayers).OfType<int>().ToArray();
        for (var r = 0; r < 3; r++)
        {
            var state = r < round ? MatchStatus.Ended : r == round ? MatchStatus.Playing : MatchStatus.Waiting;
            rounds.Add(new([.. (r <= round ? through.Chunk(2) : Enumerable.Repeat<int[]>([], SamplePlayers >> (r + 1)))
                .Select((pair, i) => Match(r * SamplePlayers + i, r, state, pair))]));
            if (r <= round) through = [.. through.Chunk(2).Select(pair => pair.Min())];
        }

        return empty with
        {
            State = step == OverlaySampleStep.Steps - 1 ? LeagueStatus.Ended : LeagueStatus.Playing,
            Order = [.. entrants.Select(e => e.Entry)],
            Rounds = [.. rounds],
            Round = Math.Min(round, 2),
            Winner = step == OverlaySampleStep.Steps - 1 ? entrants[0].Viewer : null,
            EndedAt = sample.Now,
        };

        MatchView Match(int number, int r, MatchStatus state, int[] places) => new(
            Bracket.MatchOf(id, number), number, r, state,
            [.. places.Select((place, side) => new PlayerView(place, entrants[place - 1].Entry, entrants[place - 1].Viewer,
                r == round ? 8 + half * 40 + (place * 7 % 11) : 60, state == MatchStatus.Ended ? 2 - side : half, 0, false))],
            1 + half, 0, null, state == MatchStatus.Playing ? sample.Now.AddSeconds(20) : null, null,
            state == MatchStatus.Ended ? entrants[places.Min() - 1].Viewer : null, null, []);
    }
}
