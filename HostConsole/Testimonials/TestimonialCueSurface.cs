using System.Globalization;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>The cue that opens testimonials.</summary>
public sealed class TestimonialCueSurface : CueSurface<TestimonialCue, TestimonialDraft, TestimonialForm>
{
    public override string Label => "Testimonials";
    public override string Icon => "heart";
    public override int Place => 49;

    protected override TestimonialDraft Edit(TestimonialCue cue) =>
        new() { Id = cue.Id, Question = cue.Question, Keyword = cue.Keyword, Seconds = cue.Seconds };

    public override TestimonialDraft? Last(ShowView show) => show.Testimonials.Calls.LastOrDefault() is not { } last ? null : new()
    {
        Question = last.Question,
        Keyword = last.Keyword,
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
    };

    protected override string Detail(TestimonialCue cue, CultureInfo culture) => $"“{cue.Keyword}” in chat, {Length(cue.Seconds)}";
}
