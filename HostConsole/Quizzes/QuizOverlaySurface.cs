using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>What the stream shows of quizzes.</summary>
public sealed class QuizOverlaySurface : OverlaySurface
{
    public override string Title => "Quiz";
    public override string? Takes => "poll";
    public override string About => "The question, what was answered, the podium";

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Quizzes.FirstOrDefault(q => show.Stage.Has(q.StageItem));
        var quiz = show.Quizzes.Where(q => q.IsOn).MaxBy(q => q.Current?.OpenedAt ?? q.OpenedAt) ?? staged ?? show.Quizzes.MaxBy(q => q.ClosedAt);
        if (quiz is null) return null;
        NamedPlace[] podium = quiz.IsOn ? [] : [.. quiz.Podium.Select(s => new NamedPlace(s.Place, NameOf(s.Viewer, names), s.Points))];
        return OverlayPart.Of<QuizOverlay>((quiz, string.Join<NamedPlace>('\n', podium), staged == quiz, show.Culture.Name),
            ("Quiz", quiz), ("Podium", podium), ("Culture", show.Culture), ("Stays", staged == quiz));
    }

    // A name on the stream needs its owner's consent; names on other platforms are public. Null: the overlay says "a player".
    private static string? NameOf(ViewerId viewer, OverlayNames names) =>
        names.OnStream(viewer) ?? (viewer.IsRelayed ? names.NameOf(viewer) : null);

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        string[] options = sample.Stretched
            ? [.. Enumerable.Range(0, 6).Select(i => sample.Stretch($"Option {i}", 80))] : ["Sea green", "كحلي", "Rust 🍂", "Sand"];
        var question = new QuizQuestionView(2, sample.Stretch("Which glaze was fired twice?", 200), [.. options], 12, null,
            sample.Now, sample.Now.AddSeconds(12));
        var votes = options.Select((_, i) => 9 + (i * 37 + 11) % 50).ToImmutableArray();
        var asked = new QuizRoundView(question with { Id = 1 }, 0, votes.Sum(), votes[0], votes, 3200);
        var scores = Enumerable.Range(0, 3).Select(i => new QuizScore(default, 2850 - 310 * i, 3, 9_000, i + 1, null)).ToImmutableArray();
        var quiz = new QuizView(
            new(OverlaySampleStep.Id(9)), sample.Stretch("How well do you know our clay?", 120), 5, true, true, false, [],
            sample.Step == 0 ? null : question, sample.Step * 41, 180, 180,
            sample.Step switch { 0 => [], < 4 => [asked], _ => [asked, asked with { Question = question }] },
            scores, scores, sample.Now, sample.Step < 6 ? null : sample.Now.AddSeconds(20));
        NamedPlace[] podium = [.. scores.Select((s, i) => new NamedPlace(s.Place, i == 2 ? null : sample.Person(i), s.Points))];
        return OverlayPart.Of<QuizOverlay>(sample.Step, ("Quiz", quiz), ("Podium", podium), ("Culture", sample.Culture), ("Stays", true));
    }
}
