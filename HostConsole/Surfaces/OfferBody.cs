using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Surfaces;

/// <summary>A reward as the API writes it.</summary>
/// <param name="Kind">code, gift, points, shout-out, entry or access.</param>
/// <param name="Pool">Where a code comes from.</param>
/// <param name="Title">What phones call it; for a code, the pool's title where it is left out; tickets and early access have usual ones.</param>
/// <param name="Amount">Of points, or of tickets: 1 where it is left out.</param>
public sealed record OfferBody(string? Kind, Guid? Pool = null, string? Title = null, int? Amount = null)
{
    public static OfferBody Of(RewardOffer offer) => new(offer.Kind.Word(), offer.Pool?.Value, offer.Title, offer.Points ?? offer.Tickets);

    /// <summary>The offer; what the rules say against it they say when it is opened.</summary>
    /// <returns>The offer, or the refusal of what can't be read.</returns>
    public static async Task<(RewardOffer? Offer, Outcome.Rejected? Refusal)> ReadAsync(
        OfferBody? body, LiveShows shows, CancellationToken cancel)
    {
        if (body is null) return Wrong("reward", "Say what there is to win.");
        if (Enum.GetValues<RewardKind>().Where(k => k.Word().Equals(body.Kind, StringComparison.OrdinalIgnoreCase)).ToArray() is not [var kind])
            return Wrong("kind", "A reward is a code, a gift, points, a shout-out, an entry or access.");
        PoolId? pool = body.Pool is { } id ? new(id) : null;
        var title = body.Title;
        if (kind == RewardKind.Code && pool is null) return Wrong("pool", "Name the pool that the code comes from.");
        if (kind == RewardKind.Code && Text.IsBlank(title))
            title = (await shows.AskAsync(new AllPools(), cancel)).FirstOrDefault(p => p.Id == pool)?.Title ?? "?"; // then it isn't found
        int? tickets = kind == RewardKind.Entry ? body.Amount ?? 1 : null;
        if (Text.IsBlank(title)) title = OfferWords.Usual(kind, tickets);
        return (new(kind, title ?? "", pool, kind == RewardKind.Entry ? null : body.Amount, tickets), null);
    }

    private static (RewardOffer?, Outcome.Rejected?) Wrong(string field, string reason) =>
        (null, (Outcome.Rejected)Outcome.Invalid(field, reason));
}
