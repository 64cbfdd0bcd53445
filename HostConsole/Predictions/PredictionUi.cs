using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Predictions;

public sealed class PredictionUi : MechanicUi
{
    public override Mechanic Core => PredictionMechanic.Instance;
    public override string Title => "Prediction";
    public override string Icon => "prediction";
    public override Permission Permission => Permission.RunPolls;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Predictions.Where(p => p.IsOn).Select(p => p.Id.Value);
    public override LaunchSurface? Launch { get; } = new PredictionLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("prediction", "the prediction", show => show.Predictions.Select(p => (p.StageItem, p.Question)));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new PredictionPhone();
    public override OverlaySurface? Overlay { get; } = new PredictionOverlaySurface();
    public override CueSurface? Cue { get; } = new PredictionCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new PredictionAnnouncements();
    public override ReviewSurface? Review { get; } = new PredictionReview();
    public override RehearsalSurface? Rehearsal { get; } = new PredictionRehearsal();
    public override void Map(WebApplication app) => app.MapPredictions();
}
