using System.Text;

namespace HostConsole.Core.Csv;

/// <summary>
/// Tells how much a text looks like names that somebody wrote: by the letters of a language and by the way capitals stand. A
/// file read in a wrong encoding has letters that no one language has together (<c>Crčme brűlée</c>), signs inside words
/// (<c>£ódŸ</c>) or capitals behind small letters (<c>ThÈ</c>).
/// </summary>
internal static class Alphabets
{
    // So many tell the language; more would only take time.
    private const int MostWords = 300;

    // Letters beyond a to z.
    private static readonly string[] Latin =
    [
        "àâæçéèêëîïôœùûüÿ", // French
        "äöüß", // German
        "áéíñóúüªº", // Spanish
        "áâãàçéêíóôõúüªº", // Portuguese
        "àèéìíîòóù", // Italian
        "åäöæøé", // Danish, Norwegian, Swedish, Finnish
        "áðéíóúýþæö", // Icelandic
        "éèëïöüáó", // Dutch
        "ąćęłńóśźż", // Polish
        "áčďéěíňóřšťúůýž", // Czech
        "áäčďéíĺľňóôŕšťúýž", // Slovak
        "áéíóöőúüű", // Hungarian
        "ăâîșțşţ", // Romanian
        "čćđšž", // Croatian, Slovene
        "çğıöşüâîû", // Turkish
        "ąčęėįšųūž", // Lithuanian
        "āčēģīķļņšūž", // Latvian
        "äõöüšž", // Estonian
    ];

    private static readonly (int From, int To)[][] Scripts =
    [
        [(0x400, 0x45F), (0x490, 0x491)], // Cyrillic
        [(0x386, 0x3CE)], // Greek
        [(0x5D0, 0x5EA)], // Hebrew
        [(0x621, 0x652), (0x67E, 0x6AF)], // Arabic
        [(0xE01, 0xE3A), (0xE40, 0xE4E)], // Thai
    ];

    // East Asian code pages stand in the order of use: the first bytes of what everybody writes. Kana have no such order.
    private static readonly (int Page, Encoding Encoding, int First, int Last, int Trail)[] Common =
        [Eastern(932, 0x88, 0x97, 0x40), Eastern(936, 0xB0, 0xD7, 0xA1), Eastern(950, 0xA4, 0xC6, 0x40), Eastern(949, 0xB0, 0xC8, 0xA1)];

    // Signs that stand beside words in every language; the quotes that open stand before a word only.
    private const string Signs = "’”»›–—…•·™®©°×½¼¾±€£¥§¡¿\u00A0\u00AD", Opening = "‘“‚„«‹", Vowels = "aeiouáéíóú",
        Wide = "、。「」（）！？：；，～【】《》ー";

    /// <returns>
    /// The share, 0 to 1, of the words beyond ASCII that the best one language explains. Signs beside words count for none; a
    /// text that needs no letter beyond ASCII at all (<c>30 × 40 cm</c>) explains itself better than any.
    /// </returns>
    public static double Fit(string text)
    {
        var all = Words(text).Take(MostWords).ToList();
        var words = all.Where(w => !Cased(w) || !All(w, c => char.IsAsciiLetterOrDigit(c) || IsSign(c))).ToList();
        if (words.Count == 0) return all.Count == 0 ? 0 : SignsAlone;
        var cased = words.Where(Cased).ToList();
        var best = 0;
        foreach (var alphabet in Latin) Try(cased, c => c < 128 || IsSign(c) || alphabet.Contains(char.ToLowerInvariant(c)));
        foreach (var script in Scripts) Try(cased, c => !char.IsAsciiLetter(c) && (c < 128 || IsSign(c) || IsOf(script, c)));
        foreach (var common in Common) Try(words, c => c < 128 ? !char.IsAsciiLetterLower(c) : Wide.Contains(c) || IsCommon(c, common));
        return (double)best / words.Count;

        void Try(List<string> some, Func<char, bool> fits)
        {
            var explained = 0;
            foreach (var word in some) if (All(word, fits)) explained++;
            best = Math.Max(best, explained);
        }
    }

    private static bool All(string word, Func<char, bool> fits)
    {
        foreach (var c in word) if (!fits(c)) return false;
        return true;
    }

    private static bool IsOf((int From, int To)[] script, char c)
    {
        foreach (var (from, to) in script) if (c >= from && c <= to) return true;
        return false;
    }

    private const double SignsAlone = 1.25;

    /// <summary>Runs of letters and of what is beyond ASCII; only those that hold some of it.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] >= 128 || char.IsAsciiLetterOrDigit(text[i]))) continue;
            if (text.AsSpan(start, i - start).IndexOfAnyExceptInRange('\0', '\x7F') >= 0) yield return text[start..i];
            start = i + 1;
        }
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsSign(char c) => Signs.Contains(c) || Opening.Contains(c);

    // A capital beyond ASCII begins its word or stands among capitals; signs of money and opening quotes stand before
    // no letter but the first.
    private static bool Cased(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (i > 0 && c >= 128 && char.IsUpper(c) && word.Any(char.IsLower)) return false;
            if (i > 0 && c >= 128 && char.IsLetter(c) && char.IsAsciiDigit(word[i - 1]) && word.Length < 4) return false;
            if (i > 0 && Opening.Contains(c) && char.IsLetterOrDigit(word[i - 1])) return false;
            if (c is '£' or '€' or '¥' or '§' or '±' && i + 1 < word.Length && char.IsLetter(word[i + 1])) return false;
            if (c is '¿' or '¡' or '£' or '¥' or '§' && i > 0 && char.IsLetter(word[i - 1])) return false;
            if (c == 'ς' && i + 1 < word.Length && char.IsLetter(word[i + 1])) return false;
            if (c is >= '\u0E31' and <= '\u0E4E' && IsMark(c) && (i == 0 || word[i - 1] == c)) return false;
            // ñ softens a vowel that follows; Polish writes ń where none does.
            if (c is 'ñ' or 'ń' && (i + 1 < word.Length && Vowels.Contains(char.ToLowerInvariant(word[i + 1]))) != (c == 'ñ')) return false;
        }

        return true;
    }

    private static (int, Encoding, int, int, int) Eastern(int page, int first, int last, int trail) =>
        (page, CodePagesEncodingProvider.Instance.GetEncoding(page)!, first, last, trail);

    private static bool IsCommon(char c, (int Page, Encoding Encoding, int First, int Last, int Trail) common)
    {
        if (common.Page == 932 && c is >= '\u3041' and <= '\u30FE' and not '\u30FB') return true;
        if (common.Page == 949 ? c is < '\uAC00' or > '\uD7A3' : c is < '\u4E00' or > '\u9FFF') return false;
        Span<byte> bytes = stackalloc byte[4];
        var count = common.Encoding.GetBytes(new ReadOnlySpan<char>(in c), bytes);
        return count == 2 && bytes[0] >= common.First && bytes[0] <= common.Last && bytes[1] >= common.Trail;
    }
}
