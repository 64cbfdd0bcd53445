using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Deals;

public sealed class DealTests
{
    private static readonly DealId Id = new(Uid(2, 1));

    [Fact]
    public async Task Given_a_lead_in_When_it_is_over_Then_the_deal_opens_and_at_its_end_it_ends()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(lead: 10, seconds: 60));
        Assert.Equal(DealStatus.LeadIn, (await scene.Deal()).State);
        await scene.Refused(Claim(1), "not-open");
        await scene.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(DealStatus.Open, (await scene.Deal()).State);
        await scene.Do(Claim(1));
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var deal = await scene.Deal();
        Assert.Equal((DealStatus.Ended, 1, scene.Now), (deal.State, deal.Claimed, deal.EndedAt));
        Assert.Equal(new StockLevel(10, 1, 0), await scene.Stock());
        await scene.Refused(Claim(2), "not-open");
    }

    [Fact]
    public async Task Given_a_sold_out_deal_When_a_hold_expires_Then_the_first_who_waits_gets_it()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(quantity: 1, seconds: 600, hold: 30));
        await scene.Do(Claim(1));
        Assert.Equal(DealStatus.SoldOut, (await scene.Deal()).State);
        Assert.Equal(new Waitlisted(Id, 1), (await scene.Do(Claim(2))).Answer<Waitlisted>());
        Assert.Equal(new Waitlisted(Id, 2), (await scene.Do(Claim(3))).Answer<Waitlisted>());
        Assert.Equal(new Waitlisted(Id, 1), (await scene.Do(Claim(2))).Answer<Waitlisted>());
        await scene.PassAsync(TimeSpan.FromSeconds(30));
        var claims = await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Id));
        Assert.Equal([(Viewer(1), ClaimStatus.Expired, false, 1), (Viewer(2), ClaimStatus.Held, true, 2)],
            claims.Select(c => (c.Viewer, c.State, c.FromWaitlist, c.Number)));
        await scene.Do(new LeaveWaitlist(Id, Viewer(3)));
        await scene.Do(new ReleaseClaim(Id, claims[1].Id));
        var deal = await scene.Deal();
        Assert.Equal((DealStatus.Open, 1, 0, 1), (deal.State, deal.Left, deal.Waiting, deal.Expired));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_waiting_viewers_When_the_deal_is_topped_up_Then_who_fits_is_served_and_who_does_not_stays_in_line()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(quantity: 1, perViewer: 3));
        await scene.Do(Claim(1));
        await scene.Do(Claim(2, quantity: 3));
        await scene.Do(Claim(3));
        await scene.Do(new TopUpDeal(Id, 2));
        var deal = await scene.Deal();
        Assert.Equal((3, 2, 1, 1), (deal.Quantity, deal.Claimed, deal.Left, deal.Waiting));
        Assert.Equal(new StockLevel(10, 3, 0), await scene.Stock());
        await scene.Refused(new TopUpDeal(Id, 8), "not-enough-stock");
        await scene.Invalid(new TopUpDeal(Id, int.MaxValue), "quantity");
        await scene.Invalid(new TopUpDeal(Id, 0), "quantity");
    }

    [Fact]
    public async Task Given_an_open_deal_When_it_is_extended_Then_it_ends_later()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(seconds: 10));
        await scene.Do(new ExtendDeal(Id, TimeSpan.FromSeconds(20)));
        await scene.PassAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(DealStatus.Open, (await scene.Deal()).State);
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(DealStatus.Ended, (await scene.Deal()).State);
        Assert.Equal(new StockLevel(10, 0, 0), await scene.Stock());
        await scene.Refused(new ExtendDeal(Id, TimeSpan.FromSeconds(1)), "not-open");
        await scene.Refused(new TopUpDeal(Id, 1), "not-open");
        await scene.Refused(new CancelDeal(Id, "Late."), "not-open");
    }

    [Fact]
    public async Task Given_held_and_ordered_claims_When_the_deal_is_cancelled_Then_only_what_is_ordered_stays_out_of_stock()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        await scene.Do(Claim(1));
        await scene.Do(Claim(2));
        await scene.Ledger(new PlaceOrder(scene.Order("1", claim: ClaimNo(1))));
        await scene.Invalid(new CancelDeal(Id, " "), "reason");
        await scene.Do(new CancelDeal(Id, "The mugs are chipped."));
        Assert.Equal(new StockLevel(10, 0, 1), await scene.Stock());
        var claims = await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Id));
        Assert.Equal([ClaimStatus.Ordered, ClaimStatus.Cancelled], claims.Select(c => c.State));
        await scene.Refused(new PayClaim(Id, ClaimNo(2)), "deal-cancelled");
        await scene.Refused(new ReleaseClaim(Id, ClaimNo(1)), "already-ordered");
    }

    [Fact]
    public async Task Given_a_claim_When_its_order_comes_late_Then_it_waits_for_a_decision()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 30, seconds: 600));
        await scene.Do(Claim(1));
        await scene.PassAsync(TimeSpan.FromSeconds(31));
        await scene.Ledger(new PlaceOrder(scene.Order("7", claim: ClaimNo(1))));
        Assert.Equal("shop:7", (await scene.View()).LateOrders.Single().Key.ToString());
        Assert.Equal(new StockLevel(10, 3, 1), await scene.Stock());
        await scene.Ledger(new SettleLateOrder(new("shop", "7"), Fulfil: true));
        Assert.Empty((await scene.View()).LateOrders);
        await scene.Ledger(new PlaceOrder(scene.Order("8")));
        await scene.Refused(new SettleLateOrder(new("shop", "8"), true), "not-late");
    }

    [Fact]
    public async Task Given_a_claim_paid_by_hand_When_the_shops_order_comes_Then_it_counts_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        await scene.Do(Claim(1));
        await scene.Do(new PayClaim(Id, ClaimNo(1)));
        Assert.Equal(new StockLevel(10, 2, 1), await scene.Stock());
        await scene.Ledger(new PlaceOrder(scene.Order("5", claim: ClaimNo(1))));
        var view = await scene.View();
        Assert.Equal((1, 2000L, 1, 1), (view.Metrics.Orders, view.Metrics.Gmv.Minor, view.Metrics.Units, view.Metrics.Redeemed));
        Assert.Equal(new StockLevel(10, 2, 1), await scene.Stock());
        Assert.Equal("shop:5", (await scene.Read(w => w.Current(scene.Show)!.State.Deals.FindClaim(ClaimNo(1))))!.Order);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_an_ordered_claim_When_the_order_is_cancelled_Then_the_units_are_back_whatever_its_lines_name(bool named)
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(quantity: 1));
        await scene.Do(Claim(1));
        await scene.Ledger(new PlaceOrder(scene.Order("5", claim: ClaimNo(1), item: named ? Mug : Mug with { Variant = null })));
        Assert.Equal(new StockLevel(10, 0, 1), await scene.Stock());
        await scene.Do(Claim(2));
        await scene.Ledger(new CancelOrder(new("shop", "5")));
        Assert.Equal(new StockLevel(10, 1, 0), await scene.Stock());
        Assert.Equal(Viewer(2), (await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Id)))
            .Single(c => c.State == ClaimStatus.Held).Viewer);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_nobody_may_launch_or_claim_When_tried_Then_each_is_refused_by_its_rule()
    {
        await using var scene = await LiveAsync(stock: 5);
        await scene.Invalid(Launch() with { Item = Mug with { Variant = null } }, "variantId");
        await scene.Invalid(Launch() with { Price = new(-1, Usd) }, "price");
        await scene.Invalid(Launch() with { Price = new(1, Currency.Parse("EUR")) }, "price");
        await scene.Invalid(Launch(quantity: 0), "quantity");
        await scene.Invalid(Launch(perViewer: 0), "perViewer");
        await scene.Invalid(Launch(seconds: 4), "seconds");
        await scene.Invalid(Launch(lead: 601), "leadSeconds");
        await scene.Invalid(Launch(hold: 0), "holdSeconds");
        await scene.Invalid(Launch(code: new('x', 65)), "code");
        await scene.Refused(Launch(quantity: 6), "not-enough-stock");
        await scene.Refused(Claim(1), "not-found");
        await scene.Do(Launch(quantity: 5, perViewer: 2));
        await scene.Refused(Launch(), "already-launched");
        await scene.Invalid(Claim(1, quantity: 0), "quantity");
        await scene.Do(Claim(1));
        await scene.Refused(Claim(1, quantity: 2), "limit-reached");
        await scene.Refused(Claim(1, quantity: int.MaxValue), "limit-reached");
        await scene.Refused(new ReleaseClaim(Id, ClaimNo(9)), "not-found");
        await scene.Invalid(new ExtendDeal(Id, TimeSpan.Zero), "seconds");
        await scene.Do(new CancelDeal(Id, "A mistake."));
        await scene.Refused(Claim(2), "not-open");
    }

    [Fact]
    public async Task Given_one_network_When_it_holds_a_tenth_Then_the_next_waits_until_one_is_ordered()
    {
        await using var scene = await LiveAsync(stock: null);
        await scene.Do(new Core.Audience.JoinShow(Viewer(9), null)); // somebody from elsewhere was here before
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        await scene.Do(Launch(quantity: 500, perViewer: 10, seconds: 600, hold: 600));
        for (var i = 1; i <= 5; i++) await scene.Do(Claim(10 + i, quantity: 10, origin: "net"));
        await scene.Refused(Claim(2, origin: "net"), "limit-reached");
        await scene.Do(Claim(3, origin: "other"));
        await scene.Ledger(new PlaceOrder(scene.Order("1", 10, ClaimNo(11))));
        await scene.Do(Claim(2, origin: "net"));
    }

    [Fact]
    public async Task Given_a_show_over_long_ago_When_the_console_starts_Then_its_holds_still_expire()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 48 * 3600));
        await scene.Do(Claim(1));
        await scene.Do(new EndShow());
        Assert.Equal(new StockLevel(10, 1, 0), await scene.Stock());
        await scene.Writer.DisposeAsync();
        scene.Clock.Advance(TimeSpan.FromDays(10));
        await scene.RestartAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(new StockLevel(10, 0, 0), await scene.Stock());
    }
}
