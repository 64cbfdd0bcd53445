using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Stage;

public sealed class StageUi : MechanicUi
{
    public override Mechanic Core => StageMechanic.Instance;
    public override string Title => "Stage";
    public override string Icon => "pin";
    public override Permission Permission => Permission.PinProducts;
    public override IEnumerable<Guid>? Active(ShowView show) => null;
    public override LaunchSurface? Launch => null;
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new StagePhone();
    public override OverlaySurface? Overlay { get; } = new StageOverlaySurface();
    public override CueSurface? Cue { get; } = new StageCueSurface();
    public override AnnouncementSurface? Announcements => null;
    public override ReviewSurface? Review { get; } = new StageReview();
    public override RehearsalSurface? Rehearsal => null;

    // Its calls name what all mechanics put on stage: they stand with the show's own.
    public override void Map(WebApplication app) { }
}
