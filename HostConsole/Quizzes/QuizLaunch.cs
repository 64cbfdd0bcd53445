using HostConsole.Components;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>How a quiz is launched and followed on the live page.</summary>
public sealed class QuizLaunch : LaunchSurface
{
    public override string Key => "z";
    public override string Label => "Quiz";
    public override string One => "a quiz";
    public override string Verb => "Open quiz";
    public override Type Panel => typeof(QuizPanel);
    public override Type Past => typeof(PastQuizzes);

    // Between questions it waits for the host.
    public override IEnumerable<RunningItem> Running(ShowView show) => show.Quizzes.Where(q => q.IsOn)
        .Select(q => new RunningItem(q.Id.Value, q.IsOpen ? q.Current!.ClosesAt : null, Waits: !q.IsOpen));

    public override PastSummary? Over(ShowView show) => show.Quizzes.Count(q => !q.IsOn) is > 0 and var over
        ? new(Quantity.Of(over, "quiz", show.Culture, "quizzes"))
        : null;
}
