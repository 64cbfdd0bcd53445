using System.Collections.Immutable;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;

namespace HostConsole.Deals;

/// <summary>A deal; null where the show has none of this id.</summary>
public sealed record DealOf(DealId Deal) : IShowQuery<DealView?>
{
    public DealView? Answer(Run run) => run.State.Deals.View().FirstOrDefault(d => d.Id == Deal);
}

/// <summary>The claims of a deal by number; null where the show has no such deal.</summary>
public sealed record ClaimsOf(DealId Deal) : IShowQuery<ImmutableArray<ClaimView>?>
{
    public ImmutableArray<ClaimView>? Answer(Run run) =>
        run.State.Deals.View().Any(d => d.Id == Deal) ? run.State.Deals.ClaimsOf(Deal) : null;
}

/// <summary>A claim of whichever deal; null where the show has none of this id.</summary>
public sealed record ClaimOf(ClaimId Claim) : IShowQuery<ClaimView?>
{
    public ClaimView? Answer(Run run) => run.State.Deals.FindClaim(Claim);
}

/// <summary>Those who have claimed a deal.</summary>
public sealed record ClaimersOf(DealId Deal) : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) => [.. run.State.Deals.ClaimsOf(Deal).Select(claim => claim.Viewer)];
}

/// <summary>Whose claim it is.</summary>
public sealed record ClaimerOf(ClaimId Claim) : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) => run.State.Deals.FindClaim(Claim) is { } claim ? [claim.Viewer] : [];
}

/// <summary>Who has early access and hasn't used it yet.</summary>
public sealed record AccessHolders : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) => [.. run.Ledger.Rewards.All.Where(IsOpen).Select(r => r.View.Owner)];

    public static bool Has(Run run, ViewerId viewer) => run.Ledger.Rewards.Of(viewer).Any(IsOpen);

    private static bool IsOpen(Reward reward) => reward.View is { Kind: RewardKind.Access, Status: RewardStatus.Open };
}
