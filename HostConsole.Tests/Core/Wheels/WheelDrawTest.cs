using HostConsole.Core.Wheels;
using static HostConsole.Tests.Wheels.WheelScene;

namespace HostConsole.Tests.Wheels;

/// <summary>Whether the wheel gives what its odds say.</summary>
public sealed class WheelDrawTest
{
    private const int Spins = 100_000;

    /// <summary>Three sets of weights, each with the value that χ² exceeds by chance in 1 of 1,000 wheels (k − 1 degrees of freedom).</summary>
    public static TheoryData<int[], double> Sets => new()
    {
        { [1, 1, 1, 1, 1, 1], 20.515 }, // 5
        { [1, 2, 3, 5, 8, 13, 21, 34], 24.322 }, // 7
        { [10_000, 100, 3_333], 13.816 }, // 2
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Over_100000_spins_each_segment_comes_up_as_often_as_its_weight_says(int[] weights, double critical)
    {
        var counts = new int[weights.Length];
        for (var k = 1; k <= Spins; k++) counts[WheelDraw.Segment(Seed, Mugs, k, weights)]++;
        var total = weights.Sum();
        var chi = counts.Zip(weights, (n, w) => Math.Pow(n - (double)Spins * w / total, 2) / ((double)Spins * w / total)).Sum();
        Assert.True(chi < critical, $"χ² is {chi:0.000}, the critical value {critical}: {string.Join(", ", counts)}");
    }

    [Fact]
    public void Over_100000_spins_each_of_seven_entrants_is_found_as_often_as_any_other()
    {
        const double critical = 22.458; // 6 degrees of freedom, 1 in 1,000
        var (counts, digest) = (new int[7], new string('a', 64));
        for (var k = 1; k <= Spins; k++) counts[WheelDraw.Who(Seed, Mugs, k, digest, 7)]++;
        var chi = counts.Sum(n => Math.Pow(n - Spins / 7.0, 2) / (Spins / 7.0));
        Assert.True(chi < critical, $"χ² is {chi:0.000}, the critical value {critical}: {string.Join(", ", counts)}");
    }

    [Fact]
    public void What_has_no_weight_is_never_won()
    {
        for (var k = 1; k <= 1000; k++) Assert.Contains(WheelDraw.Segment(Seed, Mugs, k, [0, 1, 0, 2, 0]), (int[])[1, 3]);
    }
}
