using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Orders;

/// <param name="State">One of <see cref="OrderList.States"/>; null for all.</param>
/// <param name="Search">Part of the number or of the discount code.</param>
public sealed record OrderFilter(string? State = null, string? Search = null);

/// <summary>One order as lists show it. Two pictures of one order are equal, so that a list keeps its row and its selection.</summary>
/// <param name="Person">The customer's name or e-mail; null for who may not see it, and where it isn't known.</param>
/// <param name="LeftOut">Why it is not in the totals: "test" or "currency"; null where it counts.</param>
public sealed record OrderItem(
    OrderKey Key, string Number, DateTimeOffset PlacedAt, Guid? Customer, string? Person,
    IReadOnlyList<OrderLine> Lines, int Units, Money Gmv, Money Discount, Money Refunded,
    string State, string Attribution, string? LeftOut, bool Repeat, string? Code, ClaimId? Claim, string? Late)
{
    public Money Net => State == "cancelled" ? Money.Zero(Gmv.Currency) : Gmv - Refunded;

    /// <summary>How a customer is called by whoever may not see the name: the same four digits each time.</summary>
    public string CustomerLabel => LabelOf(Customer);

    public static string LabelOf(Guid? customer) =>
        customer is { } id ? $"Customer {id.ToString("N")[^4..].ToUpperInvariant()}" : "No customer";

    /// <summary>What can still be refunded.</summary>
    public Money Left => State == "placed" && Refunded < Gmv ? Gmv - Refunded : Money.Zero(Gmv.Currency);

    public bool Equals(OrderItem? other) => other is not null && other.Key == Key;
    public override int GetHashCode() => Key.GetHashCode();
}

/// <summary>The orders behind the numbers, page by page.</summary>
public sealed class OrderList(IDbContextFactory<HostDb> store)
{
    public const int PageSize = 50;
    public static readonly IReadOnlyList<string> States = ["placed", "refunded", "cancelled", "refund", "late", "left-out"];

    /// <summary>A page, the newest first where nothing else is asked; orders that are the same in what they are sorted by, too.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="withNames">Only for who may see personal data.</param>
    public async Task<PageOf<OrderItem>> PageAsync(RunId run, OrderFilter filter, int page, bool withNames,
        OrderSort sort = OrderSort.PlacedAt, bool descending = true, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var query = Narrow(db.Orders.AsNoTracking().Where(o => o.Run == run.Value), filter);
        var total = await query.CountAsync(cancel);
        page = Paging.Nearest(page, total, PageSize);
        var rows = await query.Sorted(sort, descending).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = new Dictionary<Guid, string?>();
        if (withNames)
        {
            var ids = rows.Select(r => r.Customer).OfType<Guid>().Distinct().ToArray();
            foreach (var p in await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
                names[p.Id] = p.Name ?? p.Email;
        }

        return new([.. rows.Select(r => Item(r, r.Customer is { } who ? names.GetValueOrDefault(who) : null))], total, page);
    }

    /// <summary>These orders as they stand now; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<OrderItem>> FindAsync(IEnumerable<OrderKey> orders, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var found = new List<OrderItem>();
        foreach (var some in orders.Select(o => o.ToString()).Chunk(500))
            found.AddRange((await db.Orders.AsNoTracking().Where(o => some.Contains(o.Key)).ToListAsync(cancel)).Select(o => Item(o, null)));
        return found;
    }

    /// <summary>How many there are of each state, for the filter's tabs.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(RunId run, CancellationToken cancel = default)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [""] = await db.Orders.CountAsync(o => o.Run == run.Value, cancel)
        };
        foreach (var state in States) counts[state] = await Narrow(db.Orders.Where(o => o.Run == run.Value), new(state)).CountAsync(cancel);
        return counts;
    }

    private static IQueryable<OrderRow> Narrow(IQueryable<OrderRow> query, OrderFilter filter)
    {
        query = filter.State switch
        {
            "placed" => query.Where(o => o.State == "placed" && o.Excluded == null),
            "refunded" => query.Where(o => o.State == "placed" && o.Refunded > 0),
            "cancelled" or "refund" => query.Where(o => o.State == filter.State),
            "late" => query.Where(o => o.Late == "queued"),
            "left-out" => query.Where(o => o.Excluded != null),
            _ => query,
        };
        if (Text.Clean(filter.Search) is not { Length: > 0 } search) return query;
        var escaped = search.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        var like = $"%{escaped}%";
        return query.Where(o => EF.Functions.Like(o.Number, like, "\\") || EF.Functions.Like(o.Key, like, "\\")
            || EF.Functions.Like(o.Code!, like, "\\") || EF.Functions.Like(o.Lines, like, "\\"));
    }

    private static OrderItem Item(OrderRow o, string? person)
    {
        var currency = Currency.Parse(o.Currency);
        var colon = o.Key.IndexOf(':', StringComparison.Ordinal);
        return new(
            new(o.Key[..colon], o.Key[(colon + 1)..]), o.Number, new(o.PlacedAt, TimeSpan.Zero), o.Customer, person,
            JsonSerializer.Deserialize<List<OrderLine>>(o.Lines, Json.Options) ?? [],
            o.Units, new(o.Gmv, currency), new(o.Discount, currency), new(o.Refunded, currency), o.State, o.Attribution,
            o.Excluded, o.Repeat, o.Code, o.Claim is { } c ? new ClaimId(c) : null, o.Late);
    }

    /// <summary>The item as the API gives it; no personal data in it.</summary>
    internal static object Answer(OrderItem o) => new
    {
        o.Key.ExternalId,
        o.Key.Source,
        o.Number,
        o.PlacedAt,
        o.Customer,
        o.Lines,
        o.Units,
        o.Gmv,
        o.Discount,
        refunds = o.Refunded,
        o.Net,
        o.State,
        o.Attribution,
        o.LeftOut,
        o.Repeat,
        o.Code,
        o.Claim,
        o.Late,
    };
}
