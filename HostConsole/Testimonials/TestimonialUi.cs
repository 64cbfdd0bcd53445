using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>Lines and photos of the audience. They are looked at as questions are, so the same people may.</summary>
/// <param name="all">All mechanics: some can show large what was sent.</param>
public sealed class TestimonialUi(Func<IReadOnlyList<MechanicUi>> all) : MechanicUi
{
    /// <summary>What can be done with one of them beside what this mechanic does.</summary>
    public IEnumerable<MechanicUi> Talking => all().Where(ui => ui.Talk is not null);

    public override Mechanic Core => TestimonialMechanic.Instance;
    public override string Title => "Testimonials";
    public override string Icon => "heart";
    public override Permission Permission => Permission.AnswerQuestions;
    public override IEnumerable<Guid>? Active(ShowView show) => show.Testimonials.Calls.Where(c => c.IsOpen).Select(c => c.Id.Value);
    public override LaunchSurface? Launch { get; } = new TestimonialLaunch();
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new TestimonialPhone();
    public override OverlaySurface? Overlay { get; } = new TestimonialOverlaySurface();
    public override CueSurface? Cue { get; } = new TestimonialCueSurface();
    public override AnnouncementSurface? Announcements { get; } = new TestimonialAnnouncements();
    public override ReviewSurface? Review { get; } = new TestimonialReview();
    public override RehearsalSurface? Rehearsal { get; } = new TestimonialRehearsal();
    public override ShowCommand? Forget(ViewerId viewer) => new ForgetTestimonials(viewer);

    public override void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<Photos>();
    public override void Map(WebApplication app) => app.MapTestimonials();
}
