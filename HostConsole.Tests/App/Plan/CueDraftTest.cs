using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Planning;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

public sealed class CueDraftTest
{
    private static readonly CueId Id = CueOf('x');

    [Fact]
    public void Given_a_cue_of_each_kind_When_read_back_from_its_form_Then_it_is_the_same()
    {
        Cue[] cues = [new PinCue(Id, Mug), new PollCue(Id, "Which?", ["One", "Two"], true, false, 60), Deal(code: "A"), Giveaway() with { Entry = "buyers", FreeRoute = "Write to us.", Keyword = "vase" },
            new GoalCue(Id, "Together", Core.Goals.GoalCounts.Orders, 100, null, "Free shipping", "SHIPFREE", true), new GoalCue(Id, "Together", Core.Goals.GoalCounts.Gmv, 250_050, Usd, null, null, false), new SceneCue(Id, "Be right back")];
        foreach (var cue in cues)
        {
            var (read, _, problem) = CueDraft.Of(cue).Read(Usd);
            Assert.Equal("", problem);
            Assert.Equal(Json(cue), Json(read!));
        }
    }

    [Fact]
    public void Given_what_is_missing_Then_its_field_is_named_at_planning_time()
    {
        Assert.Equal("item", CueDraft.New(CueKind.Pin, Id).Read(Usd).Field);
        Assert.Equal("question", CueDraft.New(CueKind.Poll, Id).Read(Usd).Field);
        Assert.Equal("options", new CueDraft { Id = Id, Kind = CueKind.Poll, Question = "Which?", Options = ["Same", "same"] }.Read(Usd).Field);
        Assert.Equal("price", new CueDraft { Id = Id, Kind = CueKind.Deal, Item = Mug, Price = "12.345" }.Read(Usd).Field);
        Assert.Equal("price", new CueDraft { Id = Id, Kind = CueKind.Deal, Item = Mug, Price = "-1" }.Read(Usd).Field);
        Assert.Equal("quantity", new CueDraft { Id = Id, Kind = CueKind.Deal, Item = Mug, Price = "12", Quantity = 0 }.Read(Usd).Field);
        Assert.Equal("seconds", new CueDraft { Id = Id, Kind = CueKind.Deal, Item = Mug, Price = "12", Seconds = null }.Read(Usd).Field);
        Assert.Equal("rules", new CueDraft { Id = Id, Kind = CueKind.Giveaway, Title = "T", Prize = "P" }.Read(Usd).Field);
        Assert.Equal("target", CueDraft.New(CueKind.Goal, Id).Read(Usd).Field);
        Assert.Equal("title", new CueDraft { Id = Id, Kind = CueKind.Goal, Target = "100" }.Read(Usd).Field);
        Assert.Equal("target", new CueDraft { Id = Id, Kind = CueKind.Goal, Title = "T", Counts = Core.Goals.GoalCounts.Gmv, Target = "12.345" }.Read(Usd).Field);
        Assert.Equal("scene", CueDraft.New(CueKind.Scene, Id).Read(Usd).Field);
        Assert.Equal("freeRoute", new CueDraft { Id = Id, Kind = CueKind.Giveaway, Title = "T", Prize = "P", Rules = "R", BuyersOnly = true }.Read(Usd).Field);
    }

    private static string Json(Cue cue) => System.Text.Json.JsonSerializer.Serialize(cue, Core.Kernel.Json.Options);
}
