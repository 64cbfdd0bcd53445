using HostConsole.Core.Blitzes;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Blitzes;

/// <summary>Deals that come again and again, fired by the clock.</summary>
public sealed class BlitzTests
{
    private static readonly BlitzId Id = new(Uid(21, 1));
    private static readonly BlitzSchedule Hourly = new(60, null, "UTC");

    private static DealCue Deal(int quantity = 1, string? code = null) => new(new(Uid(12, 1)), Mug, new(2000, Usd), quantity, 1, 60, 0, 120, code);
    private static OpenBlitz Open(Cue? cue = null, int? times = null, BlitzSchedule? schedule = null, int n = 1) =>
        new(new(Uid(21, n)), " The hourly  mug ", cue ?? Deal(), schedule ?? Hourly, times);

    private static IEnumerable<T> Facts<T>(ShowScene scene) => scene.Log.ReadRun(RunId.Of(scene.Show), 0).Select(f => f.Fact).OfType<T>();

    [Fact]
    public async Task Given_an_hourly_deal_When_hours_pass_Then_each_full_hour_opens_one_in_the_same_breath_and_nobody_is_needed()
    {
        await using var scene = await LiveAsync(100); // 19:00
        await scene.Do(Open());
        var opened = (await scene.View()).Blitzes[0];
        Assert.Equal(("The hourly mug", "Tide mug", "deal", scene.Now.AddHours(1)), (opened.Title, opened.What, opened.Kind, opened.Next));
        await scene.PassAsync(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Empty((await scene.View()).Deals);
        await scene.PassAsync(TimeSpan.FromTicks(1));
        var batch = scene.Memory.Batches.First(x => x.Any(f => f.Fact is BlitzFact.BlitzFired));
        Assert.Equal(["BlitzFired", "DealLaunched", "DealOpened"], batch.Take(3).Select(f => f.Fact.GetType().Name));
        for (var hour = 0; hour < 3; hour++) await scene.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(4, (await scene.View()).Deals.Length);
        Assert.Distinct((await scene.View()).Deals.Select(d => d.Id));
        Assert.Equal((4, 0, null), (await scene.View()).Blitzes[0] is var after ? (after.Fired, after.Missed, after.LastMiss) : default);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_restart_at_the_hour_When_the_console_is_back_Then_the_hour_is_fired_once()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open());
        await scene.PassAsync(TimeSpan.FromHours(1));
        await scene.RestartAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Single(Facts<BlitzFact.BlitzFired>(scene));
        Assert.Single((await scene.View()).Deals);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_hours_in_which_the_console_was_off_When_it_is_back_Then_they_are_left_out_and_told_and_the_next_one_comes()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open());
        await scene.RestartAsync(TimeSpan.FromMinutes(190)); // off from 19:00 to 22:10
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Empty((await scene.View()).Deals);
        var missed = Assert.Single(Facts<BlitzFact.BlitzMissed>(scene));
        Assert.Equal((BlitzMiss.Off, 3, null), (missed.Why, missed.Count, missed.Reason));
        Assert.Equal((3, BlitzRules.WasOff), (await scene.View()).Blitzes[0] is var b ? (b.Missed, b.LastMiss) : default);
        await scene.PassAsync(TimeSpan.FromMinutes(50));
        Assert.Equal((1, 3, null), (await scene.View()).Blitzes[0] is var after ? (after.Fired, after.Missed, after.LastMiss) : default);
        Assert.Single((await scene.View()).Deals);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_too_little_stock_When_it_is_due_Then_it_says_why_not_and_comes_again_once_there_is_enough()
    {
        await using var scene = await LiveAsync(1);
        await scene.Do(Open(Deal(quantity: 2)));
        await scene.PassAsync(TimeSpan.FromHours(1));
        var missed = Assert.Single(Facts<BlitzFact.BlitzMissed>(scene));
        Assert.Equal((BlitzMiss.Refused, 1), (missed.Why, missed.Count));
        Assert.StartsWith("Stock has 1", missed.Reason, StringComparison.Ordinal);
        Assert.Equal(missed.Reason, (await scene.View()).Blitzes[0].LastMiss);
        Assert.Empty((await scene.View()).Deals);
        await scene.Ledger(new CountStock(Mug.Variant!.Value, 5));
        await scene.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((1, 1, null), (await scene.View()).Blitzes[0] is var b ? (b.Fired, b.Missed, b.LastMiss) : default);
        Assert.Single((await scene.View()).Deals);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_times_When_both_came_Then_it_is_over_and_one_that_is_stopped_or_taken_back_comes_no_more()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open(times: 2));
        await scene.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, (await scene.View()).Blitzes[0].Left);
        await scene.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((false, 0, 2), (await scene.View()).Blitzes[0] is var b ? (b.IsOn, b.Left, b.Fired) : default);
        await scene.Do(Open(n: 2));
        await scene.Do(new Undo());
        await scene.Do(Open(n: 3));
        await scene.Do(new StopEverything());
        await scene.Do(Open(n: 4));
        await scene.Do(new CloseBlitz(new(Uid(21, 4))));
        Assert.Empty((await scene.Do(new CloseBlitz(new(Uid(21, 4))))).Outcome.Facts);
        await scene.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(2, (await scene.View()).Deals.Length);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_is_no_blitz_When_opened_Then_each_is_refused_by_its_rule()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Title = " " }, "title");
        await scene.Invalid(Open() with { Title = new('x', 121) }, "title");
        await scene.Invalid(Open(new PollCue(new(Uid(12, 2)), "Which?", ["A", "B"], false, false, 60)), "cue");
        await scene.Invalid(Open(Deal(quantity: 0)), "quantity");
        await scene.Invalid(Open(Deal() with { Price = new(2000, Currency.Parse("EUR")) }), "price");
        await scene.Invalid(Open(times: 0), "times");
        await scene.Invalid(Open(times: 1001), "times");
        await scene.Invalid(Open(schedule: new(null, null, "UTC")), "schedule");
        for (var n = 1; n <= BlitzRules.MostOn; n++) await scene.Do(Open(n: n));
        await scene.Refused(Open(), "already-open");
        await scene.Refused(Open(n: 4), "too-many");
        await scene.Refused(new CloseBlitz(new(Uid(21, 9))), "not-found");
    }

    [Fact]
    public async Task Given_any_times_off_and_on_Then_no_time_is_fired_twice_and_each_is_fired_or_told_as_missed()
    {
        await using var scene = await LiveAsync(10_000);
        await scene.Do(Open(schedule: new(10, null, "UTC")));
        var (random, start) = (new Random(21), scene.Now);
        for (var step = 0; step < 40; step++)
        {
            if (step % 3 == 0) await scene.RestartAsync(TimeSpan.FromSeconds(random.Next(0, 2400)));
            // In small steps: a timer of the real clock is not late.
            for (var pass = random.Next(1, 70); pass > 0; pass--) await scene.PassAsync(TimeSpan.FromSeconds(random.Next(5, 20)));
        }

        await scene.PassAsync(TimeSpan.FromSeconds(31));
        var fired = Facts<BlitzFact.BlitzFired>(scene).Select(f => f.Due).ToList();
        var missed = Facts<BlitzFact.BlitzMissed>(scene).ToList();
        Assert.Distinct(fired);
        Assert.NotEmpty(missed);
        Assert.True(fired.Count > 20, $"Only {fired.Count} were fired.");
        Assert.Equal((long)((scene.Now - start) / TimeSpan.FromMinutes(10)), fired.Count + missed.Sum(m => m.Count));
        Assert.Equal(fired.Count, (await scene.View()).Deals.Length);
        // None is late, and no two come together.
        var opened = scene.Log.ReadRun(RunId.Of(scene.Show), 0).Where(f => f.Fact is BlitzFact.BlitzFired).ToList();
        Assert.All(opened, f => Assert.InRange(f.At - ((BlitzFact.BlitzFired)f.Fact).Due, TimeSpan.Zero, BlitzRules.Grace));
        Assert.Distinct(opened.Select(f => f.At));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_clock_that_is_set_back_or_on_Then_no_time_is_fired_twice_and_what_is_skipped_is_told()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open());
        await scene.PassAsync(TimeSpan.FromHours(1));
        scene.Clock.Jump(TimeSpan.FromMinutes(-30)); // 19:30 again
        await scene.Do(new PauseShow());
        await scene.Do(new ResumeShow());
        await scene.PassAsync(TimeSpan.FromMinutes(45));
        Assert.Single(Facts<BlitzFact.BlitzFired>(scene)); // 20:15: the one of 20:00 was there
        scene.Clock.Jump(TimeSpan.FromHours(3)); // 23:15
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(3, Assert.Single(Facts<BlitzFact.BlitzMissed>(scene)).Count);
        await scene.PassAsync(TimeSpan.FromMinutes(44));
        Assert.Equal(2, Facts<BlitzFact.BlitzFired>(scene).Count());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_any_claims_at_any_times_Then_the_units_of_all_its_deals_are_never_more_than_stock_had()
    {
        const int had = 25;
        await using var scene = await LiveAsync(had);
        await scene.Do(Open(Deal(quantity: 4), schedule: new(10, null, "UTC")));
        var (random, claims) = (new Random(31), new List<(DealId Deal, ClaimId Claim)>());
        for (var step = 0; step < 400; step++)
        {
            await scene.PassAsync(TimeSpan.FromSeconds(random.Next(10, 30)));
            foreach (var deal in (await scene.View()).Deals.Where(d => d.IsOn))
                for (var n = random.Next(4); n > 0; n--)
                {
                    var claim = ClaimNo(claims.Count + 1);
                    claims.Add((deal.Id, claim));
                    await scene.Try(new ClaimUnit(deal.Id, claim, Viewer(claims.Count), 1));
                }

            foreach (var (deal, claim) in claims.TakeLast(6).Where(_ => random.Next(3) == 0)) await scene.Try(new PayClaim(deal, claim));
            Assert.InRange((await scene.View()).Deals.Sum(d => d.Claimed), 0, had);
            Assert.True((await scene.Stock()).Available >= 0);
        }

        Assert.InRange((await scene.View()).Deals.Sum(d => d.Ordered), had - 3, had);
        Assert.Contains(Facts<BlitzFact.BlitzMissed>(scene), m => m.Why == BlitzMiss.Refused);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_step_of_the_host_When_the_clock_opens_a_deal_Then_undo_still_takes_back_the_hosts()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open());
        await scene.PassAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(3));
        await scene.Do(new PauseShow());
        await scene.PassAsync(TimeSpan.FromSeconds(3));
        var view = await scene.View();
        Assert.Equal("Paused", view.Undo?.What);
        await scene.Do(new Undo());
        Assert.Equal((ShowStatus.Live, 1), (await scene.View() is var after ? (after.Status, after.Deals.Count(d => d.IsOn)) : default));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_code_Then_no_public_fact_and_no_view_tells_it_before_its_deal()
    {
        await using var scene = await LiveAsync(100);
        await scene.Do(Open(Deal(code: "MIDNIGHT")));
        string Public() => string.Join('\n', scene.Log.ReadRun(RunId.Of(scene.Show), 0).Select(PublicFacts.Of).OfType<LoggedFact>()
            .Select(f => FactCatalogue.Write(f.Fact)));
        Assert.DoesNotContain("MIDNIGHT", Public(), StringComparison.Ordinal);
        Assert.DoesNotContain("MIDNIGHT", System.Text.Json.JsonSerializer.Serialize((await scene.View()).Blitzes, Json.Options), StringComparison.Ordinal);
        await scene.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("MIDNIGHT", Public(), StringComparison.Ordinal);
    }
}
