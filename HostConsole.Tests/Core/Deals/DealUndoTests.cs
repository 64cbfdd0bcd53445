using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Deals;

/// <summary>A deal just started and a claim just marked paid can be taken back, as if neither had been.</summary>
public sealed class DealUndoTests
{
    private static readonly DealId Id = new(Uid(2, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Given_a_deal_without_claims_When_undone_Then_it_was_never_there_and_its_units_are_back(int lead)
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(lead: lead));
        await scene.Do(new TopUpDeal(Id, 2));
        Assert.StartsWith("Started the deal on", (await scene.View()).Undo?.What, StringComparison.Ordinal);
        await scene.Do(new Undo());
        var view = await scene.View();
        Assert.Empty(view.Deals);
        Assert.Null(view.Undo);
        Assert.DoesNotContain(view.Marks, m => m.Kind == "deal");
        Assert.Equal(new StockLevel(10, 0, 0), await scene.Stock());
        await scene.Refused(Claim(1), "not-found");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_deal_that_somebody_claimed_or_that_has_ended_When_undone_Then_it_is_too_late()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(quantity: 1));
        await scene.Do(Claim(1));
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Do(Launch(n: 2));
        await scene.Do(new EndDeal(new(Uid(2, 2))));
        await scene.Refused(new Undo(), "nothing-to-undo");
        await scene.Do(Launch(n: 3));
        await scene.PassAsync(Lifecycle.UndoFor);
        await scene.Refused(new Undo(), "nothing-to-undo");
        Assert.Equal(3, (await scene.View()).Deals.Length);
    }

    [Fact]
    public async Task Given_a_deal_taken_back_When_the_next_one_starts_Then_it_has_its_number()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        await scene.Do(new Undo());
        await scene.Do(Launch(n: 2));
        Assert.Equal(1, Assert.Single((await scene.View()).Deals).Number);
    }

    [Fact]
    public async Task Given_a_claim_marked_paid_When_it_is_marked_unpaid_Then_it_is_held_as_before_and_nothing_counts()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 60));
        await scene.Do(Claim(1));
        var before = await scene.Read(w => w.Current(scene.Show)!.State.Deals.FindClaim(ClaimNo(1)));
        await scene.Do(new PayClaim(Id, ClaimNo(1)));
        await scene.Do(new UnpayClaim(Id, ClaimNo(1)));
        Assert.Equal(before, await scene.Read(w => w.Current(scene.Show)!.State.Deals.FindClaim(ClaimNo(1))));
        var view = await scene.View();
        Assert.Equal((0, 0L, 0), (view.Metrics.Orders, view.Metrics.Gmv.Minor, view.Metrics.Redeemed));
        Assert.Equal(new StockLevel(10, 3, 0), await scene.Stock());
        await scene.Do(new PayClaim(Id, ClaimNo(1)));
        Assert.Equal((1, 1), ((await scene.View()).Metrics.Orders, (await scene.View()).Metrics.Redeemed));
        Assert.Equal(new StockLevel(10, 2, 1), await scene.Stock());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_claim_marked_unpaid_When_its_hold_runs_out_Then_it_expires_like_any_other()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 60));
        foreach (var n in new[] { 1, 2 }) await scene.Do(Claim(n));
        await scene.Do(new PayClaim(Id, ClaimNo(1)));
        await scene.Do(new UnpayClaim(Id, ClaimNo(1)));
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var claims = await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Id));
        Assert.All(claims, c => Assert.Equal(ClaimStatus.Expired, c.State));
        Assert.Equal((3, 0), ((await scene.Deal()).Left, (await scene.Deal()).Claimed));
    }

    [Fact]
    public async Task Given_a_claim_that_the_shop_ordered_or_of_a_cancelled_deal_When_it_is_marked_unpaid_Then_it_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        foreach (var n in new[] { 1, 2 }) await scene.Do(Claim(n));
        await scene.Ledger(new PlaceOrder(scene.Order("5", claim: ClaimNo(1))));
        await scene.Refused(new UnpayClaim(Id, ClaimNo(1)), "not-paid-by-hand");
        await scene.Do(new PayClaim(Id, ClaimNo(2)));
        await scene.Do(new CancelDeal(Id, "A mistake."));
        await scene.Refused(new UnpayClaim(Id, ClaimNo(2)), "deal-cancelled");
    }
}
