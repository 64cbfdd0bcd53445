using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>How many bought lately, counted from orders, and thanks by name. Who may set goals may show it.</summary>
public sealed class ProofUi : MechanicUi
{
    public override Mechanic Core => ProofMechanic.Instance;
    public override string Title => "Social proof";
    public override string Icon => "cart";
    public override Permission Permission => Permission.RunGoals;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Proofs.Where(p => p.IsOn).Select(p => p.Id.Value);
    public override LaunchSurface? Launch { get; } = new ProofLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new ProofPhone();
    public override OverlaySurface? Overlay { get; } = new ProofOverlaySurface();
    public override CueSurface? Cue { get; } = new ProofCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new ProofAnnouncements();
    public override ReviewSurface? Review { get; } = new ProofReview();
    public override RehearsalSurface? Rehearsal { get; } = new ProofRehearsal();
    public override void Map(WebApplication app) => app.MapProofs();
}
