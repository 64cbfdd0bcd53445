using System.Buffers;
using System.Globalization;
using System.Text;

namespace HostConsole.Core.Kernel;

public static partial class Text
{
    // What a character of the basic plane becomes: itself, another one, a blank, nothing (0), or Special where it isn't one to one.
    private const char Nothing = '\0', Special = '\uFFFF', DotAbove = '\u0307', Keycap = '\u20E3';
    private const int TenKeycap = 0x1F51F;
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x10000).Select(c => FoldBasic((char)c))];

    /// <summary>
    /// As it is compared, never shown. Two texts that people take for the same come out equal: compatibility forms (NFKC), case
    /// (ß as ss, all four letters i of Turkish as one), digits of every script and circled ones, curly quotes, dashes; what
    /// shows nothing is left out, joiners and variation selectors too. Folding twice changes nothing; at most six times as long.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = FoldOnce(text);
        while (!folded.IsNormalized(NormalizationForm.FormKC)) folded = FoldOnce(folded.Normalize(NormalizationForm.FormKC));
        return folded;
    }

    /// <summary>Whether people take the two for the same text.</summary>
    public static bool IsSame(string? one, string? other) => string.Equals(Fold(one), Fold(other), StringComparison.Ordinal);

    /// <summary>Whether a text holds what somebody looks for.</summary>
    public static bool Holds(string text, string part) => Fold(text).Contains(Fold(part), StringComparison.Ordinal);

    /// <summary>Compares texts by what people take for the same: for sets and dictionaries.</summary>
    public static IEqualityComparer<string> Comparer { get; } =
        EqualityComparer<string>.Create(IsSame, text => Fold(text).GetHashCode(StringComparison.Ordinal));

    private static string FoldOnce(string text)
    {
        var room = ArrayPool<char>.Shared.Rent(2 * text.Length);
        try
        {
            var (length, marks) = (0, 0);
            var (blank, onI) = (false, false);
            Span<char> two = stackalloc char[2];
            for (var i = 0; i < text.Length;)
            {
                var c = Folded[text[i]];
                if (c == Special)
                {
                    var rune = RuneAt(text, ref i);
                    var isMark = rune.IsBmp && CodePoint.KindOf(rune.Value) == CodePointKind.Mark;
                    if (isMark && (++marks > MostMarks || (onI && rune.Value == DotAbove))) continue;
                    var special = two[..(isMark || IsPicture(rune) ? rune.EncodeToUtf16(two) : FoldSpecial(rune, two))];
                    if (special.IsEmpty) continue;
                    if (!isMark) (marks, onI) = (0, special is ['i']);
                    if (blank && length > 0) room[length++] = ' ';
                    blank = false;
                    special.CopyTo(room.AsSpan(length));
                    length += special.Length;
                    continue;
                }

                i++;
                if (c == Nothing) continue;
                if (c == ' ')
                {
                    (blank, onI, marks) = (true, false, 0);
                    continue;
                }

                if (blank && length > 0) room[length++] = ' ';
                (blank, marks, onI) = (false, 0, c == 'i');
                room[length++] = c;
            }

            return Same(text, room.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    private static char FoldBasic(char c) => c switch
    {
        'ß' or 'ẞ' => Special,
        'İ' or 'ı' => 'i',
        'ς' => 'σ',
        Keycap => Nothing,
        '‘' or '’' or '‚' or '‛' or 'ʼ' or '′' => '\'',
        '“' or '”' or '„' or '‟' => '"',
        '\u2212' => '-', // the minus sign
        '\uFDFA' or '\uFDFB' => '\uFDFD', // a blessing in one sign: NFKC would write it out in up to 18 letters
        _ when char.IsSurrogate(c) => Special,
        _ => CodePoint.KindOf(c) switch
        {
            CodePointKind.Void or CodePointKind.Joiner => Nothing,
            CodePointKind.Blank => ' ',
            CodePointKind.Mark => Special,
            _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.DashPunctuation => '-',
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber when Number(c) is { } n =>
                    n < 10 ? (char)('0' + n) : Special,
                _ => char.ToLowerInvariant(c),
            },
        },
    };

    // Most of what lies outside the basic plane in a chat; none of it folds to anything else.
    private static bool IsPicture(Rune rune) => rune.Value is >= 0x1F300 and <= 0x1FAFF and not TenKeycap;

    private static int FoldSpecial(Rune rune, Span<char> to)
    {
        if (CodePoint.KindOf(rune.Value) is CodePointKind.Void or CodePointKind.Joiner or CodePointKind.Tag) return 0;
        if (rune.Value is 'ß' or 'ẞ') (to[0], to[1]) = ('s', 's');
        else if (rune.Value == TenKeycap) (to[0], to[1]) = ('1', '0');
        else if (Number(rune.Value) is { } n && n >= 10) (to[0], to[1]) = ((char)('0' + n / 10), (char)('0' + n % 10));
        else return FoldRune(rune).EncodeToUtf16(to);
        return 2;
    }

    private static Rune FoldRune(Rune rune) => rune.Value switch
    {
        _ when Number(rune.Value) is { } n => new('0' + n),
        >= 0x1F150 and <= 0x1F169 and var circled => new('a' + circled - 0x1F150),
        >= 0x1F170 and <= 0x1F189 and var squared => new('a' + squared - 0x1F170),
        _ => Rune.ToLowerInvariant(rune),
    };

    // Decimal digits of every script, and what stands for a whole number below 100: circled, bracketed, raised.
    private static int? Number(int c) =>
        Rune.IsValid(c) && Rune.GetUnicodeCategory(new(c)) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber
        && Rune.GetNumericValue(new(c)) is >= 0 and < 100 and var value && value == Math.Floor(value) ? (int)value : null;
}
