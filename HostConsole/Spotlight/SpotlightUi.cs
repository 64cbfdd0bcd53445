using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

public sealed class SpotlightUi : MechanicUi
{
    public override Mechanic Core => SpotlightMechanic.Instance;
    public override string Title => "Spotlight";
    public override string Icon => "spotlight";
    public override Permission Permission => Permission.PinProducts;
    public override IEnumerable<Guid>? Active(ShowView show) => null;
    public override LaunchSurface? Launch => null;
    public override StageSurface? Stage { get; } = new SpotlightStage();
    public override TalkSurface? Talk { get; } = new SpotlightTalk();
    public override PhoneSurface? Phone { get; } = new SpotlightPhone();
    public override OverlaySurface? Overlay { get; } = new SpotlightOverlaySurface();
    public override CueSurface? Cue => null;
    public override AnnouncementSurface? Announcements => null;
    public override ReviewSurface? Review { get; } = new SpotlightReview();
    public override RehearsalSurface? Rehearsal => null;
    public override void Map(WebApplication app) => app.MapSpotlight();
}
