using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;

namespace HostConsole.Core.Store;

public sealed class FactRow
{
    public long Seq { get; set; }
    public Guid? Run { get; set; }
    public bool House { get; set; }
    public long At { get; set; }
    public string By { get; set; } = "";
    public string Name { get; set; } = "";
    public int Version { get; set; }
    public string Data { get; set; } = "";
}

/// <summary>
/// Where in the log the facts of a run lie, or those of the ledger: one row for about a thousand facts in place of an index
/// entry each. Others' facts lie between.
/// </summary>
public sealed class SpanRow
{
    /// <summary>The ledger's stream, beside those of the runs.</summary>
    public static readonly Guid Ledger = Guid.Empty;

    public Guid Stream { get; set; }

    /// <summary>The first <c>Seq</c>.</summary>
    public long From { get; set; }

    /// <summary>The last <c>Seq</c>; it may be yet to come.</summary>
    public long To { get; set; }
}

/// <summary>The index of all shows; <see cref="View"/> is an ended show's last picture as JSON.</summary>
public sealed class ShowRow
{
    public Guid Id { get; set; }
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public string Settings { get; set; } = "";
    public int Status { get; set; }
    public Guid? Rehearsal { get; set; }
    public long CreatedAt { get; set; }
    public long? StartedAt { get; set; }
    public long? EndedAt { get; set; }
    public string? View { get; set; }

    /// <summary>The version by which its rollups were made.</summary>
    public int RollupVersion { get; set; }

    /// <summary>Out of the lists.</summary>
    public bool Archived { get; set; }

    /// <summary>On its way out (<see cref="ShowRemoval"/>); nothing else sees it.</summary>
    public bool Removed { get; set; }
}

/// <summary>An order as it stands, for lists and exports; written with the facts that changed it.</summary>
public sealed class OrderRow
{
    public string Key { get; set; } = "";
    public Guid? Run { get; set; }
    public long PlacedAt { get; set; }
    public string Number { get; set; } = "";
    public Guid? Customer { get; set; }
    public string Currency { get; set; } = "";

    /// <summary>Minor units, as <see cref="Refunded"/> and <see cref="Discount"/>.</summary>
    public long Gmv { get; set; }
    public long Refunded { get; set; }
    public long Discount { get; set; }
    public int Units { get; set; }

    /// <summary>placed, cancelled or refund.</summary>
    public string State { get; set; } = "";
    public string Attribution { get; set; } = "";
    public string? Excluded { get; set; }
    public bool Repeat { get; set; }
    public string? Code { get; set; }
    public Guid? Claim { get; set; }
    public string? Late { get; set; }

    /// <summary>Lines as JSON.</summary>
    public string Lines { get; set; } = "";

    /// <summary>The import that brought it, and can be taken back.</summary>
    public Guid? Import { get; set; }
}

/// <summary>What one minute of a run adds up to; who is new in it was seen so (<see cref="SeenAs"/>) for the first time.</summary>
public sealed record MinuteRow : MinuteTotals
{
    public Guid Run { get; set; }

    /// <summary>UTC minutes since 1970.</summary>
    public long Minute { get; set; }

    public static MinuteRow Of(RunId run, long minute, MinuteTotals totals)
    {
        var row = new MinuteRow { Run = run.Value, Minute = minute };
        row.Add(totals);
        return row;
    }
}

/// <summary>Personal data; erased here, it is gone.</summary>
public sealed class PersonRow
{
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Contact { get; set; }

    /// <summary>Whether they agreed to be named on the stream; null is no.</summary>
    public bool? OnStream { get; set; }
}

/// <summary>Words and a photo that somebody sent (<see cref="Keepsake"/>); erased here, they are gone.</summary>
public sealed class KeepsakeRow
{
    public Guid Id { get; set; }
    public Guid Run { get; set; }
    public Guid Person { get; set; }
    public string Words { get; set; } = "";
    public byte[]? Photo { get; set; }
    public string? Key { get; set; }

    /// <summary>Whether the photo is served to whoever knows its address.</summary>
    public bool Public { get; set; }
}

public sealed class AnswerRow
{
    public string Key { get; set; } = "";
    public string BodyHash { get; set; } = "";
    public int Status { get; set; }
    public string Body { get; set; } = "";
    public long ExpiresAt { get; set; }
}

public sealed class ProductRow
{
    public Guid Id { get; set; }
    public string Handle { get; set; } = "";
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public string Vendor { get; set; } = "";

    /// <summary>A remote address, or a path under /uploads or /sample.</summary>
    public string? Picture { get; set; }
    public long UpdatedAt { get; set; }
    public List<VariantRow> Variants { get; set; } = [];
}

public sealed class VariantRow
{
    public Guid Id { get; set; }
    public Guid ProductId { get; set; }
    public ProductRow Product { get; set; } = null!;
    public int Position { get; set; }

    /// <summary>"Small / Red"; empty where a product has one variant.</summary>
    public string Title { get; set; } = "";
    public string? Sku { get; set; }
    public string? ExternalId { get; set; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long Price { get; set; }
    public long? CompareAt { get; set; }
    public string Currency { get; set; } = "";
    public string? Picture { get; set; }

    /// <summary>The shop goes on selling it when nothing is left.</summary>
    public bool PreOrder { get; set; }

    public Item ToItem()
    {
        var currency = Kernel.Currency.Parse(Currency);
        var title = Title.Length == 0 ? Product.Title : $"{Product.Title} – {Title}";
        var before = CompareAt is { } c ? new Money(c, currency) : (Money?)null;
        return new(new(ProductId), new(Id), title, new(Price, currency), before, Picture ?? Product.Picture, Sku, ExternalId, PreOrder);
    }
}

/// <summary>A line of the price log: what a variant cost, and when. Prices that are over stay, as evidence.</summary>
public sealed class PriceRow
{
    public long Id { get; set; }
    public Guid Variant { get; set; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long Price { get; set; }
    public string Currency { get; set; } = "";
    public long From { get; set; }

    /// <summary>Null while it stands.</summary>
    public long? Until { get; set; }

    public PricePoint ToPoint() =>
        new(new(Price, Kernel.Currency.Parse(Currency)), new(From, TimeSpan.Zero),
            Until is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : null);
}

public sealed class SettingRow
{
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
}

/// <summary>A webhook's delivery, as it came.</summary>
public sealed class DeliveryRow
{
    public long Id { get; set; }
    public string Source { get; set; } = "";
    public string Topic { get; set; } = "";
    public string? DeliveryId { get; set; }
    public string? EventId { get; set; }
    public long At { get; set; }

    /// <summary>received, done, ignored or failed.</summary>
    public string State { get; set; } = "";
    public string? Note { get; set; }
    public string Body { get; set; } = "";
}
