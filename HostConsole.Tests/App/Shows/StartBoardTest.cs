using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Rehearsal;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Shows;

/// <summary>What the start page says of the business.</summary>
public sealed class StartBoardTest
{
    private static readonly Currency Usd = Currency.Parse("USD");

    [Fact]
    public async Task Given_shows_that_are_over_When_read_Then_each_stands_against_the_one_before_and_what_waits_is_named()
    {
        await using var app = await RunningApp.StartAsync();
        foreach (var gmv in new[] { 10_000, 12_500 })
        {
            var show = await app.ShowAsync();
            await app.SendAsync(show, new GoLive());
            var (deal, claim) = (LiveScene.New<DealId>(), LiveScene.New<ClaimId>());
            await app.SendAsync(show, new LaunchDeal(deal, LiveScene.Mug(), new(2000, Usd), 5, 2, TimeSpan.FromMinutes(5), TimeSpan.Zero,
                TimeSpan.FromHours(2), null));
            await app.SendAsync(show, new ClaimUnit(deal, claim, LiveScene.New<ViewerId>(), 1));
            await app.SendAsync(show, new PlaceOrder(new(new("shop", $"{gmv}"), DateTimeOffset.UtcNow, Usd,
                [new(null, null, "Bowl", 1, new(gmv, Usd))], Money.Zero(Usd))));
            await app.SendAsync(show, new EndShow());
        }

        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync())
        {
            db.Deliveries.Add(new() { Source = "shopify", Topic = "orders/create", At = DateTimeOffset.UtcNow.UtcTicks, State = "failed" });
            await db.SaveChangesAsync();
        }

        var shows = await app.Services.GetRequiredService<ShowList>().ReadAsync();
        var (last, waits) = await app.Services.GetRequiredService<StartBoard>().ReadAsync(shows);
        Assert.Equal([(12_500L, 0.25), (10_000L, null)], last.Select(s => (s.Line.Gmv.Minor, s.Change)));
        Assert.Equal(["1 unpaid", "1 unpaid", "1 webhook could not be read"], waits.Select(w => w.What));
        Assert.DoesNotContain(shows, s => SampleShow.Is(s.Settings, s.StartedAt));
    }
}
