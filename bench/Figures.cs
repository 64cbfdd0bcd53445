using System.Diagnostics;
using System.Globalization;

namespace HostConsole.Bench;

/// <summary>Medians and percentiles of what was measured, and how they are written.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest value that this part of all values doesn't exceed.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double part) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(part * values.Count) - 1));

    public static string Latency(IReadOnlyCollection<double> milliseconds) =>
        $"p50 {Ms(Percentile(milliseconds, 0.5))}, p95 {Ms(Percentile(milliseconds, 0.95))}, p99 {Ms(Percentile(milliseconds, 0.99))}";

    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture) + " ms";
    public static string Count(double number) => number.ToString(number < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static double Since(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds;

    /// <summary>Stops the run where what was measured isn't what should have happened.</summary>
    public static void Check(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }
}
