using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Shows;

namespace HostConsole.Tests.Shows;

public sealed class ShowTimesTest
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 19, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "1 s")]
    [InlineData(45, "45 s")]
    [InlineData(538, "9 min")]
    [InlineData(3_580, "1 h")]
    [InlineData(5_400, "1 h 30 min")]
    public void Given_a_show_Then_how_long_it_ran_or_is_on_can_t_be_read_as_a_time_of_day(int seconds, string lasted)
    {
        var ended = Line(ShowStatus.Ended, Start.AddSeconds(seconds));
        Assert.Equal($"28 Nov 2026, ran {lasted}", ShowTimes.When(ended, Start.AddDays(1)));
        Assert.Equal($"on for {lasted}", ShowTimes.When(Line(ShowStatus.Live, null), Start.AddSeconds(seconds)));
    }

    private static ShowLine Line(ShowStatus status, DateTimeOffset? end) => new(new(Guid.Empty), "friday",
        new("Friday", Currency.Parse("USD"), "en-US", "UTC", null, null, 60), status, Start, Start, end, 0, Money.Zero(Currency.Parse("USD")));
}
