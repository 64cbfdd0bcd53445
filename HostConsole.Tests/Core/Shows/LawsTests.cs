using FsCheck.Fluent;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Metrics;
using HostConsole.Core.Milestones;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Predictions;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Wheels;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>What holds at every moment, whatever happens in whatever order.</summary>
[Trait("Speed", "Slow")]
public sealed class LawsTests
{
    [Fact]
    public void Whatever_happens_nothing_is_oversold_sums_agree_and_the_log_gives_the_state_that_was_live()
    {
        var (claims, orders, late, stakes, games, carried) = (0, 0, 0, 0, 0, 0);
        Law.Holds(Step.Any.ListOf(90), 60, 77, steps =>
        {
            var ran = EveningAsync(steps, new MemoryLog(), CheckAsync).GetAwaiter().GetResult();
            (claims, orders, late, stakes, games) = (claims + ran.Claims, orders + ran.Orders, late + ran.Late, stakes + ran.Stakes, games + ran.Games);
            carried += ran.Carried;
        });
        Assert.True(claims > 120 && orders > 120 && late > 5 && stakes > 10 && games > 150 && carried > 3,
            $"Only {claims} claims, {orders} orders, {late} late ones, {stakes} stakes, {games} moves in games, "
                + $"{carried} carried giveaways: the generator proves too little.");
    }

    [Fact]
    public void Whatever_happens_the_rows_in_the_store_are_what_the_facts_add_up_to()
    {
        Law.Holds(Step.Any.ListOf(150), 4, 79, steps =>
        {
            using var store = new StoreFile();
            EveningAsync(steps, store.Log, scene => store.AgreesAsync(scene)).GetAwaiter().GetResult();
        });
    }

    private static async Task<(int Claims, int Orders, int Late, int Stakes, int Games, int Carried)> EveningAsync(
        IReadOnlyList<Step> steps, IFactLog log, Func<ShowScene, Task> atEnd)
    {
        await using var scene = await LiveAsync(30, log);
        ShowId[] shows = [scene.Show, await scene.CreateAsync("winter")];
        await scene.Do(new GoLive(), shows[1]);
        for (var viewer = 1; viewer <= 6; viewer++) await scene.Do(new MovePoints(Viewer(viewer), 60, "To play with"));
        foreach (var step in steps)
        {
            if (step.Seconds > 0) await scene.PassAsync(TimeSpan.FromSeconds(step.Seconds));
            var submission = await step.CommandAsync(scene, shows[step.Show]);
            var sent = await scene.Writer.SendAsync(submission);
            Assert.False(sent is Refused { Rejection.Slug: "internal" or "off-line" }, $"{submission.Command} → {sent}");
            Assert.False(sent is Unavailable, $"{submission.Command} → {sent}");
            await scene.Read(w => { Holds(w); return true; });
        }

        await atEnd(scene);
        return await scene.Read(w => (w.Ledger.Claims.Count, w.Runs.Sum(r => w.Ledger.Orders.Of(r.Id).Count()),
            w.Runs.Sum(r => w.Ledger.Orders.LateOf(r.Id).Count()), w.Runs.Sum(r => r.State.Predictions.View().Sum(p => p.People)),
            w.Runs.Sum(r => MovesIn(r.View(scene.Now))), w.Runs.Sum(r => r.State.Giveaways.View().Count(g => g.Shows is { Count: > 1 }))));
    }

    private static int MovesIn(ShowView show) => show.Wheels.Sum(w => w.Spins) + show.Quizzes.Sum(q => q.Answers)
        + show.Mysteries.Sum(m => m.Draws) + show.Leagues.Sum(l => l.Entrants.Length);

