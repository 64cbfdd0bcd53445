using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Tests.Wheels.WheelScene;

namespace HostConsole.Tests.Wheels;

public sealed class WheelTests
{
    [Fact]
    public void Given_a_wheel_for_everybody_When_a_viewer_spins_twice_Then_the_second_is_refused()
    {
        var scene = new WheelScene();
        scene.Do(Open());
        var won = scene.Wins(Spin(1));
        Assert.Contains(won, scene.View.Segments.Select(s => s.Label));
        scene.Refused(Spin(1), "already-spun");
        scene.Refused(Spin(1) with { Spin = SpinNo(9) }, "already-spun");
        Assert.Equal((1, won), (scene.View.Spins, scene.View.Segments[scene.View.Newest[0].Segment].Label));
        Assert.Equal(SpinNo(1), scene.State.SpinsOf(Viewer(1)).Single().Spin.Id);
    }

    [Fact]
    public void Given_stock_When_it_runs_out_Then_the_odds_are_those_of_what_is_left_and_the_consolation_comes_last()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Each, new("Mug", 1, 1), new("Sticker", 3, 1), new("A smile", 1, null, true)));
        Assert.Equal([0.25, 0.75, 0], scene.View.Segments.Select(s => s.Odds));
        var first = scene.Wins(Spin(1));
        Assert.Equal(first == "Mug" ? [0, 1, 0] : [1, 0, 0.0], scene.View.Segments.Select(s => s.Odds));
        Assert.NotEqual(first, scene.Wins(Spin(2)));
        Assert.Equal([0, 0, 1], scene.View.Segments.Select(s => s.Odds));
        for (var i = 3; i < 30; i++) Assert.Equal("A smile", scene.Wins(Spin(i)));
        Assert.Equal([0, 0, null], scene.View.Segments.Select(s => s.Left));
        Assert.True(scene.View.IsOpen);
    }

    [Fact]
    public void Given_no_consolation_When_the_last_piece_is_won_Then_the_wheel_ends_itself_and_discloses_the_seed()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Each, new("Mug", 1, 1), new("Sticker", 3, 1)));
        scene.Do(Spin(1));
        Assert.Null(scene.View.Seed);
        scene.Do(Spin(2));
        Assert.Equal((WheelStatus.Closed, WheelEnd.Out, Seed), (scene.View.State, scene.View.Why, scene.View.Seed));
        Assert.Equal(scene.View.Commitment, FairDraw.Commitment(scene.View.Seed!));
        scene.Refused(Spin(3), "not-open");
    }

    [Fact]
    public void Given_remove_after_win_When_a_segment_without_stock_is_won_Then_it_leaves()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Each, new("Song", 1), new("Joke", 1), new("Trick", 1)) with { RemoveAfterWin = true });
        string[] won = [.. Enumerable.Range(1, 3).Select(i => scene.Wins(Spin(i)))];
        Assert.Equal(["Joke", "Song", "Trick"], won.Order(StringComparer.Ordinal));
        Assert.Equal(WheelEnd.Out, scene.View.Why);
    }

    [Fact]
    public void Given_a_room_wheel_When_the_host_spins_Then_an_entrant_wins_and_without_entrants_it_is_refused()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Room));
        scene.Refused(SpinRoom(1), "no-entrants");
        scene.Refused(Spin(1), "host-spins");
        foreach (var i in Enumerable.Range(1, 4)) scene.Do(Enter(i));
        scene.Refused(Enter(2), "already-entered");
        var spun = Assert.IsType<WheelFact.WheelSpun>(Assert.Single(scene.Do(SpinRoom(1)).Facts));
        Assert.Contains(spun.Viewer, Enumerable.Range(1, 4).Select(Viewer));
        Assert.Equal((4, FairDraw.Digest(Enumerable.Range(1, 4).Select(Entry))), (spun.Room!.Entered, spun.Room.Digest));
        Assert.Equal((4, 4), (scene.View.Entries, scene.View.Waiting));
    }

    [Fact]
    public void Given_a_room_wheel_that_removes_winners_When_all_were_drawn_Then_each_won_once()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Room, new("Mug", 1, 9), new("Sticker", 1, 9)) with { RemoveAfterWin = true });
        foreach (var i in Enumerable.Range(1, 5)) scene.Do(Enter(i));
        foreach (var i in Enumerable.Range(1, 5)) scene.Do(SpinRoom(i));
        Assert.Equal(Enumerable.Range(1, 5).Select(Viewer), scene.View.Newest.Select(s => s.Viewer).OrderBy(v => v.Value));
        Assert.Equal(0, scene.View.Waiting);
        scene.Refused(SpinRoom(6), "no-entrants");
        scene.Do(Enter(6));
        Assert.Equal(Viewer(6), Assert.IsType<WheelFact.WheelSpun>(scene.Do(SpinRoom(6)).Facts[0]).Viewer);
    }

    [Fact]
    public void Given_people_who_may_not_win_When_they_spin_or_stand_among_the_entrants_Then_they_do_not_win()
    {
        var scene = new WheelScene { Barred = v => v == Viewer(1) ? "This device is the house's own." : null };
        scene.Do(Open());
        scene.Refused(Spin(1), "not-eligible");

        var room = new WheelScene();
        room.Do(Open(WheelMode.Room));
        foreach (var i in Enumerable.Range(1, 3)) room.Do(Enter(i));
        room.Barred = v => v == Viewer(2) ? null : "Excluded from the show.";
        var facts = room.Do(SpinRoom(1)).Facts;
        Assert.Equal([Entry(1), Entry(3)], Assert.IsType<WheelFact.WheelEntriesLeftOut>(facts[0]).Entries.Select(e => e.Entry));
        Assert.Equal(Viewer(2), Assert.IsType<WheelFact.WheelSpun>(facts[1]).Viewer);
        Assert.Equal([1, 1], room.View.LeftOut.Select(l => l.FromSpin));
        room.Refused(Enter(4), "not-eligible");
    }

    [Fact]
    public void Given_a_timed_wheel_When_its_time_is_up_Then_it_closes_and_takes_no_spin()
    {
        var scene = new WheelScene();
        scene.Do(Open() with { Duration = TimeSpan.FromSeconds(30) });
        Assert.Equal(scene.Now.AddSeconds(30), WheelRules.NextDue(scene.State));
        scene.Tick(TimeSpan.FromSeconds(30));
        Assert.Equal((WheelEnd.Time, Seed), (scene.View.Why, scene.View.Seed));
        Assert.Null(WheelRules.NextDue(scene.State));
        scene.Refused(Spin(1), "not-open");
        scene.Refused(new CloseWheel(Mugs), "not-open");
    }

    [Fact]
    public void Given_a_seed_that_is_lost_When_spun_Then_it_says_so_and_the_wheel_can_be_closed()
    {
        var scene = new WheelScene();
        foreach (var fact in scene.Do(Open()).Facts) Assert.DoesNotContain(Seed, fact.ToString(), StringComparison.Ordinal);
        WheelRules.Apply(scene.State, new WheelFact.WheelSeedDrawn(Mugs, null), scene.Now);
        Assert.True(scene.View.SeedIsLost);
        scene.Refused(Spin(1), "seed-lost");
        scene.Do(new CloseWheel(Mugs));
        Assert.Null(scene.View.Seed);
    }

    [Fact]
    public void Given_what_is_no_wheel_When_opened_Then_each_is_refused_by_its_rule()
    {
        var scene = new WheelScene();
        WheelSegment[] two = [new("Mug", 1), new("Sticker", 1)];
        scene.Invalid(Open() with { Title = "\u200b " }, "title");
        scene.Invalid(Open() with { Title = new('x', 121) }, "title");
        scene.Invalid(Open() with { Rules = " " }, "rules");
        scene.Invalid(Open() with { Rules = new('x', 10_001) }, "rules");
        scene.Invalid(Open() with { Mode = (WheelMode)7 }, "mode");
        scene.Invalid(Open() with { Keyword = "a\nb" }, "keyword");
        scene.Invalid(Open() with { Keyword = new('x', 33) }, "keyword");
        scene.Invalid(Open() with { Segments = two[..1] }, "segments");
        scene.Invalid(Open() with { Segments = [.. Enumerable.Range(0, 25).Select(i => new WheelSegment($"{i}", 1))] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new(" ", 1)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("mug", 1)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new(new('x', 61), 1)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("Bag", 0)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("Bag", 10_001)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("Bag", 1, 0)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("Bag", 1, 1, true)] }, "segments");
        scene.Invalid(Open() with { Segments = [.. two, new("Bag", 1, null, true), new("Hug", 1, null, true)] }, "segments");
        scene.Invalid(Open() with { Duration = TimeSpan.FromSeconds(4) }, "seconds");
        scene.Do(Open() with { Keyword = "spin" });
        scene.Refused(Open(), "already-open");
        scene.Refused(Open() with { Wheel = default, Keyword = "SPIN" }, "keyword-in-use");
        scene.Do(Open() with { Wheel = new(Guid.CreateVersion7()) });
        scene.Do(Open() with { Wheel = new(Guid.CreateVersion7()) });
        scene.Refused(Open() with { Wheel = new(Guid.CreateVersion7()) }, "too-many");
    }
}
