using HostConsole.Announcements;
using HostConsole.Core.Audience;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
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
using HostConsole.Core.Testimonials;
using HostConsole.Core.Vips;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Announcements;

/// <summary>Whatever a mechanic announces can be chosen, is said, and is no slip.</summary>
public sealed class AnnouncementKindsTest
{
    private static readonly AnnouncementTools Tools = new(_ => "Ana", AudienceTexts.Localizers) { OnStream = _ => "Ana" };
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static readonly LeagueId Cup = LiveScene.New<LeagueId>();
    private static readonly ViewerId[] Players = [LiveScene.New<ViewerId>(), LiveScene.New<ViewerId>()];
    private static readonly WheelId Wheel = LiveScene.New<WheelId>();
    private static readonly MysteryId Surprise = LiveScene.New<MysteryId>();
    private static readonly VipId Stay = LiveScene.New<VipId>();
    private static readonly ProofId Proof = LiveScene.New<ProofId>();
    private static readonly QuizId Quiz = LiveScene.New<QuizId>();
    private static readonly PredictionId Prediction = LiveScene.New<PredictionId>();

    // A kind that is new gets what it tells of here.
    private static readonly GoalId Missed = LiveScene.New<GoalId>();

    private static readonly ShowCommand[] Commands =
    [
        new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand"], false, false, null),
        new LaunchDeal(
            LiveScene.New<DealId>(), LiveScene.Mug(), new(2_400, LiveScene.Usd), 5, 1, TimeSpan.FromMinutes(5), TimeSpan.Zero,
            TimeSpan.FromMinutes(10), null),
        new GiveawayCommand.OpenGiveaway(
            LiveScene.New<GiveawayId>(), "Tote", "A tote", "One entry each.", "tote", EntryMode.Open, null, 1, 0, null, null,
            new string('a', 64)),
        new WheelCommand.OpenWheel(
            Wheel, "Mug wheel", "One spin each.", WheelMode.Room, "spin", [new("Mug", 1), new("Sticker", 1)], false, null, new string('a', 64)),
        new WheelCommand.EnterWheel(Wheel, LiveScene.New<EntryId>(), LiveScene.New<ViewerId>()),
        new WheelCommand.SpinForRoom(Wheel, LiveScene.New<SpinId>()),
        new MysteryCommand.OpenMystery(
            Surprise, "A surprise", "Every order.", "By letter.", null, new(5_000, LiveScene.Usd), 1,
            [new("Mug", 1, 1, new(RewardKind.Gift, "")), new("Card", 1, 1, new(RewardKind.Gift, ""))], null, new string('a', 64)),
        new MysteryCommand.DrawFree(Surprise, LiveScene.New<RewardId>(), LiveScene.New<ViewerId>()),
        new MysteryCommand.DrawFree(Surprise, LiveScene.New<RewardId>(), LiveScene.New<ViewerId>()),
        Goal(100) with { Stages = [new(1, "First floor")] },
        Goal(1),
        Goal(200) with { Goal = Missed, Duration = TimeSpan.FromMinutes(1) },
        new JoinShow(LiveScene.New<ViewerId>(), "Ana"),
        new LeagueCommand.OpenLeague(Cup, "Tap cup", "Free to join.", 2, 1, 3, new string('a', 64)),
        new LeagueCommand.JoinLeague(Cup, LiveScene.New<EntryId>(), Players[0]),
        new LeagueCommand.JoinLeague(Cup, LiveScene.New<EntryId>(), Players[1]),
        new LeagueCommand.StartLeague(Cup),
        new LeagueCommand.LeaveLeague(Cup, Players[0]),
        new OpenMilestone(
            LiveScene.New<MilestoneId>(), "Early birds", MilestoneRule.First, 1, MilestoneOf.Orders, new(RewardKind.Gift, "A tote")),
        new NotePresence([new(Players[0], 0)], []),
        new OpenVip(Stay, "For those who stayed", 1, new(RewardKind.Gift, "A tote")),
        new CloseVip(Stay),
        new OpenProof(Proof, 10, 2),
        new OpenTestimonials(LiveScene.New<TestimonialCallId>(), "How do you like the candle?"),
        new OpenBlitz(
            LiveScene.New<BlitzId>(), "The hourly mug", new DealCue(default, LiveScene.Mug(), new(2_400, LiveScene.Usd), 5, 1, 60, 0, 60, null),
            new(60, null, "UTC"), null),
        new OpenQuiz(Quiz, "Clay", [new("Lead-free?", ["Green", "Sand"], 1, 20, null)], true, false, false, []),
        new NextInQuiz(Quiz),
        new AnswerQuiz(Quiz, 1, LiveScene.New<ViewerId>(), 1),
        new CloseQuiz(Quiz),
        new OpenQuiz(LiveScene.New<QuizId>(), "Next", [new("How hot?", [], 1240, 20, null)], true, false, false, []),
        new OpenPrediction(Prediction, "Which sells out first?", ["Mug", "Bud vase"], null, null),
        new OpenPrediction(LiveScene.New<PredictionId>(), "Will it hold?", ["Yes", "No"], null, null),
    ];

