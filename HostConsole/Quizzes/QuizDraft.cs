using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Surfaces;

namespace HostConsole.Quizzes;

/// <summary>A quiz while it is typed.</summary>
public sealed class QuizDraft : CueDraft
{
    public const int UsualSeconds = 20;

    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [5, 10, 15, 20, 30, 45, 60, 120];

    public string Title { get; set; } = "";
    public List<QuestionDraft> Questions { get; set; } = [new()];
    public bool Speed { get; set; } = true;
    public bool Streaks { get; set; }
    public bool Eliminate { get; set; }

    /// <summary>Names with commas between; empty where everybody plays alone.</summary>
    public string Teams { get; set; } = "";

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        var questions = new List<QuizQuestion>();
        foreach (var (index, q) in Questions.Index())
        {
            if (q.Read() is not { } question)
                return Wrong("questions", $"Question {index + 1}: write the answer as a number, such as 1240 or 12.5.");
            questions.Add(question);
        }

        string[] teams = [.. Teams.Split(',').Select(Text.Clean).Where(t => t.Length > 0)];
        return (new QuizCue(Id, Text.Clean(Title), questions, Speed, Streaks, Eliminate, teams), null);
    }
}

/// <summary>A question while it is typed.</summary>
public sealed class QuestionDraft
{
    public string Text { get; set; } = "";
    public bool AsksNumber { get; set; }
    public List<string> Options { get; set; } = ["", ""];

    /// <summary>Counted from 0.</summary>
    public int Right { get; set; }

    /// <summary>The answer as typed, where it asks for a number.</summary>
    public string Number { get; set; } = "";
    public int? Seconds { get; set; } = QuizDraft.UsualSeconds;
    public string Picture { get; set; } = "";

    /// <returns>Null where the number can't be read.</returns>
    public QuizQuestion? Read()
    {
        var number = 0m;
        if (AsksNumber && !decimal.TryParse(Number.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out number))
            return null;
        return new(Core.Kernel.Text.Clean(Text), AsksNumber ? [] : [.. Options.Select(Core.Kernel.Text.Clean)],
            AsksNumber ? number : Right, Seconds ?? QuizDraft.UsualSeconds,
            Core.Kernel.Text.Clean(Picture) is { Length: > 0 } picture ? picture : null);
    }

    public static QuestionDraft Of(QuizQuestion q) => Of(q.Text, q.Options, q.Answer, q.Seconds, q.Picture);

    public static QuestionDraft Of(string text, IReadOnlyList<string> options, decimal answer, int seconds, string? picture) => new()
    {
        Text = text,
        AsksNumber = options.Count == 0,
        Options = options.Count == 0 ? ["", ""] : [.. options],
        Right = options.Count == 0 ? 0 : (int)answer,
        Number = options.Count == 0 ? answer.ToString(CultureInfo.InvariantCulture) : "",
        Seconds = seconds,
        Picture = picture ?? "",
    };
}
