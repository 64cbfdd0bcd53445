using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.DailyWord;

/// <summary>A list of words with what is secret. Belongs to the writer.</summary>
internal sealed class WordList(DailyWordFact.WordsListed listed)
{
    private int[] _order = [];

    public DailyWordFact.WordsListed Listed { get; } = listed;

    /// <summary>Null where they can't be opened on this machine.</summary>
    public DailyWordFact.WordsKept? Kept { get; private set; }

    /// <summary>Published when another list took its place.</summary>
    public string? Seed { get; set; }

    /// <summary>How many of the drawn words have had their day.</summary>
    public int Used { get; set; }

    public bool IsLost => Kept is not { Words: not null, Seed: not null, Key: not null };

    public void Keep(DailyWordFact.WordsKept kept)
    {
        Kept = kept;
        if (!IsLost) _order = [.. WordSeals.Order(kept.Seed!, Listed.Seals, Listed.Drawn)];
    }

    /// <summary>Which of the drawn words one is, from 1; null for one that is kept for a day, and where the order is lost.</summary>
    public int? TurnOf(int position) => Array.IndexOf(_order, position) is >= 0 and var before ? before + 1 : null;

    /// <summary>The word of a day that nobody has played yet; null where the list has none.</summary>
    public int? PositionOn(DateOnly day)
    {
        if (IsLost) return null;
        for (var i = Listed.Drawn; i < Kept!.Words!.Count; i++)
            if (Kept.Words[i].On == day) return i;
        return Used < Listed.Drawn ? _order[Used] : null;
    }

    /// <summary>The words that are still to come: those without a day in the list's order, then those with one.</summary>
    public IEnumerable<WordEntry> Left(DateOnly from)
    {
        if (IsLost) return [];
        var gone = _order.Take(Used).ToHashSet();
        return Kept!.Words!.Where((word, i) => word.On is { } day ? day >= from : !gone.Contains(i));
    }
}

/// <summary>A day on which somebody played.</summary>
internal sealed class WordDay(DateOnly date, WordList list, int position, DateOnly? before)
{
    public DateOnly Date { get; } = date;
    public WordList List { get; } = list;
    public int Position { get; } = position;

    /// <summary>The last day before it on which somebody played: who solved that one is on a streak.</summary>
    public DateOnly? Before { get; } = before;

    /// <summary>Null where it can't be opened on this machine.</summary>
    public string? Word => List.IsLost ? null : List.Kept!.Words![Position].Letters;

    public int Players { get; set; }
    public int Failed { get; set; }

    /// <summary>How many solved it with 1, 2 … 6 guesses.</summary>
    public int[] SolvedIn { get; } = new int[WordRules.MostGuesses];
}

/// <summary>What is known of somebody: their last day, and numbers of those before.</summary>
internal sealed class WordPlayer
{
    public DateOnly? Day { get; set; }
    public List<(string? Guess, string Marks)> Guesses { get; } = [];
    public DateOnly? SolvedOn { get; set; }
    public int Streak { get; set; }
    public int Best { get; set; }
    public int Played { get; set; }
    public int Solved { get; set; }

    public bool IsOver(DateOnly day) =>
        Day == day && (Guesses.Count >= WordRules.MostGuesses || Guesses is [.., var last] && WordMarks.AreAllHere(last.Marks));
}

/// <summary>The daily word of the ledger. Belongs to the writer.</summary>
public sealed class WordBook
{
    /// <summary>Days whose word, record and numbers are kept; of older ones only the players' numbers.</summary>
    public const int DaysKept = 31;

    private readonly Dictionary<WordListId, WordList> _lists = [];
    private readonly SortedList<DateOnly, WordDay> _days = [];
    private readonly Dictionary<ViewerId, WordPlayer> _players = [];

    public bool On { get; private set; }

    /// <summary>How many lists, days and players are in memory.</summary>
    public (int Lists, int Days, int Players) Size => (_lists.Count, _days.Count, _players.Count);

