using HostConsole.Core.Rewards;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class SeasonBookTests
{
    /// <summary>A season in which viewer n, from 1, has n points, and came in the order of numbers.</summary>
    private static SeasonBook SeasonOf(int viewers, SeasonBook? before = null)
    {
        var season = new SeasonBook(before);
        for (var n = 1; n <= viewers; n++) season.Add(Viewer(n), n);
        return season;
    }

    [Fact]
    public void Given_31_viewers_Then_the_last_to_come_plays_in_another_league()
    {
        var season = SeasonOf(31);
        Assert.Equal((1, 30, 30), (season.StandingOf(Viewer(1))!.Level, season.StandingOf(Viewer(1))!.Place, season.StandingOf(Viewer(1))!.Of));
        Assert.Equal((1, 1, 1), (season.StandingOf(Viewer(31))!.Level, season.StandingOf(Viewer(31))!.Place, season.StandingOf(Viewer(31))!.Of));
    }

    [Fact]
    public void Given_a_season_that_is_over_Then_the_first_ten_play_a_level_higher_and_all_begin_with_no_points()
    {
        var second = SeasonOf(30, SeasonOf(30));
        for (var n = 1; n <= 30; n++) Assert.Equal(n > 20 ? 2 : 1, second.StandingOf(Viewer(n))!.Level);
        Assert.Equal((30, 1, 10), (second.Of(Viewer(30)), second.StandingOf(Viewer(30))!.Place, second.StandingOf(Viewer(30))!.Of));
    }

    [Fact]
    public void Given_somebody_left_a_season_out_Then_their_level_is_kept()
    {
        var away = new SeasonBook(SeasonOf(30));
        away.Add(Viewer(99), 1);
        var third = new SeasonBook(away);
        third.Add(Viewer(30), 5);
        Assert.Equal(2, third.StandingOf(Viewer(30))!.Level);
        third.Add(Viewer(5), 5);
        Assert.Equal(1, third.StandingOf(Viewer(5))!.Level);
    }

    [Fact]
    public void Given_a_viewer_in_the_middle_Then_two_on_each_side_are_the_neighbours()
    {
        var around = SeasonOf(30).StandingOf(Viewer(15))!.Around;
        Assert.Equal([17, 16, 15, 14, 13], around.Select(r => r.Points));
        Assert.Equal([14, 15, 16, 17, 18], around.Select(r => r.Place));
        Assert.Equal([3, 2, 1], SeasonOf(3).StandingOf(Viewer(1))!.Around.Select(r => r.Points));
    }

    [Fact]
    public void Given_as_many_points_Then_the_place_is_shared_and_ten_shared_places_all_rise()
    {
        var season = new SeasonBook(null);
        for (var n = 1; n <= 12; n++) season.Add(Viewer(n), 7);
        Assert.All(Enumerable.Range(1, 12), n => Assert.Equal((1, true), (season.StandingOf(Viewer(n))!.Place, season.StandingOf(Viewer(n))!.Rises)));
    }

    [Fact]
    public void Given_all_was_taken_back_Then_there_is_no_place_and_the_level_stays()
    {
        var season = SeasonOf(3);
        season.Add(Viewer(3), -3);
        Assert.Null(season.StandingOf(Viewer(3)));
        Assert.Equal(2, season.StandingOf(Viewer(1))!.Of);
        var next = new SeasonBook(season);
        next.Add(Viewer(3), 1);
        Assert.Equal(1, next.StandingOf(Viewer(3))!.Level);
    }
}
