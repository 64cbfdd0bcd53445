using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Vips;
using HostConsole.Core.Wheels;
using HostConsole.Tests.MysteryGifts;
using HostConsole.Tests.Testimonials;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Leagues.LeagueCommand;
using static HostConsole.Core.MysteryGifts.MysteryCommand;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>The games of a random evening: the last one of a kind is played, and where none is on one is opened.</summary>
internal static class AnyGame
{
    public const int First = 42, Last = 48;

    public static ShowCommand CommandOf(ShowView show, Step step, Func<int> fresh) => step.What switch
    {
        First => WheelOf(show.Wheels.LastOrDefault(w => w.IsOpen), step, fresh),
        First + 1 => QuizOf(show.Quizzes.LastOrDefault(q => q.IsOn), step, fresh, show),
        First + 2 => LeagueOf(show.Leagues.LastOrDefault(l => l.IsOn), step, fresh),
        First + 3 => MysteryOf(show.Mysteries.LastOrDefault(m => m.IsOpen), step, fresh),
        First + 4 => VipOf(show.Vips.LastOrDefault(v => v.IsOn), step, fresh),
        First + 5 => TestimonialOf(show.Testimonials, step, fresh),
        _ => GiveawayOf(show.Giveaways.LastOrDefault(g => g is { OverShows: true, State: GiveawayStatus.Open }), step, fresh),
    };

    // Over both shows of the evening.
    private static ShowCommand GiveawayOf(GiveawayView? giveaway, Step step, Func<int> fresh) => (giveaway, step.Number) switch
    {
        (null, < 3) => new ContinueGiveaway(new(Uid(6, 20 + step.Who % 2)), Seed),
        (null, _) => new OpenGiveaway(new(Uid(6, 20 + step.Show)), "Summer", "A kiln", "One entry each.", "summer", EntryMode.Paid, "By letter.",
            1, 1, 1, null, Seed)
        { OverShows = true, Tickets = new(Bought: 2) },
        (_, >= 3) when step.Who > 1 => new CarryGiveaway(giveaway.Id),
        (_, 4) => new CloseGiveaway(giveaway.Id),
        _ => new EnterGiveaway(giveaway.Id, new(Uid(7, fresh())), Viewer(step.Who), step.Number == 1 ? EntryRoute.Button : EntryRoute.Free),
    };

    private static ShowCommand WheelOf(WheelView? wheel, Step step, Func<int> fresh) => (wheel, step.Number) switch
    {
        (null, _) => new OpenWheel(new(Uid(32, fresh())), "Mug wheel", "One spin each.", step.Who % 2 == 0 ? WheelMode.Each : WheelMode.Room,
            step.Who % 2 == 0 ? null : "spin",
            [new("Mug", 1, 1, Offer: new(RewardKind.Gift, "A mug")), new("Points", 2, null, Offer: new(RewardKind.Points, "", Points: 5)),
                new("A smile", 3, null, true)],
            step.Who == 3, step.Number == 1 ? TimeSpan.FromSeconds(60) : null, Seed),
        ({ Mode: WheelMode.Each }, < 4) => new SpinWheel(wheel.Id, new(Uid(33, fresh())), Viewer(step.Who)),
        ({ Mode: WheelMode.Room }, < 3) => new EnterWheel(wheel.Id, new(Uid(33, fresh())), Viewer(step.Who)),
        ({ Mode: WheelMode.Room }, 3) => new SpinForRoom(wheel.Id, new(Uid(33, fresh()))),
        _ => step.Who == 1 ? new CloseWheel(wheel.Id) : new SpinWheel(wheel.Id, new(Uid(33, fresh())), Viewer(step.Who)),
    };

