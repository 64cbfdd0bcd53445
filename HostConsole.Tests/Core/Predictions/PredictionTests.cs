using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Predictions;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Predictions;

public sealed class PredictionTests
{
    internal static readonly PredictionId Id = new(Uid(18, 1));

    internal static OpenPrediction Open(int? seconds = null, int? most = null, params string[] outcomes) => new(
        Id, " Which  sells out first? ", outcomes.Length > 0 ? outcomes : ["Mug", "Bud vase", "Neither"], most,
        seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    internal static StakePoints Stake(int viewer, int outcome, int points) => new(Id, Viewer(viewer), outcome, points);

    private static async Task<ShowScene> WithPointsAsync(int viewers = 4, int points = 100)
    {
        var scene = await LiveAsync();
        for (var viewer = 1; viewer <= viewers; viewer++) await scene.Do(new MovePoints(Viewer(viewer), points, "To begin with"));
        return scene;
    }

    private static async Task<long[]> PointsAsync(ShowScene scene, int viewers = 4) => await scene.Read(w =>
        Enumerable.Range(1, viewers).Select(v => w.Current(scene.Show)!.Ledger.Rewards.Points.Of(Viewer(v))).ToArray());

    private static async Task<PredictionView> ViewAsync(ShowScene scene) => (await scene.View()).Predictions[^1];

    [Fact]
    public async Task Given_stakes_When_the_host_says_what_came_true_Then_the_pool_is_shared_in_proportion()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 10));
        await scene.Do(Stake(1, 0, 20));
        await scene.Do(Stake(2, 0, 10));
        await scene.Do(Stake(3, 1, 61));
        Assert.Equal((long[])[70, 90, 39, 100], await PointsAsync(scene));
        var open = await ViewAsync(scene);
        Assert.Equal(("Which sells out first?", 101, 3, true), (open.Question, open.Pool, open.People, open.IsOpen));
        Assert.Equal((OutcomeView[])[new("Mug", 40, 2), new("Bud vase", 61, 1), new("Neither", 0, 0)], open.Outcomes);
        await scene.Do(new LockPrediction(Id));
        await scene.Refused(Stake(4, 0, 1), "locked");
        await scene.Do(new ResolvePrediction(Id, 0));
        // 101 × 30 / 40 = 75.75 and 101 × 10 / 40 = 25.25: the larger remainder gets the point that is left.
        Assert.Equal((long[])[146, 115, 39, 100], await PointsAsync(scene));
        var over = await ViewAsync(scene);
        Assert.Equal((PredictionStatus.Resolved, 0, false), (over.State, over.Outcome, over.StakesReturned));
        var own = await scene.Read(w => w.Find(scene.Show)!.State.Predictions.OwnOf(Viewer(1)).Single().Value);
        Assert.Equal(new PredictionOwn(0, 30, 76), own);
        foreach (var outcome in (int[])[0, 1]) await scene.Refused(new ResolvePrediction(Id, outcome), "resolved");
        await scene.Refused(new CancelPrediction(Id), "resolved");
        await scene.Refused(new LockPrediction(Id), "resolved");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_outcome_that_nobody_chose_When_it_comes_true_Then_all_stakes_go_back()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 30));
        await scene.Do(Stake(2, 1, 5));
        await scene.Do(new ResolvePrediction(Id, 2));
        Assert.Equal((long[])[100, 100, 100, 100], await PointsAsync(scene));
        Assert.Equal((PredictionStatus.Resolved, true), ((await ViewAsync(scene)).State, (await ViewAsync(scene)).StakesReturned));
        await scene.Refused(new ResolvePrediction(Id, 2), "resolved");
    }

    [Fact]
    public async Task Given_a_prediction_without_a_stake_When_it_is_resolved_Then_nothing_is_paid()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(new ResolvePrediction(Id, 1));
        Assert.Equal((PredictionStatus.Resolved, false), ((await ViewAsync(scene)).State, (await ViewAsync(scene)).StakesReturned));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_stakes_When_the_host_cancels_Then_all_go_back_and_it_stays_so()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 100));
        await scene.Do(new CancelPrediction(Id));
        Assert.Equal(100, (await PointsAsync(scene))[0]);
        Assert.Empty((await scene.Do(new CancelPrediction(Id))).Outcome.Facts);
        await scene.Refused(new ResolvePrediction(Id, 0), "refunded");
        await scene.Refused(Stake(1, 0, 1), "locked");
        Assert.Equal(PredictionStatus.Cancelled, (await ViewAsync(scene)).State);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_timed_prediction_When_its_time_is_up_Then_it_is_locked_and_after_a_day_refunded()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open(seconds: 30));
        await scene.Do(Stake(1, 0, 40));
        await scene.PassAsync(TimeSpan.FromSeconds(30));
        var locked = await ViewAsync(scene);
        Assert.Equal((PredictionStatus.Locked, locked.ClosesAt, locked.ClosesAt + TimeSpan.FromHours(24)), (locked.State, locked.LockedAt, locked.ResolveBy));
        await scene.Refused(Stake(2, 0, 1), "locked");
        await scene.PassAsync(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(60, (await PointsAsync(scene))[0]);
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(100, (await PointsAsync(scene))[0]);
        Assert.Equal(PredictionStatus.Refunded, (await ViewAsync(scene)).State);
        await scene.Refused(new ResolvePrediction(Id, 0), "refunded");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_show_s_end_Then_it_is_locked_and_can_be_resolved_for_a_day()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 40));
        await scene.Do(Stake(2, 1, 10));
        await scene.Do(new EndShow());
        await scene.Refused(Stake(3, 0, 1), "not-live");
        Assert.Equal(PredictionStatus.Locked, (await ViewAsync(scene)).State);
        await scene.Refused(new RemoveShow(), "still-open");
        await scene.PassAsync(TimeSpan.FromHours(23));
        await scene.Do(new ResolvePrediction(Id, 1));
        Assert.Equal((long[])[60, 140, 100, 100], await PointsAsync(scene));
        await scene.Do(new RemoveShow());
    }

    [Fact]
    public async Task Given_nobody_was_here_for_days_When_the_program_starts_Then_the_stakes_go_back()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 40));
        await scene.Do(new EndShow());
        await scene.Writer.DisposeAsync();
        scene.Clock.Advance(TimeSpan.FromDays(60));
        await scene.RestartAsync();
        await scene.Settle();
        Assert.Equal(100L, await scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(1))));
        Assert.Empty(await scene.Read(w => w.Ledger.Rewards.Points.InPlay.ToArray()));
    }

    [Fact]
    public async Task Given_an_open_prediction_When_points_are_staked_Then_each_wrong_stake_is_refused_by_its_rule()
    {
        await using var scene = await WithPointsAsync();
        await scene.Refused(Stake(1, 0, 1), "not-found");
        await scene.Do(Open(most: 60));
        await scene.Invalid(Stake(1, 3, 1), "outcome");
        await scene.Invalid(Stake(1, -1, 1), "outcome");
        await scene.Invalid(Stake(1, 0, 0), "points");
        await scene.Invalid(Stake(1, 0, -5), "points");
        await scene.Invalid(Stake(1, 0, int.MaxValue), "points");
        await scene.Refused(Stake(9, 0, 1), "not-enough-points");
        await scene.Refused(Stake(1, 0, 101), "not-enough-points");
        await scene.Do(Stake(1, 0, 60));
        await scene.Refused(Stake(1, 0, 1), "limit-reached");
        await scene.Refused(Stake(1, 1, 1), "already-staked");
        await scene.Do(new MarkStaff(Viewer(2), true));
        await scene.Refused(Stake(2, 0, 1), "not-eligible");
        await scene.Do(new BanViewer(Viewer(3)));
        await scene.Refused(Stake(3, 0, 1), "banned");
    }

    [Fact]
    public async Task Given_what_is_no_prediction_When_it_is_opened_Then_the_field_is_named()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Question = " " }, "question");
        await scene.Invalid(Open() with { Question = new('x', 201) }, "question");
        await scene.Invalid(Open(outcomes: ["One"]), "outcomes");
        await scene.Invalid(Open(outcomes: ["One", ""]), "outcomes");
        await scene.Invalid(Open(outcomes: ["One", "ONE"]), "outcomes");
        await scene.Invalid(Open(outcomes: ["One", new('x', 81)]), "outcomes");
        await scene.Invalid(Open(outcomes: [.. Enumerable.Range(0, 11).Select(i => $"{i}")]), "outcomes");
        await scene.Invalid(Open(seconds: 4), "seconds");
        await scene.Invalid(Open(most: 0), "most");
        for (var n = 1; n <= PredictionRules.MostOn; n++) await scene.Do(Open() with { Prediction = new(Uid(18, n)) });
        await scene.Refused(Open(), "already-open");
        await scene.Refused(Open() with { Prediction = new(Uid(18, 9)) }, "too-many");
    }

    [Fact]
    public async Task Given_a_slip_When_it_is_undone_before_a_stake_Then_it_was_never_there()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Predictions);
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 40));
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_somebody_turned_out_to_be_of_the_house_When_they_win_Then_their_stake_goes_back()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 50));
        await scene.Do(Stake(2, 0, 50));
        await scene.Do(Stake(3, 1, 30));
        await scene.Do(new MarkStaff(Viewer(1), true));
        await scene.Do(new ResolvePrediction(Id, 0));
        Assert.Equal((long[])[100, 130, 70, 100], await PointsAsync(scene));
    }

    [Fact]
    public async Task Given_points_that_were_won_Then_they_count_in_no_season_and_for_no_tier()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new MovePoints(Viewer(1), 100, "To begin with"));
        await scene.Do(new MovePoints(Viewer(2), 100, "To begin with"));
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 60));
        await scene.Do(Stake(2, 1, 60));
        await scene.Do(new ResolvePrediction(Id, 0));
        Assert.Equal((long[])[160, 40], await PointsAsync(scene, 2));
        var season = await scene.Read(w => w.Ledger.Rewards.Points.In(Season.Of(scene.Now)));
        Assert.Equal((100, 100), (season[Viewer(1)], season[Viewer(2)]));
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_everybody_plays_with_sample_points_and_keeps_their_own()
    {
        await using var scene = await DraftAsync();
        await scene.Ledger(new MovePoints(Viewer(1), 70, "Earlier"));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(Open());
        await scene.Do(Stake(1, 0, 500));
        await scene.Refused(Stake(1, 0, 1), "not-enough-points");
        Assert.Equal((0, 70), await scene.Read(w => (w.Current(scene.Show)!.Ledger.Rewards.Points.Of(Viewer(1)), w.Ledger.Rewards.Points.Of(Viewer(1)))));
        await scene.ReplaysAsync();
        await scene.Do(new EndShow());
        Assert.Empty(await scene.Read(w => w.Ledger.Rewards.Points.InPlay.ToArray()));
    }

    [Fact]
    public async Task Given_a_platform_s_chat_When_somebody_writes_outcome_and_points_Then_so_many_are_staked()
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        foreach (var (n, text) in ((string[])["hello", "2 50", "2 50", "Bud vase 80!", "2 60", "1 10", "2 101"]).Index())
            await scene.Do(Say(text, n));
        Assert.Equal([0, 80, 0], (await ViewAsync(scene)).Outcomes.Select(o => o.Points));
        Assert.Equal(20, (await PointsAsync(scene))[0]);
        var acts = scene.Memory.Batches.SelectMany(b => b).Select(f => f.Fact).OfType<ChatFact.MessageAnswered>().ToList();
        Assert.Equal([("stake", true), ("stake", true), ("stake", false), ("stake", false), ("stake", false)], acts.Select(a => (a.Act, a.Done)));
        Assert.Equal("50 points on Bud vase.", acts[0].Answer);
        await scene.ReplaysAsync();
    }

    private static RelayMessage Say(string text, int n = 0) => new(new(Uid(4, n)), Viewer(1), "Ada", "twitch", text, DateTimeOffset.UnixEpoch, $"m{n}");

    [Theory]
    [InlineData("2 50", 1, 50)]
    [InlineData("#2: 50", 1, 50)]
    [InlineData("２ ５０", 1, 50)]
    [InlineData("mug 100", 0, 100)]
    [InlineData("Bud vase 7 please", 1, 7)]
    [InlineData("4 50", -1, 0)]
    [InlineData("0 50", -1, 0)]
    [InlineData("50", -1, 0)]
    [InlineData("2", -1, 0)]
    [InlineData("2 50?", -1, 0)]
    [InlineData("2 +50", -1, 0)]
    [InlineData("$2 50", -1, 0)]
    [InlineData("2 12345678", -1, 0)]
    [InlineData("I would say 2 50", -1, 0)]
    public async Task Chat_stakes_with_an_outcome_and_points_and_nothing_else(string text, int outcome, int points)
    {
        await using var scene = await WithPointsAsync();
        await scene.Do(Open());
        await scene.Do(Say(text));
        Assert.Equal(Enumerable.Range(0, 3).Select(i => i == outcome ? points : 0), (await ViewAsync(scene)).Outcomes.Select(o => o.Points));
    }
}
