using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Quizzes;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Store;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Wheels;

namespace HostConsole.Tests.Rehearsal;

/// <summary>What the facts of a run say, asked anew from the first of them each time: nothing of the app's own counting is used.</summary>
internal sealed partial class FactQueries(IReadOnlyList<LoggedFact> log)
{
    private readonly IReadOnlyList<ShowFact> _facts = [.. log.Select(f => f.Fact)];

    /// <summary>The numbers that a sentence may say of a thing, in its order; null where there is no query.</summary>
    /// <param name="key">The text's name, or what an element says of itself.</param>
    public IReadOnlyList<string[]>? Ask(string key, Guid id)
    {
        IEnumerable<decimal[]>? answer = key.Replace("_Many", "", StringComparison.Ordinal).Replace("_One", "", StringComparison.Ordinal) switch
        {
            "DealTexts.Phone_Left" or "DealTexts.Overlay_Left" => [[Units(id) - Claimed(id), Units(id)]],
            "DealTexts.Overlay_Claimed" => [[Claimed(id), Units(id)]],
            "DealTexts.Phone_Claimed" => [[Claimed(id)]],
            "DealTexts.Phone_ClaimedInLine" => [[Claimed(id), InLine(id)]],
            "ViewerTexts.Phone_Minutes" => [[HoldMinutes(id)]],
            "deal: # held for # min each · redemption" => [[Held(id), HoldMinutes(id)]],
            "deal: of #" => [[Units(id)]],
            "deal: # each" => [[One<DealFact.DealLaunched>(f => f.Deal.Value == id).PerViewer]],
            "DealTexts.Overlay_More" => [[DealsOn() - 1]],
            "deal: #" => [[Units(id) - Claimed(id)], [Claimed(id)], [Units(id)], [Claimed(id) - Held(id)], [InLine(id)]],
            "poll: #" => Votes(id).Select(n => new decimal[] { n }),
            "poll: # votes" or "poll: # vote" => [[Voters(id)]],
            "giveaway: #" => [[Entries(id)], [Giveaway(id).Winners], [Giveaway(id).Reserves]],
            "goal: #" => Stages(id).Select(s => new decimal[] { s.At }),
            "goal: # of # orders" => [[Reached(id), Goal(id).Target]],
            "goal: # took it" => All<GoalFact.GoalStageTaken>(f => f.Goal.Value == id).CountBy(f => f.Stage).Select(s => new decimal[] { s.Value }),
            "milestone: Every # orders" => [[Milestone(id).Count]],
            "milestone: # of # given" => [[All<MilestoneFact.MilestoneWon>(f => f.Milestone.Value == id).Count(), Milestone(id).Most]],
            "milestone: order #" or "milestone: , order #" =>
                [[NextOrder(id)], .. All<MilestoneFact.MilestoneWon>(f => f.Milestone.Value == id).TakeLast(1).Select(f => new decimal[] { f.Number })],
            "DealTexts.Overlay_ToHave" => [[Units(id)]],
            "DealTexts.Phone_Each" => [[One<DealFact.DealLaunched>(f => f.Deal.Value == id).PerViewer]],
            "PollTexts.Phone_Votes" or "PollTexts.Overlay_Votes" => [[Voters(id)]],
            "GiveawayTexts.Phone_Entries" or "GiveawayTexts.Overlay_Entries" => [[Entries(id)]],
            "GiveawayTexts.Phone_Places" => [[Giveaway(id).Winners]],
            "GiveawayTexts.Overlay_Entry" =>
                [.. Enumerable.Range(1, All<GiveawayFact.EntryMade>(f => f.Giveaway.Value == id).Count()).Select(n => new decimal[] { n })],
            "WheelTexts.Phone_Spins" or "WheelTexts.Overlay_Spins" => [[All<WheelFact.WheelSpun>(f => f.Wheel.Value == id).Count()]],
            "BlitzTexts.Schedule_Every" => [[One<BlitzFact.BlitzOpened>(f => f.Blitz.Value == id).Schedule.EveryMinutes ?? 0]],
            "MilestoneTexts.Reward_Points" => [[Milestone(id).Offer.Points ?? 0]],
            "MilestoneTexts.Rule_Every_Orders" => [[Milestone(id).Count]],
            "MilestoneTexts.Left_Next_Orders" => [[NextOrder(id)]],
            "MilestoneTexts.Number_Orders" => [[All<MilestoneFact.MilestoneWon>(f => f.Milestone.Value == id).Last().Number]],
            "QuizTexts.Phone_Answers" or "QuizTexts.Overlay_Answers" => [[Answers(id)]],
            "QuizTexts.Phone_RightOf" or "QuizTexts.Overlay_RightOf" => [[Right(id), Answers(id)]],
            "QuizTexts.Phone_QuestionOf" or "QuizTexts.Overlay_QuestionOf" => [[Question(id), Questions(id)]],
            "QuizTexts.Phone_Coming" or "QuizTexts.Overlay_Coming" => [[Questions(id)]],
            "GoalTexts.Amount_Orders" =>
                [[Reached(id)], [Goal(id).Target], .. Stages(id).SelectMany(s => new decimal[][] { [s.At], [s.At - Reached(id)] })],
            "GoalTexts.Amount_Progress" => [[Reached(id)]],
            "GoalTexts.Overlay_Progress" => [[Reached(id), Goal(id).Target]],
            "GoalTexts.Overlay_Next" => Stages(id).Where(s => s.At > Reached(id)).Take(1).Select(s => new decimal[] { s.At }),
            "GoalTexts.Offer_Points" => Stages(id).Select(s => new decimal[] { s.Offer?.Points ?? 0 }),
            "quiz: #" => [[Answers(id)], [Players(id)], .. VotesIn(id).Select(n => new decimal[] { n }), [Answer(id)],
                .. Podium(id).SelectMany(p => new decimal[][] { [p.Place], [p.Points] })],
            "QuizTexts.Phone_Points" or "QuizTexts.Overlay_Points" => Podium(id).Select(p => new decimal[] { p.Points }),
            "QuizTexts.Phone_RightIs" or "QuizTexts.Overlay_RightIs" => [[Answer(id)]],
            "wheel: #" => [[All<WheelFact.WheelSpun>(f => f.Wheel.Value == id).Count()], .. Segments(id).Select(n => new decimal[] { n })],
            "quiz: # of # answers right, in # s by the median" => [[Right(id), Answers(id), Median(id)]],
            "quiz: # questions" => [[Questions(id)]],
            "quiz: question # of #" => [[Question(id), Questions(id)]],
            "blitz: , every # minutes" => [[One<BlitzFact.BlitzOpened>(f => f.Blitz.Value == id).Schedule.EveryMinutes ?? 0]],
            "testimonial: # waiting" => [[Sent(id).Count(t => All<TestimonialFact>(f => DecidedOf(f) == t).LastOrDefault() is null or
                TestimonialFact.TestimonialPutBack)]],
            "proof: from # on" => [[Proof(id).Least]],
            "proof.buyers" => [[Buyers(id, log[^1].At), Proof(id).Minutes]],
            "proof.highest" => [[Highest(id)]],
            "proof.thanked" => [[All<ProofFact.BuyerThanked>(f => f.Proof.Value == id).Count()]],
            _ => null,
        };
        return answer?.Select(n => n.Select(one => one.ToString("0.####", CultureInfo.InvariantCulture)).ToArray()).ToList();
    }

