using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

/// <summary>What a chat message does in a quiz: an option's words, its letter or its number answers, or the number asked for.</summary>
internal static class QuizChat
{
    private const int LongestAnswer = 100;

    /// <summary>An answer to the open question of the quiz on stage, else of the newest; null for talk.</summary>
    public static ChatAct? Act(QuizState quizzes, SaidInChat said, Moment moment)
    {
        var open = quizzes.All.FindAll(q => q.ClosedAt is null && q.OpenRound is not null);
        if (open.Count == 0) return null;
        var quiz = open.Find(q => said.OnStage.Contains(new("quiz", q.Opened.Quiz.Value))) ?? open[^1];
        var round = quiz.OpenRound!;
        if (Read(said.Text, round.Options) is not { } option) return null;
        return QuizRules.Decide(quizzes, new AnswerQuiz(quiz.Opened.Quiz, round.Opened.Question, said.Author, option), moment)
            is Outcome.Accepted { Facts.Count: > 0 } answered
            ? new(answered.Facts, "answer", true, $"Answered question {round.Opened.Question}.")
            : ChatAct.Nothing;
    }

    /// <returns>An option counted from 0, or the number; null where the text is no answer.</returns>
    internal static decimal? Read(string text, IReadOnlyList<Phrase> options)
    {
        for (var i = 0; i < options.Count; i++)
            if (options[i].IsSaidBy(text)) return i;
        if (text.Length > LongestAnswer || Text.IsQuestion(text)) return null;
        if (options.Count == 0) return Number(text);
        var bare = Text.Bare(text);
        return bare is [>= 'a' and <= 'f'] && bare[0] - 'a' < options.Count ? bare[0] - 'a'
            : bare is [>= '1' and <= '6'] && bare[0] - '1' < options.Count ? bare[0] - '1'
            : null;
    }

    // "1,500" is a thousand and a half, "1,5" and "1.5" are not.
    private static decimal? Number(string text)
    {
        var digits = Text.Fold(text).Trim().TrimEnd('!', '.').Trim();
        var comma = digits.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0 && digits.Length - comma != 4 && !digits.Contains('.', StringComparison.Ordinal))
            digits = digits.Replace(',', '.');
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
