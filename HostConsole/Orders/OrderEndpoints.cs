using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace HostConsole.Orders;

/// <summary>
/// Orders over the API. They are the real run's even while a rehearsal is on, but for the rehearsal's own claims and
/// orders.
/// </summary>
public static class OrderEndpoints
{
    private const int BodyLimit = 1024 * 1024;

    private sealed record RefundBody(Money? Amount);
    private sealed record SettleBody(bool? Fulfil);

    public static void MapOrderCalls(this WebApplication app)
    {
        var orders = app.MapShowApi();
        orders.MapPost("/orders", PlaceAsync).RequireAuthorization(ApiPolicy.Orders).AcceptsUpTo(BodyLimit);
        orders.MapPost("/orders/{externalId}/refund", RefundAsync).RequireAuthorization(ApiPolicy.Orders);
        orders.MapPost("/orders/{externalId}/cancel",
            (Guid show, OrderPath path, string? source, LiveShows shows, Commands commands, CancellationToken cancel) =>
            WithOrderAsync(shows, show, path, source, (order, real) =>
                commands.SendAsync(new ShowId(show), new CancelOrder(order.Key),
                    _ => new { order.Key.ExternalId, order.Key.Source, state = "cancelled" }, real: real), cancel))
                .RequireAuthorization(ApiPolicy.Orders);
        orders.MapPost("/orders/{externalId}/settle", SettleAsync).RequireAuthorization(ApiPolicy.Orders);
        orders.MapGet("/orders", async (Guid show, string? state, string? search, int? page, LiveShows shows,
            OrderList list, CancellationToken cancel) =>
        {
            if (state is not null && !OrderList.States.Contains(state))
                return Problems.Invalid(new Dictionary<string, string[]>
                {
                    ["state"] = [$"Choose one of {string.Join(", ", OrderList.States)}."]
                });
            if (await shows.ViewAsync(new(show), cancel) is null)
                return Problems.Answer(StatusCodes.Status404NotFound, "not-found", "There is no such show.");
            var found = await list.PageAsync(RunId.Of(new(show)), new(state, search), page ?? 1, withNames: false, cancel: cancel);
            return TypedResults.Json(
                new { items = found.Items.Select(OrderList.Answer), total = found.Total, page = found.Page },
                Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);
    }

    private static async Task<IResult> PlaceAsync(Guid show, OrderBody body, OrderReader reader, LiveShows shows,
        Commands commands, CancellationToken cancel)
    {
        var (order, errors) = await reader.ReadAsync("api", body, cancel);
        if (order is null) return Problems.Invalid(errors);
        var rehearsed = order.Order.Claim is { } claim
            && await shows.AskAsync(new(show), new IsRehearsed(claim), cancel);
        return await commands.SendAsync(new ShowId(show), order, done =>
        {
            var taken = done.Answer<OrderTaken>();
            return (taken.New ? StatusCodes.Status201Created : StatusCodes.Status200OK, (object)new
            {
                taken.Key.ExternalId,
                taken.Key.Source,
                show = taken.Run,
                attribution = taken.Attribution.Word(),
                leftOut = taken.Excluded,
                isNew = taken.New,
                rehearsal = rehearsed,
            });
        }, real: !rehearsed);
    }

    private static async Task<IResult> RefundAsync(Guid show, OrderPath path, string? source, RefundBody body,
        LiveShows shows, Commands commands, CancellationToken cancel)
    {
        if (body.Amount is not { } amount)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("amount",
                "Say how much: {\"amount\":{\"amount\":\"12.34\",\"currency\":\"USD\"}}."));
        return await WithOrderAsync(shows, show, path, source, (order, real) => commands.SendAsync(new ShowId(show),
            new RefundOrder(order.Key, amount, UpToGmv: true), done =>
        {
            var refunded = done.Outcome.Facts.OfType<OrderFact.OrderRefunded>().Aggregate(order.Refunded, (sum, f) => sum + f.Amount);
            return new
            {
                order.Key.ExternalId,
                order.Key.Source,
                order.State,
                gmv = order.Content.Gmv,
                refunded,
                net = order.Content.Gmv - refunded
            };
        }, real: real), cancel);
    }

    private static async Task<IResult> SettleAsync(Guid show, OrderPath path, string? source, SettleBody body,
        LiveShows shows, Commands commands, CancellationToken cancel)
    {
        if (body.Fulfil is not { } fulfil)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("fulfil",
                "Say true to deliver it all the same, or false to refund it in the shop."));
        return await WithOrderAsync(shows, show, path, source,
            (order, real) => commands.SendAsync(new ShowId(show), new SettleLateOrder(order.Key, fulfil), done =>
        {
            var settled = done.Outcome.Facts.OfType<OrderFact.LateOrderSettled>().FirstOrDefault();
            return new
            {
                order.Key.ExternalId,
                order.Key.Source,
                late = settled is null ? order.Late : settled.Fulfil ? "fulfil" : "refund"
            };
        }, real: real), cancel);
    }

    private static async Task<IResult> WithOrderAsync(LiveShows shows, Guid show, OrderPath path, string? source,
        Func<Order, bool, Task<IResult>> then, CancellationToken cancel)
    {
        await shows.EnsureLoadedAsync(new(show), cancel);
        var found = await shows.AskAsync(new OrdersNamed(new(show), path.ExternalId, source?.Trim().ToLowerInvariant()), cancel);
        return found switch
        {
            [var (order, real)] => await then(order, real),
            [] => Problems.Answer(StatusCodes.Status404NotFound, "not-found",
                "This show has no such order. Name it by the id that it was recorded with."),
            _ => Problems.Answer(StatusCodes.Status409Conflict,
                "several-orders", $"Several shops have an order of this number. Name the shop: "
                    + $"?source={string.Join(" or ?source=", found.Select(f => f.Order.Key.Source).Take(5))}."),
        };
    }
}

/// <summary>
/// An order's id in an address. It may hold a slash, which no route value tells from its escaped spelling: it is read
/// from the address as it was sent.
/// </summary>
public sealed record OrderPath(string ExternalId)
{
    public static ValueTask<OrderPath?> BindAsync(HttpContext http)
    {
        var sent = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].TrimEnd('/').Split('/') ?? [];
        var id = sent is [.., "orders", var escaped, _]
            ? Uri.UnescapeDataString(escaped)
            : http.GetRouteValue("externalId") as string ?? "";
        return ValueTask.FromResult<OrderPath?>(new(id.Trim()));
    }
}
