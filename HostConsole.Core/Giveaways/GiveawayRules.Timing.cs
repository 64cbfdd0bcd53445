using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

public static partial class GiveawayRules
{
    /// <summary>What time alone brings by now: giveaways close, and winners who did not answer make room.</summary>
    public static IReadOnlyList<GiveawayFact> Due(GiveawayState state, Moment moment)
    {
        var now = moment.Now;
        List<GiveawayFact>? facts = null;
        foreach (var giveaway in state.All)
        {
            if (!(giveaway.NextDue <= now)) continue;
            facts ??= [];
            if (giveaway.State == GiveawayStatus.Open)
            {
                facts.AddRange(Close(giveaway, moment));
                continue;
            }

            // Whose deadline was first makes room first; the best reserve moves up into the first room.
            var lapsed = giveaway.Winners.Where(w => w.LapsesAt <= now).OrderBy(w => w.Drawn.AnswerBy).ThenBy(w => w.Drawn.Rank);
            var next = new GiveawayReserves(giveaway, moment);
            foreach (var winner in lapsed.ToList())
            {
                var (promoted, skipped) = giveaway.Opened.Redraw == RedrawMode.Press ? (null, null)
                    : giveaway.Opened.AnswerSeconds is null ? next.Next() : next.NextOrDrawn();
                facts.Add(new WinnerLapsed(giveaway.Id, winner.Drawn.Entry,
                    promoted is null ? null : Promote(giveaway, promoted, winner, now), skipped));
            }
        }

        return facts ?? [];
    }

    /// <summary>When <see cref="Due"/> has something next; null where nothing waits for the clock.</summary>
    public static DateTimeOffset? NextDue(GiveawayState state)
    {
        DateTimeOffset? next = null;
        foreach (var giveaway in state.All)
        {
            if (giveaway.NextDue is { } due && (next is null || due < next)) next = due;
        }

        return next;
    }
}
