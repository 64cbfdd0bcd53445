namespace HostConsole.Core.Predictions;

/// <summary>How a pool of points is shared among those who chose the outcome that came true.</summary>
public static class PredictionPayouts
{
    /// <summary>
    /// Whole points in proportion to the stakes, by the method of the largest remainder: each gets their share rounded down, and what
    /// is left goes point by point to those whose share was cut most. Of equal ones who staked earlier comes first.
    /// </summary>
    /// <param name="pool">All that is shared: at least the sum of <paramref name="stakes"/>, at most <see cref="PredictionRules.MostPool"/>.</param>
    /// <param name="stakes">Each 1 or more, in the order of the first stakes in the log.</param>
    /// <returns>In the same order; together the pool, and each less than one point from its exact share. Empty without stakes.</returns>
    public static int[] Share(long pool, IReadOnlyList<int> stakes)
    {
        var total = stakes.Sum(s => (long)s);
        var paid = new int[stakes.Count];
        var cut = new long[stakes.Count];
        var left = pool;
        for (var i = 0; i < paid.Length; i++)
        {
            var (whole, rest) = Math.DivRem(pool * stakes[i], total);
            (paid[i], cut[i]) = ((int)whole, rest);
            left -= whole;
        }

        foreach (var i in Enumerable.Range(0, paid.Length).OrderByDescending(i => cut[i]).ThenBy(i => i).Take((int)left)) paid[i]++;
        return paid;
    }
}
