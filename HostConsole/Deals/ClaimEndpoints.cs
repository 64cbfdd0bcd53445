using System.Globalization;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.Extensions.Localization;

namespace HostConsole.Deals;

/// <summary>What a viewer does with a deal: claim, or leave the line.</summary>
public static class ClaimEndpoints
{
    private sealed record ClaimBody(int? Quantity, bool? Partial);
    private sealed record ContactBody(string? Contact);

    public static void MapClaims(this WebApplication app)
    {
        var audience = app.MapAudience();
        audience.MapPost("/deals/{deal:guid}/claim", ClaimAsync).TakesForms<ClaimBody>();
        audience.MapPost("/deals/{deal:guid}/contact", (HttpContext http, Guid deal, ViewerForm<ContactBody> form, Commands commands) =>
            commands.SendAsync(http.Show(), new LeaveContact(new(deal), http.User.Id(), form.Body.Contact), _ => new { reachable = true }))
            .TakesForms<ContactBody>();
        audience.MapPost("/deals/{deal:guid}/waitlist/leave", (HttpContext http, Guid deal, ViewerForm<NoFields> _, Commands commands) =>
            LeaveAsync(http, deal, commands)).TakesForms<NoFields>();
        audience.MapDelete("/deals/{deal:guid}/waitlist", LeaveAsync);
    }

    /// <summary>
    /// 201 with the claim, and with what is waited for where part of a wish was there; 409 sold-out with the place in
    /// line; other refusals as the rules word them.
    /// </summary>
    private static async Task<IResult> ClaimAsync(
        HttpContext http, Guid deal, ViewerForm<ClaimBody> form, Commands commands, SettingsStore settings, CatalogueMemory memory,
        Origins origins, IStringLocalizer<DealTexts> texts, TimeProvider clock)
    {
        var set = await settings.GetAsync(http.RequestAborted);
        var claim = new ClaimUnit(new(deal), Id.New<ClaimId>(clock), http.User.Id(), form.Body.Quantity ?? 1,
            origins.Bounded(http, http.Show()), form.Body.Partial ?? false);
        return await commands.SendAsync(http.Show(), claim, done =>
        {
            if (done.Outcome.Answer is Waitlisted waits) return (StatusCodes.Status409Conflict, (object?)SoldOut(waits, texts));
            var made = done.Answer<Claimed>();
            var show = done.View!;
            var view = show.Deals.First(d => d.Id == made.Deal);
            // Nobody is to buy for real in a rehearsal.
            var checkout = show.IsRehearsal ? null : Checkout.AddressOf(set, memory.Now(view.Item), made.Quantity, view.Code, made.Claim);
            return (StatusCodes.Status201Created, new
            {
                claim = made.Claim,
                made.Number,
                made.Quantity,
                made.ExpiresAt,
                checkout,
                made.Waiting,
                waitlist = made.Waiting > 0 ? made.Place : (int?)null,
                note = checkout is null ? Quote(made.Number, show.IsRehearsal, texts) : null,
            });
        });
    }

    private static string Quote(int number, bool rehearsal, IStringLocalizer<DealTexts> texts) =>
        rehearsal ? texts["Phone_Rehearsal"] : texts["Phone_QuoteNumber", number.ToString("0000", CultureInfo.InvariantCulture)];

    public static Task<IResult> LeaveAsync(HttpContext http, Guid deal, Commands commands) =>
        commands.SendAsync(http.Show(), new LeaveWaitlist(new(deal), http.User.Id()), _ => new { left = true });

    internal static Microsoft.AspNetCore.Mvc.ProblemDetails SoldOut(Waitlisted waits, IStringLocalizer<DealTexts> texts)
    {
        var problem = Problems.Of(StatusCodes.Status409Conflict, "sold-out", texts["Phone_SoldOutInLine", waits.Place]);
        problem.Extensions["waitlist"] = waits.Place;
        return problem;
    }
}