    /// <summary>The numbers with which the host opened a thing: they say nothing of people.</summary>
    public IEnumerable<string> SettingsOf(Guid id) =>
        from fact in _facts
        where fact is IOpens opens && opens.Opens.Of == id
        from Match number in Digits().Matches(NoNumber().Replace(FactCatalogue.Write(fact), ""))
        select ScreenCrawler.Plain(number.Value);

    private IEnumerable<T> All<T>(Func<T, bool> of) where T : ShowFact => _facts.OfType<T>().Where(of);
    private T One<T>(Func<T, bool> of) where T : ShowFact => All(of).Single();

    private IEnumerable<TestimonialId> Sent(Guid call) =>
        All<TestimonialFact.TestimonialSent>(f => f.Call.Value == call).Select(f => f.Testimonial);

    private static TestimonialId? DecidedOf(TestimonialFact fact) => fact switch
    {
        TestimonialFact.TestimonialApproved f => f.Testimonial,
        TestimonialFact.TestimonialRefused f => f.Testimonial,
        TestimonialFact.TestimonialHidden f => f.Testimonial,
        TestimonialFact.TestimonialPutBack f => f.Testimonial,
        TestimonialFact.TestimonialErased f => f.Testimonial,
        _ => null,
    };

    private long Units(Guid id) => One<DealFact.DealLaunched>(f => f.Deal.Value == id).Quantity
        + All<DealFact.DealToppedUp>(f => f.Deal.Value == id).Sum(f => f.Quantity);

