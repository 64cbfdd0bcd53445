using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;

namespace HostConsole.Tests.Rehearsal;

public sealed class SimulatedAudienceTest
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private static readonly RunId Rehearsal = new(new Guid("0196a000-0000-7000-8000-000000000001"));
    private static readonly TimeSpan HalfWayAt = TimeSpan.FromMinutes(8), GoalReachedAt = TimeSpan.FromMinutes(12);
    private static readonly Currency Usd = Currency.Parse("USD");

    [Fact]
    public void Given_the_same_seed_and_show_Then_the_audience_does_the_same() => Assert.Equal(Play(new(Seed: 7)), Play(new(Seed: 7)));

    [Fact]
    public void Given_another_seed_Then_the_audience_does_something_else() => Assert.NotEqual(Play(new(Seed: 7)), Play(new(Seed: 8)));

    [Fact]
    public void Given_a_poll_and_a_deal_Then_people_come_vote_claim_and_pay()
    {
        var commands = Commands(new(Seed: 7, Viewers: 300));
        Assert.Equal(300, commands.OfType<JoinShow>().Select(j => j.Viewer).Distinct().Count());
        Assert.InRange(commands.OfType<CastVote>().Count(), 60, 250);
        Assert.All(commands.OfType<CastVote>(), v => Assert.InRange(v.Option, 0, 2));
        Assert.InRange(commands.OfType<ClaimUnit>().Count(), 30, 150);
        var claims = commands.OfType<ClaimUnit>().Select(c => c.Claim).ToHashSet();
        Assert.NotEmpty(commands.OfType<PayClaim>());
        Assert.All(commands.OfType<PayClaim>(), p => Assert.Contains(p.Claim, claims));
    }

    [Fact]
    public void Given_a_goal_When_it_is_reached_Then_some_of_those_who_are_there_cheer_once_and_soon()
    {
        var cheers = SampleContent.ReadAudience().Lines["cheers"];
        var cheering = Timed(new(Seed: 7, Viewers: 300))
            .Where(c => c.Command is PostMessage message && cheers.Contains(message.Text)).ToList();
        Assert.InRange(cheering.Count, 10, 100);
        Assert.Distinct(cheering.Select(c => ((PostMessage)c.Command).Viewer));
        Assert.All(cheering, c => Assert.InRange(c.At, GoalReachedAt, GoalReachedAt + TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public void Given_something_for_everybody_at_a_stage_When_it_is_reached_Then_two_thirds_take_it_each_once()
    {
        var taking = Timed(new(Seed: 7, Viewers: 300)).Where(c => c.Command is TakeGoalStage).ToList();
        Assert.InRange(taking.Count, 60, 250);
        Assert.Distinct(taking.Select(c => ((TakeGoalStage)c.Command).Viewer));
        Assert.All(taking, c => Assert.True(c.At >= HalfWayAt));
    }

    [Fact]
    public void Given_a_goal_on_its_way_Then_people_speak_of_it_until_it_is_reached()
    {
        var lines = SampleContent.ReadAudience().Lines["goals"];
        var spoken = Timed(new(Seed: 7, Viewers: 300))
            .Where(c => c.Command is PostMessage message && lines.Contains(message.Text)).ToList();
        Assert.NotEmpty(spoken);
        Assert.All(spoken, c => Assert.True(c.At <= GoalReachedAt, $"Spoken of at {c.At}"));
    }

    [Fact]
    public void Given_an_audience_that_begins_anew_in_the_same_rehearsal_Then_nothing_it_sends_has_an_id_that_was_there()
    {
        var first = Messages(Start);
        Assert.NotEmpty(first);
        Assert.Equal(first, Messages(Start));
        Assert.Empty(first.Intersect(Messages(Start.AddMinutes(5))));

        static HashSet<MessageId> Messages(DateTimeOffset start)
        {
            var audience = new SimulatedAudience(new(Seed: 7), SampleContent.ReadAudience(), Rehearsal, start);
            return [.. audience.Advance(TimeSpan.FromMinutes(10), new Live.RunScene().View).OfType<PostMessage>().Select(m => m.Message)];
        }
    }

    [Fact]
    public void Given_options_out_of_range_Then_they_say_so()
    {
        Assert.NotNull(new SimulationOptions(Viewers: 0).Problem);
        Assert.NotNull(new SimulationOptions(Speed: 61).Problem);
        Assert.Null(new SimulationOptions(Viewers: 5000, Speed: 60).Problem);
    }

    private static string Play(SimulationOptions options) =>
        string.Join('\n', Commands(options).Select(c => $"{c.GetType().Name} {JsonSerializer.Serialize(c, c.GetType(), Json.Options)}"));

    private static List<ShowCommand> Commands(SimulationOptions options) => [.. Timed(options).Select(c => c.Command)];

    // Thirty minutes of audience time in quarter seconds; a poll, a deal and a goal are open from the first minute on.
    private static List<(TimeSpan At, ShowCommand Command)> Timed(SimulationOptions options)
    {
        var run = new Run(Rehearsal, new Ledger(), isRehearsal: true);
        var seq = 0L;
        void Apply(ShowFact fact) => run.Apply(new(++seq, Rehearsal, false, Start, Actor.Clock, fact), null);
        Apply(new LifecycleFact.RehearsalBegan(new(Rehearsal.Value), "sample",
            new("Sample", Usd, "en-US", "UTC", null, null, 60), Plan.Empty));
        var audience = new SimulatedAudience(options, SampleContent.ReadAudience(), Rehearsal, Start);
        var goal = new GoalId(new Guid("0196a000-0000-7000-8000-000000000004"));
        var commands = new List<(TimeSpan At, ShowCommand Command)>();
        for (var step = 1; step <= 30 * 60 * 4; step++)
        {
            if (step == 60 * 4)
            {
                Apply(new PollFact.PollOpened(new(new Guid("0196a000-0000-7000-8000-000000000002")), "Which?",
                    ["A", "B", "C"], false, true, null));
                var item = new Item(new(Guid.Empty), new VariantId(Guid.Empty), "Mug", new(2100, Usd));
                Apply(new DealFact.DealLaunched(new(new Guid("0196a000-0000-7000-8000-000000000003")), item,
                    new(1800, Usd), 40, 1, Start, Start.AddHours(1), TimeSpan.FromMinutes(5), null));
                Apply(new GoalFact.GoalOpened(goal, "40 orders", GoalCounts.Orders, 40, null, null, false, 0,
                    [new(20, "Half way", new(RewardKind.Points, "", Points: 5))]));
            }

            var at = TimeSpan.FromSeconds(step / 4.0);
            if (at == HalfWayAt) Apply(new GoalFact.GoalStageReached(goal, 1, 20));
            if (at == GoalReachedAt) Apply(new GoalFact.GoalReached(goal, 40, null));
            commands.AddRange(audience.Advance(at, run.View(Start)).Select(c => (at, c)));
        }

        return commands;
    }
}
