namespace HostConsole.Core.Csv;

/// <summary>What was read otherwise than it stands in the file: one sentence a kind, with the first cases.</summary>
internal sealed class NoteTally
{
    private const int Named = 5;
    private readonly Dictionary<string, (int Count, List<string> First)> _notes = new(StringComparer.Ordinal);

    /// <param name="note">A sentence without its full stop.</param>
    /// <param name="of">The case: a SKU, a line.</param>
    public void Add(string note, string of)
    {
        if (!_notes.TryGetValue(note, out var known)) known = (0, []);
        if (known.First.Count < Named) known.First.Add(of);
        _notes[note] = (known.Count + 1, known.First);
    }

    public IReadOnlyList<string> Result() =>
        [.. _notes.Select(n => $"{n.Key}: {string.Join(", ", n.Value.First)}"
            + $"{(n.Value.Count > n.Value.First.Count ? $" and {n.Value.Count - n.Value.First.Count} more" : "")}.")];
}
