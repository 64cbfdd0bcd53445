using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>Letters that look like Latin ones, and signs that stand for letters, in folded text (from Unicode's confusables).</summary>
internal static class Lookalike
{
    private const string Like =
        "аaбbвbеeёeзzіiїiјjкkӏlмmнhоoрpсcтtуyүyхxѕsԁdԛqԝwһhгrпnьbαaβbεeηnιiκkνvοoρpτtυu"
        + "χxωwγyσoμuɑaɡgʜhɪiʟlɴnʀrᴀaʙbᴄcᴅdᴇeꜰfɢgᴊjᴋkᴍmᴏoᴘpꜱsᴛtᴜuᴠvᴡwʏyᴢzƒfꞵbօoսuհhոnցgԑeяr";
    private const string Leet = "0o3e4a5s7t$s@a€e";
    private const string Strict = "аеіјкӏмнорстухѕԁԛԝһвαικνορτυχε";
    private const int ShortestWhole = 4, RegionalA = 0x1F1E6;

    private static readonly Dictionary<char, char> Latin = Pairs(Like), Digits = Pairs(Leet);

    /// <summary>
    /// Each word that mixes scripts in Latin letters; one all of look-alikes too, if it isn't short. Other words are of
    /// another language.
    /// </summary>
    public static string Unmask(string folded)
    {
        if (Ascii.IsValid(folded)) return folded;
        var plain = new StringBuilder(folded.Length);
        foreach (var word in folded.AsSpan().Split(' '))
        {
            if (plain.Length > 0 || word.Start.Value > 0) plain.Append(' ');
            Unmask(folded.AsSpan()[word], plain);
        }

        return plain.ToString();
    }

    /// <summary>All of a text, for a word that is looked for: every look-alike as the Latin letter.</summary>
    public static string UnmaskAll(string folded) => string.Concat(folded.Select(c => Latin.GetValueOrDefault(c, c)));

    /// <summary>
    /// Signs and digits inside words as the letters they stand for; null where there are none. A word that is mostly
    /// digits is a number of an article.
    /// </summary>
    /// <param name="one">What a one, a bar and an exclamation mark are: i or l.</param>
    public static string? Unleet(string text, char one)
    {
        var plain = text.ToCharArray();
        var changed = false;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = plain.AsSpan()[range];
            var signs = 0;
            foreach (var c in word) signs += char.IsAsciiDigit(c) ? 1 : 0;
            var letters = 0;
            foreach (var c in word) letters += char.IsLetter(c) ? 1 : 0;
            if (letters < 2 || signs > letters || (word.Length < 4 && char.IsAsciiDigit(word[^1]))) continue;
            for (var i = 0; i < word.Length; i++)
            {
                var inside = i > 0 && i < word.Length - 1 && char.IsLetterOrDigit(word[i - 1]) && char.IsLetterOrDigit(word[i + 1]);
                var to = word[i] == '1' || (inside && word[i] is '!' or '|') ? one
                    : word[i] == '@' && !inside ? '@'
                    : Digits.GetValueOrDefault(word[i], word[i]);
                changed |= to != word[i];
                word[i] = to;
            }
        }

        return changed ? new string(plain) : null;
    }

    private static void Unmask(ReadOnlySpan<char> word, StringBuilder plain)
    {
        var (latin, like, other) = (0, 0, 0);
        foreach (var c in word)
        {
            // small capitals too
            if (char.IsAsciiLetter(c)
                || c is (>= '\u0250' and <= '\u02AF') or (>= '\u1D00' and <= '\u1D7F') or (>= '\uA720' and <= '\uA7FF'))
                latin++;
            else if (Strict.Contains(c, StringComparison.Ordinal)) like++;
            else if (char.IsLetter(c)) other++;
        }

        var masked = latin > 0 || (other == 0 && like >= ShortestWhole);
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.Value is >= RegionalA and < RegionalA + 26) plain.Append((char)('a' + rune.Value - RegionalA));
            else if (masked && CodePoint.KindOf(rune.Value) == CodePointKind.Mark) continue; // struck through, underlined, enclosed
            else if (masked && rune.IsBmp && Latin.TryGetValue((char)rune.Value, out var to)) plain.Append(to);
            else plain.Append(rune.ToString());
        }
    }

    private static Dictionary<char, char> Pairs(string pairs) => pairs.Chunk(2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
}
