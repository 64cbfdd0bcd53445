using System.Collections;

namespace HostConsole.Core.Csv;

/// <param name="Line">The line of the file as an editor counts it: the header is 1, line breaks inside quotes count.</param>
/// <param name="Reason">A sentence that says what is wrong and what to do.</param>
public sealed record LineRejection(int Line, string Reason);

/// <summary>
/// The lines of a file that can't be used: the first <see cref="Most"/> with their reasons, in file order; all of them
/// counted.
/// </summary>
public sealed class LineRejections(IReadOnlyList<LineRejection> first, int total) : IReadOnlyList<LineRejection>
{
    public const int Most = 500;
    public static readonly LineRejections None = new([], 0);

    /// <summary>Those that are listed and those that are not.</summary>
    public int Total => total;
    public int Count => first.Count;
    public LineRejection this[int index] => first[index];
    public IEnumerator<LineRejection> GetEnumerator() => first.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>With lines that were refused later; none of them is rejected already.</summary>
    public LineRejections With(IReadOnlyCollection<LineRejection> more) =>
        more.Count == 0 ? this : new([.. first.Concat(more).OrderBy(r => r.Line).Take(Most)], total + more.Count);
}

/// <summary>What a line belongs to.</summary>
internal interface IRejectable
{
    /// <summary>What the rejection of a line adds to its reason, once all lines are known; empty or a sentence.</summary>
    string Consequence { get; }
}

/// <summary>Gathers what is wrong with the lines of a file. Takes one bit a line, however many are wrong.</summary>
internal sealed class RejectionTally
{
    private readonly SortedDictionary<int, (string Reason, IRejectable? Owner)> _first = [];
    private readonly List<ulong> _wrong = [];
    private int _total, _last;

    /// <summary>Further rejections are counted only.</summary>
    public bool Full => _total > LineRejections.Most;

    public void Add(int line, string reason, IRejectable? owner = null)
    {
        if (Mark(line)) _total++;
        if (_first.TryGetValue(line, out var before)) _first[line] = ($"{before.Reason} {reason}", before.Owner);
        else if (_first.Count < LineRejections.Most) Keep(line, reason, owner);
        else if (line < _last && _first.Remove(_last)) Keep(line, reason, owner);
    }

    private void Keep(int line, string reason, IRejectable? owner)
    {
        _first[line] = (reason, owner);
        _last = _first.Count < LineRejections.Most ? 0 : _first.Keys.Last();
    }

    public LineRejections Result() =>
        new([.. _first.Select(f => new LineRejection(f.Key,
            f.Value.Owner?.Consequence is { Length: > 0 } more ? $"{f.Value.Reason} {more}" : f.Value.Reason))],
            _total);

    private bool Mark(int line)
    {
        var (place, bit) = (line / 64, 1UL << (line % 64));
        while (_wrong.Count <= place) _wrong.Add(0);
        var isNew = (_wrong[place] & bit) == 0;
        _wrong[place] |= bit;
        return isNew;
    }
}