    private long Claimed(Guid id) => All<DealFact.UnitClaimed>(f => f.Deal.Value == id).Sum(f => f.Quantity)
        - All<DealFact.ClaimExpired>(f => f.Deal.Value == id).Sum(f => f.Quantity)
        - All<DealFact.ClaimReleased>(f => f.Deal.Value == id).Sum(f => f.Quantity);

    private long DealsOn() => All<DealFact.DealLaunched>(_ => true)
        .Count(d => !All<DealFact>(f => f.Deal == d.Deal).Any(f => f is DealFact.DealEnded or DealFact.DealCancelled or DealFact.DealWithdrawn));

    // Whoever is offered a unit that came free has left the line.
    private long InLine(Guid id) => All<DealFact.WaitlistJoined>(f => f.Deal.Value == id).Count()
        - All<DealFact.WaitlistLeft>(f => f.Deal.Value == id).Count()
        - All<DealFact.UnitClaimed>(f => f.Deal.Value == id && f.FromWaitlist).Count();

    private long HoldMinutes(Guid id) => (long)One<DealFact.DealLaunched>(f => f.Deal.Value == id).Hold.TotalMinutes;

    // Units that are claimed and not yet ordered.
    private long Held(Guid id)
    {
        var held = All<DealFact.UnitClaimed>(f => f.Deal.Value == id).ToDictionary(f => f.Claim, f => f.Quantity);
        foreach (var fact in All<DealFact>(f => f.Deal.Value == id))
            if (fact is DealFact.ClaimExpired { Claim: var expired }) held.Remove(expired);
            else if (fact is DealFact.ClaimReleased { Claim: var released }) held.Remove(released);
            else if (fact is DealFact.ClaimOrdered { Claim: var ordered }) held.Remove(ordered);
        return held.Values.Sum();
    }

    private Dictionary<ViewerId, int> Ballot(Guid id)
    {
        var ballot = new Dictionary<ViewerId, int>();
        foreach (var vote in All<PollFact.VoteCast>(f => f.Poll.Value == id)) ballot[vote.Viewer] = vote.Option;
        foreach (var aside in All<PollFact.VotesSetAside>(f => f.Poll.Value == id))
            foreach (var viewer in aside.Viewers) ballot.Remove(viewer);
        return ballot;
    }

    private long Voters(Guid id) => Ballot(id).Count;

    private IEnumerable<long> Votes(Guid id) => One<PollFact.PollOpened>(f => f.Poll.Value == id).Options
        .Select((_, option) => (long)Ballot(id).Values.Count(v => v == option));

    private long Entries(Guid id)
    {
        var entries = All<GiveawayFact.EntryMade>(f => f.Giveaway.Value == id).Select(f => f.Entry).ToHashSet();
        entries.UnionWith(All<GiveawayFact.GiveawayContinued>(f => f.Giveaway.Value == id).SelectMany(f => f.What.Entries).Select(e => e.Id));
        foreach (var back in All<GiveawayFact.EntryTakenBack>(f => f.Giveaway.Value == id)) entries.Remove(back.Entry);
        foreach (var aside in All<GiveawayFact.EntriesSetAside>(f => f.Giveaway.Value == id)) entries.ExceptWith(aside.Entries);
        return entries.Count;
    }

    private MilestoneFact.MilestoneOpened Milestone(Guid id) => One<MilestoneFact.MilestoneOpened>(f => f.Milestone.Value == id);

    private GiveawayFact.GiveawayOpened Giveaway(Guid id) => One<GiveawayFact.GiveawayOpened>(f => f.Giveaway.Value == id);

    // How often each was won, and what is left where it has a stock.
    private IEnumerable<long> Segments(Guid id) =>
        One<WheelFact.WheelOpened>(f => f.Wheel.Value == id).Segments.SelectMany((segment, i) =>
        {
            long won = All<WheelFact.WheelSpun>(f => f.Wheel.Value == id && f.Segment == i).Count();
            return segment.Stock is { } stock ? [won, stock - won] : new[] { won };
        });

