using System.Text;

namespace HostConsole.Core.Csv;

/// <summary>What the bytes of a file that is not Unicode may be.</summary>
internal static class EncodingGuess
{
    public const int SampleSize = 16 * 1024;
    private const int LongestLine = 2_048, MostChoices = 6, SampleWords = 3;

    // Less than this between two readings is a doubt; Macs and DOS write few files, so that their reading must be the only one.
    private const double Lead = 0.2, Rare = 0.3;

    public delegate void LineOfBytes(ReadOnlySpan<byte> line, int number);

    /// <summary>Each physical line with its break; the first is 1.</summary>
    public static void EachLine(ReadOnlySpan<byte> bytes, LineOfBytes take)
    {
        for (var number = 1; bytes.Length > 0; number++)
        {
            var at = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var length = at < 0 ? bytes.Length : bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? at + 2 : at + 1;
            take(bytes[..length], number);
            bytes = bytes[length..];
        }
    }

    /// <summary>
    /// Whether what is beyond ASCII is UTF-8 but for some lines. By chance two bytes of another encoding look like UTF-8, seldom
    /// those of a whole line.
    /// </summary>
    public static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return true;
        var (good, bad, goodLines, badLines, mixedLines) = (0, 0, 0, 0, 0);
        EachLine(bytes, (line, _) =>
        {
            var (sane, broken) = Count(line);
            (good, bad) = (good + sane, bad + broken);
            if (sane > 0 && broken > 0) mixedLines++;
            else if (sane > 0) goodLines++;
            else if (broken > 0) badLines++;
        });
        return good >= 2 * bad || (mixedLines == 0 && goodLines > 0 && goodLines >= badLines);
    }

    // Characters beyond ASCII, and bytes that are none.
    private static (int Good, int Bad) Count(ReadOnlySpan<byte> line)
    {
        var (good, bad) = (0, 0);
        while (line.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            line = line[at..];
            if (Rune.DecodeFromUtf8(line, out _, out var used) == System.Buffers.OperationStatus.Done) good++;
            else bad++;
            line = line[used..];
        }

        return (good, bad);
    }

    /// <summary>Lines that hold more than ASCII, up to <see cref="SampleSize"/>.</summary>
    public static byte[] Sample(ReadOnlySpan<byte> bytes)
    {
        using var sample = new MemoryStream();
        EachLine(bytes, (line, _) =>
        {
            var at = line.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (sample.Length >= SampleSize || at < 0) return;
            sample.Write(line.Length <= LongestLine ? line : line.Slice(at, Math.Min(LongestLine, line.Length - at)));
            sample.WriteByte((byte)'\n');
        });
        return sample.ToArray();
    }

    /// <returns>The likeliest, and all that read other names nearly as well, it among them.</returns>
    public static (EncodingChoice Best, IReadOnlyList<EncodingChoice> Choices) Of(byte[] sample)
    {
        var readings = CsvEncodings.Candidates.Select(c => (c.Name, Text: c.Encoding.GetString(sample)))
            .DistinctBy(c => c.Text)
            .Select(c => (Choice: new EncodingChoice(c.Name, Words(c.Text)), Fit: Alphabets.Fit(c.Text),
                Rare: c.Name.StartsWith("windows-", StringComparison.Ordinal) || IsEastern(c.Name) ? 0 : Rare))
            .OrderByDescending(c => c.Fit - c.Rare).ToList();
        var best = readings[0];
        var near = readings.TakeWhile(r => best.Fit - best.Rare - (r.Fit - r.Rare) < Lead).ToList();
        if (near.Count == 1 && best.Fit >= 0.95) return (best.Choice, [best.Choice]);
        // Nothing reads well: whatever the doubt, there is a choice.
        if (near.Count == 1) near = [.. readings.Take(MostChoices)];
        return (best.Choice, [.. near.Take(MostChoices).Select(r => r.Choice)]);
    }

    private static bool IsEastern(string name) => name is "shift_jis" or "gb18030" or "big5" or "ks_c_5601-1987";

    private static string Words(string text) =>
        string.Join(", ", Alphabets.Words(text).Select(w => w.Length > 30 ? w[..30] : w)
            .Distinct(StringComparer.Ordinal).Take(SampleWords).Select(w => $"“{w}”"));
}
