using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Wheels;

/// <summary>What a spin wins is in its winner's hands with the spin.</summary>
public sealed class WheelRewardTest
{
    private static readonly PoolId Pool = new(Uid(17, 1));
    private static readonly RewardOffer Code = new(RewardKind.Code, "10% off", Pool);
    private static readonly WheelId Id = new(Uid(18, 1));

    private static WheelCommand.OpenWheel Open(bool remove, params WheelSegment[] segments) =>
        new(Id, "Mug wheel", "One spin each.", WheelMode.Each, null, segments, remove, null, Seed);

    private static Task<Done> SpinAsync(ShowScene scene, int viewer) =>
        scene.Do(new WheelCommand.SpinWheel(Id, new(Uid(19, viewer)), Viewer(viewer)));

    private static async Task<PoolLevel> LevelAsync(ShowScene scene) => (await scene.Read(w => w.Ledger.Rewards.Find(Pool)))!.Level;

    [Fact]
    public async Task Given_two_codes_When_everybody_spins_Then_each_code_is_given_once_and_the_rest_get_the_consolation()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B", "C"]));
        await scene.Do(Open(false, new("10% off", 5, 2, Offer: Code), new("Points", 5, null, true, new(RewardKind.Points, "", Points: 5))));
        Assert.Equal(new PoolLevel(1, 2, 0, false, 0), await LevelAsync(scene));
        for (var viewer = 1; viewer <= 5; viewer++) await SpinAsync(scene, viewer);
        var rewards = await scene.Read(w => w.Ledger.Rewards.All.Select(r => (r.Code, r.View.Points)).ToArray());
        Assert.Equal([("A", null), ("B", null), (null, 5), (null, 5), (null, 5)], rewards);
        Assert.Equal(new PoolLevel(1, 0, 2, false, 2), await LevelAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_codes_that_nobody_won_When_the_wheel_closes_Then_they_are_free()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B"]));
        await scene.Do(Open(true, new("10% off", 5, 2, Offer: Code), new("A smile", 1, null, true)));
        await SpinAsync(scene, 1);
        await scene.Do(new WheelCommand.CloseWheel(Id));
        Assert.Equal(new PoolLevel(1, 0, 1, false, 1), await LevelAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_too_few_codes_or_no_end_of_them_Then_the_wheel_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "10% off", ["A", "B"]));
        await scene.Refused(Open(false, new("10% off", 5, 3, Offer: Code), new("A smile", 1)), "pool-empty");
        await scene.Invalid(Open(false, new("10% off", 5, Offer: Code), new("A smile", 1)), "segments");
        await scene.Refused(Open(false, new("10% off", 5, 1, Offer: Code with { Pool = new(Uid(17, 9)) }), new("A smile", 1)), "not-found");
        Assert.Equal(new PoolLevel(2, 0, 0, false, 0), await LevelAsync(scene));
    }

    [Fact]
    public async Task Given_one_code_for_all_Then_no_stock_is_needed()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new OpenPool(Pool, "Free shipping", ["SHIP"], Shared: true));
        await scene.Do(Open(false, new("Free shipping", 5, Offer: Code), new("Points", 1, null, true)));
        for (var viewer = 1; viewer <= 3; viewer++) await SpinAsync(scene, viewer);
        Assert.Equal(new PoolLevel(null, 0, 3, false, 0), await LevelAsync(scene));
        await scene.ReplaysAsync();
    }
}
