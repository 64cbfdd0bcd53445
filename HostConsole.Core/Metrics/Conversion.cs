using HostConsole.Core.Kernel;

namespace HostConsole.Core.Metrics;

/// <summary>What part of the people who were seen has bought. The one place that says it, live and in the review.</summary>
/// <param name="Rate">A fraction, never above 1; null where it can't be said.</param>
/// <param name="WhyNot">Why it can't be said; null where it can.</param>
public readonly record struct Conversion(double? Rate, string? WhyNot)
{
    /// <param name="seen">People who were seen.</param>
    /// <param name="buyers">Those of them who bought.</param>
    /// <param name="unseen">Buyers who were not seen; an order without a customer stands for one.</param>
    public static Conversion Of(int seen, int buyers, int unseen) =>
        seen == 0 ? new(null, "Nobody was seen yet: no viewer has opened the page, and nobody has written in a chat.")
            : unseen > buyers ? new(null, "Most buyers were not seen: their orders name nobody from the page or a chat.")
            : new(Ratio.Of(buyers, seen), null);
}
