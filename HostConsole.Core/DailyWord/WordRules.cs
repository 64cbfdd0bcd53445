using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.DailyWord;

/// <summary>How words are listed and guessed.</summary>
public static class WordRules
{
    public const int MostWords = 1_000, MostGuesses = 6;

    /// <summary>How far ahead a word may be kept for a day, in days.</summary>
    public const int FarthestDay = 1_000;

    public static Outcome Decide(WordBook book, DailyWordCommand command) => command switch
    {
        SwitchWordGame switched => Switch(book, switched),
        SetWords set => Set(book, set),
        GuessWord guess => Guess(book, guess),
        ForgetWordPlayer forget => book.Find(forget.Viewer) is null
            ? Outcome.Accept()
            : Outcome.Accept(new DailyWordFact.WordPlayerForgotten(forget.Viewer)),
        _ => throw new UnreachableException(),
    };

    private static Outcome Switch(WordBook book, SwitchWordGame switched) =>
        switched.On == book.On ? Outcome.Accept()
        : switched.On && book.List is null ? Outcome.Reject("no-words", "Give the game its words first.")
        : Outcome.Accept(new DailyWordFact.WordGameSwitched(switched.On));

    private static Outcome Set(WordBook book, SetWords set)
    {
        if (!IsSecret(set.Seed) || !IsSecret(set.Key)) return Outcome.Invalid("seed", "A seed is 64 hex digits.");
        // A day that somebody plays has its word.
        var from = book.Find(set.Today) is null ? set.Today : set.Today.AddDays(1);
        var (drawn, dated) = (new List<string>(), new SortedDictionary<DateOnly, string>());
        if (set.Keep && book.List is { } before)
            foreach (var word in before.Left(from))
            {
                if (word.On is { } day) dated[day] = word.Letters;
                else drawn.Add(word.Letters);
            }

        var (known, added) = (drawn.ToHashSet(StringComparer.Ordinal), 0);
        foreach (var (written, on) in set.Words)
        {
            if (WordSpelling.Read(written) is not { } letters)
                return Outcome.Invalid("words", $"“{Text.Cut(Text.Clean(written), 20, "…")}” can’t be played: "
                    + $"a word has {WordSpelling.Fewest} to {WordSpelling.Most} letters, and nothing else.");
            if (on is not { } day)
            {
                if (!known.Add(letters)) continue;
                drawn.Add(letters);
            }
            else if (day < from)
            {
                return Outcome.Invalid("words", day == set.Today
                    ? "Somebody plays today’s word already: it can’t be changed any more."
                    : $"{day.Iso()} is over: a word is for today or a day to come.");
            }
            else if (day > set.Today.AddDays(FarthestDay))
            {
                return Outcome.Invalid("words", $"{day.Iso()} is too far ahead: keep to {FarthestDay:N0} days.");
            }
            else if (dated.TryGetValue(day, out var there) && there == letters)
            {
                continue;
            }
            else
            {
                dated[day] = letters;
            }

            added++;
        }

        // Lists are written by the alphabet: the place in one would tell how a word begins.
        WordEntry[] words =
        [
            .. drawn.OrderBy(letters => WordSeals.Place(set.Key, letters), StringComparer.Ordinal).Select(letters => new WordEntry(letters)),
            .. dated.Select(d => new WordEntry(d.Value, d.Key)),
        ];
        if (words.Length == 0) return Outcome.Invalid("words", "Write the words, one on each line.");
        if (words.Length > MostWords) return Outcome.Invalid("words", $"A list has {MostWords:N0} words at most; this would be {words.Length:N0}.");
        if (added == 0 && set.Keep && book.List is not null) return Outcome.Accept(new WordsTaken(0, words.Length, book.List.Listed.Commitment));
        var commitment = FairDraw.Commitment(set.Seed);
        string[] seals = [.. words.Select((word, i) => WordSeals.Of(WordSeals.Salt(set.Key, i), word))];
        return Outcome.Accept(new WordsTaken(added, words.Length, commitment),
        [
            .. book.List is { } ended ? [new DailyWordFact.WordListEnded(ended.Listed.List, ended.Kept?.Seed)] : Array.Empty<ShowFact>(),
            new DailyWordFact.WordsListed(set.List, commitment, drawn.Count, seals),
            new DailyWordFact.WordsKept(set.List, words, set.Seed, set.Key),
        ]);
    }

    private static bool IsSecret(string hex) => hex.Length == 2 * FairDraw.SeedBytes && hex.All(char.IsAsciiHexDigit);

    private static Outcome Guess(WordBook book, GuessWord guess)
    {
        if (guess.Day != guess.Today) return Outcome.Reject("word-over", "There is a new word by now: load the page again.");
        if (!book.On) return Outcome.Reject("word-off", "There is no daily word at the moment.");
        if (book.PlaceOf(guess.Day) is not var (list, position)) return Outcome.Reject("no-word", "There is no word today. Come back tomorrow.");
        if (book.WordOn(guess.Day) is not { } word) return Outcome.Reject("no-word", "Today’s word can’t be played on. Come back tomorrow.");
        var player = book.Find(guess.Viewer);
        if (player?.Day > guess.Day) return Outcome.Reject("word-played", "You have played a later word already. Come back tomorrow.");
        if (player?.IsOver(guess.Day) == true) return Outcome.Reject("word-played", "You have played today’s word. Come back tomorrow.");
        if (WordSpelling.Read(guess.Guess) is not { } letters || letters.Length != word.Length)
            return Outcome.Invalid("guess", $"Write a word of {word.Length} letters.");
        if (player?.Day == guess.Day && player.Guesses.Any(g => g.Guess == letters))
            return Outcome.Invalid("guess", "You have tried this word already.");
        var marks = WordMarks.Of(word, letters);
        List<ShowFact> facts = book.Find(guess.Day) is null ? [new DailyWordFact.WordDayOpened(guess.Day, list.Listed.List, position)] : [];
        facts.Add(new DailyWordFact.WordGuessed(guess.Day, guess.Viewer, marks, letters));
        return Outcome.Accept(facts);
    }
}
