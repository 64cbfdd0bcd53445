using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>
/// A word or phrase by which people take part: a giveaway's keyword, a poll's option. A message says it where it says nothing
/// else: whatever the case and width, once or several times, with punctuation, emoji and polite words around it.
/// </summary>
public sealed class Phrase
{
    private readonly string _folded, _bare, _letters, _signs;
    private readonly bool _bySigns, _joins;

    public Phrase(string text)
    {
        _folded = Text.Fold(text);
        _bare = Text.BareOf(_folded);
        _letters = Letters(_bare);
        _signs = _folded.Replace(" ", "", StringComparison.Ordinal);
        // Emoji alone; or "+1" and "c++", of which the number or the letter alone would say something else.
        _bySigns = _letters.Length == 0 || (_signs != _letters && (_letters.Length == 1 || _letters.All(char.IsAsciiDigit)));
        // A number next to itself is another number, and "haha" is laughter.
        _joins = _letters.Length >= 3 && !_letters.All(char.IsAsciiDigit);
    }

    /// <summary>Whether there is nothing in it that could be compared.</summary>
    public bool IsEmpty => _folded.Length == 0;

    /// <summary>Whether it asks itself, so that a question may say it.</summary>
    public bool IsQuestion => Text.IsQuestion(_folded);

    public bool IsSaidBy(string text)
    {
        var folded = Text.Fold(text);
        if (IsEmpty || folded.Length == 0) return false;
        if (folded == _folded) return true;
        if (_bySigns) return IsSaidBySigns(folded);
        var bare = Text.BareOf(folded);
        return Repeats(bare, _bare, ' ') || (_joins && Repeats(Letters(bare), _letters, null));
    }

    private bool IsSaidBySigns(string folded)
    {
        var signs = folded.Replace(" ", "", StringComparison.Ordinal);
        if (!signs.Contains(_signs, StringComparison.Ordinal)) return false;
        var rest = Text.BareOf(Text.Fold(folded.Replace(_folded, " ", StringComparison.Ordinal)));
        return rest.Length == 0 || Courtesy.IsAll(rest) || Repeats(signs, _signs, null);
    }

    private static bool Repeats(string text, string part, char? between)
    {
        if (part.Length == 0 || text.Length < part.Length) return false;
        for (var i = 0; ;)
        {
            if (string.CompareOrdinal(text, i, part, 0, part.Length) != 0) return false;
            i += part.Length;
            if (i == text.Length) return true;
            if (between is { } gap && text[i++] != gap) return false;
        }
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || CodePoint.KindOf(rune.Value) == CodePointKind.Mark) letters.Append(rune);
        return letters.ToString();
    }
}
