using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.ShowPages;

namespace HostConsole.Shows;

/// <summary>What is on screen now, over the API: the pinned product and what stands beside it.</summary>
public static class StageEndpoints
{
    private sealed record PinBody(Guid? VariantId, Guid? ProductId);

    /// <summary>What is to stand on stage: an id under the name of its mechanic, and a line of text.</summary>
    private sealed record StageBody(string? Text)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Named { get; init; } = [];
    }

    public static void MapStage(this WebApplication app)
    {
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/pin", PinAsync);
        control.MapDelete("/pin", (Guid show, Commands commands) => SendAsync(commands, show, new UnpinProduct()));
        control.MapPost("/stage", SetAsync);
    }

    private static async Task<IResult> PinAsync(Guid show, PinBody body, Commands commands, CatalogueStore catalog,
        CancellationToken cancel)
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
        List<StageItem> items = [];
        foreach (var kind in Mechanics.Stageable)
        {
            if (!body.Named.TryGetValue(kind, out var named) || named.ValueKind == JsonValueKind.Null) continue;
            if (IdOf(named) is not { } id) return Problems.Answer((Outcome.Rejected)Outcome.Invalid(kind, $"Name a {kind} by its id."));
            items.Add(new(kind, id));
        }

        return await shows.AskAsync(new(show), new NotInShow([.. items]), cancel) is { Kind: var unknown }
            ? Problems.Answer((Outcome.Rejected)Outcome.Invalid(unknown, $"This show has no such {unknown}."))
            : await SendAsync(commands, show, new SetStage(items, body.Text));
    }

    private static Guid? IdOf(JsonElement named)
    {
        try
        {
            return named.ValueKind == JsonValueKind.String && named.TryGetGuid(out var id) ? id : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a character
        }
    }

    private static Task<IResult> SendAsync(Commands commands, Guid show, StageCommand command) =>
        commands.SendAsync(new ShowId(show), command, done => new { stage = Answer(done.View!) });

    /// <summary>The stage as the API tells it: with each mechanic that can stand there, null where nothing of it does.</summary>
    public static IReadOnlyDictionary<string, object?> Answer(ShowView show)
    {
        var stage = show.Stage;
        return new Dictionary<string, object?>(
            [new("pinned", stage.Pinned), new("stock", stage.Stock), new("pinnedAt", stage.PinnedAt), .. StageSurfaces.Beside(show)]);
    }
}
