using System.Text;

namespace HostConsole.Core.Csv;

/// <summary>Turns the bytes of a spreadsheet's or a shop's export into text.</summary>
public static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Opens a CSV file: by its byte order mark (UTF-8, UTF-16) where it has one, as UTF-8 where its bytes are UTF-8, else as
    /// Windows-1252, which is what Excel writes as "CSV" in western Europe and America. Reads the stream to its end; the
    /// caller limits its size.
    /// </summary>
    public static async Task<TextReader> OpenAsync(Stream stream, CancellationToken cancel = default)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancel);
        return new StringReader(Decode(copy.GetBuffer().AsSpan(0, (int)copy.Length)));
    }

    /// <inheritdoc cref="OpenAsync"/>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
