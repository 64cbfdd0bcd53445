using System.Globalization;
using System.Text;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Shows;
using Microsoft.Extensions.Localization;

namespace HostConsole.DailyWord;

/// <summary>What a player shows to others: how it went, and no letter of it.</summary>
public static class WordShare
{
    // Blue and orange are told apart with every kind of colour blindness; the grid's meaning is in its shape for nobody.
    private const string Here = "🟦", Elsewhere = "🟧", Absent = "⬜";

    /// <param name="view">Of somebody whose game is over.</param>
    /// <param name="address">Where others can play.</param>
    public static string Of(WordView view, string brand, string address, IStringLocalizer<WordTexts> texts)
    {
        var culture = CultureInfo.GetCultureInfo(texts["Phone_Language"]);
        var tries = view.State == WordState.Solved ? view.Tries.Length.ToString(CultureInfo.InvariantCulture) : "X";
        var text = new StringBuilder();
        text.Append(brand.Length > 0 ? texts["Phone_ShareBrand", brand] : texts["Phone_Title"]).Append(" · ")
            .Append(view.Day.ToString(texts["Phone_ShareDay"], culture)).Append(" · ").Append(tries).Append('/').Append(WordRules.MostGuesses);
        if (view.Streak > 1) text.Append(" · 🔥 ").Append(view.Streak);
        text.Append('\n');
        foreach (var (_, marks) in view.Tries) text.Append('\n').Append(string.Concat(marks.Select(Square)));
        return text.Append("\n\n").Append(address).ToString();
    }

    private static string Square(char mark) => mark switch { WordMarks.Here => Here, WordMarks.Elsewhere => Elsewhere, _ => Absent };
}
