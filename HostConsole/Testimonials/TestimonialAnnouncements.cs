using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>What is announced of testimonials: that they are open, and that writing one is agreeing that it may be shown.</summary>
public sealed class TestimonialAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind Opened = new("testimonials-opened", "Testimonials are asked for");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened];

    public override bool CanBeUndone(ShowFact fact) => fact is TestimonialFact.TestimonialsOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools) =>
        fact is TestimonialFact.TestimonialsOpened opened
            ? new(Opened, $"testimonial-{opened.Call}", tools.Texts<TestimonialTexts>()["Announce_Opened", Sentence(opened.Question), opened.Keyword])
            : null;
}
