using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

public sealed class WheelUi : MechanicUi
{
    public override Mechanic Core => WheelMechanic.Instance;
    public override string Title => "Wheel";
    public override string Icon => "wheel";

    // A draw like a giveaway's: whoever runs those runs wheels.
    public override Permission Permission => Permission.RunGiveaways;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Wheels.Where(w => w.IsOpen).Select(w => w.Id.Value);
    public override LaunchSurface? Launch { get; } = new WheelLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("wheel", "the wheel", show => show.Wheels.Select(w => (w.StageItem, $"Wheel: {w.Title}")));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new WheelPhone();
    public override OverlaySurface? Overlay { get; } = new WheelOverlaySurface();
    public override CueSurface? Cue { get; } = new WheelCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new WheelAnnouncements();
    public override ReviewSurface? Review { get; } = new WheelReview();
    public override RehearsalSurface? Rehearsal { get; } = new WheelRehearsal();
    public override void Map(WebApplication app) => app.MapWheels();
}
