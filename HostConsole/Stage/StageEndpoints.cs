using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Live;
using HostConsole.Shows;

namespace HostConsole.Stage;

/// <summary>What is on screen now, over the API: the pinned product and what stands beside it.</summary>
public static class StageEndpoints
{
    private sealed record PinBody(Guid? VariantId, Guid? ProductId);
    private sealed record StageBody(Guid? Poll, Guid? Giveaway, Guid? Goal, string? Text);

    public static void MapStage(this WebApplication app)
    {
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/pin", PinAsync);
        control.MapDelete("/pin", (Guid show, Commands commands) => SendAsync(commands, show, new UnpinProduct()));
        control.MapPost("/stage", SetAsync);
    }

    private static async Task<IResult> PinAsync(Guid show, PinBody body, Commands commands, CatalogStore catalog, CancellationToken cancel)
    {
        var (field, item) = body switch
        {
            { VariantId: { } variant } => ("variantId", await catalog.ItemAsync(new VariantId(variant), cancel)),
            { ProductId: { } product } => ("productId", await catalog.ItemAsync(new ProductId(product), cancel)),
            _ => ("variantId", null),
        };
        return item is null
            ? Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, "Name a variant or a product of the catalogue."))
            : await SendAsync(commands, show, new PinProduct(item));
    }

    private static async Task<IResult> SetAsync(Guid show, StageBody body, LiveShows shows, Commands commands, CancellationToken cancel)
    {
        (string Kind, Guid? Id)[] asked = [("poll", body.Poll), ("giveaway", body.Giveaway), ("goal", body.Goal)];
        StageItem[] items = [.. asked.Where(a => a.Id is not null).Select(a => new StageItem(a.Kind, a.Id!.Value))];
        var unknown = await shows.ReadAsync(new(show), run => items.FirstOrDefault(i => !run.State.Has(i)).Kind, cancel);
        return unknown is null
            ? await SendAsync(commands, show, new SetStage(items, body.Text))
            : Problems.Answer((Outcome.Rejected)Outcome.Invalid(unknown, $"This show has no such {unknown}."));
    }

    private static Task<IResult> SendAsync(Commands commands, Guid show, StageCommand command) =>
        commands.SendAsync(new ShowId(show), command, done => new { done.View!.Stage });
}
