using HostConsole.Core.Blitzes;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Milestones;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Polls;
using HostConsole.Core.Predictions;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Stage;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Vips;
using HostConsole.Core.Wheels;
using HostConsole.Deals;
using HostConsole.Giveaways;
using HostConsole.Goals;
using HostConsole.Integrations.Obs;
using HostConsole.Milestones;
using HostConsole.Polls;
using HostConsole.Predictions;
using HostConsole.Quizzes;
using HostConsole.Shows;
using HostConsole.Stage;
using HostConsole.Surfaces;
using HostConsole.Wheels;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

public sealed class CueDraftTest
{
    private static readonly CueId Id = CueOf('x');

    private static readonly Cue[] Valid =
    [
        new PinCue(Id, Mug),
        new PollCue(Id, "Which?", ["One", "Two"], true, false, 60),
        Deal(code: "A"),
        Deal() with { EarlySeconds = 5 },
        Giveaway() with { FreeRoute = "Write to us.", Tickets = new(Rewards: 5) },
        Giveaway() with { Entry = "buyers", FreeRoute = "Write to us.", Keyword = "vase" },
        new GoalCue(Id, "Together", GoalCounts.Orders, 100, null, "Free shipping", "SHIPFREE", true),
        new GoalCue(Id, "Together", GoalCounts.Gmv, 250_050, Usd, null, null, false),
        new GoalCue(Id, "Tower", GoalCounts.Orders, 100, null, null, null, false,
            [new(20, "First floor"), new(100, "Roof", new(RewardKind.Points, "", null, 50))], 900),
        new GoalCue(Id, "Jar", GoalCounts.Gmv, 250_050, Usd, null, null, false, [new(50_050, "Half")], null, GoalPicture.Jar),
        new MilestoneCue(Id, "Early birds", MilestoneRule.First, 50, MilestoneOf.Orders, new(RewardKind.Gift, "A tote")),
        new MilestoneCue(Id, "Points", MilestoneRule.Every, 25, MilestoneOf.Buyers, new(RewardKind.Points, "", null, 50), 8),
        new MilestoneCue(Id, "Codes", MilestoneRule.Next, 10, MilestoneOf.Orders,
            new(RewardKind.Code, "10% off", new PoolId(Guid.CreateVersion7()))),
        new VipCue(Id, "For those who stayed", 80, new(RewardKind.Points, "", null, 50)),
        new VipCue(Id, "More tickets", 80, new(RewardKind.Entry, "3 more tickets in a giveaway", Tickets: 3)),
        new VipCue(Id, "Early ones", 80, new(RewardKind.Access, "Early access to a deal")),
        new MysteryCue(Id, "A surprise", "Every order.", "By letter.", "surprise", new(5000, Usd), 3,
            [new("Mug", 1, 3, new(RewardKind.Gift, "Mug")), new("Points", 2, null, new(RewardKind.Points, "", null, 5))], 600),
        new TestimonialCue(Id, "How do you like the candle?", "review", 600),
        new ProofCue(Id, 10, 3),
        new ProofCue(Id, 30, 5, Mug),
        new WheelCue(Id, "Mug wheel", "One spin each.", WheelMode.Room, "spin",
            [new("Mug", 1, 3, Offer: new(RewardKind.Gift, "A mug")), new("A smile", 2, null, true)], true, 60),
        new QuizCue(Id, "Clay", [new("Lead-free?", ["Green", "Sand", "Blue"], 2, 30, "https://shop.example/g.jpg"), new("How hot?", [], 1240.5m, 20, null)],
            true, true, false, ["Red", "Blue"]),
        new PredictionCue(Id, "Which sells out first?", ["Mug", "Bud vase", "Neither"], 200, 120),
        new PredictionCue(Id, "Will it hold?", ["Yes", "No"], null, null),
        new LeagueCue(Id, "Tap cup", "Free to join.", 16, 3, 10),
        new BlitzCue(Id, "The midnight deal", Deal(code: "A") with { Id = Id }, new(null, new(0, 0), "Europe/Berlin"), 7),
        new BlitzCue(Id, "The hourly deal", Deal() with { Id = Id }, new(60, null, "UTC"), null),
        new SceneCue(Id, "Be right back"),
    ];