    private static OpenGoal Goal(long viewers) =>
        new(LiveScene.New<GoalId>(), "Come in", GoalCounts.Viewers, viewers, null, "Free shipping", null, false);

    private static Announcement? Told(ShowFact fact, ShowView show) => MechanicUis.Of(fact)?.Announcements?.Of(fact, show, Tools);

    [Fact]
    public void Given_every_kind_Then_it_has_a_label_and_a_fact_that_says_it()
    {
        foreach (var command in Commands) scene.After(TimeSpan.FromSeconds(1)).Do(command);
        scene.After(TimeSpan.FromMinutes(1)).Do(new CloseGoal(Missed));
        var drawn = new DrawnEntry(1, LiveScene.New<EntryId>(), LiveScene.New<ViewerId>(), 1, false, null);
        var milestone = scene.View.Milestones[0];
        scene.Apply(new MilestoneFact.MilestoneWon(
            milestone.Id, 1, "shop:1", LiveScene.New<ViewerId>(), LiveScene.New<RewardId>(), milestone.Offer));
        scene.Apply(new PredictionFact.PredictionStaked(Prediction, Players[0], 0, 10));
        scene.Do(new ResolvePrediction(Prediction, 0));
        var bought = new ProofFact.BuyersCounted(Proof, 3, null);
        var thanked = new ProofFact.BuyerThanked(Proof, "shop:1", Players[0]);
        scene.Apply(bought);
        scene.Apply(thanked);
        ShowFact[] facts =
        [
            .. scene.Facts, new GiveawayFact.WinnersDrawn(scene.View.Giveaways[0].Id, [drawn], ""),
            new MilestoneFact.MilestoneClosed(milestone.Id), bought, thanked,
        ];
        var told = facts.Select(f => Told(f, scene.View)).OfType<Announcement>().ToList();
        Assert.Equal(AnnouncementSettings.Kinds.Select(k => k.Key).Order(), told.Select(t => t.Kind.Key).Distinct().Order());
        Assert.All(told, t => Assert.Contains(t.Kind, AnnouncementSettings.Kinds));
        // A text that is missing would be its own key.
        Assert.All(told, t => Assert.DoesNotContain("Announce_", t.Text, StringComparison.Ordinal));
        Assert.All(AnnouncementSettings.Kinds, k => Assert.NotEmpty(k.Label));
        Assert.Equal(AnnouncementSettings.Kinds.Count, AnnouncementSettings.Kinds.DistinctBy(k => k.Key).Count());
    }

    [Fact]
    public void Given_a_fact_that_is_told_and_can_be_taken_back_Then_it_is_held_until_it_can_t()
    {
        foreach (var command in Commands)
        {
            var before = scene.After(Lifecycle.UndoFor).Facts.Count;
            var show = scene.Do(command).View;
            var undoable = show.Undo is { } undo && undo.Until > scene.Now;
            foreach (var fact in scene.Facts.Skip(before).Where(f => Told(f, show) is not null))
                // A deal is told at once all the same: chats claim by what they are told.
                Assert.Equal(undoable && fact is not DealFact, MechanicUis.Of(fact)!.Announcements!.CanBeUndone(fact));
        }
    }
}
