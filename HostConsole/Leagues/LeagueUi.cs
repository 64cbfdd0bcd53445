using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

public sealed class LeagueUi : MechanicUi
{
    public override Mechanic Core => LeagueMechanic.Instance;
    public override string Title => "League";
    public override string Icon => "trophy";
    public override Permission Permission => Permission.RunGiveaways;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Leagues.Where(l => l.IsOn).Select(l => l.Id.Value);
    public override LaunchSurface? Launch { get; } = new LeagueLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("league", "the league", show => show.Leagues.Select(l => (l.StageItem, $"League: {l.Title}")));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new LeaguePhone();
    public override OverlaySurface? Overlay { get; } = new LeagueOverlaySurface();
    public override CueSurface? Cue { get; } = new LeagueCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new LeagueAnnouncements();
    public override ReviewSurface? Review { get; } = new LeagueReview();
    public override RehearsalSurface? Rehearsal { get; } = new LeagueRehearsal();
    public override void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<LeagueAnswers>();
    public override void Map(WebApplication app) => app.MapLeagues();
}
