namespace HostConsole.Core.Kernel;

/// <summary>The word that people write in a chat to take part, as the host typed it.</summary>
public static class Keyword
{
    /// <summary>In characters.</summary>
    public const int Longest = 32;

    /// <summary>
    /// A keyword as it is kept: as it is shown. Null where none was written; what is written and shows nothing is kept, to be refused.
    /// </summary>
    public static string? Of(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : typed.Trim() is var line && line.Any(char.IsControl) ? line : Text.Clean(line);

    /// <summary>What is wrong with one that <see cref="Of"/> kept; null where it is none, or can be typed.</summary>
    public static Outcome? Problem(string? keyword)
    {
        if (keyword is null) return null;
        if (keyword.Any(char.IsControl)) return Outcome.Invalid("keyword", "Use a keyword of one line, without control characters.");
        if (new Phrase(keyword).IsEmpty)
            return Outcome.Invalid("keyword", "Nothing of this keyword can be seen: use a word that people can type.");
        return Text.IsTooLong(keyword, Longest)
            ? Outcome.Invalid("keyword", $"Use at most {Longest} characters: people type it on a phone.")
            : null;
    }
}