    private IEnumerable<QuizPlace> Podium(Guid id) => All<QuizFact.QuizClosed>(f => f.Quiz.Value == id).SelectMany(f => f.Podium);

    private long NextOrder(Guid id)
    {
        var opened = Milestone(id);
        return opened.From + opened.Count * (All<MilestoneFact.MilestoneWon>(f => f.Milestone.Value == id).Count() + 1);
    }

    private long Questions(Guid id) => One<QuizFact.QuizQuestionsKept>(f => f.Quiz.Value == id).Questions.Count;
    private long Question(Guid id) => All<QuizFact.QuizQuestionOpened>(f => f.Quiz.Value == id).Count();
    private IEnumerable<QuizFact.QuizAnswered> AnswersOf(Guid id) => All<QuizFact.QuizAnswered>(f => f.Quiz.Value == id && f.Question == Question(id));
    private long Answers(Guid id) => AnswersOf(id).Count();

    private decimal Answer(Guid id) =>
        Question(id) == 0 ? 0 : One<QuizFact.QuizQuestionsKept>(f => f.Quiz.Value == id).Questions[(int)Question(id) - 1].Answer;

    private long Right(Guid id) => AnswersOf(id).Count(a => a.Option == Answer(id));
    private IEnumerable<int> VotesIn(Guid id) => AnswersOf(id).GroupBy(a => a.Option).Select(a => a.Count()).Append(0);
    private long Players(Guid id) => All<QuizFact.QuizAnswered>(f => f.Quiz.Value == id).Select(f => f.Viewer)
        .Union(All<QuizFact.QuizTeamChosen>(f => f.Quiz.Value == id).Select(f => f.Viewer)).Count();

    private decimal Median(Guid id)
    {
        int[] times = [.. AnswersOf(id).Select(a => a.Ms).Order()];
        return times.Length == 0 ? 0 : Math.Round(times[times.Length / 2] / 1000m, 1, MidpointRounding.AwayFromZero);
    }

    private GoalFact.GoalOpened Goal(Guid id) => One<GoalFact.GoalOpened>(f => f.Goal.Value == id);

    private IReadOnlyList<GoalStage> Stages(Guid id) => Goal(id).Stages ?? [];

    private long Reached(Guid id) => Goal(id).Counts == GoalCounts.Orders
        ? All<GoalFact.GoalClosed>(f => f.Goal.Value == id).Select(f => (long?)f.Count).SingleOrDefault() ?? Orders() - Goal(id).From
        : throw new NotSupportedException($"Write a query for {Goal(id).Counts}.");

    private long Orders() => All<OrderFact.OrderPlaced>(f => f.Excluded is null).Count()
        - All<OrderFact.OrderCancelled>(_ => true).DistinctBy(f => f.Key).Count();

    private ProofFact.ProofOpened Proof(Guid id) => One<ProofFact.ProofOpened>(f => f.Proof.Value == id);

    private static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    // By orders alone, whatever the game itself noted.
    private long Buyers(Guid id, DateTimeOffset now)
    {
        var (variant, since) = (Proof(id).Item?.Variant, now - TimeSpan.FromMinutes(Proof(id).Minutes));
        var gone = All<OrderFact.OrderCancelled>(_ => true).Select(f => f.Key).ToHashSet();
        return All<OrderFact.OrderPlaced>(f => f.Excluded is null && !gone.Contains(f.Key) && Second(f.Order.PlacedAt) > since
                && (variant is null || f.Order.Lines.Any(l => l.Variant == variant)))
            .Select(f => f.Order.Customer ?? f.Order.Viewer?.Value).OfType<Guid>().Distinct().Count();
    }

    // After each order, and at its opening.
    private long Highest(Guid id)
    {
        var (most, opened) = (0L, false);
        for (var i = 0; i < log.Count; i++)
        {
            opened |= log[i].Fact is ProofFact.ProofOpened open && open.Proof.Value == id;
            if (opened && (log[i].Fact is OrderFact or ProofFact.ProofOpened))
                most = Math.Max(most, new FactQueries([.. log.Take(i + 1)]).Buyers(id, log[i].At));
        }

        return most;
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Digits();

    // Ids and times.
    [GeneratedRegex("\"[0-9a-f-]{36}\"|\"[0-9]{4}-[0-9]{2}-[^\"]*\"")]
    private static partial Regex NoNumber();
}
