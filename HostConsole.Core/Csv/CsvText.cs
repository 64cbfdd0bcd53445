using System.Globalization;
using System.Text;

namespace HostConsole.Core.Csv;

/// <summary>An encoding that would read the file, with some of the names that it would read.</summary>
public sealed record EncodingChoice(string Encoding, string Sample);

/// <param name="Encoding">The name by which it was read, such as utf-8.</param>
/// <param name="Notes">What a person should look at: sentences.</param>
/// <param name="Choices">What the file may be in where its bytes don't tell; empty where there is no doubt.</param>
public sealed record CsvContent(string Text, string Encoding, IReadOnlyList<string> Notes, IReadOnlyList<EncodingChoice> Choices)
{
    public bool Doubtful => Choices.Count > 0;

    public TextReader Open() => new StringReader(Text);
}

/// <summary>Turns the bytes of a spreadsheet's or a shop's export into text.</summary>
public static class CsvText
{
    private const int NamedLines = 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the stream to its end; the caller limits its size.</summary>
    /// <inheritdoc cref="Decode"/>
    public static async Task<CsvContent> OpenAsync(Stream stream, string? encoding = null, CancellationToken cancel = default)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancel);
        return Decode(copy.GetBuffer().AsSpan(0, (int)copy.Length), encoding);
    }

    /// <summary>
    /// Reads a CSV file: by its byte order mark where it has one, as UTF-16 or UTF-8 where its bytes are, with the lines told that
    /// are not, and else as what its words look like. Where they look alike in several encodings, the result is
    /// <see cref="CsvContent.Doubtful"/>: somebody must choose.
    /// </summary>
    /// <param name="encoding">What somebody chose, one of <see cref="CsvEncodings"/>; a byte order mark beats it.</param>
    public static CsvContent Decode(ReadOnlySpan<byte> bytes, string? encoding = null)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return Utf8(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Sure(Encoding.Unicode, bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Sure(Encoding.BigEndianUnicode, bytes[2..]);
        if (encoding is not null && CsvEncodings.NameOf(encoding) is { } name)
            return name == CsvEncodings.Utf8 ? Utf8(bytes) : new(CsvEncodings.Find(name)!.GetString(bytes), name, [], []);
        if (Wide(bytes) is { } wide) return Sure(wide, bytes);
        return EncodingGuess.LooksLikeUtf8(bytes) ? Utf8(bytes) : Guess(bytes);
    }

    private static CsvContent Sure(Encoding encoding, ReadOnlySpan<byte> bytes) => new(encoding.GetString(bytes), encoding.WebName, [], []);

    // Without a mark, UTF-16 shows by the zero beside each of its ASCII characters.
    private static Encoding? Wide(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4_096)];
        var zeros = new int[2];
        for (var i = 0; i < sample.Length; i++) if (sample[i] == 0) zeros[i % 2]++;
        if (zeros[1] > sample.Length / 4 && zeros[0] < zeros[1] / 10) return Encoding.Unicode;
        return zeros[0] > sample.Length / 4 && zeros[1] < zeros[0] / 10 ? Encoding.BigEndianUnicode : null;
    }

    private static CsvContent Guess(ReadOnlySpan<byte> bytes)
    {
        var (best, choices) = EncodingGuess.Of(EncodingGuess.Sample(bytes));
        var text = CsvEncodings.Find(best.Encoding)!.GetString(bytes);
        return choices.Count > 1
            ? new(text, best.Encoding, [], choices)
            : new(text, best.Encoding, [$"The file is not Unicode; it was read as {Label(best.Encoding)}, such "
                + $"as {best.Sample}. If names look wrong, choose another encoding."],
                []);
    }

    private static string Label(string encoding) => $"{CsvEncodings.All.First(e => e.Name == encoding).Label} ({encoding})";

    // A byte that is not UTF-8 spoils its line alone.
    private static CsvContent Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Sure(Strict, bytes);
        }
        catch (DecoderFallbackException)
        {
            return Patched(bytes);
        }
    }

    private static CsvContent Patched(ReadOnlySpan<byte> bytes)
    {
        using var bad = new MemoryStream();
        var (lines, text) = (new List<int>(), new StringBuilder(bytes.Length));
        EncodingGuess.EachLine(bytes, (line, number) =>
        {
            if (System.Text.Unicode.Utf8.IsValid(line)) return;
            lines.Add(number);
            if (bad.Length < EncodingGuess.SampleSize) bad.Write(Encoding.Latin1.GetBytes(Mixed(line, Encoding.Latin1, sane: "x")));
        });
        var (best, _) = EncodingGuess.Of(EncodingGuess.Sample(bad.GetBuffer().AsSpan(0, (int)bad.Length)));
        var other = CsvEncodings.Find(best.Encoding)!;
        EncodingGuess.EachLine(bytes, (line, _) =>
            text.Append(System.Text.Unicode.Utf8.IsValid(line) ? Strict.GetString(line) : Mixed(line, other)));
        var named = string.Join(", ", lines.Take(NamedLines).Select(l => l.ToString(CultureInfo.InvariantCulture)))
            + (lines.Count > NamedLines ? $" and {lines.Count - NamedLines} more" : "");
        return new(text.ToString(), CsvEncodings.Utf8,
            [$"The file is UTF-8, but not in {(lines.Count == 1 ? "line" : "lines")} {named}: "
                + $"read there as {Label(best.Encoding)}, such as {best.Sample}. Check the "
                + $"names of {(lines.Count == 1 ? "that line" : "those lines")}."],
            []);
    }

    /// <param name="sane">Stands for what is UTF-8 beyond ASCII; null: itself.</param>
    // Of the line itself, too, only the bytes that are not UTF-8 are read in the other encoding.
    private static string Mixed(ReadOnlySpan<byte> line, Encoding other, string? sane = null)
    {
        var text = new StringBuilder(line.Length);
        while (line.Length > 0)
        {
            if (Rune.DecodeFromUtf8(line, out var rune, out var used) == System.Buffers.OperationStatus.Done)
                text.Append(rune.IsAscii ? rune.ToString() : sane ?? rune.ToString());
            else text.Append(other.GetString(line[..used]));
            line = line[used..];
        }

        return text.ToString();
    }
}
