using HostConsole.Core.Chat;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>Many ask at once.</summary>
public sealed class QuestionsAlert : AlertSurface
{
    /// <summary>So many open questions within a minute are a surge.</summary>
    public const int Surge = 5;

    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    public override string Name => "questions";
    public override string When => $"{Surge} questions within a minute";
    public override string Title => "Many questions";

    public override string? Between(ShowView before, ShowView after, DateTimeOffset now)
    {
        var asked = Asked(after, now);
        return asked >= Surge && Asked(before, now) < Surge
            ? $"{asked.ToString("N0", after.Culture)} of the last minute wait for an answer."
            : null;
    }

    private static int Asked(ShowView show, DateTimeOffset now) =>
        show.Chat.Questions.Count(q => q.State == QuestionStatus.Open && now - q.At <= Lately);
}
