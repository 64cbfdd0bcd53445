namespace HostConsole.Core.Csv;

/// <summary>Texts that were kept from running as a formula in a spreadsheet, as <see cref="Export.SafeCsv"/> writes them.</summary>
public static class FormulaText
{
    /// <summary>Without the apostrophe that stands before what would be a formula.</summary>
    public static string Plain(string text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
}
