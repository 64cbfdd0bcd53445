using System.Globalization;
using System.Security.Cryptography;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Mail;
using HostConsole.Orders;
using HostConsole.Rewards;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace HostConsole.Joining;

/// <summary>How a viewer's devices, and accounts of other platforms, come together: by a confirmed e-mail address, or by a code in a chat.</summary>
public static class JoinEndpoints
{
    /// <param name="Email">Null for that of the viewer's last order in the show.</param>
    private sealed record MailBody(string? Email);
    private sealed record ConfirmBody(string? T);

    public static void MapJoining(this WebApplication app)
    {
        var own = app.MapAudience();
        own.MapPost("/member/mail", MailAsync).TakesForms<MailBody>().KeepsNoAnswer();
        own.MapPost("/member/confirm", ConfirmAsync).TakesForms<ConfirmBody>();
        own.MapPost("/member/code", (HttpContext http, ViewerForm<NoFields> _, Commands commands) =>
        {
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            return commands.SendAsync(http.Show(), new AskLink(http.User.Id(), code), _ => new { code }, StatusCodes.Status201Created);
        }).TakesForms<NoFields>().KeepsNoAnswer();
        own.MapPost("/member/link", (HttpContext http, ViewerForm<NoFields> _, Commands commands) => AnswerAsync(http, true, commands)).TakesForms<NoFields>();
        own.MapPost("/member/not-mine", (HttpContext http, ViewerForm<NoFields> _, Commands commands) => AnswerAsync(http, false, commands))
            .TakesForms<NoFields>();
        app.MapGet("/s/{code}/member/confirm", PageAsync).RequireRateLimiting(Limits.Address).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<IResult> AnswerAsync(HttpContext http, bool mine, Commands commands) =>
        commands.SendAsync(http.Show(), new AnswerLink(http.User.Id(), mine), _ => new { linked = mine });

    private static async Task<IResult> MailAsync(
        HttpContext http, ViewerForm<MailBody> form, LiveShows shows, People people, MailSettings mail, Mailer mailer, MailThrottle throttle,
        JoinTokens tokens, PublicAddress address, SettingsStore settings, IStringLocalizer<RewardTexts> texts)
    {
        if (await mail.GetAsync(http.RequestAborted) is null)
            return Problems.Answer(StatusCodes.Status409Conflict, "no-mail", texts["Phone_NoMail"]);
        var viewer = http.User.Id();
        var to = form.Body.Email?.Trim();
        if (to is null && await shows.AskAsync(http.Show(), new OrderedBy(viewer), http.RequestAborted) is { } customer)
            to = (await people.FindAsync(customer, http.RequestAborted))?.Email;
        if (!MailServer.IsAddress(to)) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("email", texts["Phone_NoAddress"]));
        if (!throttle.Takes(to!, viewer.ToString(), Limits.AddressOf(http)))
            return Problems.Answer(StatusCodes.Status429TooManyRequests, "too-many-mails", texts["Phone_TooManyMails"]);

        var brand = (await settings.GetAsync(http.RequestAborted)).Brand;
        var root = address.Of(http.Request);
        var link = $"{root}/s/{http.Request.RouteValues["code"]}/member/confirm?t={tokens.Issue(new(viewer, to!))}";
        var name = brand.Length > 0 ? brand : "HostConsole";
        var letter = new Letter(to!, texts["Mail_Subject", name],
            texts["Mail_Text", name, link, (int)JoinTokens.GoodFor.TotalMinutes].Value.ReplaceLineEndings("\r\n"));
        return await mailer.SendAsync(letter, brand, http.RequestAborted) is { } why
            ? NotSent(http, why, texts) : TypedResults.Json(new { sent = true }, Json.Options);
    }

    // What is wrong with the seller's server is for the seller to read.
    private static IResult NotSent(HttpContext http, string why, IStringLocalizer<RewardTexts> texts)
    {
        http.RequestServices.GetRequiredService<ILogger<Mailer>>().LogWarning("A mail to a member was not sent: {Why}", why);
        return Problems.Answer(StatusCodes.Status502BadGateway, "not-sent", texts["Phone_NotSent"]);
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext http, ViewerForm<ConfirmBody> form, JoinTokens tokens, PersonKeys keys, Commands commands, IStringLocalizer<RewardTexts> texts)
    {
        if (tokens.Read(form.Body.T) is not { } request)
            return Problems.Answer(StatusCodes.Status409Conflict, "too-old", texts["Phone_LinkOld"]);
        // Whoever gets somebody to open a link that they asked for themselves would have that person's points on their own phone.
        if (request.Viewer != http.User.Id()) return Problems.Answer(StatusCodes.Status409Conflict, "another-device", texts["Phone_LinkElsewhere"]);
        var person = (await keys.IdsAsync("", null, request.Email, http.RequestAborted))[0];
        return await commands.SendAsync(http.Show(), new ConfirmMember(request.Viewer, person, request.Email), _ => new { confirmed = true });
    }

    // Programs that look at mails open their links: it takes a press.
    private static async Task<IResult> PageAsync(
        HttpContext http, string code, string? t, LiveShows shows, JoinTokens tokens, ViewerTokens viewers, ViewerFormTokens forms, SettingsStore settings)
    {
        if (await shows.FindCodeAsync(code, http.RequestAborted) is null) return TypedResults.NotFound();
        var viewer = http.Request.Cookies[ViewerAuthentication.Cookie] is { } cookie ? viewers.Recognise(cookie) : null;
        var request = tokens.Read(t);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<JoinPage>(new Dictionary<string, object?>
        {
            [nameof(JoinPage.Code)] = code,
            [nameof(JoinPage.Request)] = request,
            [nameof(JoinPage.Ticket)] = t,
            [nameof(JoinPage.IsHere)] = request is not null && request.Viewer == viewer,
            [nameof(JoinPage.Token)] = viewer is { } known ? forms.Issue(known) : "",
            [nameof(JoinPage.Brand)] = (await settings.GetAsync(http.RequestAborted)).Brand,
            [nameof(JoinPage.Theme)] = Theme.Of(http),
        })
        { PreventStreamingRendering = true };
    }
}