    private static async Task CheckAsync(ShowScene scene)
    {
        await ConservesPointsAsync(scene);
        await scene.ReplaysAsync();
        await scene.RestartAsync();
        await scene.ReplaysAsync();
        foreach (var (run, minutes) in scene.Memory.Minutes.GroupBy(m => m.Key.Run).ToDictionary(g => g.Key, g => g.ToList()))
        {
            var sum = new MinuteTotals();
            foreach (var (_, m) in minutes) sum.Add(m);
            if (await scene.Read(w => w.Find(run)?.Metrics.View(scene.Now)) is not { } live) continue;
            Assert.Equal((live.Orders, live.Gmv.Minor, live.Refunds.Minor, live.Units, live.Votes, live.Claims,
                live.Comments, live.Entries),
                (sum.Orders, sum.Gmv, sum.Refunds, sum.Units, sum.Votes, sum.Claims, sum.Comments, sum.Entries));
            Assert.Equal((live.Viewers, live.Active, live.Claimers), (sum.NewViewers, sum.NewActive, sum.NewClaimers));
            Assert.Equal((live.Chatters, live.SeenBuyers, live.UnseenBuyers), (sum.NewChatters, sum.SeenBuyers, sum.UnseenBuyers));
        }
    }

    // No code is promised twice; what games have taken of points and not given is what they hold.
    private static void Holds(World world, Ledger ledger)
    {
        if (ledger.Rewards.Find(Step.Codes) is { } pool)
        {
            var runs = world.Runs.Where(r => r.Ledger == ledger && r.State.Lifecycle.Status != ShowStatus.Draft);
            var open = runs.SelectMany(r => r.State.Of(MilestoneMechanic.Instance).View()).Where(m => m.Offer.Pool == Step.Codes && m.IsOn);
            var held = open.Sum(m => m.Left) + runs.SelectMany(r => r.State.Mysteries.View()).Where(m => m.IsOpen).SelectMany(m => m.Gifts)
                .Where(g => g.Offer.Pool == Step.Codes).Sum(g => g.Left ?? 0);
            // A rehearsal's pool also has what real games held when it began, whatever became of them since.
            if (ledger == world.Ledger) Assert.Equal(held, pool.Level.Held);
            else Assert.InRange(pool.Level.Held, held, int.MaxValue);
            Assert.InRange(pool.Level.Left!.Value, 0, int.MaxValue);
            var codes = ledger.Rewards.All.Where(r => r.View.Pool == Step.Codes).Select(r => r.Code).ToList();
            Assert.Equal(codes.Count, codes.Distinct().Count());
        }

        var pools = world.Runs.Where(r => r.Ledger == ledger).ToDictionary(r => r.Id, r =>
            r.State.Predictions.View().Where(p => p.IsOn).Sum(p => (long)p.Pool));
        Assert.Equal(pools.Where(p => p.Value > 0).ToDictionary(), ledger.Rewards.Points.InPlay.ToDictionary());
    }

    // Points are what moved them: no more, no fewer, and never below nothing.
    private static async Task ConservesPointsAsync(ShowScene scene)
    {
        var moved = new Dictionary<ViewerId, long>();
        void Move(ViewerId viewer, long points) => moved[viewer] = moved.GetValueOrDefault(viewer) + points;
        foreach (var fact in scene.Memory.Batches.SelectMany(b => b).Where(f => f.InLedger).Select(f => f.Fact))
        {
            switch (fact)
            {
                case RewardFact.PointsEarned f: Move(f.Earned.Viewer, f.Earned.Points); break;
                case RewardFact.WatchingEarned f: foreach (var one in f.To) Move(one.Viewer, one.Points); break;
                case PointsFact.PointsMoved f: Move(f.Viewer, f.Amount); break;
                case RewardFact.RewardGiven f: Move(f.Owner, f.Points ?? 0); break;
                case RewardFact.RewardRevoked f: Move(f.Owner, -(f.Points ?? 0)); break;
            }
        }

        // What is one person's counts together.
        var mains = await scene.Read(w => moved.Keys.ToDictionary(v => v, w.Ledger.Rewards.Members.MainOf));
        foreach (var person in moved.GroupBy(m => mains[m.Key]))
        {
            var points = person.Sum(m => m.Value);
            foreach (var (viewer, _) in person) Assert.Equal(points, await scene.Read(w => w.Ledger.Rewards.Points.Of(viewer)));
            Assert.InRange(points, 0, long.MaxValue);
        }

        var games = scene.Memory.Batches.SelectMany(b => b).Where(f => f.InLedger).Select(f => f.Fact).OfType<PointsFact.PointsMoved>()
            .Where(f => f is { Of: not null, Run: not null }).Sum(f => (long)f.Amount); // what is had for points is of no show
        Assert.Equal(-games, await scene.Read(w => w.Ledger.Rewards.Points.InPlay.Values.Sum()));
    }

