using System.Buffers;
using System.Globalization;
using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>
/// Text from people: as it is shown (<see cref="Clean"/>), as it is compared (<see cref="Fold"/>, <see cref="Bare"/>),
/// and measured as they see it.
/// </summary>
public static partial class Text
{
    // No script writes more on one letter; stacks of hundreds cover the lines of others and are slow to put in order.
    private const int MostMarks = 10;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>
    /// As it is shown: trimmed, runs of white space as one blank, composed (NFC), and without what shows nothing: control and
    /// zero-width characters, fillers, direction overrides. What joins an emoji or a letter stays. Blank text comes out empty.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = Sift(text);
        while (!clean.IsNormalized(NormalizationForm.FormC)) clean = Sift(clean.Normalize(NormalizationForm.FormC));
        return clean;
    }

    /// <summary>Whether nothing of it would be seen.</summary>
    public static bool IsBlank(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (CodePoint.KindOf(rune.Value) is CodePointKind.Seen or CodePointKind.Mark) return false;
        return true;
    }

    /// <summary>Length in user-perceived characters (grapheme clusters, UAX #29): an emoji family counts as one.</summary>
    public static int Length(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; length++) i += StringInfo.GetNextTextElementLength(text.AsSpan(i));
        return length;
    }

    /// <summary>
    /// Whether the text is longer than a limit in characters as seen, or absurdly long underneath (ten code units a
    /// character).
    /// </summary>
    public static bool IsTooLong(string text, int limit) => text.Length > limit * 10 || (text.Length > limit && Length(text) > limit);

    /// <summary>The first characters, cut between two as seen, so that <see cref="IsTooLong"/> no longer says so.</summary>
    /// <param name="end">What stands for the part cut off, as the last of the characters; nothing does if it is empty.</param>
    public static string Cut(string text, int limit, string end = "")
    {
        if (!IsTooLong(text, limit)) return text;
        var at = 0;
        for (var seen = Length(end); seen < limit; seen++)
        {
            var next = at + StringInfo.GetNextTextElementLength(text.AsSpan(at));
            if (next + end.Length > limit * 10) break;
            at = next;
        }

        return text.AsSpan(0, at).TrimEnd().ToString() + end;
    }

    // Without what shows nothing; blanks folded, stacks of marks bounded. Never longer than it was.
    private static string Sift(string text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var (length, marks) = (0, 0);
            var (blank, flag) = (false, false);
            for (var i = 0; i < text.Length;)
            {
                var at = i;
                var rune = RuneAt(text, ref i);
                var kind = CodePoint.KindOf(rune.Value);
                if (kind == CodePointKind.Blank) (blank, marks) = (true, 0);
                if (kind is CodePointKind.Blank or CodePointKind.Void) continue;
                if (kind == CodePointKind.Joiner && (blank || length == 0)) continue;
                if (kind == CodePointKind.Tag && (blank || !flag)) continue;
                if (kind == CodePointKind.Mark && ++marks > MostMarks) continue;
                if (kind == CodePointKind.Seen) (marks, flag) = (0, rune.Value == BlackFlag);
                if (blank && length > 0) room[length++] = ' ';
                blank = false;
                length += rune.EncodeToUtf16(room.AsSpan(length));
            }

            return Same(text, room.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    private static string Same(string text, ReadOnlySpan<char> made) => made.SequenceEqual(text) ? text : made.ToString();

    // Half a surrogate pair reads as U+FFFD, as everywhere in .NET.
    private static Rune RuneAt(string text, ref int i)
    {
        if (char.IsSurrogate(text[i]))
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var read);
            i += read;
            return rune;
        }

        return new Rune(text[i++]);
    }
}
