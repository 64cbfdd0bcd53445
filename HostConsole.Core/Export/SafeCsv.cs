using System.Globalization;
using CsvHelper;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Export;

/// <summary>
/// Writes a CSV file (RFC 4180) that a spreadsheet opens without running anything in it: a text that starts with = + - @, a
/// tab or CR gets a ' in front (https://owasp.org/www-community/attacks/CSV_Injection). Numbers, times and money stay as they are.
/// </summary>
public sealed class SafeCsv : IDisposable
{
    private readonly CsvWriter _csv;

    /// <param name="writer">Stays open; give it a UTF-8 encoding with a byte order mark where Excel should read the file.</param>
    public SafeCsv(TextWriter writer) =>
        _csv = CsvWriter.Create(writer,
            CsvWriterOptions.Default with { Injection = CsvInjection.Escape, ValidateFieldCount = false },
            leaveOpen: true);

    /// <summary>Writes one row. Money is its amount, without the currency; times are ISO 8601 in UTC.</summary>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        foreach (var cell in cells)
        {
            switch (cell)
            {
                case null: _csv.WriteField(""); break;
                case Money money: _csv.WriteField(money.Major, "F" + money.Currency.Digits); break;
                case DateTimeOffset time: _csv.WriteField(time.UtcDateTime, "yyyy-MM-ddTHH:mm:ssZ"); break;
                case int number: _csv.WriteField(number); break;
                case long number: _csv.WriteField(number); break;
                case decimal number: _csv.WriteField(number); break;
                case double number: _csv.WriteField(number); break;
                default: _csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture)); break;
            }
        }

        if (cells.IsEmpty) _csv.WriteField(""); // an empty line of the sheet
        _csv.EndRecord();
    }

    /// <summary>Writes what is still held back.</summary>
    public void Dispose() => _csv.Dispose();
}
