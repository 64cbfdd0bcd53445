using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>How testimonials are opened and looked at on the live page.</summary>
public sealed class TestimonialLaunch : LaunchSurface
{
    public override string Key => "7";
    public override string Label => "Testimonials";
    public override string One => "a call for testimonials";
    public override string Verb => "Open testimonials";
    public override Type Panel => typeof(TestimonialPanel);
    public override Type Past => typeof(PastTestimonials);

    // What waits is to be looked at, also when no more can come.
    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Testimonials.Calls.Where(c => IsRunning(show, c)).Select(c => new RunningItem(c.Id.Value, c.ClosesAt));

    internal static bool IsRunning(ShowView show, TestimonialCallView call) =>
        call.IsOpen || show.Testimonials.All.Any(t => t.Call == call.Id && t.IsWaiting);

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Testimonials.Calls.Where(c => !IsRunning(show, c)).Select(c => c.Id).ToHashSet();
        return over.Count == 0 ? null
            : new(Quantity.Of(show.Testimonials.All.Count(t => over.Contains(t.Call)), "testimonial", show.Culture));
    }

    protected override string? Against(ShowView show) =>
        show.Testimonials.Calls.Any(c => c.IsOpen) ? "Testimonials are open already: close them first." : null;
}
