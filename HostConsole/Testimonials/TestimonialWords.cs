using HostConsole.Core.Testimonials;

namespace HostConsole.Testimonials;

/// <summary>How testimonials are worded at the console.</summary>
public static class TestimonialWords
{
    /// <summary>waiting, approved, shown, refused, hidden or withdrawn.</summary>
    public static string StateOf(TestimonialView sent) => sent.Status switch
    {
        TestimonialStatus.Waiting => "waiting",
        TestimonialStatus.Approved => sent.ShownAt is null ? "approved" : "shown",
        TestimonialStatus.Refused => "refused",
        TestimonialStatus.Hidden => "hidden",
        _ => "withdrawn",
    };
}
