using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

public sealed class QuizMechanic() : Mechanic<QuizState, QuizCommand, QuizFact, ImmutableArray<QuizView>>("quiz", "quizzes")
{
    public static readonly QuizMechanic Instance = new();

    public override ImmutableArray<QuizView> Empty => [];
    public override bool CanStage => true;
    public override Outcome Decide(QuizState state, QuizCommand command, Moment moment) => QuizRules.Decide(state, command, moment);
    public override void Apply(QuizState state, QuizFact fact, DateTimeOffset at) => QuizRules.Apply(state, fact, at);
    public override ImmutableArray<QuizView> View(QuizState state, Moment moment) => state.View();
    public override IEnumerable<QuizFact> Due(QuizState state, Moment moment) => QuizRules.Due(state, moment);
    public override DateTimeOffset? NextDue(QuizState state) => QuizRules.NextDue(state);
    public override IEnumerable<QuizFact> Stop(QuizState state, Moment moment) => QuizRules.Stop(state, moment);
    public override ChatAct? Act(QuizState state, SaidInChat said, Moment moment) => QuizChat.Act(state, said, moment);
    public override bool Has(QuizState state, Guid id) => state.Find(new(id)) is not null;

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(QuizState state, QuizFact fact) =>
        fact is QuizFact.QuizOpened opened ? ($"Opened the quiz “{opened.Title}”", [new QuizFact.QuizWithdrawn(opened.Quiz)]) : null;
}

public static class QuizzesOfShow
{
    extension(IMechanicStates states)
    {
        public QuizState Quizzes => states.Of(QuizMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        /// <summary>The quizzes of the run in the order of their opening.</summary>
        public ImmutableArray<QuizView> Quizzes => views.Of(QuizMechanic.Instance);
    }
}
