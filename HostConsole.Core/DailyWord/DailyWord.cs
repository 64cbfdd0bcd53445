using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.DailyWord;

/// <summary>A word that is to be found.</summary>
/// <param name="Letters">As it is compared (<see cref="WordSpelling.Read"/>): 4 to 8 letters.</param>
/// <param name="On">The day that it is kept for; null where the draw decides.</param>
public sealed record WordEntry(
    string Letters, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null)
{
    public override string ToString() => $"WordEntry {{ {Letters.Length} letters, On = {On:O} }}";
}

/// <summary>
/// What happens to the daily word, which belongs to no show. A day is a date in the brand's time zone.
/// </summary>
public abstract record DailyWordFact : ShowFact, ILedgerFact
{
    private DailyWordFact() { }

    RunId? ILedgerFact.Run => null;

    public sealed record WordGameSwitched(bool On) : DailyWordFact;

    /// <summary>A list takes the place of the one before; what it promises can be checked day by day (<see cref="WordSeals"/>).</summary>
    /// <param name="Commitment">SHA-256 of the seed that orders the list.</param>
    /// <param name="Drawn">The first so many words come in drawn order; those after them have a day each.</param>
    /// <param name="Seals">For each word of the list the hash that its day will open.</param>
    public sealed record WordsListed(WordListId List, string Commitment, int Drawn, IReadOnlyList<string> Seals) : DailyWordFact;

    /// <param name="Words">Null, as seed and key, in the store, and where the store's key is gone.</param>
    /// <param name="Seed">64 hex digits, which <see cref="WordListEnded"/> publishes.</param>
    /// <param name="Key">64 hex digits, which nothing publishes: words that were never played stay unknown.</param>
    /// <param name="Sealed">All three as the store has them; null in memory.</param>
    public sealed record WordsKept(
        WordListId List, IReadOnlyList<WordEntry>? Words, string? Seed, string? Key,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : DailyWordFact, ISealedFact
    {
        private sealed record Secret(IReadOnlyList<WordEntry> Words, string Seed, string Key);

        public ShowFact Closed(SecretSeal seal) => this is { Words: { } words, Seed: { } seed, Key: { } key }
            ? new WordsKept(List, null, null, null, seal.Close(List.Value, JsonSerializer.Serialize(new Secret(words, seed, key), Json.Options)))
            : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(List.Value, closed) is { } json && JsonSerializer.Deserialize<Secret>(json, Json.Options) is { } open
                ? new WordsKept(List, open.Words, open.Seed, open.Key)
                : this;

        public override string ToString() => $"WordsKept {{ List = {List} }}";
    }

    /// <summary>Another list has taken its place: the order in which its words came can be checked.</summary>
    /// <param name="Seed">64 hex digits; null where the store's key is gone.</param>
    public sealed record WordListEnded(WordListId List, string? Seed) : DailyWordFact;

    /// <summary>Somebody was the first to guess: from now on the day keeps its word, whatever becomes of the list.</summary>
    /// <param name="Position">Of the word in the list, from 0.</param>
    public sealed record WordDayOpened(DateOnly Day, WordListId List, int Position) : DailyWordFact;

    /// <param name="Marks">For each letter (<see cref="WordMarks"/>).</param>
    /// <param name="Guess">As it is compared; null in the store, where a right one would tell the word, and where the key is gone.</param>
    /// <param name="Sealed">The guess as the store has it; null in memory.</param>
    public sealed record WordGuessed(
        DateOnly Day, ViewerId Viewer, string Marks, string? Guess,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : DailyWordFact, ISealedFact, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.SolvedWord;
        Guid IEarns.EarnedIn => Guid.Empty;
        ViewerId? IEarns.Earner => WordMarks.AreAllHere(Marks) ? Viewer : null;

        public ShowFact Closed(SecretSeal seal) => Guess is { } guess ? this with { Guess = null, Sealed = seal.Close(Viewer.Value, guess) } : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(Viewer.Value, closed) is { } guess ? this with { Guess = guess, Sealed = null } : this;

        public override string ToString() => $"WordGuessed {{ Day = {Day:O}, Viewer = {Viewer} }}";
    }

    /// <summary>The guesses and the streak of somebody whose data was erased are gone; the days' totals stay.</summary>
    public sealed record WordPlayerForgotten(ViewerId Viewer) : DailyWordFact;
}

public abstract record DailyWordCommand : ShowCommand;

public sealed record SwitchWordGame(bool On) : DailyWordCommand;

/// <param name="Words">As the seller wrote them.</param>
/// <param name="Keep">With what is left of the list that there is; else in its place.</param>
/// <param name="Today">By the brand's time zone.</param>
/// <param name="Seed">32 random bytes as 64 hex digits; the same of <paramref name="Key"/>.</param>
public sealed record SetWords(
    WordListId List, IReadOnlyList<WordEntry> Words, bool Keep, DateOnly Today, string Seed, string Key) : DailyWordCommand
{
    public override string ToString() => $"SetWords {{ List = {List}, {Words.Count} words }}";
}

/// <param name="Day">Whose word the guess is for, as the page showed it.</param>
/// <param name="Today">By the brand's time zone.</param>
public sealed record GuessWord(ViewerId Viewer, string Guess, DateOnly Day, DateOnly Today) : DailyWordCommand
{
    public override string ToString() => $"GuessWord {{ Viewer = {Viewer}, Day = {Day:O} }}";
}

public sealed record ForgetWordPlayer(ViewerId Viewer) : DailyWordCommand;

/// <summary>What a list of words was answered with.</summary>
/// <param name="Added">Words that are new in the list.</param>
/// <param name="Left">Words that are still to come, those with a day included.</param>
public sealed record WordsTaken(int Added, int Left, string Commitment);
