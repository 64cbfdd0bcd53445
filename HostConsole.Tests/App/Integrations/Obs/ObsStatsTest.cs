using HostConsole.Integrations.Obs;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>A warning comes before the audience notices, and none where all is well.</summary>
public sealed class ObsStatsTest
{
    private static readonly ObsStats Before =
        new(Fps: 30, Cpu: 10, Kbps: 6000, Dropped: 50, Frames: 1000, Skipped: 20, Congestion: 0, FreeMegabytes: 90_000);
    private static readonly ObsStats After = Before with { Frames = 1060 };

    public static TheoryData<string, ObsStats, string> Troubles => new()
    {
        { "dropped", After with { Dropped = 53 }, "frames are dropped" },
        { "congestion", After with { Congestion = 0.6 }, "filling up" },
        { "slow machine", After with { Skipped = 26 }, "too slow" },
        { "processor", After with { Cpu = 95 }, "processor" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Each_trouble_is_told_while_it_streams_and_is_nobodys_business_while_nothing_goes_out(string what,
        ObsStats now, string expected)
    {
        Assert.Contains(expected,
            ObsStats.WarningOf(Before, now, streaming: true, reconnecting: false, recording: false) ?? what,
            StringComparison.Ordinal);
        Assert.Null(ObsStats.WarningOf(Before, now, streaming: false, reconnecting: false, recording: false));
    }

    [Fact]
    public void A_lost_platform_is_told_first() =>
        Assert.Contains("connecting again", ObsStats.WarningOf(Before, After with { Dropped = 90 }, streaming: true,
            reconnecting: true, recording: false),
            StringComparison.Ordinal);

    [Fact]
    public void A_full_disk_is_told_while_it_records()
    {
        var full = After with { FreeMegabytes = 900 };
        Assert.Contains("900 MB left",
            ObsStats.WarningOf(Before, full, streaming: true, reconnecting: false, recording: true),
            StringComparison.Ordinal);
        Assert.Null(ObsStats.WarningOf(Before, full, streaming: true, reconnecting: false, recording: false));
    }

    [Fact]
    public void One_lost_frame_and_the_first_look_are_no_trouble()
    {
        Assert.Null(ObsStats.WarningOf(Before, Before with { Frames = 1002, Dropped = 51 }, streaming: true,
            reconnecting: false, recording: true));
        Assert.Null(ObsStats.WarningOf(null, Before, streaming: true, reconnecting: false, recording: true));
    }
}
