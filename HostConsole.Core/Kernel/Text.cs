using System.Globalization;
using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>Text from people: trimmed, without control characters, and measured as they see it.</summary>
public static class Text
{
    /// <summary>Trims, drops control and direction-override characters and what no character is, and folds runs of white space into one blank.</summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        var blank = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) { blank = clean.Length > 0; continue; }
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control || IsOverride(rune.Value) || IsNoCharacter(rune.Value)) continue;
            if (blank) clean.Append(' ');
            blank = false;
            clean.Append(rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Length in user-perceived characters (grapheme clusters, UAX #29): an emoji family counts as one.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Whether the text is longer than a limit in characters as seen, or absurdly long underneath (ten code units a character).</summary>
    public static bool IsTooLong(string text, int limit) => text.Length > limit * 10 || Length(text) > limit;

    // U+202A–202E and U+2066–2069 turn the reading direction of what follows; names with letters of a right-to-left script don't need them.
    private static bool IsOverride(int c) => c is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;

    // U+FDD0–FDEF and the last two of each plane stand for nothing, ever; normalisation throws at some of them.
    private static bool IsNoCharacter(int c) => c is >= 0xFDD0 and <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
}
