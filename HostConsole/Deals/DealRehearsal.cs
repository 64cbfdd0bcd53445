using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What the simulated audience does with deals: a third claims, and most of those pay.</summary>
public sealed class DealRehearsal : RehearsalSurface
{
    private const int Claim = 8, Order = 9, ClaimIds = 1;

    public override IEnumerable<Happening> On(ShowView show) =>
        from deal in show.Deals.Index()
        where deal.Item.IsOn
        select new Happening(deal.Item.Id.Value, (crowd, who) => PlanClaim(crowd, who, deal.Item, deal.Index));

    public override Talk? Talk(ShowView show) => show.Deals.Any(d => d.IsOn) ? new(0.5, 0, "deals") : null;

    private static void PlanClaim(RehearsalCrowd crowd, int who, DealView deal, int k)
    {
        if (!crowd.Does(who, 0.3, Claim, k)) return;
        var lead = deal.State == DealStatus.LeadIn ? (deal.OpensAt - deal.LaunchedAt) * crowd.Speed : TimeSpan.Zero;
        crowd.Plan(who, lead + crowd.Wait(TimeSpan.FromSeconds(9), Claim, who, k, 1), show =>
        {
            if (show.Deals.FirstOrDefault(d => d.Id == deal.Id) is not { IsOn: true }) return;
            var claim = new ClaimId(crowd.NewId(ClaimIds, who, k));
            crowd.Send(new ClaimUnit(deal.Id, claim, crowd.Viewer(who), 1));
            if (!crowd.Does(who, 0.72, Order, k)) return;
            // Paying a claim that was not given (sold out) is refused; that is how the show would have it.
            var wait = TimeSpan.FromSeconds(15) + crowd.Wait(TimeSpan.FromSeconds(40), Order, who, k);
            crowd.Plan(wait, _ => crowd.Send(new PayClaim(deal.Id, claim)));
        });
    }
}
