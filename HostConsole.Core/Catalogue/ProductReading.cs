using HostConsole.Core.Csv;

namespace HostConsole.Core.Catalogue;

/// <summary>How a product file is to be read, where the file leaves a choice.</summary>
public sealed record ProductReading
{
    /// <summary>Now, where the shop is: what sale prices are held against. Null takes them whatever their dates are.</summary>
    public DateTime? Now { get; init; }

    /// <summary>Also products that the shop doesn't show: drafts, private ones, archived ones.</summary>
    public bool Drafts { get; init; }

    public bool GiftCards { get; init; }

    /// <summary>Of an inventory file, the only place whose units count; null counts all.</summary>
    public string? Location { get; init; }

    /// <summary>Which column is what, for files of no shop that is known.</summary>
    public ProductColumnMapping? Columns { get; init; }

    /// <summary>Reads sale prices by the shop's clock.</summary>
    public static DateTime Local(DateTimeOffset now, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTime(now, zone).DateTime : now.UtcDateTime;
}

/// <summary>What a reader tells beside the products.</summary>
internal sealed class ReadingNotes
{
    public RejectionTally Rejections { get; } = new();
    public NoteTally Notes { get; } = new();
    public int Drafts { get; set; }
    public int GiftCards { get; set; }
    public bool TooMany { get; private set; }

    private int _lines;

    /// <summary>Counts a line that is kept; false where no more fit.</summary>
    public bool Keep()
    {
        TooMany |= ++_lines > ProductCsv.MostLines;
        return !TooMany;
    }

    public IReadOnlyList<string> Result()
    {
        var notes = Notes.Result().ToList();
        if (Drafts == 1) notes.Add("1 product that the shop doesn't show (a draft, private or archived) was left out.");
        if (Drafts > 1) notes.Add($"{Drafts} products that the shop doesn't show (drafts, private or archived ones) were left out.");
        if (GiftCards > 0) notes.Add(GiftCards == 1 ? "1 gift card was left out." : $"{GiftCards} gift cards were left out.");
        return notes;
    }
}