    [Fact]
    public void Given_a_stage_at_every_so_many_Then_they_are_made_up_to_the_target_and_what_is_wrong_is_said_at_its_field()
    {
        var draft = new GoalDraft
        {
            Id = Id,
            Title = "Tower",
            Target = "100",
            Picture = GoalPicture.Tower,
            Steps = GoalSteps.Every,
            Every = "20",
            EveryTitle = "Floor",
        };
        var cue = Assert.IsType<GoalCue>(draft.Read(Usd).Cue);
        Assert.Equal([(20L, "Floor 1"), (40, "Floor 2"), (60, "Floor 3"), (80, "Floor 4"), (100, "Floor 5")],
            cue.Stages!.Select(s => (s.At, s.Title)));
        Assert.Null(cue.Picture);
        foreach (var (change, field) in new (Action<GoalDraft>, string)[]
        {
            (d => d.Every = "1", "every"), (d => d.Every = "101", "every"), (d => d.Every = "x", "every"), (d => d.EveryTitle = " ", "everyTitle"),
            (d => (d.EveryGives, d.EveryOffer.Points) = (true, null), "every-reward-points"),
            (d => (d.Steps, d.Stages) = (GoalSteps.Listed, [new() { At = "x", Title = "A" }]), "stages"),
            (d => (d.Steps, d.Stages) = (GoalSteps.Listed, [new() { At = "5" }]), "stages"),
        })
        {
            var wrong = new GoalDraft { Id = Id, Title = "Tower", Target = "100", Steps = GoalSteps.Every, Every = "20", EveryTitle = "Floor" };
            change(wrong);
            Assert.Equal(field, wrong.Read(Usd).Problem?.Field);
        }
    }

