using FsCheck.Fluent;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Blitzes;

/// <summary>When a blitz is due, also on the days on which clocks change.</summary>
public sealed class BlitzScheduleTests
{
    private static DateTimeOffset At(string written) => DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(60, "Europe/Berlin", "2026-11-21T19:12:30Z", "2026-11-21T20:00:00Z")]
    [InlineData(60, "Europe/Berlin", "2026-11-21T20:00:00Z", "2026-11-21T21:00:00Z")]
    [InlineData(60, "Asia/Kathmandu", "2026-11-21T19:00:00Z", "2026-11-21T19:15:00Z")]
    [InlineData(15, "UTC", "2026-11-21T19:12:30Z", "2026-11-21T19:15:00Z")]
    [InlineData(7, "UTC", "2026-11-21T19:12:30Z", "2026-11-21T19:19:00Z")]
    public void Given_so_many_minutes_Then_it_comes_on_the_full_ones_of_the_clock_where_they_fit(int minutes, string zone, string now, string next) =>
        Assert.Equal(At(next), new BlitzSchedule(minutes, null, zone).After(At(now)));

    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("24:00", 0)] // the end of a day is the beginning of the next
    [InlineData(" 7:05 ", 425)]
    [InlineData("23:59", 1439)]
    [InlineData("24:01", null)]
    [InlineData("25:00", null)]
    [InlineData("noon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Given_a_time_as_it_is_written_Then_it_is_read_and_24_00_is_midnight(string? written, int? minutes) =>
        Assert.Equal(minutes, (int?)BlitzSchedule.Time(written)?.ToTimeSpan().TotalMinutes);

    [Theory]
    [InlineData("Europe/Berlin", "00:00")]
    [InlineData("Europe/Berlin", "02:30")] // skipped in March, twice in October
    [InlineData("America/New_York", "00:00")]
    [InlineData("America/New_York", "01:30")] // twice in November
    [InlineData("America/New_York", "02:00")] // skipped in March
    [InlineData("America/Havana", "00:00")] // twice in November
    [InlineData("Asia/Beirut", "00:00")] // skipped in March
    public void Given_two_years_Then_it_comes_once_on_each_day_with_the_clock_at_that_time_or_where_it_is_set_after_it(string zone, string time)
    {
        var (of, schedule) = (TimeZoneInfo.FindSystemTimeZoneById(zone), new BlitzSchedule(null, BlitzSchedule.Time(time), zone));
        var (now, set) = (At("2026-01-01T12:00:00Z"), 0);
        for (var day = WallClock.Today(now, of).AddDays(1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
        {
            now = schedule.After(now);
            var local = TimeZoneInfo.ConvertTime(now, of);
            Assert.Equal(day, DateOnly.FromDateTime(local.DateTime));
            if (TimeOnly.FromDateTime(local.DateTime) == schedule.DailyAt) continue;
            Assert.True(of.IsInvalidTime(day.ToDateTime(schedule.DailyAt!.Value)));
            Assert.False(of.IsInvalidTime(local.DateTime));
            Assert.True(of.IsInvalidTime(local.DateTime.AddTicks(-1)));
            set++;
        }

        Assert.InRange(set, 0, 2);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-27T23:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2027-10-30T22:00:00Z", 25)]
    [InlineData("America/New_York", "2027-03-14T05:00:00Z", 23)]
    [InlineData("America/New_York", "2027-11-07T04:00:00Z", 25)]
    public void Given_each_hour_Then_it_comes_each_hour_that_passes_also_on_the_day_on_which_the_clock_changes(string zone, string midnight, int hours)
    {
        var hourly = new BlitzSchedule(60, null, zone);
        var now = At(midnight);
        for (var hour = 1; hour <= hours; hour++) Assert.Equal(At(midnight).AddHours(hour), now = hourly.After(now));
        Assert.Equal(now, new BlitzSchedule(null, TimeOnly.MinValue, zone).After(At(midnight)));
    }

    // Clocks go on at 2:00 on 28 March 2027 in Berlin and back at 3:00 on 31 October; in Santiago at midnight.
    [Theory]
    [InlineData("00:00", "Europe/Berlin", "2026-11-21T22:59:59Z", "2026-11-21T23:00:00Z")]
    [InlineData("00:00", "Europe/Berlin", "2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2027-10-30T12:00:00Z", "2027-10-31T00:30:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z")]
    [InlineData("00:00", "America/Santiago", "2026-09-05T12:00:00Z", "2026-09-06T04:00:00Z")]
    public void Given_a_time_of_day_Then_it_comes_once_a_day_also_where_the_clock_changes(string time, string zone, string now, string next) =>
        Assert.Equal(At(next), new BlitzSchedule(null, TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), zone).After(At(now)));

    [Fact]
    public void Given_any_schedule_and_moment_Then_the_next_time_is_later_and_nothing_lies_between()
    {
        var zones = new[] { "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Santiago", "UTC" };
        var any = Gen.Choose(0, 2 * 365 * 24 * 60).SelectMany(minute => Gen.Choose(0, 1439).SelectMany(time => Gen.Choose(0, zones.Length - 1)
            .SelectMany(zone => Gen.Choose(0, 1440).Select(every => (minute, time, zone: zones[zone], every)))));
        Law.Holds(any, 400, 11, x =>
        {
            var schedule = x.every == 0 ? new BlitzSchedule(null, TimeOnly.MinValue.AddMinutes(x.time), x.zone) : new BlitzSchedule(x.every, null, x.zone);
            var now = At("2026-01-01T00:00:17Z").AddMinutes(x.minute);
            var next = schedule.After(now);
            Assert.True(next > now);
            Assert.True(next - now <= TimeSpan.FromHours(26));
            if (x.every == 0 || 60 % x.every == 0) Assert.Equal(next, schedule.After(next.AddTicks(-1)));
            if (x.every == 0)
                Assert.InRange(TimeZoneInfo.ConvertTime(next, TimeZoneInfo.FindSystemTimeZoneById(x.zone)).TimeOfDay - schedule.DailyAt!.Value.ToTimeSpan(),
                    TimeSpan.Zero, TimeSpan.FromHours(1));
        });
    }

    [Theory]
    [InlineData(null, null, "UTC", "schedule")]
    [InlineData(5, "00:00", "UTC", "schedule")]
    [InlineData(4, null, "UTC", "everyMinutes")]
    [InlineData(1441, null, "UTC", "everyMinutes")]
    [InlineData(5, null, "Nowhere/Else", "timeZone")]
    [InlineData(5, null, null, "timeZone")]
    public void Given_what_is_no_schedule_Then_its_field_is_named(int? every, string? daily, string? zone, string field) =>
        Assert.Equal(field, new BlitzSchedule(every, daily is null ? null : TimeOnly.Parse(daily, System.Globalization.CultureInfo.InvariantCulture), zone!)
            .Check()?.Field);
}
