using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Quizzes;

/// <summary>A place on the podium.</summary>
/// <param name="Name">As the audience knows it; null where it may not be said.</param>
public sealed record NamedPlace(int Place, string? Name, int Points);

/// <summary>What phones show of quizzes.</summary>
public sealed class QuizPhone : PhoneSurface
{
    /// <summary>The form of a question for a number; its button says where it goes.</summary>
    public const string NumberForm = "quiz-number";
    private static readonly PartList Cards = new("quizzes");

    public override int Place => 5;
    public override PartList List => Cards;
    public override Type WithoutScript => typeof(QuizAnsweredCard);
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(5, typeof(QuizResultCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Quizzes.Select(q => (DateTimeOffset?)q.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Quizzes.Select(q => q.ClosedAt);
    public override IEnumerable<(string Id, string Action)> Forms(MeView me) => [(NumberForm, "")];

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
        [("quizzes", run.State.Quizzes.OwnOf(viewer).ToDictionary())];

    public override IEnumerable<Guid> Follows(MeView me) => me.Quizzes.Keys.Select(quiz => quiz.Value);

    // Whose answer was right, and where everybody stands, is known when a question closes; a new one begins at nothing.
    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        switch (fact)
        {
            case QuizFact.QuizQuestionOpened f: affected.AddFollowers(f.Quiz.Value); break;
            case QuizFact.QuizQuestionClosed f: affected.AddFollowers(f.Quiz.Value); break;
            case QuizFact.QuizClosed f: affected.AddFollowers(f.Quiz.Value); break;
        }
    }

    public static IEnumerable<QuizView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Quizzes.Where(q => q.IsOn || q.ClosedAt == phones.LastOver || show.IsOn && show.Stage.Has(q.StageItem));

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(quiz => Of(quiz, source));

    private static IEnumerable<Part> Of(QuizView quiz, PartSource source)
    {
        var target = $"quiz-{quiz.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        IReadOnlyList<NamedPlace> podium =
            quiz.IsOn ? [] : [.. quiz.Podium.Select(s => new NamedPlace(s.Place, source.NameOf(s.Viewer), s.Points))];
        yield return Part.In<QuizCard>(Cards, target,
            (quiz.Id, quiz.State, quiz.Current?.Id, new EqualList<NamedPlace>(podium), source.Culture.Name),
            ("Quiz", quiz), ("Code", source.Show.Code), ("Podium", podium), culture, ("Now", source.Now));
        if (quiz.IsOn) yield return Part.Inner<QuizCountCard>(target, $"quiz-count-{quiz.Id}", quiz.Answers, ("Quiz", quiz), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("quiz", Visible(source.Show, source.Visible).Select(q => QuizEndpoints.ToAudience(q, null)).LastOrDefault())];
}

public static class QuizzesOfViewer
{
    extension(MeView me)
    {
        public IReadOnlyDictionary<QuizId, QuizOwn> Quizzes => me.Get<IReadOnlyDictionary<QuizId, QuizOwn>>("quizzes");
    }
}
