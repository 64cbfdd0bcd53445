using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>What the stream shows while testimonials are asked for: the question, and how to answer. What was sent is the spotlight's.</summary>
public sealed class TestimonialOverlaySurface : OverlaySurface
{
    public override string Title => "Testimonials";
    public override string About => "The question while testimonials are open; what viewers say is shown by the spotlight";

    public override string? Takes => "milestone";

    public override OverlayPart? Draw(ShowView show, OverlayNames names) =>
        show.Testimonials.Calls.FirstOrDefault(c => c.IsOpen) is { } call ? OverlayPart.Of<TestimonialOverlay>(call, ("Call", call)) : null;

    public override OverlayPart? Sample(OverlaySampleStep sample) => OverlayPart.Of<TestimonialOverlay>(sample.Step, ("Call",
        new TestimonialCallView(new(OverlaySampleStep.Id(9)), sample.Stretch("How do you like the candle?", 200), "review", sample.Now, null, null)));
}
