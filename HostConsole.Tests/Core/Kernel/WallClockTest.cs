using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

public sealed class WallClockTest
{
    // The last second of a day, and the first of the next, as UTC.
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z")] // the day of 23 hours
    [InlineData("Europe/Berlin", "2026-10-24", "2026-10-24T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z")] // the day of 25 hours
    [InlineData("America/Santiago", "2026-09-05", "2026-09-06T04:00:00Z")] // the clocks go from 24:00 to 1:00: the day begins at one
    [InlineData("America/Santiago", "2026-04-04", "2026-04-05T04:00:00Z")] // 23:00 to 24:00 comes twice
    [InlineData("Asia/Beirut", "2026-03-28", "2026-03-28T22:00:00Z")] // midnight doesn't exist
    [InlineData("America/Havana", "2026-10-31", "2026-11-01T04:00:00Z")] // midnight comes twice: the first one counts
    [InlineData("Asia/Kolkata", "2026-11-30", "2026-11-30T18:30:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-12-31", "2026-12-31T10:00:00Z")]
    [InlineData("UTC", "2026-12-31", "2027-01-01T00:00:00Z")]
    public void A_day_ends_at_its_midnight_and_the_next_begins(string zone, string day, string ends)
    {
        var (of, date) = (TimeZoneInfo.FindSystemTimeZoneById(zone), DateOnly.Parse(day, CultureInfo.InvariantCulture));
        var end = DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture);
        Assert.Equal(date, WallClock.Today(end.AddTicks(-1), of));
        Assert.Equal(date.AddDays(1), WallClock.Today(end, of));
        Assert.Equal(end, WallClock.NextDay(end.AddTicks(-1), of));
        Assert.Equal(end, WallClock.NextDay(end.AddHours(-20), of));
        Assert.True(WallClock.NextDay(end, of) > end);
        Assert.Equal(end, WallClock.DayOf(end, of));
        Assert.Equal(end, WallClock.DayOf(end.AddHours(20), of));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Beirut")]
    [InlineData("Africa/Cairo")]
    [InlineData("Australia/Lord_Howe")]
    public void Over_two_years_each_day_comes_once_and_in_order(string zone)
    {
        var of = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var day = WallClock.Today(now, of);
        for (var i = 0; i < 730; i++)
        {
            now = WallClock.NextDay(now, of);
            Assert.Equal(day, WallClock.Today(now.AddTicks(-1), of));
            Assert.Equal(day = day.AddDays(1), WallClock.Today(now, of));
            Assert.Equal(now, WallClock.DayOf(now, of));
        }
    }
}
