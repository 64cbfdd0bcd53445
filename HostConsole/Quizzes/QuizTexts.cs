using System.Globalization;

namespace HostConsole.Quizzes;

/// <summary>What the audience reads of quizzes: QuizTexts.resx.</summary>
public sealed class QuizTexts
{
    private QuizTexts() { }

    /// <summary>The letter of an option: A for 0.</summary>
    public static string Letter(int option) => ((char)('A' + option)).ToString();

    /// <summary>A number that was asked for, as a person reads it.</summary>
    public static string Number(decimal number, CultureInfo culture) => number.ToString("#,0.######", culture);

    /// <summary>"3.1" for 3,120 ms.</summary>
    public static string Seconds(long ms, CultureInfo culture) => (ms / 1000m).ToString("0.0", culture);
}
