using HostConsole.Core.Kernel;

namespace HostConsole.Core.Testimonials;

/// <summary>Lines and photos of the audience, shown large with their consent.</summary>
public sealed class TestimonialMechanic()
    : Mechanic<TestimonialState, TestimonialCommand, TestimonialFact, TestimonialsView>("testimonial", "testimonials")
{
    public static readonly TestimonialMechanic Instance = new();

    public override TestimonialsView Empty => TestimonialsView.Empty;

    public override Outcome Decide(TestimonialState state, TestimonialCommand command, Moment moment) =>
        TestimonialRules.Decide(state, command, moment);

    public override void Apply(TestimonialState state, TestimonialFact fact, DateTimeOffset at) => TestimonialRules.Apply(state, fact, at);
    public override IEnumerable<TestimonialFact> Due(TestimonialState state, Moment moment) => TestimonialRules.Due(state, moment.Now);
    public override DateTimeOffset? NextDue(TestimonialState state) => state.NextDue;

    public override IEnumerable<TestimonialFact> Reached(TestimonialState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        TestimonialRules.Reached(state, facts);

    public override IEnumerable<TestimonialFact> Stop(TestimonialState state, Moment moment) => TestimonialRules.Stop(state);
    public override ChatAct? Act(TestimonialState state, SaidInChat said, Moment moment) => TestimonialChat.Act(state, said, moment);

    public override bool Listens(TestimonialState state, string keyword) => state.Open is { } open
        && (new Phrase(open.Keyword).IsSaidBy(keyword) || TestimonialChat.WordsOf(keyword, open.Keyword) is not null);

    public override TestimonialsView View(TestimonialState state, Moment moment) => state.View();

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(TestimonialState state, TestimonialFact fact) =>
        TestimonialRules.Undo(state, fact);

    public override WrittenText? Offers(TestimonialState state, Guid id) => state.Find(new TestimonialId(id)) is { } sent
        ? new(sent.Viewer, sent.Channel, "", sent.Status != TestimonialStatus.Approved) { Named = sent.Named }
        : null;
}

public static class TestimonialsOfShow
{
    extension(IMechanicStates states)
    {
        public TestimonialState Testimonials => states.Of(TestimonialMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        public TestimonialsView Testimonials => views.Of(TestimonialMechanic.Instance);
    }
}
