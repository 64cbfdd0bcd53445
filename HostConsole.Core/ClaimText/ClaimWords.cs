using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.ClaimText;

internal enum ClaimSign : byte { Word, And, Plus, Other }

/// <summary>A word of a message, folded, or a sign that stands between two.</summary>
/// <param name="Marked">A # stands before it.</param>
/// <param name="Glued">No blank stands behind the sign.</param>
internal readonly record struct ClaimWord(ClaimSign Sign, string Text, bool Marked = false, bool Glued = false)
{
    public bool IsNumber => Text.Length is > 0 and <= 6 && Text.All(char.IsAsciiDigit);
    public int Number => int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Takes a message apart for <see cref="ClaimReader"/>: words as they are compared, and what joins items.</summary>
internal static class ClaimWords
{
    // Inside a word they belong to an article's number: TEE-RED/10.
    private const string Inner = "-_./'";
    private const int LongestPhrase = 4, LongestPolite = 12;

    public static List<ClaimWord> Of(string text, out bool asks)
    {
        var folded = Text.Fold(text);
        asks = folded.AsSpan().IndexOfAny("?؟՞⁇¿") >= 0;
        var words = new List<ClaimWord>();
        var word = new StringBuilder();
        var marked = false;
        void End()
        {
            if (word.Length > 0) words.Add(new(ClaimSign.Word, word.ToString(), marked));
            if (word.Length > 0) marked = false;
            word.Clear();
        }

        for (var i = 0; i < folded.Length;)
        {
            Rune.DecodeFromUtf16(folded.AsSpan(i), out var rune, out var read);
            i += read;
            if (Rune.IsLetterOrDigit(rune)
                || word.Length > 0
                    && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(rune);
                continue;
            }

            var c = rune.IsBmp ? (char)rune.Value : '\0';
            if (word.Length > 0 && !(c == '.' && word.ToString() is "no" or "nr" or "art" or "num")
                && Inner.Contains(c, StringComparison.Ordinal) && i < folded.Length
                && Rune.DecodeFromUtf16(folded.AsSpan(i), out var after, out _) == System.Buffers.OperationStatus.Done
                && Rune.IsLetterOrDigit(after))
            {
                word.Append(c);
                continue;
            }

            var joined = i < folded.Length && folded[i] != ' ';
            End();
            switch (c)
            {
                case '#': marked = true; break;
                case ',' or ';' or '&' or '、' or '،' or '/': words.Add(new(ClaimSign.And, c.ToString())); break;
                case '+': words.Add(new(ClaimSign.Plus, "+", Glued: joined)); break;
                case '×' or '*': words.Add(new(ClaimSign.Word, "x")); break;
                case '$' or '€' or '£' or '¥' or '@' or '%' or '=' or '<' or '>': words.Add(new(ClaimSign.Other, c.ToString())); break;
            }
        }

        End();
        return words;
    }

    public static List<ClaimWord> WithoutCourtesy(List<ClaimWord> words)
    {
        // A long message is no claim, however polite.
        for (var i = 0; i < words.Count && words.Count <= LongestPolite; i++)
            for (var length = Math.Min(LongestPhrase, words.Count - i); length > 0; length--)
            {
                var phrase = words.GetRange(i, length);
                if (phrase.Any(w => w.Sign != ClaimSign.Word || w.Marked)
                    || !IsPolite(string.Join(' ', phrase.Select(w => w.Text))))
                    continue;
                words.RemoveRange(i--, length);
                break;
            }

        while (words is [.., { Sign: ClaimSign.And }]) words.RemoveAt(words.Count - 1); // "sold 1," and "sold 1, please"
        return words;
    }

    private static bool IsPolite(string phrase) => Courtesy.LeaveOut("1 " + phrase) == "1";
}
