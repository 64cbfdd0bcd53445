using System.Globalization;
using HostConsole.Components;

namespace HostConsole.Tests.Components;

public sealed class PercentTest
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US"), German = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public void What_was_measured_has_a_tenth_and_a_blank_that_does_not_break()
    {
        Assert.Equal("28.6\u00a0%", Percent.Of(2 / 7.0, English));
        Assert.Equal("28,6\u00a0%", Percent.Of(2 / 7.0, German));
        Assert.Equal("0.0\u00a0%", Percent.Of(0, English));
        Assert.Equal("–", Percent.Of(null, English));
    }

    [Fact]
    public void A_goal_is_at_a_hundred_only_when_it_is_reached()
    {
        Assert.Equal("99.9\u00a0%", Percent.Reached(0.99999, English));
        Assert.Equal("100.0\u00a0%", Percent.Reached(1, English));
    }

    [Fact]
    public void What_a_person_chose_has_the_digits_it_was_chosen_with()
    {
        Assert.Equal("20\u00a0%", Percent.Plain(0.2m, English));
        Assert.Equal("12,5\u00a0%", Percent.Plain(0.125m, German));
    }

    [Fact]
    public void A_change_says_its_direction()
    {
        Assert.Equal("+4.2\u00a0%", Percent.Change(0.042, English));
        Assert.Equal("−0.3\u00a0%", Percent.Change(-0.003, English));
    }
}
