using HostConsole.Core.DailyWord;
using Microsoft.Extensions.Localization;

namespace HostConsole.DailyWord;

/// <summary>What the audience reads of the daily word: WordTexts.resx.</summary>
public sealed class WordTexts
{
    private WordTexts() { }

    /// <summary>A mark in words, for who doesn't see it.</summary>
    public static string Mark(char mark, IStringLocalizer<WordTexts> texts) => texts[mark switch
    {
        WordMarks.Here => "Phone_MarkHere",
        WordMarks.Elsewhere => "Phone_MarkElsewhere",
        _ => "Phone_MarkAbsent",
    }];
}
