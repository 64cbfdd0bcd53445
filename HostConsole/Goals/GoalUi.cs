using HostConsole.Accounts;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Goals;

public sealed class GoalUi : MechanicUi
{
    public override Mechanic Core => GoalMechanic.Instance;
    public override string Title => "Goal";
    public override string Icon => "goal";
    public override Permission Permission => Permission.RunGoals;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Goals.Where(g => g.IsOn).Select(g => g.Id.Value);
    public override LaunchSurface? Launch { get; } = new GoalLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("goal", "the goal", show => show.Goals.Select(g => (g.StageItem, g.Title)));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new GoalPhone();
    public override OverlaySurface? Overlay { get; } = new GoalOverlaySurface();
    public override CueSurface? Cue { get; } = new GoalCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new GoalAnnouncements();
    public override ReviewSurface? Review { get; } = new GoalReview();
    public override RehearsalSurface? Rehearsal { get; } = new GoalRehearsal();
    public override void Map(WebApplication app) => app.MapGoals();
}
