using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
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

    // Thirty minutes of audience time in quarter seconds; a poll and a deal are open from the first minute on.
    private static List<ShowCommand> Commands(SimulationOptions options)
    {
        var run = new Run(Rehearsal, new House(), isRehearsal: true);
        var seq = 0L;
        void Apply(ShowFact fact) => run.Apply(new(++seq, Rehearsal, false, Start, Actor.Clock, fact), null);
        Apply(new CourseFact.RehearsalBegan(new(Rehearsal.Value), "sample", new("Sample", Usd, "en-US", "UTC", null, null, 60), Plan.Empty));
        var audience = new SimulatedAudience(options, SampleContent.ReadAudience(), Rehearsal, Start);
        var commands = new List<ShowCommand>();
        for (var step = 1; step <= 30 * 60 * 4; step++)
        {
            if (step == 60 * 4)
            {
                Apply(new PollFact.PollOpened(new(new Guid("0196a000-0000-7000-8000-000000000002")), "Which?", ["A", "B", "C"], false, true, null));
                var item = new Item(new(Guid.Empty), new VariantId(Guid.Empty), "Mug", new(2100, Usd));
                Apply(new DealFact.DealLaunched(new(new Guid("0196a000-0000-7000-8000-000000000003")), item, new(1800, Usd), 40, 1, Start, Start.AddHours(1), TimeSpan.FromMinutes(5), null));
            }

            commands.AddRange(audience.Advance(TimeSpan.FromSeconds(step / 4.0), run.View(Start)));
        }

        return commands;
    }
}
