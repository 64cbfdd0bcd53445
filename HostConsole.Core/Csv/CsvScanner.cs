namespace HostConsole.Core.Csv;

/// <param name="Line">The physical line on which the record starts, from 1.</param>
/// <param name="End">Behind the last character of what is well-formed: the record, or the cells before the broken one.</param>
/// <param name="Fault">Why the record is broken; null where it is sane.</param>
/// <param name="Rest">The first line's text from the broken cell on.</param>
internal readonly record struct CsvSpan(int Line, int Start, int End, string? Fault = null, string Rest = "");

/// <summary>
/// Finds where records begin and end (RFC 4180; also LF and CR alone). CsvHelper reads an unclosed quote on to the end of
/// the file; here a record that breaks the grammar costs its first line only, and the next line is tried as a record.
/// A quote inside a cell that does not start with one is text (<c>5" ring</c>).
/// </summary>
internal static class CsvScanner
{
    private const int LongestRecord = 1_000_000;

    public static IEnumerable<CsvSpan> Scan(string text, int start, int line, char delimiter)
    {
        while (start < text.Length)
        {
            var record = Record(text, start, delimiter);
            if (record.Fault is { } fault)
            {
                var end = LineEnd(text, start);
                yield return new CsvSpan(line, start, Math.Max(start, record.End - 1), fault,
                    record.End <= end ? text[record.End..end] : "");
                record = new Found(end, 0, null);
            }
            else if (record.End > start)
            {
                yield return new CsvSpan(line, start, record.End);
            }

            line += record.Breaks + 1;
            start = record.End + BreakLength(text, record.End);
        }
    }

    /// <summary>The end of the physical line that starts here.</summary>
    public static int LineEnd(string text, int start)
    {
        var at = text.AsSpan(start).IndexOfAny('\r', '\n');
        return at < 0 ? text.Length : start + at;
    }

    public static int BreakLength(string text, int at) =>
        at >= text.Length || text[at] is not ('\r' or '\n') ? 0 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;

    /// <param name="End">Behind the record, or where the broken cell starts.</param>
    private readonly record struct Found(int End, int Breaks, string? Fault);

    private static Found Record(string text, int start, char delimiter)
    {
        var (at, breaks) = (start, 0);
        while (true)
        {
            var cell = at;
            if (at < text.Length && text[at] == '"')
            {
                var fault = Quoted(text, ref at, ref breaks, delimiter, start + LongestRecord);
                if (fault is not null) return new Found(cell, 0, fault);
            }
            else
            {
                var length = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
                at = length < 0 ? text.Length : at + length;
            }

            if (at >= text.Length || text[at] != delimiter) return new Found(at, breaks, null);
            at++;
        }
    }

    private static string? Quoted(string text, ref int at, ref int breaks, char delimiter, int limit)
    {
        const string unclosed = "A quote is opened and never closed, or a quote inside the text is not doubled (\"\").";
        var first = breaks;
        for (at++; ;)
        {
            var length = text.AsSpan(at).IndexOfAny('"', '\r', '\n');
            if (length < 0 || at + length > limit) return unclosed;
            at += length;
            if (text[at] != '"')
            {
                at += BreakLength(text, at);
                breaks++;
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at += 2;
            }
            else
            {
                at++;
                if (at >= text.Length || text[at] == delimiter || text[at] is '\r' or '\n') return null;
                // What closed it on a later line is most likely the opening quote of another cell.
                return breaks > first
                    ? unclosed
                    : "A quoted cell goes on after its closing quote. Double the quotes (\"\") that are part of the text.";
            }
        }
    }
}