    internal WordList? List { get; private set; }
    internal IEnumerable<WordDay> Days => _days.Values;
    internal WordDay? Find(DateOnly day) => _days.GetValueOrDefault(day);
    internal WordPlayer? Find(ViewerId viewer) => _players.GetValueOrDefault(viewer);

    /// <summary>The list and position of a day's word, also where nobody has played yet.</summary>
    internal (WordList List, int Position)? PlaceOf(DateOnly day) => Find(day) is { } open ? (open.List, open.Position)
        : List?.PositionOn(day) is { } position ? (List, position) : null;

    /// <summary>The word of a day: for the writer alone. Null where there is none.</summary>
    public string? WordOn(DateOnly day) => PlaceOf(day) is var (list, position) && !list.IsLost ? list.Kept!.Words![position].Letters : null;

    internal DateOnly? LastBefore(DateOnly day)
    {
        DateOnly? last = null;
        foreach (var known in _days.Keys)
            if (known < day) last = known;
        return last;
    }

    /// <summary>Days in a row that somebody has solved, up to today or the last day before it; days that nobody played are left out.</summary>
    internal int StreakOf(WordPlayer player, DateOnly today) =>
        player.SolvedOn is { } solved && (solved >= today || solved == LastBefore(today)) ? player.Streak : 0;

    internal void Apply(DailyWordFact fact)
    {
        switch (fact)
        {
            case DailyWordFact.WordGameSwitched switched:
                On = switched.On;
                break;
            case DailyWordFact.WordsListed listed:
                _lists.Add(listed.List, List = new(listed));
                Tidy();
                break;
            case DailyWordFact.WordsKept kept:
                _lists[kept.List].Keep(kept);
                break;
            case DailyWordFact.WordListEnded ended:
                if (_lists.TryGetValue(ended.List, out var list)) list.Seed = ended.Seed;
                break;
            case DailyWordFact.WordDayOpened opened:
                Open(opened);
                break;
            case DailyWordFact.WordGuessed guessed:
                Guess(guessed);
                break;
            case DailyWordFact.WordPlayerForgotten forgotten:
                _players.Remove(forgotten.Viewer);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Open(DailyWordFact.WordDayOpened opened)
    {
        var list = _lists[opened.List];
        if (opened.Position < list.Listed.Drawn) list.Used++;
        _days.Add(opened.Day, new(opened.Day, list, opened.Position, LastBefore(opened.Day)));
        while (_days.Count > DaysKept) _days.RemoveAt(0);
        Tidy();
    }

    // A list is needed as long as it is the newest, or a day that is kept had a word of it.
    private void Tidy()
    {
        foreach (var id in _lists.Where(l => l.Value != List && _days.Values.All(d => d.List != l.Value)).Select(l => l.Key).ToArray())
            _lists.Remove(id);
    }

    private void Guess(DailyWordFact.WordGuessed guessed)
    {
        var day = _days[guessed.Day];
        var player = _players.TryGetValue(guessed.Viewer, out var known) ? known : _players[guessed.Viewer] = new();
        if (player.Day != guessed.Day)
        {
            player.Day = guessed.Day;
            player.Guesses.Clear();
            player.Played++;
            day.Players++;
        }

        player.Guesses.Add((guessed.Guess, guessed.Marks));
        if (WordMarks.AreAllHere(guessed.Marks))
        {
            player.Streak = player.SolvedOn is { } last && last == day.Before ? player.Streak + 1 : 1;
            (player.SolvedOn, player.Best) = (guessed.Day, Math.Max(player.Best, player.Streak));
            player.Solved++;
            day.SolvedIn[player.Guesses.Count - 1]++;
        }
        else if (player.Guesses.Count == WordRules.MostGuesses)
        {
            player.Streak = 0;
            day.Failed++;
        }
    }
}