    private static void Holds(World world)
    {
        foreach (var run in world.Runs)
        {
            // Nothing is shown large that wasn't approved, or was taken back.
            if (SpotlightMechanic.Instance.View(run.State.Of(SpotlightMechanic.Instance), new(default)).Shown is { Item: { } item })
                Assert.Equal(TestimonialStatus.Approved, run.State.Testimonials.Find(new TestimonialId(item.Id))?.Status);
        }

        var held = new Dictionary<RunId, int>();
        foreach (var run in world.Runs)
        {
            foreach (var deal in run.State.Deals.View())
            {
                var claims = run.State.Deals.ClaimsOf(deal.Id);
                var (holding, ordered) = (claims.Where(c => c.State == ClaimStatus.Held).Sum(c => c.Quantity),
                    claims.Where(c => c.State == ClaimStatus.Ordered).Sum(c => c.Quantity));
                Assert.True(holding + ordered <= deal.Quantity && deal.Left >= 0, $"Oversold: {deal}");
                Assert.Equal((holding + ordered, ordered), (deal.Claimed, deal.Ordered));
                Assert.All(claims.Where(c => c.State is ClaimStatus.Held or ClaimStatus.Ordered).GroupBy(c => c.Viewer),
                    g => Assert.InRange(g.Sum(c => c.Quantity), 1, deal.PerViewer));
                Assert.Equal(claims.Count(c => c.Order is not null), deal.Redeemed);
                held[run.Id] = held.GetValueOrDefault(run.Id) + (deal.IsOn ? deal.Quantity - deal.Ordered : holding);
            }

            Assert.Equal(held.GetValueOrDefault(run.Id), run.Ledger.HeldByRun.GetValueOrDefault(run.Id));
            var orders = run.Ledger.Orders.Of(run.Id).ToList();
            var view = run.Metrics.View(run.State.Lifecycle.CreatedAt);
            var counted = orders.Where(o => o is { IsRefundOnly: false, Cancelled: false, Excluded: null }).ToList();
            Assert.Equal((counted.Count, counted.Sum(o => o.Content.Gmv.Minor), counted.Sum(o => o.Content.Units)),
                (view.Orders, view.Gmv.Minor, view.Units));
            Assert.Equal(counted.Sum(o => o.Refunded.Minor), view.Refunds.Minor);
            Assert.Equal(counted.Select(o => o.Content.Customer).OfType<Guid>().Distinct().Count(), view.Buyers);
            Assert.InRange(view.SeenBuyers, 0, view.Seen);
            Assert.InRange(view.UnseenBuyers, 0, view.Buyers);
            Assert.InRange(view.Conversion ?? 0, 0, 1);
            Assert.Equal(run.State.Deals.View().Sum(d => d.Redeemed), view.Redeemed);
        }

        // A giveaway over several shows is in one of them, or waits; nobody is in twice.
        foreach (var giveaway in world.Runs.Where(r => !r.IsRehearsal).SelectMany(r => r.State.Giveaways.View().Where(g => g.OverShows)).GroupBy(g => g.Id))
        {
            Assert.Equal(1, giveaway.Count(g => g.State != GiveawayStatus.Carried) + (world.Ledger.Carries.Find(giveaway.Key.Value) is null ? 0 : 1));
            foreach (var view in giveaway)
                Assert.Equal(view.Entries, view.EntryLog.ToArray().Select(e => e.Viewer).Distinct().Count());
        }

        foreach (var ledger in world.Runs.Select(r => r.Ledger).Prepend(world.Ledger).Distinct()) Holds(world, ledger);
        var level = world.Ledger.Stock[Mug.Variant!.Value];
        Assert.Equal(world.Runs.Where(r => !r.IsRehearsal).Sum(r => held.GetValueOrDefault(r.Id)), level.Held);
        Assert.Equal(level.Counted, level.Available + level.Held + level.Sold);
    }
}
