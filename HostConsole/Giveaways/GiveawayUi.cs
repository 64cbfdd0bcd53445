using HostConsole.Accounts;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

public sealed class GiveawayUi : MechanicUi
{
    public override Mechanic Core => GiveawayMechanic.Instance;
    public override string Title => "Giveaway";
    public override string Icon => "gift";
    public override Permission Permission => Permission.RunGiveaways;
    public override IEnumerable<Guid>? Active(ShowView show) =>
        show.Giveaways.Where(g => g.State == GiveawayStatus.Open).Select(g => g.Id.Value);
    public override LaunchSurface? Launch { get; } = new GiveawayLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("giveaway", "the winners", show => show.Giveaways.Select(g => (g.StageItem, $"Winners: {g.Title}")));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new GiveawayPhone();
    public override OverlaySurface? Overlay { get; } = new GiveawayOverlaySurface();
    public override CueSurface? Cue { get; } = new GiveawayCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new GiveawayAnnouncements();
    public override ReviewSurface? Review { get; } = new GiveawayReview();
    public override RehearsalSurface? Rehearsal { get; } = new GiveawayRehearsal();
    public override void Add(WebApplicationBuilder builder) => builder.AddGiveaways();
    public override IEnumerable<Prize> Prizes(ShowView show) =>
        from giveaway in show.Giveaways
        from winner in giveaway.Winners
        where winner.Answered
        select new Prize(winner.Viewer, giveaway.Prize, giveaway.Title);
    public override void Map(WebApplication app) => app.MapGiveaways();
}