    private static ShowCommand QuizOf(QuizView? quiz, Step step, Func<int> fresh, ShowView show) => (quiz, step.Number) switch
    {
        (null, _) => new OpenQuiz(new(Uid(34, fresh())), "Clay",
            [new("Lead-free?", ["Green", "Sand"], 1, 20, null), new("How hot?", [], 1240, 20, null), new("Whose?", ["Ours", "Theirs"], 0, 20, null)],
            step.Who % 2 == 0, step.Who % 3 == 0, step.Who == 1, step.Who > 4 ? ["Sand", "Sea"] : []),
        ({ IsOpen: true, Current: { } asked }, < 4) =>
            new AnswerQuiz(quiz.Id, asked.Id, Viewer(step.Who), asked.Options.IsEmpty ? 1200 + 20 * step.Number : step.Who % 2),
        ({ IsOpen: true }, _) => step.Who == 1 ? new CloseQuiz(quiz.Id) : new ChooseTeam(quiz.Id, Viewer(step.Who), step.Who % 2),
        _ => show.Quizzes.Length > 6 ? new CloseQuiz(quiz.Id) : new NextInQuiz(quiz.Id),
    };

    private static ShowCommand LeagueOf(LeagueView? league, Step step, Func<int> fresh)
    {
        if (league is null) return new OpenLeague(new(Uid(35, fresh())), "Tap cup", "One against one.", 4, step.Number % 2 == 0 ? 1 : 3, 5, Seed);
        if (league.State == LeagueStatus.Open)
            return step.Number < 4 ? new JoinLeague(league.Id, new(Uid(36, fresh())), Viewer(step.Who)) : new StartLeague(league.Id);
        var match = league.Rounds.SelectMany(r => r.Matches).FirstOrDefault(m => m.IsOn);
        return (match, step.Number) switch
        {
            (null, _) => new GoOn(league.Id),
            (_, < 3) => new Tap(league.Id, match.Id, match.Players[step.Who % match.Players.Length].Viewer, 3 * step.Who),
            (_, 3) => new Cheer(league.Id, Viewer(step.Who), match.Players[0].Place),
            _ => step.Who == 1 ? new CloseLeague(league.Id) : step.Who == 2 ? new LeaveLeague(league.Id, Viewer(step.Who)) : new GoOn(league.Id),
        };
    }

    private static ShowCommand MysteryOf(MysteryView? mystery, Step step, Func<int> fresh) => (mystery, step.Number) switch
    {
        (null, _) => MysteryTests.Open() with { Mystery = new(Uid(37, fresh())), PerPerson = step.Number },
        (_, 4) when step.Who == 1 => new CloseMystery(mystery.Id),
        _ => new DrawFree(mystery.Id, new(Uid(38, fresh())), Viewer(step.Who)),
    };

    private static ShowCommand TestimonialOf(TestimonialsView all, Step step, Func<int> fresh)
    {
        if (!all.Calls.Any(c => c.IsOpen)) return TestimonialTests.Open(fresh());
        var last = all.All.Length == 0 ? TestimonialTests.Id(0) : all.All[^(1 + step.Who % all.All.Length)].Id;
        return (step.Number, step.Who) switch
        {
            (1, _) => TestimonialTests.Send(fresh(), step.Who, photo: step.Who % 2 == 0),
            (2, _) => new ApproveTestimonial(last),
            (3, < 5) => new SetSpotlight(Item: new StageItem("testimonial", last.Value)),
            (3, _) => new ForgetTestimonials(Viewer(step.Who)),
            (_, 1) => new CloseTestimonials(all.Calls[^1].Id),
            (_, 2) => new RefuseTestimonial(last, "Not now"),
            (_, 3) => new HideTestimonial(last),
            _ => all.All.Length == 0 ? new ClearSpotlight() : new WithdrawTestimonial(last, all.All.First(t => t.Id == last).Viewer),
        };
    }

    private static ShowCommand VipOf(VipView? vip, Step step, Func<int> fresh) => vip is null
        ? new OpenVip(new(Uid(39, fresh())), "For those who stayed", 10 * step.Number, new(RewardKind.Gift, "A sticker"))
        : new CloseVip(vip.Id);
}
