using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.SocialProof;

/// <summary>Social proof over the console's API.</summary>
public static class ProofEndpoints
{
    /// <param name="VariantId">Only who bought this; null for whatever was bought.</param>
    private sealed record ProofBody(int? Minutes, int? Least, Guid? VariantId);

    private sealed record ThanksBody(Guid? Viewer);

    public static void MapProofs(this WebApplication app)
    {
        var proofs = app.MapShowApi().MapGroup("/proofs");
        proofs.MapPost("", OpenAsync).RequireAuthorization(ApiPolicy.Control);
        proofs.MapPost("/{proof:guid}/close", (Guid show, Guid proof, Commands commands, People people) =>
            SendAsync(commands, people, show, new(proof), new CloseProof(new(proof)))).RequireAuthorization(ApiPolicy.Control);
        proofs.MapPost("/{proof:guid}/thanks", async (Guid show, Guid proof, ThanksBody body, Commands commands, People people) =>
        {
            if (body.Viewer is not { } id) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("viewer", "Say which viewer is thanked."));
            return people.NameOnStream(new(id)) is null
                ? Problems.Answer((Outcome.Rejected)Outcome.Reject("not-named", "This viewer hasn't agreed to be named on the stream."))
                : await SendAsync(commands, people, show, new(proof), new ThankBuyer(new(proof), new(id)));
        }).RequireAuthorization(ApiPolicy.Control);
        proofs.MapGet("/{proof:guid}", async (Guid show, Guid proof, LiveShows shows, People people, TimeProvider clock, CancellationToken cancel) =>
            await shows.AskAsync(new(show), new ViewAt(clock.GetUtcNow()), cancel) is { } view && view.Proofs.Any(p => p.Id.Value == proof)
                ? TypedResults.Json(Answer(view, new(proof), people), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
    }

    private static async Task<IResult> OpenAsync(
        Guid show, ProofBody body, Commands commands, CatalogueStore catalog, People people, TimeProvider clock, CancellationToken cancel)
    {
        Item? item = null;
        if (body.VariantId is { } variant && (item = await catalog.ItemAsync(new VariantId(variant), cancel)) is null)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("variantId", "The catalogue has no such variant."));
        var id = Id.New<ProofId>(clock);
        return await SendAsync(commands, people, show, id, new OpenProof(id, body.Minutes ?? 0, body.Least ?? 0, item), StatusCodes.Status201Created);
    }

    private static Task<IResult> SendAsync(
        Commands commands, People people, Guid show, ProofId proof, ProofCommand command, int status = StatusCodes.Status200OK) =>
        commands.SendAsync(new ShowId(show), command, done => Answer(done.View!, proof, people), status);

    private static object Answer(ShowView show, ProofId id, People people)
    {
        var proof = show.Proofs.First(p => p.Id == id);
        return new
        {
            proof.Id,
            state = ProofWords.StateOf(proof),
            proof.Minutes,
            proof.Least,
            variantId = proof.Item?.Variant,
            proof.Buyers,
            said = proof.IsSaid,
            proof.Highest,
            proof.OpenedAt,
            proof.ClosedAt,
            thanked = proof.Thanked.Select(t => new { t.Viewer, t.At }),
            mayBeThanked = proof.IsOn
                ? ProofNames.Of(show, people.NameOnStream).Where(b => !proof.HasThanked(b.Buyer.Viewer))
                    .Select(b => new { b.Buyer.Viewer, b.Name, b.Buyer.At }).ToArray()
                : [],
        };
    }

    /// <summary>For the audience: a number that is worth saying, and nobody's names.</summary>
    public static object Public(ProofView proof) => new
    {
        proof.Id,
        proof.Minutes,
        product = proof.Item?.Title,
        proof.Buyers,
    };
}
