using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class WatchedPointsTests
{
    private static async Task<ShowScene> WithRulesAsync(Func<EarnRules, EarnRules>? change = null)
    {
        var scene = await LiveAsync();
        var rules = EarnRules.Off with { Points = [new(EarnRule.Watched, 5)] };
        await scene.Ledger(new SetEarnRules(change?.Invoke(rules) ?? rules));
        return scene;
    }

    private static Task<Done> Come(ShowScene scene, params int[] viewers) =>
        scene.Do(new NotePresence([.. viewers.Select(v => new Sighting(Viewer(v), 0))], []));

    private static async Task Watch(ShowScene scene, double minutes)
    {
        await scene.PassAsync(TimeSpan.FromMinutes(minutes));
        await scene.Do(new NotePresence([], []));
    }

    private static async Task Points(ShowScene scene, params long[] each)
    {
        var points = await scene.Read(w => each.Select((_, i) => w.Ledger.Rewards.Points.Of(Viewer(i + 1))).ToArray());
        Assert.Equal(each, points);
    }

    private static int Facts(ShowScene scene) => scene.Memory.Facts.Count(f => f.Fact is RewardFact.WatchingEarned);

    [Fact]
    public async Task Given_each_ten_minutes_give_points_Then_they_come_once_each_and_for_all_in_one_fact()
    {
        await using var scene = await WithRulesAsync();
        await Come(scene, 1, 2, 3);
        await Watch(scene, 9.9);
        await Points(scene, 0, 0, 0);
        await Watch(scene, 0.1);
        await Watch(scene, 1);
        await Points(scene, 5, 5, 5);
        Assert.Equal(1, Facts(scene));
        await scene.Do(new NotePresence([], [new(Viewer(2), 0)]));
        await Watch(scene, 9);
        await Points(scene, 10, 5, 10);
        Assert.Equal(10, await scene.Read(w => w.Find(scene.Show)!.State.Rewards.Scores.Points[Viewer(1)]));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_pause_and_the_end_Then_the_pause_gives_nothing_and_what_is_full_at_the_end_counts()
    {
        await using var scene = await WithRulesAsync(rules => rules with { WatchedMinutes = 3 });
        await Come(scene, 1);
        await scene.Do(new PauseShow());
        await Watch(scene, 30);
        await scene.Do(new ResumeShow());
        await Points(scene, 0);
        await scene.PassAsync(TimeSpan.FromMinutes(7));
        await scene.Do(new EndShow());
        await Points(scene, 10);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_caps_the_house_s_devices_and_many_at_one_address_Then_no_more_is_earned()
    {
        await using var scene = await WithRulesAsync(rules => rules with { ShowCap = 12, AddressCap = 2 });
        for (var viewer = 1; viewer <= 4; viewer++)
            await scene.Writer.SendAsync(new(new JoinShow(Viewer(viewer), null), new(ActorKind.Viewer, $"{viewer}"), scene.Show, Origin: () => "net"));
        await scene.Do(new MarkStaff(Viewer(5), true));
        await Come(scene, 1, 2, 3, 4, 5, 6);
        await Watch(scene, 10);
        await Points(scene, 5, 5, 0, 0, 0, 5);
        await Watch(scene, 100);
        await Points(scene, 12, 12, 0, 0, 0, 12);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_no_points_for_watching_Then_nothing_is_written_of_it()
    {
        await using var scene = await WithRulesAsync(rules => rules with { Points = [new(EarnRule.Voted, 5)] });
        await Come(scene, 1);
        await Watch(scene, 60);
        Assert.Equal(0, Facts(scene));
    }
}
