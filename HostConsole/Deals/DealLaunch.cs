using HostConsole.Components;
using HostConsole.Core.Deals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>How a deal is launched and followed on the live page.</summary>
public sealed class DealLaunch : LaunchSurface
{
    public override string Key => "d";
    public override string Label => "Deal";
    public override string One => "a deal";
    public override string Verb => "Start deal";
    public override Type Panel => typeof(DealPanel);
    public override Type Past => typeof(PastDeals);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Deals.Where(d => d.IsOn).Select(d => new RunningItem(d.Id.Value, d.State == DealStatus.LeadIn ? d.OpensAt : d.EndsAt));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Deals.Where(d => !d.IsOn).ToList();
        if (over.Count == 0) return null;
        var unpaid = over.Sum(d => d.Claimed - d.Ordered);
        return new($"{Quantity.Of(over.Count, "deal", show.Culture)}, {Quantity.Of(over.Sum(d => d.Claims), "claim", show.Culture)}",
            unpaid > 0 ? $"{Quantity.Of(unpaid, show.Culture)} unpaid" : null);
    }

    protected override string NotAllowed => "Moderators start the deals that stand in the run of show; ask the host for another one.";
}
