using System.Text;

namespace HostConsole.Core.Csv;

/// <summary>The encodings that spreadsheets and shops write CSV files in.</summary>
public static class CsvEncodings
{
    public const string Utf8 = "utf-8";

    private static readonly (string Name, string Label)[] Known =
    [
        (Utf8, "Unicode (UTF-8)"), ("utf-16", "Unicode (UTF-16)"), ("utf-16BE", "Unicode (UTF-16, big-endian)"),
        ("windows-1252", "Western Europe, America"), ("windows-1250", "Central Europe"), ("windows-1251", "Cyrillic"),
        ("windows-1253", "Greek"),
        ("windows-1254", "Turkish"), ("windows-1255", "Hebrew"), ("windows-1256", "Arabic"), ("windows-1257", "Baltic"),
        ("windows-1258", "Vietnamese"), ("windows-874", "Thai"),
        ("iso-8859-2", "Central Europe (ISO)"), ("macintosh", "Western Europe (Mac)"),
        ("x-mac-ce", "Central Europe (Mac)"), ("x-mac-cyrillic", "Cyrillic (Mac)"),
        ("ibm850", "Western Europe (DOS)"), ("ibm852", "Central Europe (DOS)"), ("cp866", "Cyrillic (DOS)"), ("koi8-r", "Cyrillic (KOI8)"),
        ("shift_jis", "Japanese"), ("gb18030", "Chinese, simplified"), ("big5", "Chinese, traditional"), ("ks_c_5601-1987", "Korean"),
    ];

    // What a file that is not Unicode is tried as, the commonest first. The others are read when they are named.
    private static readonly string[] Tried =
    [
        "windows-1252", "windows-1250", "windows-1251", "windows-1254", "windows-1253", "windows-1257", "windows-1255",
        "windows-1256", "windows-874",
        "iso-8859-2", "macintosh", "ibm850", "ibm852", "cp866", "koi8-r", "shift_jis", "gb18030", "big5", "ks_c_5601-1987",
    ];

    /// <summary>Names with what they are for, as a person chooses among them.</summary>
    public static IReadOnlyList<(string Name, string Label)> All => Known;

    internal static IEnumerable<(string Name, Encoding Encoding)> Candidates => Tried.Select(name => (name, Find(name)!));

    /// <summary>The encoding of this name, or of another name of the same; null where it is none that files are written in.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim();
        if (NameOf(name) is not { } known) return null;
        return CodePagesEncodingProvider.Instance.GetEncoding(known) ?? Encoding.GetEncoding(known);
    }

    /// <summary>How <see cref="All"/> calls the encoding; null where it is none of them.</summary>
    public static string? NameOf(string name)
    {
        foreach (var (known, _) in Known)
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return known;
        try
        {
            var page = (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).CodePage;
            // ISO-8859-1 and ASCII are read as what Windows writes under their names.
            if (page is 28591 or 20127) return "windows-1252";
            if (page == 936) return "gb18030";
            return Known.Select(k => k.Name).FirstOrDefault(
                k => (CodePagesEncodingProvider.Instance.GetEncoding(k) ?? Encoding.GetEncoding(k)).CodePage == page);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
