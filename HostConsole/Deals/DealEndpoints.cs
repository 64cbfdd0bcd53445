using HostConsole.Accounts;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Deals;

/// <summary>Flash deals over the console's API.</summary>
public static class DealEndpoints
{
    private const int DefaultHoldSeconds = 600;

    private sealed record DealBody(
        Guid? VariantId, Money? Price, int? Quantity, int? PerViewer, int? Seconds, int? LeadSeconds,
        int? HoldSeconds, string? Code, int? EarlySeconds);
    private sealed record SecondsBody(int? Seconds);
    private sealed record QuantityBody(int? Quantity);
    private sealed record ReasonBody(string? Reason);

    public static void MapDeals(this WebApplication app)
    {
        var read = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        read.MapGet("/deals/{deal:guid}", async (Guid show, Guid deal, LiveShows shows, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new DealOf(new(deal)), cancel) is { } view
                ? TypedResults.Json(Answer(view), Json.Options)
                : NotFound("deal"));
        read.MapGet("/deals/{deal:guid}/claims", ListClaimsAsync);

        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/deals", LaunchAsync);
        control.MapPost("/deals/{deal:guid}/end",
            (Guid show, Guid deal, Commands commands) => SendAsync(commands, show, new EndDeal(new(deal))));
        control.MapPost("/deals/{deal:guid}/extend", (Guid show, Guid deal, SecondsBody body, Commands commands) =>
            SendAsync(commands, show, new ExtendDeal(new(deal), TimeSpan.FromSeconds(body.Seconds ?? 0))));
        control.MapPost("/deals/{deal:guid}/top-up", (Guid show, Guid deal, QuantityBody body, Commands commands) =>
            SendAsync(commands, show, new TopUpDeal(new(deal), body.Quantity ?? 0)));
        control.MapPost("/deals/{deal:guid}/cancel", (Guid show, Guid deal, ReasonBody body, Commands commands) =>
            SendAsync(commands, show, new CancelDeal(new(deal), body.Reason ?? "")));
        control.MapPost("/claims/{claim:guid}/paid", (Guid show, Guid claim, LiveShows shows, Commands commands) =>
            SettleAsync(shows, commands, new(show), new(claim), c => new PayClaim(c.Deal, c.Id)));
        control.MapPost("/claims/{claim:guid}/release", (Guid show, Guid claim, LiveShows shows, Commands commands) =>
            SettleAsync(shows, commands, new(show), new(claim), c => new ReleaseClaim(c.Deal, c.Id)));
        app.MapClaims();
        app.MapChatClaims();
    }

    private static Task<IResult> SendAsync(Commands commands, Guid show, DealCommand command) =>
        commands.SendAsync(new ShowId(show), command, done => Answer(done.View!.Deals.First(d => d.Id == command.Deal)));

    private static async Task<IResult> LaunchAsync(Guid show, DealBody body, Commands commands, CatalogueStore catalog,
        TimeProvider clock, CancellationToken cancel)
    {
        if (body.VariantId is not { } variant)
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("variantId", "A deal sells one variant: choose it."));
        if (body.Price is not { } price)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("price",
                "Give the price of a unit, such as {\"amount\":\"12.34\",\"currency\":\"USD\"}."));
        if (await catalog.ItemAsync(new VariantId(variant), cancel) is not { } item)
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("variantId", "The catalogue has no such variant."));
        var id = Id.New<DealId>(clock);
        return await commands.SendAsync(new ShowId(show), new LaunchDeal(
            id, item, price, body.Quantity ?? 0, body.PerViewer ?? 1, Seconds(body.Seconds ?? 0),
            Seconds(body.LeadSeconds ?? 0), Seconds(body.HoldSeconds ?? DefaultHoldSeconds), body.Code)
        { Early = Seconds(body.EarlySeconds ?? 0) },
            done => Answer(done.View!.Deals.First(d => d.Id == id)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListClaimsAsync(Guid show, Guid deal, int? page, LiveShows shows, CancellationToken cancel)
    {
        const int size = 200;
        if (await shows.AskAsync(new(show), new ClaimsOf(new(deal)), cancel) is not { } all) return NotFound("deal");
        var at = Math.Clamp(page ?? 1, 1, all.Length / size + 1);
        return TypedResults.Json(
            new { items = all.Skip((at - 1) * size).Take(size).Select(Answer), total = all.Length, page = at },
            Json.Options);
    }

    // A claim is named without its deal, so it is looked up first; what becomes of it stands in the facts.
    private static async Task<IResult> SettleAsync(LiveShows shows, Commands commands, ShowId show, ClaimId id,
        Func<ClaimView, ShowCommand> command)
    {
        if (await shows.AskAsync(show, new ClaimOf(id)) is not { } claim) return NotFound("claim");
        return await commands.SendAsync(show, command(claim),
            done => Answer(done.Outcome.Facts.OfType<DealFact>().Aggregate(claim, static (c, fact) => fact switch
        {
            DealFact.ClaimOrdered ordered when ordered.Claim == c.Id =>
                c with { State = ordered.Late ? c.State : ClaimStatus.Ordered, Order = ordered.Order, Late = ordered.Late },
            DealFact.ClaimReleased released when released.Claim == c.Id => c with { State = ClaimStatus.Released },
            _ => c,
        })));
    }

    private static object Answer(DealView d) => new
    {
        d.Id,
        d.State,
        variantId = d.Item.Variant,
        d.Item.Title,
        d.Price,
        d.Was,
        lowestIn30Days = d.Reference.Lowest,
        d.Quantity,
        d.PerViewer,
        d.Claimed,
        d.Ordered,
        d.Left,
        d.Expired,
        d.Waiting,
        d.Code,
        d.LaunchedAt,
        earlySeconds = d.EarlyFrom is { } from ? (int?)(d.OpensAt - from).TotalSeconds : null,
        d.OpensAt,
        d.EndsAt,
        d.EndedAt,
        d.SoldOutAt,
        holdSeconds = (int)d.Hold.TotalSeconds,
        d.CancelReason,
    };

    private static object Answer(ClaimView c) => new
    {
        c.Id,
        c.Deal,
        c.State,
        c.Number,
        c.Viewer,
        c.Quantity,
        c.Price,
        c.At,
        c.ExpiresAt,
        c.FromWaitlist,
        c.Order,
        c.Late,
    };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static IResult NotFound(string what) => Problems.Answer((Outcome.Rejected)Outcome.NotFound(what));
}
