using System.Collections.Immutable;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>How far somebody is with a day's word.</summary>
public enum WordState { Playing, Solved, Failed }

/// <param name="Guess">Null where it can't be opened on this machine.</param>
/// <param name="Marks">For each letter (<see cref="WordMarks"/>).</param>
public sealed record WordTry(string? Guess, string Marks);

/// <summary>The word of a day as one player may see it.</summary>
/// <param name="Length">Letters of the word; null where there is none today.</param>
/// <param name="MoreLetters">Letters besides a to z that stand in words of the list.</param>
/// <param name="Seal">What the word can be held against when its day is over; null where there is none.</param>
/// <param name="Word">Only once this player's game is over.</param>
/// <param name="Solved">People who solved it so far.</param>
/// <param name="Total">Days that this player solved.</param>
/// <param name="Points">What solving it gives; 0 for nothing.</param>
public sealed record WordView(
    bool On, DateOnly Day, int? Length, string MoreLetters, string? Seal, WordState State, ImmutableArray<WordTry> Tries, string? Word,
    int Streak, int Best, int Played, int Total, int Players, int Solved, int Points);

/// <param name="Viewer">Null for somebody who has never played.</param>
/// <param name="Today">By the brand's time zone.</param>
public sealed record WordOf(ViewerId? Viewer, DateOnly Today) : IQuery<WordView>
{
    public WordView Answer(World world)
    {
        var book = world.Ledger.Words;
        var place = book.On && book.PlaceOf(Today) is { List.IsLost: false } found ? found : ((WordList List, int Position)?)null;
        var word = place is null ? null : book.WordOn(Today);
        var player = Viewer is { } id ? book.Find(id) : null;
        var today = book.Find(Today);
        var own = player?.Day == Today ? player : null;
        var state = own?.IsOver(Today) != true ? WordState.Playing : own.SolvedOn == Today ? WordState.Solved : WordState.Failed;
        return new(book.On, Today, word?.Length, place is { } of ? WordSpelling.MoreLetters(of.List.Kept!.Words!.Select(w => w.Letters)) : "",
            place?.List.Listed.Seals[place.Value.Position], state, own is null ? [] : [.. own.Guesses.Select(g => new WordTry(g.Guess, g.Marks))],
            state == WordState.Playing ? null : word, player is null ? 0 : book.StreakOf(player, Today), player?.Best ?? 0, player?.Played ?? 0,
            player?.Solved ?? 0, today?.Players ?? 0, today?.SolvedIn.Sum() ?? 0, world.Ledger.Rewards.Points.Rules.For(EarnRule.SolvedWord));
    }
}

/// <summary>A day's numbers.</summary>
/// <param name="SolvedIn">How many solved it with 1, 2 … 6 guesses.</param>
/// <param name="Word">Null until the day is over, and where it can't be opened on this machine.</param>
public sealed record WordDayView(DateOnly Day, string? Word, int Players, int Solved, int Failed, ImmutableArray<int> SolvedIn);

/// <summary>The game as the console shows it. It holds no word that is still to be played: the host may play too.</summary>
/// <param name="HasList">Whether there were ever words.</param>
/// <param name="Lost">Whether the list was sealed on another machine.</param>
/// <param name="Left">Words that are still to come, today's included unless somebody plays it already.</param>
/// <param name="Dated">Of those, how many are kept for a day.</param>
/// <param name="Commitment">SHA-256 of the seed that orders the list; null without one.</param>
/// <param name="Days">The newest first.</param>
public sealed record WordGameView(
    bool On, DateOnly Today, bool HasList, bool Lost, bool HasToday, int Left, int Dated, string? Commitment, ImmutableArray<WordDayView> Days);

public sealed record WordGameNow(DateOnly Today) : IQuery<WordGameView>
{
    public WordGameView Answer(World world)
    {
        var book = world.Ledger.Words;
        WordEntry[] left = [.. WordsLeft.Of(book, Today)];
        return new(book.On, Today, book.List is not null, book.List?.IsLost ?? false, book.PlaceOf(Today) is { List.IsLost: false }, left.Length,
            left.Count(w => w.On is not null), book.List?.Listed.Commitment,
            [
                .. from day in book.Days.Reverse()
                   select new WordDayView(day.Date, day.Date < Today ? day.Word : null, day.Players, day.SolvedIn.Sum(), day.Failed, [.. day.SolvedIn]),
            ]);
    }
}

/// <summary>The words that are still to come, in the order of the alphabet, those with a day first: for whoever keeps the list.</summary>
public sealed record WordsLeft(DateOnly Today) : IQuery<ImmutableArray<WordEntry>>
{
    public ImmutableArray<WordEntry> Answer(World world) =>
        [.. Of(world.Ledger.Words, Today).OrderBy(w => w.On ?? DateOnly.MaxValue).ThenBy(w => w.Letters, StringComparer.Ordinal)];

    internal static IEnumerable<WordEntry> Of(WordBook book, DateOnly today) =>
        book.List?.Left(book.Find(today) is null ? today : today.AddDays(1)) ?? [];
}

/// <summary>What was promised for a day, and what opens it.</summary>
/// <param name="Word">As it is compared; null, as the salt, until the day is over.</param>
/// <param name="Position">Of the word in the list, from 0.</param>
/// <param name="Seals">Of the whole list; the word's stands at its position.</param>
/// <param name="Drawn">The first so many come in drawn order.</param>
/// <param name="Seed">Null until another list has taken its place.</param>
/// <param name="KeptFor">Whether the seller kept the word for this day.</param>
/// <param name="Turn">Which of the drawn words it is, from 1; null where it was kept for this day.</param>
public sealed record WordRecord(
    string Protocol, DateOnly Day, string? Word, string? Salt, int Position, bool KeptFor, WordListId List, string Commitment, int Drawn,
    ImmutableArray<string> Seals, string? Seed, int? Turn, int Players, int Solved, ImmutableArray<int> SolvedIn)
{
    public const string Version = "word-hmac-sha256/1";
}

/// <returns>Null for a day on which nobody played, and one that is long over.</returns>
public sealed record WordRecordOf(DateOnly Day, DateOnly Today) : IQuery<WordRecord?>
{
    public WordRecord? Answer(World world)
    {
        if (world.Ledger.Words.Find(Day) is not { } day) return null;
        var (list, over) = (day.List, Day < Today && !day.List.IsLost);
        return new(WordRecord.Version, Day, over ? day.Word : null, over ? WordSeals.Salt(list.Kept!.Key!, day.Position) : null, day.Position,
            day.Position >= list.Listed.Drawn, list.Listed.List, list.Listed.Commitment, list.Listed.Drawn, [.. list.Listed.Seals], list.Seed,
            list.TurnOf(day.Position), day.Players, day.SolvedIn.Sum(), [.. day.SolvedIn]);
    }
}
