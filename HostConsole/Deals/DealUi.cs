using HostConsole.Accounts;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

public sealed class DealUi : MechanicUi
{
    public override Mechanic Core => DealMechanic.Instance;
    public override string Title => "Flash deal";
    public override string Icon => "bolt";
    public override Permission Permission => Permission.LaunchAnyDeal;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Deals.Where(d => d.IsOn).Select(d => d.Id.Value);
    public override LaunchSurface? Launch { get; } = new DealLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new DealPhone();
    public override OverlaySurface? Overlay { get; } = new DealOverlaySurface();
    public override CueSurface? Cue { get; } = new DealCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new DealAnnouncements();
    public override ReviewSurface? Review { get; } = new DealReview();
    public override RehearsalSurface? Rehearsal { get; } = new DealRehearsal();
    public override IReadOnlyList<AlertSurface> Alerts { get; } = [new SoldOutAlert()];
    public override void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<ClaimList>();

    public override void Map(WebApplication app)
    {
        app.MapDeals();
        app.MapPacking();
    }
}
