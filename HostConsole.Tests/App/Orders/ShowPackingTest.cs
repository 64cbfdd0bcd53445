using System.Net;
using HostConsole.Core.Audience;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Packing;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Tests.Orders;

public sealed class ShowPackingTest
{
    private static readonly Currency Usd = Currency.Parse("USD");

    private static PlaceOrder Order(string number, Guid? customer, params (string Title, int Units)[] lines) => new(new(
        new("shop", number), DateTimeOffset.UtcNow, Usd, [.. lines.Select(l => new OrderLine(null, null, l.Title, l.Units, new(1000, Usd)))],
        Money.Zero(Usd), Customer: customer, Number: number));

    [Fact]
    public async Task Given_deals_orders_and_a_prize_of_one_buyer_When_packed_Then_they_are_one_slip_and_what_does_not_stand_is_on_none()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new GoLive());
        var (ana, kim) = (LiveScene.New<ViewerId>(), Guid.CreateVersion7());
        var (deal, claim, giveaway) = (LiveScene.New<DealId>(), LiveScene.New<ClaimId>(), LiveScene.New<GiveawayId>());
        await app.SendAsync(show, new JoinShow(ana, "=Ana"));
        await app.SendAsync(show, new LaunchDeal(deal, LiveScene.Mug(), new(2000, Usd), 5, 2, TimeSpan.FromMinutes(5), TimeSpan.Zero,
            TimeSpan.FromMinutes(5), null));
        await app.SendAsync(show, new ClaimUnit(deal, claim, ana, 2));
        await app.SendAsync(show, new PayClaim(deal, claim));
        await app.SendAsync(show, Order("7", ana.Value, ("Bowl", 3)));
        await app.SendAsync(show, Order("8", kim, ("Vase", 1)));
        await app.SendAsync(show, Order("9", kim, ("Cup", 1)));
        await app.SendAsync(show, new CancelOrder(new("shop", "9")));
        await app.SendAsync(show, new OpenGiveaway(giveaway, "Care kit", "One care kit", "One entry each.", null, EntryMode.Open, null, 1, 0, 48,
            null, new string('a', 64)));
        await app.SendAsync(show, new EnterGiveaway(giveaway, LiveScene.New<EntryId>(), ana, EntryRoute.Button));
        await app.SendAsync(show, new CloseGiveaway(giveaway));
        await app.SendAsync(show, new DrawWinners(giveaway));
        var reader = app.Services.GetRequiredService<ShowPackingReader>();
        Assert.DoesNotContain((await reader.ReadAsync(show, withNames: true))!.Slips.SelectMany(s => s.Lines), l => l.IsPrize);

        var (gift, slipOfMine) = (LiveScene.New<RewardId>(), LiveScene.New<RewardId>());
        await app.SendAsync(show, new GiveReward(gift, ana, new(RewardKind.Gift, "A sticker")));
        await app.SendAsync(show, new GiveReward(slipOfMine, ana, new(RewardKind.Gift, "A second sticker")));
        await app.SendAsync(show, new RevokeReward(slipOfMine, "A slip."));
        await app.SendAsync(show, new AnswerWin(giveaway, ana, "ana@example.org"));
        var packing = (await reader.ReadAsync(show, withNames: true))!;
        Assert.Equal(2, packing.Slips.Count);
        var slip = packing.Slips.Single(s => s.Buyer == "=Ana");
        Assert.Equal([("Bowl", 3, false), (LiveScene.Mug().Title, 2, false), ("A sticker", 1, true), ("One care kit", 1, true)],
            slip.Lines.Select(l => (l.Title, l.Quantity, l.IsPrize)).OrderBy(l => l.IsPrize).ThenBy(l => l.Title, StringComparer.Ordinal));
        Assert.Equal(("ana@example.org", 1), (slip.Contact, Assert.Single(slip.Claims)));
        Assert.Equal("Vase", Assert.Single(packing.Slips.Single(s => s != slip).Lines).Title);
        Assert.DoesNotContain((await reader.ReadAsync(show, withNames: false))!.Slips, s => s.Contact is not null || s.Buyer == "=Ana");

        using var host = await app.NewHostAsync();
        var (response, csv) = await host.GetAsync($"/shows/{show}/packing.csv");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("'=Ana", csv, StringComparison.Ordinal);
        Assert.Contains("prize", csv, StringComparison.Ordinal);
        Assert.Null(await reader.ReadAsync(LiveScene.New<ShowId>(), withNames: true));
    }
}
