using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Audience;

public sealed class AudienceUi : MechanicUi
{
    public override Mechanic Core => AudienceMechanic.Instance;
    public override string Title => "Audience";
    public override string Icon => "user";
    public override Permission Permission => Permission.ModerateChat;
    public override IEnumerable<Guid>? Active(ShowView show) => null;
    public override LaunchSurface? Launch => null;
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone => null;
    public override OverlaySurface? Overlay => null;
    public override CueSurface? Cue => null;
    public override AnnouncementSurface? Announcements => null;
    public override ReviewSurface? Review => null;
    public override RehearsalSurface? Rehearsal => null;
    public override void Map(WebApplication app) => app.MapAudienceControl();
}
