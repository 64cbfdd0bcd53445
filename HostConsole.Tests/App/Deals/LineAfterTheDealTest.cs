using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Deals;

/// <summary>Who waits is told that what comes free is offered to them: also after the deal's end, as long as a unit is held.</summary>
public sealed class LineAfterTheDealTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_hold_that_outlives_the_deal_When_it_runs_out_Then_the_unit_is_offered_to_who_waits()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 1, seconds: 6, holdSeconds: 9);
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created);
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Conflict, "sold-out");

        await scene.AdvanceAsync(TimeSpan.FromSeconds(7));
        var ended = (await scene.ApiAsync("GET", $"deals/{deal}")).Is(OK);
        Assert.Equal(("ended", 1), (ended.Text("state"), ended.Number("waiting")));
        Assert.Equal(1, (await scene.AudienceAsync(ben, "GET", "me"))["waitlist"].GetProperty(deal).GetInt32());

        await scene.AdvanceAsync(TimeSpan.FromSeconds(4));
        var offered = (await scene.AudienceAsync(ben, "GET", "me"))["claims"][0];
        Assert.Equal(("held", true), (offered.GetProperty("state").GetString(), offered.GetProperty("fromWaitlist").GetBoolean()));

        await scene.AdvanceAsync(TimeSpan.FromSeconds(10));
        var over = (await scene.ApiAsync("GET", $"deals/{deal}")).Is(OK);
        Assert.Equal((0, 0, 2), (over.Number("waiting"), over.Number("claimed"), over.Number("expired")));
    }

    [Fact]
    public async Task Given_two_of_a_wish_for_three_When_claimed_in_part_Then_they_are_held_and_the_third_is_waited_for()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 3, perViewer: 3, seconds: 60, holdSeconds: 90);
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        var held = (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created).Text("claim");
        var part = (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", new { quantity = 3, partial = true },
            "audience-claim-partial")).Is(Created);
        Assert.Equal((2, 1, 1), (part.Number("quantity"), part.Number("waiting"), part.Number("waitlist")));

        (await scene.ApiAsync("POST", $"deals/{deal}/end")).Is(OK);
        (await scene.ApiAsync("POST", $"claims/{held}/release")).Is(OK);
        var claims = (await scene.AudienceAsync(ben, "GET", "me"))["claims"].EnumerateArray()
            .Select(c => (c.GetProperty("quantity").GetInt32(), c.GetProperty("fromWaitlist").GetBoolean()));
        Assert.Equal([(2, false), (1, true)], claims);
    }

    [Fact]
    public async Task Given_a_wish_for_three_When_not_claimed_in_part_Then_all_or_nothing()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 2, perViewer: 3);
        var ben = await scene.JoinAsync("Ben");
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", new { quantity = 3 })).Is(Conflict, "sold-out");
        Assert.Equal(2, (await scene.ApiAsync("GET", $"deals/{deal}")).Number("left"));
    }

    private static readonly DateTimeOffset Start = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Item Mug = new(default, new VariantId(Guid.CreateVersion7()), "Mug", new(2500, Currency.Parse("USD")));

    /// <summary>Deals alone, with the units that went to stock.</summary>
    private sealed class Model
    {
        private readonly DealId _deal = new(Guid.CreateVersion7());

        public Model(int quantity, int seconds, int hold) =>
            Do(new LaunchDeal(_deal, Mug, new(2000, Currency.Parse("USD")), quantity, 100,
                TimeSpan.FromSeconds(seconds), TimeSpan.Zero, TimeSpan.FromSeconds(hold), null));

        public Core.Deals.DealState Deals { get; } = new();
        public DateTimeOffset Now { get; private set; } = Start;
        public int Released { get; private set; }
        public DealView View => Deals.View()[0];
        public DealId Deal => _deal;

        public Outcome Do(DealCommand command)
        {
            var outcome = DealRules.Decide(Deals, command, new Moment(Now));
            if (outcome is Outcome.Accepted accepted) Apply(accepted.Facts);
            return outcome;
        }

        public void Pass(int seconds)
        {
            var until = Now.AddSeconds(seconds);
            while (DealRules.NextDue(Deals) is { } next && next <= until)
            {
                Now = next > Now ? next : Now;
                Apply(DealRules.Due(Deals, Now));
            }

            Now = until;
        }

        public void Order(ClaimView claim) => Apply(DealRules.OrderArrived(Deals, claim.Id, $"api:{claim.Number}"));

        // As the run does it: what comes free after the end goes to stock unless a line waits.
        private void Apply(IReadOnlyList<ShowFact> facts)
        {
            var over = Deals.View() is [{ IsOn: false, Waiting: 0 }];
            foreach (var fact in facts.Cast<DealFact>())
            {
                Released += fact switch
                {
                    DealFact.DealEnded f => f.Unsold,
                    DealFact.WaitlistClosed f => f.Unsold,
                    DealFact.ClaimExpired f when over => f.Quantity,
                    DealFact.ClaimReleased f when over => f.Quantity,
                    _ => 0,
                };
                DealRules.Apply(Deals, fact, Now);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(null)]
    public void Given_any_course_of_claims_ends_and_holds_Then_nothing_is_oversold_and_every_unit_is_accounted_for(int? fixedSeed)
    {
        var seed = fixedSeed ?? Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var quantity = random.Next(1, 7);
            var model = new Model(quantity, random.Next(5, 40), random.Next(1, 60));
            var viewers = Enumerable.Range(0, 6).Select(_ => new ViewerId(Guid.CreateVersion7())).ToArray();
            for (var step = 0; step < 40; step++)
            {
                var held = model.Deals.ClaimsOf(model.Deal).Where(c => c.State == ClaimStatus.Held).ToArray();
                switch (random.Next(8))
                {
                    case 0 or 1 or 2:
                        model.Do(new ClaimUnit(model.Deal, new(Guid.CreateVersion7()), viewers[random.Next(6)],
                            random.Next(1, 4), null, random.Next(2) == 0));
                        break;
                    case 3 when held.Length > 0: model.Order(held[random.Next(held.Length)]); break;
                    case 4 when held.Length > 0: model.Do(new ReleaseClaim(model.Deal, held[random.Next(held.Length)].Id)); break;
                    case 5: model.Do(new LeaveWaitlist(model.Deal, viewers[random.Next(6)])); break;
                    case 6 when random.Next(6) == 0: model.Do(new EndDeal(model.Deal)); break;
                    default: model.Pass(random.Next(0, 15)); break;
                }

                model.Pass(0);
                var view = model.View;
                Assert.True(view.Claimed <= quantity, $"seed {seed}, round {round}: {view.Claimed} of {quantity}");
                Assert.True(view.Claimed + model.Released <= quantity,
                    $"seed {seed}, round {round}: {view.Claimed} claimed and {model.Released} in stock of {quantity}");
                if (!view.IsOn && view.Claimed == view.Ordered) Assert.Equal((seed, 0), (seed, view.Waiting));
            }

            model.Do(new EndDeal(model.Deal));
            model.Pass(3_600);
            Assert.Equal((seed, quantity), (seed, model.View.Ordered + model.Released));
        }
    }

    [Fact]
    public void Given_a_log_without_lines_after_the_end_When_replayed_Then_nobody_waits_and_what_came_free_is_in_stock()
    {
        var model = new Model(1, 6, 9);
        var (a, b) = (new ViewerId(Guid.CreateVersion7()), new ViewerId(Guid.CreateVersion7()));
        model.Do(new ClaimUnit(model.Deal, new(Guid.CreateVersion7()), a, 1));
        model.Do(new ClaimUnit(model.Deal, new(Guid.CreateVersion7()), b, 1));
        DealRules.Apply(model.Deals, new DealFact.DealEnded(model.Deal, 0), Start.AddSeconds(6)); // as older versions wrote it
        Assert.Equal(0, model.View.Waiting);
        Assert.Single(DealRules.Due(model.Deals, Start.AddSeconds(9)), fact => fact is DealFact.ClaimExpired);
        Assert.Null(model.Deals.WaitsOf(b).Select(w => (DealId?)w.Deal).FirstOrDefault());
    }
}
