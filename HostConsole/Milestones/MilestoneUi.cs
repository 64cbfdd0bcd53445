using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>Rewards for the first, the next or every so-manieth who buys. They are made as goals are, so the same people may set them.</summary>
public sealed class MilestoneUi : MechanicUi
{
    public override Mechanic Core => MilestoneMechanic.Instance;
    public override string Title => "Milestone";
    public override string Icon => "award";
    public override Permission Permission => Permission.RunGoals;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Milestones.Where(m => m.IsOn).Select(m => m.Id.Value);
    public override LaunchSurface? Launch { get; } = new MilestoneLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new MilestonePhone();
    public override OverlaySurface? Overlay { get; } = new MilestoneOverlaySurface();
    public override CueSurface? Cue { get; } = new MilestoneCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new MilestoneAnnouncements();
    public override ReviewSurface? Review { get; } = new MilestoneReview();
    public override RehearsalSurface? Rehearsal { get; } = new MilestoneRehearsal();
    public override void Map(WebApplication app) => app.MapMilestones();
}
