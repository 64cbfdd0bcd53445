using System.Buffers;
using System.Globalization;
using System.Text;

namespace HostConsole.Core.Kernel;

public static partial class Text
{
    // Signs that belong to what they stand beside: "$2" is a price, "@2" a person, "+1" an agreement, none of them "2".
    private const string Meaningful = "+<>=%@×÷";

    private const int LongestEmoticon = 3;
    private static readonly HashSet<string> Emoticons =
        [":d", "xd", ":p", ";p", ":3", ":o", ";d", "=d", ":-d", ":-p", ":-o", "<3", "</3", "o/", ":v", ":x", ":s",
            ":-3", "d:", "c:", "uwu", "owo"];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EmoticonLookup =
        Emoticons.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// What a message says once everything around it is left out: folded, its words without punctuation and quotes around them,
    /// without emoji, emoticons, codes of emoji (":_hype:") and polite words, one blank between two. "“2” pls!!! ❤️" is "2". Where
    /// nothing else is said, a polite word or a code is what it says; an emoji alone is nothing.
    /// </summary>
    public static string Bare(string? text) => BareOf(Fold(text));

    /// <summary>Whether it asks: its last sign is a question mark of some script.</summary>
    public static bool IsQuestion(string? text) => Fold(text).TrimEnd('!', ' ', '.', '"', '\'', ')') is [.., '?' or '؟' or '՞'];

    internal static string BareOf(string folded)
    {
        if (folded.Length == 0) return "";
        var room = ArrayPool<char>.Shared.Rent(folded.Length);
        try
        {
            var said = Words(folded, room, codes: false);
            if (said.IsEmpty && folded.Contains(':', StringComparison.Ordinal)) said = Words(folded, room, codes: true);
            return said.IsEmpty ? "" : Courtesy.LeaveOut(Same(folded, said));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    private static ReadOnlySpan<char> Words(string folded, char[] room, bool codes)
    {
        folded.CopyTo(room);
        var all = room.AsSpan(0, folded.Length);
        if (!codes) BlankCodes(all);
        BlankPictures(all);
        var length = 0;
        for (var i = 0; i < all.Length;)
        {
            var next = all[i..].IndexOf(' ') is >= 0 and var gap ? i + gap : all.Length;
            ReadOnlySpan<char> word = all[i..next];
            i = next + 1;
            if ((word.Length <= LongestEmoticon && EmoticonLookup.Contains(word))
                || TrimSigns(word) is not { IsEmpty: false } trimmed)
                continue;
            if (length > 0) all[length++] = ' ';
            trimmed.CopyTo(all[length..]);
            length += trimmed.Length;
        }

        return all[..length];
    }

    // ":_hype:", as platforms write their own emoji; "1:2:3" has no letter and is none.
    private static void BlankCodes(Span<char> all)
    {
        for (var open = all.IndexOf(':'); open >= 0;)
        {
            var (close, letter) = (open + 1, false);
            for (; close < all.Length
                && (char.IsAsciiLetterOrDigit(all[close]) || all[close] is '_' or '-' or '+'); close++)
                letter |= char.IsAsciiLetter(all[close]);
            var isCode = letter && close < all.Length && all[close] == ':';
            if (isCode) all[open..(close + 1)].Fill(' ');
            var from = isCode ? close + 1 : open + 1;
            open = from < all.Length && all[from..].IndexOf(':') is >= 0 and var at ? from + at : -1;
        }
    }

    private static void BlankPictures(Span<char> all)
    {
        for (var i = 0; i < all.Length;)
        {
            Rune.DecodeFromUtf16(all[i..], out var rune, out var read);
            if (rune.Value > 0x7F || rune.Value is '^' or '`')
                if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
                    or UnicodeCategory.PrivateUse)
                    all.Slice(i, read).Fill(' ');
            i += read;
        }
    }

    // Empty where no letter, no digit and no currency is left.
    private static ReadOnlySpan<char> TrimSigns(ReadOnlySpan<char> word)
    {
        if (!word.IsEmpty && char.IsAsciiLetterOrDigit(word[0]) && char.IsAsciiLetterOrDigit(word[^1])) return word;
        while (!word.IsEmpty && Rune.DecodeFromUtf16(word, out var first, out var read) == OperationStatus.Done
            && IsSign(first))
            word = word[read..];
        while (!word.IsEmpty && Rune.DecodeLastFromUtf16(word, out var last, out var read) == OperationStatus.Done
            && IsSign(last))
            word = word[..^read];
        foreach (var rune in word.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '%'
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol)
                return word;
        return default;
    }

    private static bool IsSign(Rune rune) => (Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.CurrencySymbol
        && !(rune.IsBmp && Meaningful.Contains((char)rune.Value, StringComparison.Ordinal));
}
