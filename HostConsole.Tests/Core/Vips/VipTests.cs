using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Vips;

public sealed class VipTests
{
    private static readonly VipId Vip = new(Uid(30, 1));
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly RewardOffer Gift = new(RewardKind.Gift, "A linen tote"), Code = new(RewardKind.Code, "10% off", Pool);

    private static OpenVip Open(int percent = 80, RewardOffer? offer = null, int n = 1) =>
        new(new(Uid(30, n)), "For those who stayed", percent, offer ?? Gift);

    // Viewer 1 stays for all ten minutes, 2 for eight, 3 for five.
    private static async Task<ShowScene> WatchedAsync(int codes = 0)
    {
        var scene = await LiveAsync();
        if (codes > 0) await scene.Ledger(new OpenPool(Pool, "10% off", [.. Enumerable.Range(1, codes).Select(i => $"TIDE-{i}")]));
        await scene.Do(new NotePresence([new(Viewer(1), 0), new(Viewer(2), 0), new(Viewer(3), 0)], []));
        await scene.PassAsync(TimeSpan.FromMinutes(5));
        await scene.Do(new NotePresence([], [new(Viewer(3), 0)]));
        await scene.PassAsync(TimeSpan.FromMinutes(3));
        await scene.Do(new NotePresence([], [new(Viewer(2), 0)]));
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        return scene;
    }

    private static async Task<VipView> ViewAsync(ShowScene scene) => (await scene.View()).Vips.Single();
    private static async Task<ViewerId[]> OwnersAsync(ShowScene scene) => [.. (await scene.View()).Rewards.Select(r => r.Owner)];

    [Theory]
    [InlineData(100, 1)]
    [InlineData(80, 2)]
    [InlineData(81, 1)]
    [InlineData(50, 3)]
    public async Task Given_three_visitors_When_it_opens_Then_those_who_stayed_so_long_get_something(int percent, int stayed)
    {
        await using var scene = await WatchedAsync();
        await scene.Do(Open(percent));
        var vip = await ViewAsync(scene);
        Assert.Equal(Enumerable.Range(1, stayed).Select(Viewer), vip.Members.Select(m => m.Viewer));
        Assert.Equal(3, vip.Visitors);
        Assert.Equal(Enumerable.Range(1, 4).Select(v => v <= stayed), Enumerable.Range(1, 4).Select(v => vip.Has(Viewer(v))));
    }

    [Fact]
    public async Task Given_it_is_open_When_it_can_t_be_undone_any_more_Then_each_has_a_reward_once()
    {
        await using var scene = await WatchedAsync(codes: 3);
        await scene.Do(Open(offer: Code));
        Assert.Empty(await OwnersAsync(scene));
        Assert.Equal((1, 2), await scene.Read(w => (w.Ledger.Rewards.Find(Pool)!.Level.Left!.Value, w.Ledger.Rewards.Find(Pool)!.Level.Held)));
        await scene.PassAsync(VipRules.HandsOverAfter);
        Assert.Equal([Viewer(1), Viewer(2)], await OwnersAsync(scene));
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        await scene.Do(new CloseVip(Vip));
        Assert.Equal(2, (await OwnersAsync(scene)).Length);
        Assert.Equal((1, 0), await scene.Read(w => (w.Ledger.Rewards.Find(Pool)!.Level.Left!.Value, w.Ledger.Rewards.Find(Pool)!.Level.Held)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_slip_When_it_is_undone_in_time_Then_nobody_gets_anything_and_the_codes_are_free_again()
    {
        await using var scene = await WatchedAsync(codes: 2);
        await scene.Do(Open(offer: Code));
        await scene.PassAsync(Lifecycle.UndoFor - TimeSpan.FromSeconds(1));
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Vips);
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(await OwnersAsync(scene));
        Assert.Equal(2, await scene.Read(w => w.Ledger.Rewards.Find(Pool)!.Level.Left));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_it_was_handed_over_Then_it_can_t_be_undone()
    {
        Assert.True(VipRules.HandsOverAfter > Lifecycle.UndoFor);
        await using var scene = await WatchedAsync();
        await scene.Do(Open());
        await scene.PassAsync(VipRules.HandsOverAfter);
        await scene.Refused(new Undo(), "nothing-to-undo");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_the_show_ends_or_all_is_stopped_in_the_same_seconds_Then_who_stayed_gets_it_all_the_same(bool end)
    {
        await using var scene = await WatchedAsync();
        await scene.Do(Open());
        await scene.Do(end ? new EndShow() : new StopEverything());
        Assert.False((await ViewAsync(scene)).IsOn);
        Assert.Equal(2, (await OwnersAsync(scene)).Length);
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await OwnersAsync(scene)).Length);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_pool_with_too_few_codes_Then_it_is_refused()
    {
        await using var scene = await WatchedAsync(codes: 1);
        await scene.Refused(Open(offer: Code), "pool-empty");
        await scene.Do(Open(percent: 100, offer: Code));
    }

    [Fact]
    public async Task Given_the_house_s_devices_and_the_banned_Then_they_get_nothing()
    {
        await using var scene = await WatchedAsync();
        await scene.Do(new MarkStaff(Viewer(1), true));
        await scene.Do(new BanViewer(Viewer(2)));
        await scene.Refused(Open(), "nobody-stayed");
    }

    [Fact]
    public async Task Given_what_makes_no_sense_Then_the_field_is_named()
    {
        await using var scene = await WatchedAsync();
        await scene.Invalid(Open(0), "percent");
        await scene.Invalid(Open(101), "percent");
        await scene.Invalid(Open() with { Title = " " }, "title");
        await scene.Invalid(Open(offer: new(RewardKind.Points, "")), "amount");
        for (var n = 1; n <= VipRules.MostOn; n++) await scene.Do(Open(n: n));
        await scene.Refused(Open(n: 9), "too-many");
    }
}
