using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Deals;

/// <summary>Deals that let some in before everybody.</summary>
public sealed class EarlyAccessTests
{
    private static readonly DealId Id = new(Uid(2, 1));

    private static LaunchDeal Early(int lead = 30, int early = 20, int quantity = 3) =>
        Launch(quantity, lead: lead, seconds: 60) with { Early = TimeSpan.FromSeconds(early) };

    private static async Task<ShowScene> WithAccessAsync(params int[] viewers)
    {
        var scene = await LiveAsync();
        foreach (var viewer in viewers)
        {
            await scene.Do(new JoinShow(Viewer(viewer), null));
            await scene.Do(new GiveReward(new(Uid(16, viewer)), Viewer(viewer), new(RewardKind.Access, "Early access")));
        }

        return scene;
    }

    private static async Task<RewardStatus> StatusAsync(ShowScene scene, int reward) =>
        (await scene.Read(w => w.Ledger.Rewards.Find(new RewardId(Uid(16, reward)))))!.View.Status;

    [Fact]
    public async Task Given_early_access_When_its_time_comes_Then_its_owner_may_claim_and_others_wait_for_the_opening()
    {
        await using var scene = await WithAccessAsync(1);
        await scene.Do(Early());
        await scene.Refused(Claim(1), "not-open");
        Assert.False((await scene.Deal()).IsEarly);
        await scene.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((true, DealStatus.LeadIn), ((await scene.Deal()).IsEarly, (await scene.Deal()).State));
        await scene.Refused(Claim(2), "not-open");
        await scene.Do(Claim(1));
        Assert.Equal(RewardStatus.Redeemed, await StatusAsync(scene, 1));
        Assert.Equal((1, 2), ((await scene.Deal()).Claimed, (await scene.Deal()).Left));
        Assert.Equal(new StockLevel(10, 3, 0), await scene.Stock());
        await scene.Do(Claim(1, claim: 9)); // what the deal gives to each
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((false, DealStatus.Open), ((await scene.Deal()).IsEarly, (await scene.Deal()).State));
        await scene.Do(Claim(2));
        Assert.Equal(DealStatus.SoldOut, (await scene.Deal()).State);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_access_used_in_one_deal_Then_the_next_one_is_closed_to_its_owner_until_it_opens()
    {
        await using var scene = await WithAccessAsync(1);
        await scene.Do(Early(20));
        await scene.Do(Claim(1));
        await scene.Do(Early(20) with { Deal = new(Uid(2, 2)) });
        await scene.Refused(Claim(1, n: 2, claim: 9), "not-open");
    }

    [Fact]
    public async Task Given_the_opening_Then_nobody_uses_up_early_access()
    {
        await using var scene = await WithAccessAsync(1);
        await scene.Do(Early());
        await scene.PassAsync(TimeSpan.FromSeconds(30));
        await scene.Do(Claim(1));
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 1));
    }

    [Fact]
    public async Task Given_all_units_claimed_early_When_one_is_released_Then_who_waits_early_gets_it_and_keeps_the_access()
    {
        await using var scene = await WithAccessAsync(1, 2);
        await scene.Do(Early(quantity: 1));
        await scene.PassAsync(TimeSpan.FromSeconds(10));
        await scene.Do(Claim(1));
        Assert.Equal(new Waitlisted(Id, 1), (await scene.Do(Claim(2))).Answer<Waitlisted>());
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 2));
        await scene.Do(new ReleaseClaim(Id, ClaimNo(1)));
        Assert.Equal((1, 0), ((await scene.Deal()).Claimed, (await scene.Deal()).Waiting));
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(DealStatus.SoldOut, (await scene.Deal()).State);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_cancelled_deal_Then_the_access_used_in_it_is_owed_again()
    {
        await using var scene = await WithAccessAsync(1);
        await scene.Do(Early(20));
        await scene.Do(Claim(1));
        await scene.Do(new CancelDeal(Id, "The mugs broke."));
        Assert.Equal(RewardStatus.Open, await StatusAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Early_access_is_within_the_lead_in()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Early(10, 11), "earlySeconds");
        await scene.Invalid(Early(10, -1), "earlySeconds");
        await scene.Do(Early(600, 600));
        Assert.True((await scene.Deal()).IsEarly);
    }
}
