using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Store;

/// <summary>Notes where each stream's facts lie (<see cref="SpanRow"/>), and finds them again. Written in the facts' own transaction.</summary>
internal sealed class LogSpans(DirectConnection connection) : IDisposable
{
    /// <summary>A stretch ends here and another begins: so much at most of other streams is read over on its account.</summary>
    private const int Longest = 1_000;

    private readonly Statement _span = connection.Prepare("INSERT INTO \"Spans\" (\"Stream\",\"From\",\"To\") VALUES ($0,$1,$2) ON CONFLICT (\"Stream\",\"From\") DO UPDATE SET \"To\" = excluded.\"To\"");
    private readonly Dictionary<Guid, (long From, long To)> _open = [];
    private readonly HashSet<Guid> _longer = [];

    public void Add(LoggedFact fact)
    {
        if (fact.Run is { } run) Add(run.Value, fact.Seq);
        if (fact.House) Add(SpanRow.House, fact.Seq);
    }

    private void Add(Guid stream, long seq)
    {
        ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, stream, out var known);
        if (known && seq - span.From >= Longest && _longer.Contains(stream)) Write(stream, span);
        span = known && seq - span.From < Longest ? (span.From, seq) : (seq, seq);
        _longer.Add(stream);
    }

    /// <summary>Writes what has been added since.</summary>
    public void Write()
    {
        foreach (var stream in _longer) Write(stream, _open[stream]);
        _longer.Clear();
    }

    private void Write(Guid stream, (long From, long To) span) => _span.Bind(stream).Bind(span.From).Bind(span.To).Run();

    /// <summary>What was added may not have been written: new stretches are begun.</summary>
    public void Forget()
    {
        _open.Clear();
        _longer.Clear();
    }

    /// <summary>Where facts of any of the streams lie after a sequence, in order and without overlap.</summary>
    public static List<(long From, long To)> Find(DirectConnection connection, IEnumerable<Guid> streams, long after)
    {
        using var find = connection.Prepare("SELECT \"From\", \"To\" FROM \"Spans\" WHERE \"Stream\" = $0 AND \"To\" > $1");
        List<(long From, long To)> found = [], ranges = [];
        foreach (var stream in streams)
        {
            find.Bind(stream).Bind(after);
            while (find.Read()) found.Add((Math.Max(find.Long(0), after + 1), find.Long(1)));
            find.Reset();
        }

        found.Sort();
        foreach (var span in found)
        {
            if (ranges is [.., var last] && span.From <= last.To + 1) ranges[^1] = (last.From, Math.Max(last.To, span.To));
            else ranges.Add(span);
        }

        return ranges;
    }

    public void Dispose() => _span.Dispose();
}
