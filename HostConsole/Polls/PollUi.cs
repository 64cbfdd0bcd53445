using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

public sealed class PollUi : MechanicUi
{
    public override Mechanic Core => PollMechanic.Instance;
    public override string Title => "Poll";
    public override string Icon => "poll";
    public override Permission Permission => Permission.RunPolls;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Polls.Where(p => p.IsOpen).Select(p => p.Id.Value);
    public override LaunchSurface? Launch { get; } = new PollLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("poll", "the poll", show => show.Polls.Select(p => (p.StageItem, p.Question)));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new PollPhone();
    public override OverlaySurface? Overlay { get; } = new PollOverlaySurface();
    public override CueSurface? Cue { get; } = new PollCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new PollAnnouncements();
    public override ReviewSurface? Review { get; } = new PollReview();
    public override RehearsalSurface? Rehearsal { get; } = new PollRehearsal();
    public override void Map(WebApplication app) => app.MapPolls();
}
