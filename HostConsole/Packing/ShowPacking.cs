using System.Text.Json;
using HostConsole.Core.Deals;
using HostConsole.Core.Export;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Orders;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Packing;

/// <param name="From">An order's number, or what the prize was won in.</param>
/// <param name="Note">What to look at before it is packed; empty where nothing is.</param>
public sealed record PackingLine(string Title, string? Sku, int Quantity, string From, bool IsPrize, string Note = "");

/// <summary>What goes to one buyer, in one parcel.</summary>
/// <param name="Buyer">The name, or the e-mail address; else how the buyer is called by who may not see it.</param>
/// <param name="Contact">Where the buyer can be reached; null where it isn't known, or may not be seen.</param>
/// <param name="Claims">The numbers that the buyer may quote.</param>
public sealed record PackingSlip(string Buyer, string? Contact, IReadOnlyList<int> Claims, IReadOnlyList<PackingLine> Lines)
{
    public int Units => Lines.Sum(l => l.Quantity);
}

/// <summary>What is to be packed after a show, one slip a buyer: deals, direct orders and prizes.</summary>
/// <param name="IsCut">There are more orders than one list holds.</param>
public sealed record ShowPacking(ShowView Show, IReadOnlyList<PackingSlip> Slips, bool IsCut)
{
    /// <summary>Orders in one list.</summary>
    public const int Most = 20_000;

    public void Write(TextWriter writer)
    {
        using var csv = new SafeCsv(writer);
        csv.Row("slip", "buyer", "contact", "claims", "item", "sku", "quantity", "from", "kind", "note");
        foreach (var (slip, i) in Slips.Select((slip, i) => (slip, i)))
            foreach (var line in slip.Lines)
                csv.Row(i + 1, slip.Buyer, slip.Contact, string.Join(' ', slip.Claims.Select(Deals.ClaimWords.Numbered)), line.Title, line.Sku,
                    line.Quantity, line.From, line.IsPrize ? "prize" : "order", line.Note);
    }
}

/// <summary>Reads what is to be packed from the orders of the store and from the show.</summary>
public sealed class ShowPackingReader(IDbContextFactory<HostDb> store, LiveShows shows)
{
    /// <param name="withNames">Only for who may see personal data.</param>
    /// <returns>Null where there is no such show.</returns>
    public async Task<ShowPacking?> ReadAsync(ShowId id, bool withNames, CancellationToken cancel = default)
    {
        if (await shows.RealViewAsync(id, cancel) is not { } show) return null;
        var run = RunId.Of(id).Value;
        await using var db = await store.CreateDbContextAsync(cancel);
        var orders = await db.Orders.AsNoTracking()
            .Where(o => o.Run == run && o.State == "placed" && o.Excluded != "test" && (o.Late == null || o.Late == "fulfil"))
            .Where(o => o.Refunded == 0 || o.Refunded < o.Gmv)
            .OrderBy(o => o.PlacedAt).ThenBy(o => o.Key).Take(ShowPacking.Most + 1).ToListAsync(cancel);
        var cut = orders.Count > ShowPacking.Most;
        var numbers = await shows.AskAsync(id, new NumbersOf([.. orders.Select(o => o.Claim).OfType<Guid>()]), cancel) ?? [];
        var parcels = new Dictionary<string, List<(Guid? Claim, PackingLine Line)>>(StringComparer.Ordinal);
        foreach (var order in orders.Take(ShowPacking.Most))
            foreach (var line in JsonSerializer.Deserialize<List<OrderLine>>(order.Lines, Json.Options) ?? [])
                Parcel(order.Customer?.ToString() ?? order.Key).Add((order.Claim, new(line.Title, line.Sku, line.Quantity, order.Number, false,
                    order.Refunded > 0 ? "refunded in part" : "")));
        foreach (var prize in MechanicUis.All.SelectMany(ui => ui.Prizes(show)))
            Parcel(prize.Viewer.Value.ToString()).Add((null, new(prize.What, null, 1, prize.Of, true)));
        var people = withNames ? await PeopleAsync(db, parcels.Keys, cancel) : [];
        return new(show, [.. parcels.Select(p => Slip(p.Key, p.Value)).OrderBy(s => s.Buyer, StringComparer.CurrentCultureIgnoreCase)], cut);

        List<(Guid?, PackingLine)> Parcel(string who) => parcels.TryGetValue(who, out var known) ? known : parcels[who] = [];

        PackingSlip Slip(string who, List<(Guid? Claim, PackingLine Line)> lines)
        {
            var person = people.GetValueOrDefault(who);
            var label = OrderItem.LabelOf(Guid.TryParse(who, out var customer) ? customer : null);
            var contact = string.Join(", ", new[] { person?.Name is null ? null : person.Email, person?.Contact }.Where(c => !string.IsNullOrEmpty(c)));
            return new(
                person?.Name ?? person?.Email ?? label, contact.Length > 0 ? contact : null,
                [.. lines.Select(l => l.Claim).OfType<Guid>().Distinct().Select(c => numbers.GetValueOrDefault(c)).Where(n => n > 0).Order()],
                [.. lines.Select(l => l.Line)]);
        }
    }

    private static async Task<Dictionary<string, PersonRow>> PeopleAsync(HostDb db, IEnumerable<string> who, CancellationToken cancel)
    {
        var people = new Dictionary<string, PersonRow>();
        foreach (var some in who.Select(w => Guid.TryParse(w, out var id) ? id : (Guid?)null).OfType<Guid>().Chunk(200))
            foreach (var person in await db.People.AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(cancel))
                people[person.Id.ToString()] = person;
        return people;
    }

    private sealed record NumbersOf(HashSet<Guid> Claims) : IShowQuery<Dictionary<Guid, int>>
    {
        public Dictionary<Guid, int> Answer(Run run) => run.State.Deals.View()
            .SelectMany(deal => run.State.Deals.ClaimsOf(deal.Id)).Where(c => Claims.Contains(c.Id.Value))
            .ToDictionary(c => c.Id.Value, c => c.Number);
    }
}
