using System.Globalization;
using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>What a code point is to text from people, by Unicode's categories and its property Default_Ignorable_Code_Point.</summary>
internal enum CodePointKind : byte
{
    Seen,
    Blank,

    /// <summary>Shows nothing and stands for nothing: controls, direction overrides, noncharacters, fillers, zero-width spaces.</summary>
    Void,

    /// <summary>Shows nothing but changes what stands before it: joiners, variation selectors, direction marks.</summary>
    Joiner,

    /// <summary>Spells the region of a flag behind U+1F3F4; nothing anywhere else.</summary>
    Tag,

    /// <summary>A nonspacing or enclosing mark.</summary>
    Mark,
}

internal static class CodePoint
{
    private static readonly CodePointKind[] Basic = [.. Enumerable.Range(0, 0x10000).Select(Find)];

    public static CodePointKind KindOf(int c) => c < Basic.Length ? Basic[c] : Find(c);

    private static CodePointKind Find(int c) => c switch
    {
        0x2800 => CodePointKind.Blank, // the braille pattern without a dot
        0x061C or (>= 0x200C and <= 0x200F) or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F)
            or (>= 0xE0100 and <= 0xE01EF) => CodePointKind.Joiner,
        >= 0xE0020 and <= 0xE007F => CodePointKind.Tag,
        >= 0xD800 and <= 0xDFFF => CodePointKind.Seen, // half a character: shown as U+FFFD
        _ when IsIgnorable(c) || IsFormat(c) || IsOverride(c) || IsNoCharacter(c) => CodePointKind.Void,
        _ when Rune.IsWhiteSpace(new Rune(c)) => CodePointKind.Blank,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control => CodePointKind.Void,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CodePointKind.Mark,
            _ => CodePointKind.Seen,
        },
    };

    // Default ignorable, without the joiners above: soft hyphen, grapheme joiner, fillers of Hangul and Khmer, zero-width and reserved.
    private static bool IsIgnorable(int c) =>
        c is 0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x200B or 0x3164 or 0xFEFF or 0xFFA0
            or (>= 0x2060 and <= 0x206F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0x1BCA0 and <= 0x1BCA3)
            or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    // Not ignorable by the property, yet nothing is seen of them: annotations, the place of a lost object, the null
    // note, hieroglyphs' joiners and blanks.
    private static bool IsFormat(int c) => c is (>= 0xFFF9 and <= 0xFFFC) or 0x1D159 or (>= 0x13430 and <= 0x13442);

    // U+202A–202E and U+2066–2069 turn the reading direction of what follows; names with letters of a right-to-left script don't need them.
    private static bool IsOverride(int c) => c is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    // U+FDD0–FDEF and the last two of each plane stand for nothing, ever; normalisation throws at some of them.
    private static bool IsNoCharacter(int c) => c is (>= 0xFDD0 and <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}
