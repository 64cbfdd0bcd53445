using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>What the review shows of testimonials.</summary>
public sealed class TestimonialReview : ReviewSurface
{
    public override string Name => "Testimonials";
    public override int Count(ShowView show) => show.Testimonials.All.Length;
    public override Type Table => typeof(TestimonialReviewTable);
    public override int Colour => 2;
}
