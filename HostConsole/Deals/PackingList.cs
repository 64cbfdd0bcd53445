using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.Deals;
using HostConsole.Core.Export;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Deals;

/// <summary>What is to be packed after a deal, by claim number: claims with an order that stands.</summary>
public sealed record PackingList(ShowView Show, DealView Deal, IReadOnlyList<PackingList.Line> Lines)
{
    /// <param name="Order">The number that the shop shows; empty where it was paid by hand.</param>
    public sealed record Line(int Number, ViewerId Viewer, int Quantity, string Order, bool ByHand, bool Late);

    public int Units => Lines.Sum(l => l.Quantity);

    /// <summary>Null where there is no such show or deal.</summary>
    public static async Task<PackingList?> ReadAsync(LiveShows shows, ShowId id, DealId deal, CancellationToken cancel = default)
    {
        if (await shows.ViewAsync(id, cancel) is not { } show || show.Deals.FirstOrDefault(d => d.Id == deal) is not { } view) return null;
        return new(show, view, await shows.AskAsync(id, new LinesOf(deal), cancel) ?? []);
    }

    private sealed record LinesOf(DealId Deal) : IShowQuery<Line[]>
    {
        public Line[] Answer(Run run) =>
            [.. run.State.Deals.ClaimsOf(Deal).Select(c => LineOf(c, run.Ledger.Orders)).OfType<Line>().OrderBy(l => l.Number)];
    }

    private static Line? LineOf(ClaimView claim, Core.Orders.OrderState orders)
    {
        if (claim.Order is not { } key || key.Split(':', 2) is not [var source, var id]) return null;
        var order = orders.Find(new(source, id));
        if (order is { Cancelled: true } || (claim.Late && order?.Late != "fulfil")) return null;
        var byHand = source == "hand";
        return new(claim.Number, claim.Viewer, claim.Quantity, byHand ? "" : order?.Content.Number ?? id, byHand, claim.Late);
    }

    public void Write(TextWriter writer, People people)
    {
        using var csv = new SafeCsv(writer);
        csv.Row("claim", "item", "sku", "quantity", "order", "paid by hand", "late", "viewer");
        foreach (var line in Lines)
            csv.Row(line.Number, Deal.Item.Title, Deal.Item.Sku, line.Quantity, line.Order, line.ByHand ? "yes" : "no",
                line.Late ? "yes" : "no", people.NameOf(line.Viewer));
    }
}

public static class PackingEndpoints
{
    public static void MapPacking(this IEndpointRouteBuilder app) =>
        app.MapGet("/shows/{show:guid}/deals/{deal:guid}/packing.csv",
            static async (Guid show, Guid deal, LiveShows shows, People people, CancellationToken cancel) =>
        {
            if (await PackingList.ReadAsync(shows, new(show), new(deal), cancel) is not { } list) return Results.NotFound();
            using var body = new MemoryStream();
            await using (var writer = new StreamWriter(body,
                new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
                list.Write(writer, people);
            return Results.File(body.ToArray(), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture,
                $"packing-{list.Show.Code}-{list.Deal.LaunchedAt:yyyyMMdd-HHmm}.csv"));
        }).RequireAuthorization(nameof(Permission.Export)).ExcludeFromDescription();
}
