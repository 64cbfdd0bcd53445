using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>The reserves in their order, for one decision; who may not win any more is passed over.</summary>
internal sealed class GiveawayReserves(Giveaway giveaway, Moment moment)
{
    private int _next;
    private readonly List<SkippedEntry> _passed = [];
    private readonly List<DrawnEntry> _drawn = [];

    /// <returns>The next reserve, null where none is left; and who was passed over on the way, null where nobody was.</returns>
    public (DrawnEntry? Reserve, IReadOnlyList<SkippedEntry>? Skipped) Next()
    {
        List<SkippedEntry>? skipped = null;
        while (_next < giveaway.Reserves.Count)
        {
            var reserve = giveaway.Reserves[_next++];
            if (moment.Barred(reserve.Viewer) is not { } why) return (reserve, skipped);
            (skipped ??= []).Add(new(reserve.K, reserve.Entry, reserve.Viewer, why));
        }

        return (null, skipped);
    }

    /// <summary>The next reserve, or who is drawn next where none is left.</summary>
    public (DrawnEntry? Next, IReadOnlyList<SkippedEntry>? Skipped) NextOrDrawn()
    {
        var (reserve, skipped) = Next();
        if (reserve is not null) return (reserve, skipped);
        var (found, passed) = giveaway.DrawAllowed(1, moment, [.. _drawn.Select(d => d.Viewer), .. _passed.Select(p => p.Viewer)]);
        if (passed is not null) _passed.AddRange(passed);
        skipped = passed is null ? skipped : [.. skipped ?? [], .. passed];
        if (found is not [var (k, entry)]) return (null, skipped);
        var drawn = new DrawnEntry(k, entry.Id, entry.Viewer, 0, Reserve: false, AnswerBy: null);
        _drawn.Add(drawn);
        return (drawn, skipped);
    }
}
