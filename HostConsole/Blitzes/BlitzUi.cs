using HostConsole.Accounts;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>Deals that come again and again by the clock. They are as good as launching each by hand, so the same people may set them.</summary>
/// <param name="all">All mechanics: one of them brings the cue that it repeats.</param>
public sealed class BlitzUi(Func<IReadOnlyList<MechanicUi>> all) : MechanicUi
{
    public override Mechanic Core => BlitzMechanic.Instance;
    public override string Title => "Blitz";
    public override string Icon => "clock";
    public override Permission Permission => Permission.LaunchAnyDeal;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Blitzes.Where(b => b.IsOn).Select(b => b.Id.Value);
    public override LaunchSurface? Launch { get; } = new BlitzLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new BlitzPhone();
    public override OverlaySurface? Overlay { get; } = new BlitzOverlaySurface(all);
    public override CueSurface? Cue { get; } = new BlitzCueSurface(all);
    public override AnnouncementSurface? Announcements { get; } = new BlitzAnnouncements();
    public override ReviewSurface? Review { get; } = new BlitzReview();
    public override RehearsalSurface? Rehearsal { get; } = new BlitzRehearsal();
    public override void Map(WebApplication app) => app.MapBlitzes();
}
