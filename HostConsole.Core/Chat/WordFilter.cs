using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>
/// Finds blocked words in a text, as whole words and however they are written: any case and width, with characters that show
/// nothing, letters of other scripts that look alike, digits for letters, dots or blanks between the letters, drawn out. A word that
/// only holds a blocked one stays. Scripts without blanks (Han, Kana, Thai …) have no borders of words.
/// </summary>
public sealed class WordFilter
{
    private const int ShortestSpaced = 3, ShortestInside = 4;
    private static readonly ConditionalWeakTable<string[], WordFilter> Made = [];

    private readonly Words _written, _unmasked;
    private readonly HashSet<string> _signless, _collapsed;

    private WordFilter(IEnumerable<string> words)
    {
        var folded = words.Select(Text.Fold).Where(w => w.Length > 0).Distinct().ToArray();
        (_written, _unmasked) = (new(folded), new([.. folded.Select(Lookalike.UnmaskAll).Distinct()]));
        _signless = [.. _unmasked.All.Select(Letters).Where(w => w.Length >= ShortestSpaced || (w.Length > 1 && w[0] > 0x7F))];
        _collapsed = [.. _signless.Select(Collapse)];
    }

    /// <summary>The filter of a list, made once for it.</summary>
    public static WordFilter Of(ImmutableArray<string> words) =>
        Made.GetValue(ImmutableCollectionsMarshal.AsArray(words) ?? [], static list => new(list));

    public bool Blocks(string text)
    {
        if (_written.All.Length == 0) return false;
        var folded = Text.Fold(text);
        if (_written.AreIn(folded)) return true;
        var unmasked = Lookalike.Unmask(folded);
        return BlocksSpelling(unmasked)
            || (Lookalike.Unleet(unmasked, 'i') is { } i && BlocksSpelling(i))
            || (Lookalike.Unleet(unmasked, 'l') is { } l && BlocksSpelling(l));
    }

    private bool BlocksSpelling(string text)
    {
        if (_unmasked.AreIn(text)) return true;
        var run = new StringBuilder();
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text[range];
            var letters = Letters(word);
            // An apostrophe is no evasion: "he'll" is another word.
            if (letters.Length != word.Length && !word.Contains('\'', StringComparison.Ordinal) && _signless.Contains(letters)) return true;
            if (IsDrawnOut(letters) && _collapsed.Contains(Collapse(letters))) return true;
            if (letters.Length > 1 && BlocksRun(run)) return true;
            if (letters.Length == 1) run.Append(letters);
        }

        return BlocksRun(run);
    }

    // "s c a m": letters that stand alone, one after the other.
    private bool BlocksRun(StringBuilder run)
    {
        if (run.Length == 0) return false;
        var letters = Lookalike.Unmask(run.ToString());
        run.Clear();
        return letters.Length >= ShortestSpaced
            && _signless.Any(
                w => w == letters || (w.Length >= ShortestInside && letters.Contains(w, StringComparison.Ordinal)));
    }

    private static string Letters(string word) =>
        word.All(char.IsLetterOrDigit)
            ? word
            : string.Concat(word.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));

    private static bool IsDrawnOut(string word)
    {
        for (var i = 2; i < word.Length; i++)
            if (word[i] == word[i - 1] && word[i] == word[i - 2] && char.IsLetter(word[i])) return true;
        return false;
    }

    private static string Collapse(string word) => string.Concat(word.Where((c, i) => i == 0 || c != word[i - 1]));

    private sealed class Words
    {
        private readonly SearchValues<string> _search;
        private readonly ILookup<char, string> _byFirst;

        public Words(string[] all)
        {
            (All, _byFirst) = (all, all.ToLookup(w => w[0]));
            _search = SearchValues.Create(all, StringComparison.Ordinal);
        }

        public string[] All { get; }

        public bool AreIn(string text)
        {
            for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny(_search) is >= 0 and var next; at++)
            {
                at += next;
                foreach (var word in _byFirst[text[at]])
                    if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal) && IsBorder(text, at)
                        && IsBorder(text, at + word.Length))
                        return true;
            }

            return false;
        }

        private static bool IsBorder(string text, int at)
        {
            if (at == 0 || at == text.Length) return true;
            Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _);
            Rune.DecodeFromUtf16(text.AsSpan(at), out var after, out _);
            return !IsOfWord(before) || !IsOfWord(after) || IsOfScriptWithoutBlanks(before) || IsOfScriptWithoutBlanks(after);
        }

        private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || CodePoint.KindOf(rune.Value) == CodePointKind.Mark;

        // Thai, Lao, Myanmar, Khmer, Tai, Hiragana, Katakana, Bopomofo, Han.
        private static bool IsOfScriptWithoutBlanks(Rune rune) =>
            rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
                or (>= 0x1950 and <= 0x19FF)
                or (>= 0x1A20 and <= 0x1AAF) or 0x3005 or 0x3007 or (>= 0x3040 and <= 0x312F)
                or (>= 0x31A0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAADF) or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x1B000 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
    }
}
