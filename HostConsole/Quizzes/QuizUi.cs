using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

public sealed class QuizUi : MechanicUi
{
    public override Mechanic Core => QuizMechanic.Instance;
    public override string Title => "Quiz";
    public override string Icon => "quiz";
    public override Permission Permission => Permission.RunPolls;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Quizzes.Where(q => q.IsOn).Select(q => q.Id.Value);
    public override LaunchSurface? Launch { get; } = new QuizLaunch();
    public override StageSurface? Stage { get; } =
        new StagedItems("quiz", "the quiz", show => show.Quizzes.Select(q => (q.StageItem, q.Title)));
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new QuizPhone();
    public override OverlaySurface? Overlay { get; } = new QuizOverlaySurface();
    public override CueSurface? Cue { get; } = new QuizCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new QuizAnnouncements();
    public override ReviewSurface? Review { get; } = new QuizReview();
    public override RehearsalSurface? Rehearsal { get; } = new QuizRehearsal();
    public override void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<ShownMoments>();
    public override void Map(WebApplication app) => app.MapQuizzes();
}
