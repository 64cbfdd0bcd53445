using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Surfaces;

/// <summary>A reward as the API writes it.</summary>
/// <param name="Kind">code, gift, points or shoutOut.</param>
/// <param name="Pool">Where a code comes from.</param>
/// <param name="Title">What the winner reads; for a code, the pool's title where it is left out.</param>
/// <param name="Amount">Of points.</param>
public sealed record OfferBody(string? Kind, Guid? Pool = null, string? Title = null, int? Amount = null)
{
    private static readonly (RewardKind Kind, string Word)[] Words =
    [
        (RewardKind.Code, "code"), (RewardKind.Gift, "gift"), (RewardKind.Points, "points"), (RewardKind.ShoutOut, "shoutOut"),
    ];

    public static OfferBody Of(RewardOffer offer) => new(WordOf(offer.Kind), offer.Pool?.Value, offer.Title, offer.Points);

    public static string WordOf(RewardKind kind) => Words.First(w => w.Kind == kind).Word;

    /// <summary>The offer; what the rules say against it they say when it is opened.</summary>
    /// <returns>The offer, or the refusal of what can't be read.</returns>
    public static async Task<(RewardOffer? Offer, Outcome.Rejected? Refusal)> ReadAsync(
        OfferBody? body, LiveShows shows, CancellationToken cancel)
    {
        if (body is null) return Wrong("reward", "Say what there is to win.");
        if (Words.FirstOrDefault(w => w.Word.Equals(body.Kind, StringComparison.OrdinalIgnoreCase)) is not { Word: not null } known)
            return Wrong("kind", "A reward is a code, a gift, points or a shoutOut.");
        PoolId? pool = body.Pool is { } id ? new(id) : null;
        var title = body.Title;
        if (known.Kind == RewardKind.Code && pool is null) return Wrong("pool", "Name the pool that the code comes from.");
        if (known.Kind == RewardKind.Code && Text.IsBlank(title))
            title = (await shows.AskAsync(new AllPools(), cancel)).FirstOrDefault(p => p.Id == pool)?.Title ?? "?"; // then it isn't found
        return (new(known.Kind, title ?? "", pool, body.Amount), null);
    }

    private static (RewardOffer?, Outcome.Rejected?) Wrong(string field, string reason) =>
        (null, (Outcome.Rejected)Outcome.Invalid(field, reason));
}
