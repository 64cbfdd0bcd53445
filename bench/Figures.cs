using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

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

    public static string Ms(double milliseconds) =>
        milliseconds.ToString(milliseconds < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture) + " ms";
    public static string Count(double number) => number.ToString(number < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static double Since(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds;

    /// <summary>Stops the run where what was measured isn't what should have happened.</summary>
    public static void Check(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }

    /// <inheritdoc cref="Check(bool, string)"/>
    /// <param name="otherwise">Written only then: a whole picture as text would cost more than what is measured.</param>
    public static void Check(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] Otherwise otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise.ToString());
    }

    [InterpolatedStringHandler]
    internal ref struct Otherwise
    {
        private DefaultInterpolatedStringHandler _text;

        public Otherwise(int literals, int holes, bool holds, out bool write)
        {
            write = !holds;
            _text = write ? new(literals, holes) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);
        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);
        public override string ToString() => _text.ToStringAndClear();
    }
}