    public static TheoryData<string> Kinds => [.. CueKinds.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Given_a_cue_of_each_kind_When_read_back_from_its_form_Then_it_is_the_same(string type)
    {
        var cues = Valid.Where(cue => cue.GetType().Name == type).ToArray();
        Assert.NotEmpty(cues);
        foreach (var cue in cues)
        {
            var surface = CueSurfaces.Of(cue);
            Assert.Equal(CueKinds.NameOf(cue), surface.Kind);
            var (read, problem) = surface.Edit(cue).Read(Usd);
            Assert.Null(problem);
            Assert.Equal(Json(cue), Json(read!));
            // As it is kept in the browser and in a template.
            var kept = surface.Read(surface.Write(surface.Edit(cue)))!;
            kept.Id = cue.Id;
            Assert.Equal(Json(cue), Json(kept.Read(Usd).Cue!));
        }
    }

    [Fact]
    public void Given_the_kinds_of_cues_Then_each_has_one_surface_with_words_and_a_place_of_its_own()
    {
        Assert.Equal(CueKinds.All.Select(type => type.Name).Order(), CueSurfaces.All.Select(s => s.CueType.Name).Order());
        Assert.Equal(["Pin", "Poll", "Deal", "Blitz", "Giveaway", "Goal", "Social proof", "Milestone", "VIP moment", "Wheel", "Mystery gift", "Quiz",
                "Prediction", "League", "Testimonials", "Scene"],
            CueSurfaces.All.Select(s => s.Label));
        Assert.Distinct(CueSurfaces.All.Select(s => s.Place));
        Assert.Distinct(CueSurfaces.All.Select(s => s.Icon));
        Assert.All(Valid, cue => Assert.Contains(cue.Label, CueSurfaces.Of(cue).Line(cue, English), StringComparison.Ordinal));
        Assert.All(Valid, cue => Assert.NotEmpty(CueSurfaces.Of(cue).Detail(cue, English)));
    }

    [Fact]
    public void Given_what_is_missing_Then_its_field_is_named_at_planning_time()
    {
        Assert.Equal("item", Wrong(new PinCueDraft()));
        Assert.Equal("title", Wrong(new WheelDraft()));
        Assert.Equal("rules", Wrong(new WheelDraft { Title = "T" }));
        Assert.Equal("segments", Wrong(new WheelDraft { Title = "T", Rules = "R" }));
        Assert.Equal("segments", Wrong(new WheelDraft { Title = "T", Rules = "R", Segments = [new() { Weight = null }] }));
        Assert.Equal("question", Wrong(new PollDraft()));
        Assert.Equal("options", Wrong(new PollDraft { Question = "Which?", Options = ["Same", "same"] }));
        Assert.Equal("item", Wrong(new DealDraft()));
        Assert.Equal("price", Wrong(new DealDraft { Item = Mug }));
        Assert.Equal("price", Wrong(new DealDraft { Item = Mug, Price = "12.345" }));
        Assert.Equal("price", Wrong(new DealDraft { Item = Mug, Price = "-1" }));
        Assert.Equal("quantity", Wrong(new DealDraft { Item = Mug, Price = "12", Quantity = 0 }));
        Assert.Equal("quantity", Wrong(new DealDraft { Item = Mug, Price = "12", Quantity = null }));
        Assert.Equal("perViewer", Wrong(new DealDraft { Item = Mug, Price = "12", Quantity = 2, PerViewer = 3 }));
        Assert.Equal("seconds", Wrong(new DealDraft { Item = Mug, Price = "12", Seconds = null }));
        Assert.Equal("rules", Wrong(new GiveawayDraft { Title = "T", Prize = "P" }));
        Assert.Equal("winners", Wrong(new GiveawayDraft { Title = "T", Prize = "P", Rules = "R", Winners = null }));
        Assert.Equal("freeRoute", Wrong(new GiveawayDraft { Title = "T", Prize = "P", Rules = "R", Entry = HostConsole.Core.Giveaways.EntryMode.Buyers }));
        Assert.Equal("target", Wrong(new GoalDraft()));
        Assert.Equal("title", Wrong(new GoalDraft { Target = "100" }));
        Assert.Equal("target", Wrong(new GoalDraft { Title = "T", Counts = GoalCounts.Gmv, Target = "12.345" }));
        Assert.Equal("title", Wrong(new MilestoneDraft()));
        Assert.Equal("count", Wrong(new MilestoneDraft { Title = "T", Count = null }));
        Assert.Equal("count", Wrong(new MilestoneDraft { Title = "T", Count = 1_001, Reward = new() { Title = "A tote" } }));
        Assert.Equal("most", Wrong(new MilestoneDraft { Title = "T", Rule = MilestoneRule.Every, Most = 0, Reward = new() { Title = "A tote" } }));
        Assert.Equal("reward-title", Wrong(new MilestoneDraft { Title = "T" }));
        Assert.Equal("reward-pool", Wrong(new MilestoneDraft { Title = "T", Reward = new() { Kind = RewardKind.Code } }));
        Assert.Equal("reward-points", Wrong(new MilestoneDraft { Title = "T", Reward = new() { Kind = RewardKind.Points, Points = 0 } }));
        Assert.Equal("question", Wrong(new PredictionDraft()));
        Assert.Equal("outcomes", Wrong(new PredictionDraft { Question = "Q?", Outcomes = ["A", " "] }));
        Assert.Equal("title", Wrong(new QuizDraft()));
        Assert.Equal("questions", Wrong(new QuizDraft { Title = "T" }));
        Assert.Equal("questions", Wrong(new QuizDraft { Title = "T", Questions = [new() { Text = "Q?", AsksNumber = true, Number = "hot" }] }));
        Assert.Equal("scene", Wrong(new SceneCueDraft()));
    }

    private static System.Globalization.CultureInfo English => System.Globalization.CultureInfo.GetCultureInfo("en-US");

    private static string? Wrong(CueDraft draft) => draft.Read(Usd).Problem?.Field;

    private static string Json(Cue cue) => System.Text.Json.JsonSerializer.Serialize(cue, Core.Kernel.Json.Options);
}
