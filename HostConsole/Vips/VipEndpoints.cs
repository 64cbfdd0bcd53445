using System.Security.Claims;
using System.Text.Json.Serialization;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>VIP moments over the console's API.</summary>
public static class VipEndpoints
{
    /// <param name="Percent">Of the show so far, 1 to 100.</param>
    private sealed record VipBody(string? Title, int? Percent, OfferBody? Reward);

    /// <param name="Code">Of a code, where who asks may steer shows: a display shows everything else.</param>
    private sealed record Given(
        ViewerId Viewer, RewardId Reward, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

    public static void MapVips(this WebApplication app)
    {
        var vips = app.MapShowApi().MapGroup("/vips");
        vips.MapPost("", OpenAsync).RequireAuthorization(ApiPolicy.Control);
        vips.MapPost("/{vip:guid}/close", (Guid show, Guid vip, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseVip(new(vip)), done => Answer(Find(done.View!, new(vip)))))
            .RequireAuthorization(ApiPolicy.Control);
        vips.MapGet("/{vip:guid}", async (Guid show, Guid vip, ClaimsPrincipal user, LiveShows shows, CancellationToken cancel) =>
        {
            if (await shows.AskAsync(new(show), new VipOfId(new(vip)), cancel) is not { } view)
                return Problems.Answer(StatusCodes.Status404NotFound);
            var codes = view.Offer.Pool is not null && user.HasClaim(ApiKeyAuthentication.ScopeClaim, ApiScope.Control)
                ? await shows.AskAsync(new(show), new CodesOf([.. view.Members.Select(m => m.Reward)]), cancel) : null;
            return TypedResults.Json(Answer(view, codes), Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);
    }

    private static async Task<IResult> OpenAsync(
        Guid show, VipBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        var (offer, refusal) = await OfferBody.ReadAsync(body.Reward, shows, cancel);
        if (offer is null) return Problems.Answer(refusal!);
        var id = Id.New<VipId>(clock);
        return await commands.SendAsync(new ShowId(show), new OpenVip(id, body.Title ?? "", body.Percent ?? 0, offer),
            done => Answer(Find(done.View!, id)), StatusCodes.Status201Created);
    }

    private static VipView Find(ShowView view, VipId id) => view.Vips.First(v => v.Id == id);

    private static object Answer(VipView v, IReadOnlyDictionary<RewardId, string>? codes = null) => new
    {
        v.Id,
        state = VipWords.StateOf(v),
        v.Title,
        v.Percent,
        reward = OfferBody.Of(v.Offer),
        stayed = v.Members.Length,
        v.Visitors,
        v.OpenedAt,
        v.HandsOverAt,
        v.ClosedAt,
        given = v.Members.Select(m => new Given(m.Viewer, m.Reward, codes?.GetValueOrDefault(m.Reward))),
    };

    /// <summary>A VIP moment for the audience: how many, and nobody's ids.</summary>
    public static object Public(VipView v) => new
    {
        v.Id,
        state = VipWords.StateOf(v),
        v.Title,
        v.Percent,
        reward = v.Offer.Title,
        points = v.Offer.Points,
        stayed = v.Members.Length,
    };
}
