using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

public sealed class MysteryUi : MechanicUi
{
    public override Mechanic Core => MysteryMechanic.Instance;
    public override string Title => "Mystery gift";
    public override string Icon => "bag";

    // A draw like a giveaway's: whoever runs those runs these.
    public override Permission Permission => Permission.RunGiveaways;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Mysteries.Where(m => m.IsOpen).Select(m => m.Id.Value);
    public override LaunchSurface? Launch { get; } = new MysteryLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("mystery", "the mystery gift", show => show.Mysteries.Select(m => (m.StageItem, $"Mystery gift: {m.Title}")));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new MysteryPhone();
    public override OverlaySurface? Overlay { get; } = new MysteryOverlaySurface();
    public override CueSurface? Cue { get; } = new MysteryCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new MysteryAnnouncements();
    public override ReviewSurface? Review { get; } = new MysteryReview();
    public override RehearsalSurface? Rehearsal { get; } = new MysteryRehearsal();
    public override void Map(WebApplication app) => app.MapMysteries();
}
