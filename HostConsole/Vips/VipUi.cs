using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>A reward for each who has stayed. It is made as goals and milestones are, so the same people may open one.</summary>
public sealed class VipUi : MechanicUi
{
    public override Mechanic Core => VipMechanic.Instance;
    public override string Title => "VIP moment";
    public override string Icon => "star";
    public override Permission Permission => Permission.RunGoals;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Vips.Where(v => v.IsOn).Select(v => v.Id.Value);
    public override LaunchSurface? Launch { get; } = new VipLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new VipPhone();
    public override OverlaySurface? Overlay { get; } = new VipOverlaySurface();
    public override CueSurface? Cue { get; } = new VipCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new VipAnnouncements();
    public override ReviewSurface? Review { get; } = new VipReview();
    public override RehearsalSurface? Rehearsal { get; } = new VipRehearsal();
    public override void Map(WebApplication app) => app.MapVips();
}
