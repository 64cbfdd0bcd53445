using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

/// <summary>What a spin comes to, by the seed alone (docs/fair-draws.md, wheel-hmac-sha256/1). Pure functions.</summary>
public static class WheelDraw
{
    /// <summary>The segment of spin k.</summary>
    /// <param name="seed">64 hex digits.</param>
    /// <param name="k">Number of the spin, from 1.</param>
    /// <param name="weights">In published order; 0 for what can't be won. Their sum is 1 to 2³¹ − 1.</param>
    /// <returns>A place among <paramref name="weights"/>, from 0.</returns>
    public static int Segment(string seed, WheelId wheel, int k, IReadOnlyList<int> weights) =>
        FairDraw.Weighed(FairDraw.Pick(attempt => Number(seed, wheel, $"{k}:{attempt}"), weights.Sum()), weights);

    /// <summary>Whom spin k is for, in a room.</summary>
    /// <param name="digest">Of the entries that can be drawn, 64 lower-case hex digits.</param>
    /// <param name="n">How many there are, 1 or more.</param>
    /// <returns>A place among them, from 0.</returns>
    public static int Who(string seed, WheelId wheel, int k, string digest, int n) =>
        FairDraw.Pick(attempt => Number(seed, wheel, $"{k}:who:{digest}:{attempt}"), n);

    private static ulong Number(string seed, WheelId wheel, FormattableString rest) =>
        FairDraw.Number(seed, $"wheel:{wheel}:{rest.ToString(CultureInfo.InvariantCulture)}");
}
