using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Testimonials;

/// <summary>What phones show of testimonials: the question with its form, and one's own. What others sent is the spotlight's.</summary>
public sealed class TestimonialPhone : PhoneSurface
{
    /// <summary>The form of a line and a photo.</summary>
    public const string Form = "testimonial";
    private static readonly PartList Cards = new("testimonials");

    public override int Place => 47;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(22, typeof(SentCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Testimonials.Calls.Select(c => (DateTimeOffset?)c.OpenedAt);
    public override IEnumerable<(string Id, string Action)> Forms(MeView me) => [(Form, "testimonials")];

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("testimonials", run.State.Testimonials.Of(viewer).Select(t => new OwnTestimonial(t.Id, TestimonialWords.StateOf(t), t.Named,
            t.Photo is not null, t.Reason, t.At)).ToImmutableArray())];

    public override IEnumerable<Part> Parts(PartSource source) => source.Show.Testimonials.Calls.Where(c => c.IsOpen && source.Show.IsOn).Select(call =>
        Part.In<TestimonialCard>(Cards, $"testimonial-{call.Id}", (call.Id, source.Culture.Name),
            ("Call", call), ("Code", source.Show.Code), ("Culture", source.Culture), ("Now", source.Now)));

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("testimonials", source.Show.Testimonials.Calls.Where(c => c.IsOpen).Select(TestimonialEndpoints.Told).LastOrDefault())];
}

/// <summary>What a viewer sent.</summary>
/// <param name="State">waiting, approved, shown, refused, hidden or withdrawn.</param>
/// <param name="Reason">Why it was refused; empty where none was given.</param>
public sealed record OwnTestimonial(TestimonialId Id, string State, bool Named, bool Photo, string Reason, DateTimeOffset At);

public static class TestimonialsOfViewer
{
    extension(MeView me)
    {
        public ImmutableArray<OwnTestimonial> Testimonials => me.Get<ImmutableArray<OwnTestimonial>>("testimonials");
    }
}
