using HostConsole.Core.Orders;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Metrics;

public sealed class OrdersPerMinuteTests
{
    private static async Task<int> RateAsync(ShowScene scene) => (await scene.View()).Metrics.OrdersPerMinute(scene.Now);

    [Fact]
    public async Task Given_orders_one_after_the_other_Then_each_counts_for_sixty_seconds_from_its_placing()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        Assert.Equal(1, await RateAsync(scene));
        await scene.PassAsync(TimeSpan.FromSeconds(40));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        await scene.Ledger(new PlaceOrder(scene.Order("3") with { PlacedAt = scene.Now.AddSeconds(-30) }));
        Assert.Equal(3, await RateAsync(scene));
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, await RateAsync(scene));
        await scene.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(0, await RateAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_order_When_it_is_cancelled_Then_it_counts_no_more()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1")));
        await scene.PassAsync(TimeSpan.FromSeconds(5));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal(0, await RateAsync(scene));
    }

    [Fact]
    public async Task Given_an_order_of_an_hour_ago_When_it_comes_in_now_Then_it_is_not_in_the_rate()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("1") with { PlacedAt = scene.Now.AddHours(-1) }));
        await scene.Ledger(new PlaceOrder(scene.Order("2")));
        Assert.Equal(1, await RateAsync(scene));
    }
}
