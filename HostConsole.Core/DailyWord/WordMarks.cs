using System.Globalization;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.DailyWord;

/// <summary>How near each letter of a guess is.</summary>
public static class WordMarks
{
    /// <summary>The letter stands here; elsewhere; not in the word, or not so often.</summary>
    public const char Here = 'h', Elsewhere = 'e', Absent = 'a';

    /// <summary>
    /// Marks a guess. A letter that the guess has more often than the word is marked as often as the word has it: first where
    /// it stands right, then from the left.
    /// </summary>
    /// <param name="word">What is to be found.</param>
    /// <param name="guess">Of the same length.</param>
    /// <returns>One mark for each letter.</returns>
    public static string Of(string word, string guess)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(guess.Length, word.Length);
        Span<char> marks = stackalloc char[word.Length];
        Span<bool> used = stackalloc bool[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            used[i] = guess[i] == word[i];
            marks[i] = used[i] ? Here : Absent;
        }

        for (var i = 0; i < guess.Length; i++)
        {
            if (marks[i] == Here) continue;
            for (var at = 0; at < word.Length; at++)
            {
                if (used[at] || word[at] != guess[i]) continue;
                (used[at], marks[i]) = (true, Elsewhere);
                break;
            }
        }

        return marks.ToString();
    }

    public static bool AreAllHere(string marks) => !marks.AsSpan().ContainsAnyExcept(Here);

    /// <summary>How a mark is called: here, elsewhere or absent.</summary>
    public static string Word(char mark) => mark switch { Here => "here", Elsewhere => "elsewhere", _ => "absent" };
}

/// <summary>Words as they are compared.</summary>
public static class WordSpelling
{
    /// <summary>Letters of a word.</summary>
    public const int Fewest = 4, Most = 8;

    /// <summary>
    /// The letters of a word, folded (<see cref="Text.Fold"/>): small, composed, ß as ss. Ä, é and ñ are letters of their own,
    /// as in the word that the seller wrote.
    /// </summary>
    /// <returns>Null where it isn't one word of letters only, or of another length than 4 to 8.</returns>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 10 * Most) return null;
        var letters = Text.Fold(text.Trim());
        return letters.Length is >= Fewest and <= Most && letters.All(char.IsLetter) ? letters : null;
    }

    /// <summary>As it is shown: in capitals, where the letter has one that is a single letter.</summary>
    public static string Shown(string letters) => letters.ToUpperInvariant();

    /// <summary>Keys besides a to z that somebody needs to write these words, in order.</summary>
    public static string MoreLetters(IEnumerable<string> words)
    {
        var more = new SortedSet<char>(words.SelectMany(w => w).Where(c => c is < 'a' or > 'z'));
        var keys = new StringBuilder();
        foreach (var letter in more) keys.Append(letter);
        return keys.ToString();
    }

    /// <summary>A day as it is written in addresses, records and seals: 2026-11-30.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
