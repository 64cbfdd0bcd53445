using System.Runtime.InteropServices;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Store;

/// <summary>
/// Notes where each stream's facts lie (<see cref="SpanRow"/>), and finds them again. Written in the facts' own
/// transaction.
/// </summary>
internal sealed class LogSpans(DirectConnection connection) : IDisposable
{
    /// <summary>A stretch holds so many places of the log: what of it is other streams' is read over on its account.</summary>
    private const int Length = 1_000;

    private readonly Statement _span = connection.Prepare("INSERT INTO \"Spans\" (\"Stream\",\"From\",\"To\") VALUES ($0,$1,$2)");

    // The last place of each stream's newest stretch.
    private readonly Dictionary<Guid, long> _ends = [];

    public void Add(LoggedFact fact)
    {
        if (fact.Run is { } run) Add(run.Value, fact.Seq);
        if (fact.InLedger) Add(SpanRow.Ledger, fact.Seq);
    }

    // With its first fact a stretch is noted whole, and not again with each fact that falls into it.
    private void Add(Guid stream, long seq)
    {
        ref var end = ref CollectionsMarshal.GetValueRefOrAddDefault(_ends, stream, out _);
        if (seq <= end) return;
        end = seq + Length - 1;
        _span.Bind(stream).Bind(seq).Bind(end).Run();
    }

    /// <summary>What was added may not have been written: new stretches are begun.</summary>
    public void Forget() => _ends.Clear();

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
