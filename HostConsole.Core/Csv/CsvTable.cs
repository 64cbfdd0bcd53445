using System.Text;
using CsvHelper;

namespace HostConsole.Core.Csv;

/// <param name="Fault">Why the row can't be read; its cells are then a guess, good only to tell what it belongs to.</param>
internal sealed record CsvRow(int Line, string[] Cells, string? Fault)
{
    /// <summary>The trimmed cell; empty where the column or the cell is not there.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column].Trim() : "";

    /// <summary>Its fault is that it ends before the columns that a row must reach.</summary>
    public bool IsShort { get; init; }

    public bool Blank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>A CSV file with a header line; comma, semicolon or tab between the cells, by its header.</summary>
internal sealed class CsvTable
{
    private static readonly char[] Delimiters = [',', ';', '\t'];
    private readonly string _text;
    private readonly char _delimiter;
    private readonly int _start, _startLine;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string text)
    {
        _text = text;
        var (start, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        var first = text[start..CsvScanner.LineEnd(text, start)];
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 && first[4] is (',' or ';' or '\t'))
        {
            // Excel's own hint to itself.
            _delimiter = first[4];
            start += first.Length;
            start += CsvScanner.BreakLength(text, start);
            line++;
        }
        else
        {
            _delimiter = Guess(text, start);
        }

        (_start, _startLine) = (start, line);
        Headers = [];
        var header = Parse().FirstOrDefault(r => r.Fault is not null || !r.Blank);
        if (header is null)
        {
            Error = "The file is empty. Export it again, with its header line.";
            return;
        }

        HeaderLine = header.Line;
        if (header.Fault is not null)
        {
            Error = $"The header, line {header.Line}, can't be read. {header.Fault}";
            return;
        }

        Headers = [.. header.Cells.Select(c => c.Trim())];
        for (var i = 0; i < Headers.Count; i++)
            _columns.TryAdd(Headers[i], i);
    }

    public IReadOnlyList<string> Headers { get; }
    public int HeaderLine { get; }

    /// <summary>Why nothing of the file can be used; null where the header could be read.</summary>
    public string? Error { get; }

    /// <summary>Finds columns by these names, too.</summary>
    public void Call(Func<string, string> name)
    {
        for (var i = 0; i < Headers.Count; i++)
            _columns.TryAdd(name(Headers[i]), i);
    }

    /// <summary>The first cells of a column, to learn from them how it is written.</summary>
    public IEnumerable<string> Sample(int column) =>
        column < 0 ? [] : Parse().Where(r => r.Line > HeaderLine && r.Fault is null).Take(1_000).Select(r => r[column])
            .Where(c => c.Length > 0);

    public static CsvTable Read(TextReader reader) => new(reader.ReadToEnd());

    /// <summary>The place of the column with one of these names; -1 where there is none.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (name.Length > 0 && _columns.TryGetValue(name, out var index)) return index;
        return -1;
    }

    /// <param name="needed">The columns a row must reach; a row that is shorter or longer than the header is faulty.</param>
    public IEnumerable<CsvRow> Rows(params IEnumerable<int> needed)
    {
        var last = needed.DefaultIfEmpty(-1).Max();
        foreach (var row in Parse().Where(r => r.Line > HeaderLine))
        {
            if (row.Fault is not null) yield return row;
            else if (row.Blank) continue;
            else if (row.Cells.Length <= last || row.Cells.Skip(Headers.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
                yield return row with
                {
                    IsShort = row.Cells.Length <= last,
                    Fault = $"The line has {row.Cells.Length} cells, the header has {Headers.Count}. Put quotes around "
                        + $"text that holds a '{_delimiter}' or a line break."
                };
            else yield return row;
        }
    }

    // The file is scanned anew for each pass, so that no more of it is held than its text.
    private IEnumerable<CsvRow> Parse()
    {
        var options = CsvReaderOptions.Default with { Separator = _delimiter, HasHeader = false };
        using var spans = new SpanReader(_text, CsvScanner.Scan(_text, _start, _startLine, _delimiter));
        using var reader = CsvReader.Create(spans, options, leaveOpen: true);
        while (spans.TryNext(out var span))
        {
            string[] cells = [];
            if (span.End > span.Start && reader.Read())
            {
                cells = new string[reader.FieldCount];
                for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            }

            if (span.Fault is not null) cells = [.. cells, .. span.Rest.Replace("\"", "", StringComparison.Ordinal).Split(_delimiter)];
            yield return new CsvRow(span.Line, cells, span.Fault);
        }
    }

    private static char Guess(string text, int start)
    {
        // Quoted cells may hold any of the three; an unclosed quote falls back to the first line as it stands.
        var header = text[start..CsvScanner.LineEnd(text, start)];
        var bare = new StringBuilder(header.Length);
        var quoted = false;
        foreach (var c in header)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted) bare.Append(c);
        }

        var line = quoted ? header : bare.ToString();
        return Delimiters.MaxBy(d => line.Count(c => c == d));
    }

    /// <summary>Hands CsvHelper the sane text alone, one record a line, so that each of its reads is one span.</summary>
    private sealed class SpanReader(string text, IEnumerable<CsvSpan> records) : TextReader
    {
        private readonly IEnumerator<CsvSpan> _records = records.GetEnumerator();
        private readonly Queue<CsvSpan> _read = new(), _unread = new();
        private CsvSpan? _open;
        private int _at;

        /// <summary>The next record; what is sane of it is the next that CsvHelper reads.</summary>
        public bool TryNext(out CsvSpan span)
        {
            if (_read.TryDequeue(out span)) return true;
            if (!_records.MoveNext()) return false;
            span = _records.Current;
            if (span.End > span.Start) _unread.Enqueue(span);
            return true;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var written = 0;
            while (written < count && (_open ??= Next()) is { } span)
            {
                var left = span.End - span.Start - _at;
                if (left == 0)
                {
                    buffer[index + written++] = '\n';
                    (_open, _at) = (null, 0);
                    continue;
                }

                var take = Math.Min(left, count - written);
                text.CopyTo(span.Start + _at, buffer, index + written, take);
                (written, _at) = (written + take, _at + take);
            }

            return written;
        }

        private CsvSpan? Next()
        {
            if (_unread.TryDequeue(out var known)) return known;
            while (_records.MoveNext())
            {
                _read.Enqueue(_records.Current);
                if (_records.Current.End > _records.Current.Start) return _records.Current;
            }

            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _records.Dispose();
            base.Dispose(disposing);
        }
    }
}
