using System.Net;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.ShowPages;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Review;

[Trait("Speed", "Slow")]
public sealed class ReviewTest
{
    private static Money Usd(long minor) => new(minor, LiveScene.Usd);

    private static PlaceOrder Order(string id, string title, int quantity, long price, DateTimeOffset at, Guid? customer = null) =>
        new(new(new("test", id), at, LiveScene.Usd, [new(null, "SKU-1", title, quantity, Usd(price))], Usd(0), customer));

    [Fact]
    public async Task Given_a_show_with_orders_When_reviewed_Then_the_rows_say_what_the_live_page_said()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        clock.Advance(TimeSpan.FromMinutes(3));
        await app.SendAsync(show, Order("1", "Mug", 2, 1050, clock.GetUtcNow(), Guid.CreateVersion7()));
        await app.SendAsync(show, Order("2", "Bowl", 1, 3333, clock.GetUtcNow()));
        await app.SendAsync(show, new RefundOrder(new("test", "2"), Usd(333)));
        await app.SendAsync(show, Order("3", "Vase", 1, 9900, clock.GetUtcNow()));
        await app.SendAsync(show, new CancelOrder(new("test", "3")));

        var live = (await app.Services.GetRequiredService<LiveShows>().AskAsync(show, new ViewAt(clock.GetUtcNow())))!.Metrics;
        var reviews = app.Services.GetRequiredService<ReviewStore>();
        var totals = await reviews.TotalsAsync(RunId.Of(show), LiveScene.Usd);
        Assert.Equal(
            (live.Gmv, live.Refunds, live.Orders, live.Buyers, live.UnseenBuyers, live.OrdersWithoutCustomer, live.Aov, live.ReturnRate),
            (totals.Gmv, totals.Refunds, totals.Orders, totals.Buyers, totals.UnseenBuyers, totals.OrdersWithoutCustomer, totals.Aov,
                totals.ReturnRate));
        Assert.Equal((Usd(5433), Usd(5100), 2, 1), (totals.Gmv, totals.Net, totals.Orders, totals.Buyers));
        Assert.Equal(
            [new ProductSales("Bowl", "SKU-1", 1, 1, Usd(3333)), new ProductSales("Mug", "SKU-1", 1, 2, Usd(2100))],
            await reviews.ProductsAsync(RunId.Of(show), LiveScene.Usd));
    }

    [Fact]
    public async Task Given_minutes_with_gaps_and_orders_after_the_end_When_folded_Then_gaps_are_zeros_and_late_orders_stand_apart()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, Order("1", "Mug", 1, 1000, clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromMinutes(10));
        await app.SendAsync(show, new EndShow());
        clock.Advance(TimeSpan.FromMinutes(30));
        await app.SendAsync(show, Order("2", "Mug", 1, 2000, clock.GetUtcNow()));

        var minutes = await app.Services.GetRequiredService<ReviewStore>().MinutesAsync(RunId.Of(show));
        var view = await app.ViewAsync(show);
        var (points, after) = new Timeline(view).Fold(minutes, 1);
        Assert.Equal(11, points.Count);
        Assert.Equal([10.0, 0], points.Take(2).Select(p => p.Gmv));
        Assert.Equal((1, 2000L), (after!.Orders, after.Gmv));
        var (coarse, _) = new Timeline(view).Fold(minutes, 5);
        Assert.Equal(points.Sum(p => p.Orders), coarse.Sum(p => p.Orders));
    }

    [Fact]
    public void Given_viewers_who_stay_When_folded_Then_they_stand_in_each_minute_until_the_next_count()
    {
        var view = new RunScene().Do(new GoLive()).View with { EndedAt = null };
        var start = view.StartedAt!.Value;
        MinutePoint At(int minute, int watching, int comments) => new(start.AddMinutes(minute), watching, comments, 0, 0, 0, 0, 0, 0);
        var (points, _) = new Timeline(view).Fold([At(0, 5, 0), At(2, 0, 3), At(4, 0, 0), At(5, 0, 1)], 1);
        Assert.Equal([5, 5, 5, 5, 0, 0], points.Select(p => p.Viewers));
    }

    [Fact]
    public async Task Given_a_formula_as_a_product_code_When_exported_Then_it_is_defused_and_secrets_stay_out()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        using var moderator = await app.NewModeratorAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new PlaceOrder(new(new("test", "=1+1"), DateTimeOffset.UtcNow, LiveScene.Usd,
            [new(null, null, "Mug", 1, Usd(1000))], Usd(0), Code: "@SUM(A1)", Number: "=HYPERLINK(\"http://x\")")));
        await app.SendAsync(show, new Core.Giveaways.GiveawayCommand.OpenGiveaway(LiveScene.New<GiveawayId>(), "Mug",
            "A mug", "One each.", null, Core.Giveaways.EntryMode.Open, null, 1, 0, null, null, new string('a', 64)));

        var csv = await host.Http.GetStringAsync($"/api/v1/shows/{show}/export/orders.csv");
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", csv, StringComparison.Ordinal);
        Assert.Contains(",10.00,", csv, StringComparison.Ordinal);
        foreach (var file in (string[])["facts.csv", "facts.json"])
            Assert.DoesNotContain(new string('a', 64),
                await host.Http.GetStringAsync($"/api/v1/shows/{show}/export/{file}"), StringComparison.Ordinal);
        using var timeline = JsonDocument.Parse(await host.Http.GetStringAsync($"/api/v1/shows/{show}/export/timeline.json"));
        Assert.Equal(1000, timeline.RootElement[0].GetProperty("gmv").GetInt64());
        var refused = await moderator.Http.GetAsync($"/api/v1/shows/{show}/export/orders.csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
