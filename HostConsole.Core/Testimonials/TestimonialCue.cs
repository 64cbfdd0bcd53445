using HostConsole.Core.Kernel;

namespace HostConsole.Core.Testimonials;

/// <param name="Keyword">What a chat message begins with that is one.</param>
/// <param name="Seconds">How long they stay open; null until somebody closes them.</param>
[CueKind("testimonial")]
public sealed record TestimonialCue(CueId Id, string Question, string Keyword, int? Seconds) : Cue(Id)
{
    public override string Label => Question;

    public override OpenTestimonials Command(Guid id, string seed) =>
        new(new(id), Question, Keyword, Seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    public override Outcome.Rejected? Check() =>
        TestimonialRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
