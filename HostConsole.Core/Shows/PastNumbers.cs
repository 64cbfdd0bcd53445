using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;

namespace HostConsole.Core.Shows;

/// <summary>
/// The numbers of a show as they were known at a time, folded from the log. Runs beside the writer and keeps only what
/// is counted.
/// </summary>
public static class PastNumbers
{
    /// <summary>The numbers that the screens showed: the rehearsal's while there was one.</summary>
    /// <returns>Null where the show did not exist then.</returns>
    public static (MetricsView Numbers, bool Rehearsal)? At(IFactLog log, ShowId show, DateTimeOffset at,
        CancellationToken cancel = default)
    {
        if (Fold(log, RunId.Of(show), at, cancel) is not { } real) return null;
        if (real.Rehearsal is { } rehearsal && Fold(log, rehearsal, at, cancel) is { } played) return (played.Metrics.View(at), true);
        return (real.Metrics.View(at), false);
    }

    /// <summary>The numbers of one run as they were known then; null where it did not exist.</summary>
    internal static (RunMetrics Metrics, RunId? Rehearsal)? Fold(IFactLog log, RunId run, DateTimeOffset at, CancellationToken cancel = default)
    {
        RunMetrics? metrics = null;
        RunId? rehearsal = null;
        var orders = Orders.OrderState.Blank();
        foreach (var fact in log.ReadRun(run, 0))
        {
            if (fact.At > at) break;
            cancel.ThrowIfCancellationRequested();
            var currency = fact.Fact switch
            {
                LifecycleFact.ShowCreated f => f.Settings.Currency,
                LifecycleFact.RehearsalBegan f => f.Settings.Currency,
                LifecycleFact.ShowEdited f => f.Settings.Currency,
                _ => (Currency?)null,
            };
            if (currency is { } told && metrics?.Currency != told) metrics = new(told);
            if (fact.Fact is LifecycleFact.RehearsalStarted started) rehearsal = started.Rehearsal;
            if (fact.Fact is LifecycleFact.RehearsalEnded) rehearsal = null;
            metrics?.Apply(fact, fact.Fact is Core.Orders.OrderFact order ? orders.Apply(order) : null);
        }

        return metrics is null ? null : (metrics, rehearsal);
    }
}
