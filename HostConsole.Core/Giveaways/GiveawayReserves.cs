using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>The reserves in their order, for one decision; who may not win any more is passed over.</summary>
internal sealed class GiveawayReserves(Giveaway giveaway, Moment moment)
{
    private int _next;

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
}
