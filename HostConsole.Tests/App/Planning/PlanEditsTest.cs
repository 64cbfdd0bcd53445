using HostConsole.Core.Shows;
using HostConsole.Shows;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

public sealed class PlanEditsTest
{
    [Theory]
    [InlineData('A', 3, "B3 C A12")]
    [InlineData('A', 2, "B3 A12 C")]
    [InlineData('C', 0, "C A12 B3")]
    [InlineData('B', 1, "A12 B3 C")]
    [InlineData('B', 99, "A12 C B3")]
    public void Given_a_segment_When_dropped_in_front_of_another_Then_it_stands_there(char segment, int index, string expected) =>
        Assert.Equal(expected, Text(Of("A12 B3 C").Move(SegmentOf(segment), index)));

    [Theory]
    [InlineData('1', 'A', 2, "A21 B3 C")]
    [InlineData('2', 'A', 0, "A21 B3 C")]
    [InlineData('1', 'B', 0, "A2 B13 C")]
    [InlineData('1', 'B', 1, "A2 B31 C")]
    [InlineData('3', 'C', 0, "A12 B C3")]
    [InlineData('3', 'C', 9, "A12 B C3")]
    public void Given_a_cue_When_dropped_Then_it_stands_there(char cue, char into, int index, string expected) =>
        Assert.Equal(expected, Text(Of("A12 B3 C").Move(CueOf(cue), SegmentOf(into), index)));

    [Theory]
    [InlineData('1', 1, "A21 B3 C")]
    [InlineData('2', 1, "A1 B23 C")]
    [InlineData('3', -1, "A123 B C")]
    [InlineData('1', -1, "A12 B3 C")]
    [InlineData('3', 1, "A12 B C3")]
    public void Given_a_cue_When_nudged_Then_it_moves_one_place_also_over_the_edge(char cue, int by, string expected) =>
        Assert.Equal(expected, Text(Of("A12 B3 C").Nudge(CueOf(cue), by)));

    [Theory]
    [InlineData('A', 1, "B3 A12 C")]
    [InlineData('C', -1, "A12 C B3")]
    [InlineData('A', -1, "A12 B3 C")]
    [InlineData('C', 1, "A12 B3 C")]
    public void Given_a_segment_When_nudged_Then_it_moves_one_place(char segment, int by, string expected) =>
        Assert.Equal(expected, Text(Of("A12 B3 C").Nudge(SegmentOf(segment), by)));

    [Fact]
    public void Given_a_plan_When_copied_Then_all_is_the_same_but_the_ids()
    {
        var plan = Of("A12 B3 C");
        var copy = plan.Fresh(TimeProvider.System);
        Assert.Equal(Text(plan), Text(copy));
        var ids = plan.Cues.Concat(copy.Cues).Select(c => c.Cue.Id.Value)
            .Concat(plan.Segments.Concat(copy.Segments).Select(s => s.Id.Value)).ToArray();
        Assert.Equal(12, ids.Distinct().Count());
        Assert.Equal("A12 A12 B3 C", Text(plan.Duplicate(SegmentOf('A'), TimeProvider.System)));
        Assert.Equal("A112 B3 C", Text(plan.Duplicate(CueOf('1'), TimeProvider.System)));
        Assert.Null(LifecycleRules.Check(plan.Duplicate(SegmentOf('A'), TimeProvider.System), Usd));
    }

    [Fact]
    public void Whatever_is_edited_or_copied_What_OBS_does_stays_chosen()
    {
        var plan = Of("A12 B3") with { Obs = new(StartStream: true, BreakScene: "Be right back") };
        var (segment, cue) = (plan.Segments[0], plan.Segments[0].Cues[0]);
        Plan[] edits =
        [
            plan.Add(segment with { Id = SegmentOf('C') }), plan.Add(segment.Id, cue with { Id = CueOf('4') }),
            plan.Change(segment.Id, s => s with { Minutes = 1 }), plan.Replace(cue),
            plan.Remove(segment.Id), plan.Remove(cue.Id), plan.Move(segment.Id, 2),
            plan.Move(cue.Id, SegmentOf('B'), 0), plan.Nudge(segment.Id, 1), plan.Nudge(cue.Id, 1),
            plan.Duplicate(segment.Id, TimeProvider.System), plan.Duplicate(cue.Id, TimeProvider.System), plan.Fresh(TimeProvider.System),
        ];
        Assert.All(edits, edited => Assert.Same(plan.Obs, edited.Obs));
    }

    [Fact]
    public void Given_the_night_when_clocks_go_back_Then_segments_begin_at_the_wall_s_time()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");
        var plan = Of("A B").Change(SegmentOf('A'), s => s with { Minutes = 90 });
        var starts = PlanEdits.StartsOf(plan, new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), zone);
        Assert.Equal([new DateTime(2026, 10, 25, 2, 0, 0), new DateTime(2026, 10, 25, 2, 30, 0)], starts);
        Assert.Empty(PlanEdits.StartsOf(plan, null, zone));
    }
}
