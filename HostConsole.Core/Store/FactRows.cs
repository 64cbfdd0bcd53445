using HostConsole.Core.Kernel;

namespace HostConsole.Core.Store;

/// <summary>
/// One statement that writes so many facts at once. A crowd's facts are of one run and by one person each, in turn of the same few
/// kinds: what a row has in common with the row that was last in its place is not bound again.
/// </summary>
internal sealed class FactRows : IDisposable
{
    private const int Columns = 8;

    private readonly Statement _insert;
    private readonly (RunId? Run, Actor? By, FactCatalogue.Kind? Kind)[] _bound;

    public FactRows(DirectConnection connection, int count)
    {
        // All or nothing is the transaction's; a single statement's would cost a copy of each page.
        var rows = Enumerable.Range(0, count)
            .Select(row => $"({string.Join(',', Enumerable.Range(row * Columns, Columns).Select(i => $"?{i + 1}"))})");
        _insert = connection.Prepare($"INSERT "
            + "OR ROLLBACK INTO \"Facts\" (\"Seq\",\"Run\",\"House\",\"At\",\"By\",\"Name\",\"Version\",\"Data\") "
            + $"VALUES {string.Join(',', rows)}");
        _bound = new (RunId?, Actor?, FactCatalogue.Kind?)[count];
    }

    /// <summary>Facts that it writes at once.</summary>
    public int Count => _bound.Length;

    /// <param name="from">Index of the first; as many follow as are written.</param>
    /// <returns>How many are written.</returns>
    public int Write(EncodedBatch batch, int from)
    {
        for (var i = 0; i < Count; i++) Bind(ref _bound[i], batch.Facts[from + i], batch.Json.Read(from + i, out var json), json);
        _insert.Run();
        return Count;
    }

    private void Bind(ref (RunId? Run, Actor? By, FactCatalogue.Kind? Kind) bound, LoggedFact fact,
        FactCatalogue.Kind kind, ReadOnlySpan<byte> json)
    {
        _insert.Bind(fact.Seq);
        if (fact.Run == bound.Run) _insert.Same();
        else _insert.Bind(fact.Run?.Value);
        _insert.Bind(fact.InLedger).Bind(fact.At.UtcTicks);
        if (fact.By == bound.By) _insert.Same();
        else _insert.Bind(fact.By);
        if (kind == bound.Kind) _insert.Same().Same();
        else _insert.Bind(kind.Utf8Name).Bind(kind.Version);
        _insert.Bind(json);
        bound = (fact.Run, fact.By, kind);
    }

    /// <summary>A row may have been bound in part.</summary>
    public void Forget()
    {
        _insert.Clear();
        Array.Clear(_bound);
    }

    public void Dispose() => _insert.Dispose();
}
