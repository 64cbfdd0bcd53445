using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Rewards;

/// <summary>What there is for points: set over the console's API, taken by viewers.</summary>
public static class ShopEndpoints
{
    private sealed record ItemBody(Guid? Id, string? Kind, Guid? Pool, string? Title, int? Points, int? Units, int? PerViewer);
    private sealed record ShopBody(IReadOnlyList<ItemBody>? Items);

    public static void MapShop(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/rewards/shop").RequireRateLimiting(Limits.Api);
        api.MapGet("", async (LiveShows shows, CancellationToken cancel) =>
            TypedResults.Json(new { items = (await shows.AskAsync(new ShopNow(), cancel)).Select(Answer) }, Json.Options)).RequireAuthorization(ApiPolicy.Read);
        api.MapPut("", SetAsync).RequireAuthorization(ApiPolicy.Control);
        app.MapAudience().MapPost("/shop/{item:guid}", (HttpContext http, Guid item, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
        {
            var reward = Id.New<RewardId>(clock);
            return commands.SendAsync(http.Show(), new BuyReward(reward, http.User.Id(), new(item)), _ => new { reward }, StatusCodes.Status201Created);
        }).TakesForms<NoFields>();
    }

    private static async Task<IResult> SetAsync(ShopBody body, LiveShows shows, Commands commands, TimeProvider clock, CancellationToken cancel)
    {
        if (body.Items is null) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("items", "Say what there is for points; an empty list for nothing."));
        var items = new List<ShopItem>();
        foreach (var item in body.Items.Take(ShopItem.MostItems + 1))
        {
            var (offer, refusal) = await OfferBody.ReadAsync(new(item.Kind, item.Pool, item.Title), shows, cancel);
            if (offer is null) return Problems.Answer(refusal!);
            items.Add(new(item.Id is { } id ? new(id) : Id.New<ShopItemId>(clock), offer, item.Points ?? 0, item.Units, item.PerViewer ?? 1));
        }

        return await commands.SendAsync(null, new SetShop(items), _ => new { items = items.Select(i => new { i.Id, title = i.Offer.Title, points = i.Cost }) });
    }

    private static object Answer(Shelf shelf) => new
    {
        shelf.Item.Id,
        kind = shelf.Item.Offer.Kind,
        shelf.Item.Offer.Pool,
        shelf.Item.Offer.Title,
        points = shelf.Item.Cost,
        shelf.Item.Units,
        shelf.Item.PerViewer,
        shelf.Left,
        shelf.Taken,
    };
}
