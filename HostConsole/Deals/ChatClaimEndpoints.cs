using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using Microsoft.Extensions.Localization;

namespace HostConsole.Deals;

/// <summary>A claim for the author of a chat message that looked like one and wasn't read.</summary>
public static class ChatClaimEndpoints
{
    private sealed record ClaimBody(Guid? Deal, int? Quantity);

    public static void MapChatClaims(this WebApplication app) =>
        app.MapShowApi().RequireAuthorization(ApiPolicy.Chat).MapPost("/chat/{message:guid}/claim", ClaimAsync);

    private static Task<IResult> ClaimAsync(
        Guid show, Guid message, ClaimBody? body, Commands commands, IStringLocalizer<DealTexts> texts, TimeProvider clock)
    {
        var deal = body?.Deal is { } named ? new DealId(named) : (DealId?)null;
        var claim = new ClaimForAuthor(new(message), Id.New<ClaimId>(clock), deal, body?.Quantity ?? 1);
        return commands.SendAsync(new ShowId(show), claim, done =>
        {
            if (done.Outcome.Answer is Waitlisted waits)
                return (StatusCodes.Status409Conflict, (object?)ClaimEndpoints.SoldOut(waits, texts));
            var made = done.Answer<Claimed>();
            return (StatusCodes.Status201Created, new { claim = made.Claim, deal = made.Deal, made.Number, made.Quantity, made.ExpiresAt });
        });
    }
}
