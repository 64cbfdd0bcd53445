using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>What is announced of quizzes: questions when they open, so that a platform's chat can answer.</summary>
public sealed class QuizAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("quiz-opened", "A quiz opens"),
        Asked = new("quiz-question", "A quiz asks a question"),
        Over = new("quiz-closed", "A quiz is over");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Asked, Over];

    public override bool CanBeUndone(ShowFact fact) => fact is QuizFact.QuizOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<QuizTexts>();
        return fact switch
        {
            QuizFact.QuizOpened f when show.Quizzes.Any(q => q.Id == f.Quiz && q.IsOn) =>
                new(Opened, $"quiz-{f.Quiz}", texts["Announce_Opened", f.Title, f.Questions]),
            QuizFact.QuizQuestionOpened f => new(Asked, $"quiz-{f.Quiz}-{f.Question}", f.Options.Count == 0
                ? texts["Announce_Number", f.Question, f.Text, f.Seconds]
                : texts["Announce_Question", f.Question, f.Text,
                    string.Join(" · ", f.Options.Select((o, i) => $"{QuizTexts.Letter(i)} {o}")), f.Seconds]),
            QuizFact.QuizClosed { Podium.Count: > 0 } f => new(Over, $"quiz-over-{f.Quiz}",
                texts["Announce_Over", string.Join(" · ", f.Podium.Take(3).Select(p => $"{p.Place}. {tools.NameOf(p.Viewer)}"))]),
            _ => null,
        };
    }
}
