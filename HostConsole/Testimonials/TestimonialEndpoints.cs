using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Core.Testimonials;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;
using Microsoft.Extensions.Localization;

namespace HostConsole.Testimonials;

/// <summary>Testimonials over the console's API, from the audience, and their photos.</summary>
public static class TestimonialEndpoints
{
    /// <summary>Where those who look at what was sent see a photo that nobody else may; the show and the id follow.</summary>
    public const string Unseen = "/testimonials/photos";

    // A form has more in it than the file.
    private const int LargestForm = Photos.Largest + 64 * 1024;

    private sealed record OpenBody(string? Question, string? Keyword, int? Seconds);
    private sealed record ReasonBody(string? Reason);

    /// <param name="Agreed">That words and photo may be shown: needed.</param>
    /// <param name="Named">That the name may be shown with them.</param>
    private sealed record SentBody(string? Text, bool? Agreed, bool? Named);

    public static void MapTestimonials(this WebApplication app)
    {
        var console = app.MapShowApi().MapGroup("/testimonials");
        var control = app.MapShowApi().MapGroup("/testimonials").RequireAuthorization(ApiPolicy.Control);
        console.MapGet("", ListAsync).RequireAuthorization(ApiPolicy.Read);
        control.MapPost("", (Guid show, OpenBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<TestimonialCallId>(clock);
            var time = body.Seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
            return commands.SendAsync(new ShowId(show), new OpenTestimonials(id, body.Question ?? "", body.Keyword ?? "", time),
                done => Told(done.View!.Testimonials.Calls.First(c => c.Id == id)), StatusCodes.Status201Created);
        });
        control.MapPost("/{call:guid}/close", (Guid show, Guid call, Commands commands) => commands.SendAsync(new ShowId(show),
            new CloseTestimonials(new(call)), done => Told(done.View!.Testimonials.Calls.First(c => c.Id.Value == call))));
        control.MapPost("/{testimonial:guid}/approve", (Guid show, Guid testimonial, Commands commands, Keepsakes kept) =>
            DecideAsync(show, testimonial, new ApproveTestimonial(new(testimonial)), commands, kept));
        control.MapPost("/{testimonial:guid}/refuse", (Guid show, Guid testimonial, ReasonBody? body, Commands commands, Keepsakes kept) =>
            DecideAsync(show, testimonial, new RefuseTestimonial(new(testimonial), body?.Reason ?? ""), commands, kept));
        control.MapPost("/{testimonial:guid}/hide", (Guid show, Guid testimonial, Commands commands, Keepsakes kept) =>
            DecideAsync(show, testimonial, new HideTestimonial(new(testimonial)), commands, kept));

        var audience = app.MapAudience().MapGroup("/testimonials");
        audience.MapPost("", SendAsync).TakesForms<SentBody>().AcceptsUpTo(LargestForm);
        audience.MapPost("/{testimonial:guid}/withdraw", (HttpContext http, Guid testimonial, ViewerForm<NoFields> form, Commands commands) =>
            commands.SendAsync(http.Show(), new WithdrawTestimonial(new(testimonial), http.User.Id()), _ => new { withdrawn = true }))
            .TakesForms<NoFields>();

        app.MapGet($"{KeptPhoto.Path}/{{key}}", async (HttpContext http, string key, Keepsakes kept) =>
            Picture(http, await kept.PublicPhotoAsync(key, http.RequestAborted), "public, max-age=31536000, immutable"))
            .RequireRateLimiting(Limits.Address).AllowAnonymous().ExcludeFromDescription();
        app.MapGet($"{Unseen}/{{testimonial:guid}}", async (HttpContext http, Guid testimonial, Keepsakes kept) =>
            Picture(http, await kept.PhotoAsync(testimonial, http.RequestAborted), "private, no-store"))
            .RequireAuthorization(nameof(Permission.AnswerQuestions)).ExcludeFromDescription();
    }

    private static IResult Picture(HttpContext http, byte[]? jpeg, string keeps)
    {
        if (jpeg is null) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = keeps;
        return TypedResults.Bytes(jpeg, "image/jpeg");
    }

    private static async Task<IResult> SendAsync(
        HttpContext http, ViewerForm<SentBody> form, Commands commands, LiveShows shows, Photos photos, TimeProvider clock,
        IStringLocalizer<TestimonialTexts> texts)
    {
        // What would be refused whatever the photo is costs no decoding.
        if (await shows.AskAsync(http.Show(), new WhyNoTestimonial(http.User.Id()), http.RequestAborted) is { } no) return Problems.Answer(no);
        CleanPhoto? photo = null;
        if (http.Request.HasFormContentType && http.Request.Form.Files.GetFile("photo") is { Length: > 0 } file)
        {
            (photo, var problem) = await photos.CleanAsync(await BytesAsync(file, http.RequestAborted), http.RequestAborted);
            if (problem is not null) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("photo", problem));
            if (photo is null)
            {
                http.Response.Headers.RetryAfter = "5";
                return Problems.Answer(StatusCodes.Status503ServiceUnavailable, "too-many-photos", texts["Phone_Busy"]);
            }
        }

        var id = Id.New<TestimonialId>(clock);
        return await commands.SendAsync(http.Show(), new SendTestimonial(id, http.User.Id(), form.Body.Text ?? "", form.Body.Agreed == true,
            form.Body.Named == true, photo), _ => new { id, state = "waiting", photo = photo is not null }, StatusCodes.Status201Created);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        using var copy = new MemoryStream((int)Math.Min(file.Length, LargestForm));
        await file.CopyToAsync(copy, cancel);
        return copy.ToArray();
    }

    // What wasn't approved is for those who decide: a display gets the rest.
    private static async Task<IResult> ListAsync(Guid show, ClaimsPrincipal user, LiveShows shows, Keepsakes kept, CancellationToken cancel)
    {
        if (await shows.ViewAsync(new(show), cancel) is not { } view) return Problems.Answer(StatusCodes.Status404NotFound);
        var decides = user.HasClaim(ApiKeyAuthentication.ScopeClaim, ApiScope.Control);
        return TypedResults.Json(new
        {
            calls = view.Testimonials.Calls.Select(Told),
            testimonials = view.Testimonials.All.Where(t => decides || t.Status == TestimonialStatus.Approved).Select(t => Answer(t, kept)),
        }, Json.Options);
    }

    private static Task<IResult> DecideAsync(Guid show, Guid testimonial, TestimonialCommand command, Commands commands, Keepsakes kept) =>
        commands.SendAsync(new ShowId(show), command, done => Answer(done.View!.Testimonials.All.First(t => t.Id.Value == testimonial), kept));

    /// <summary>What the audience was asked.</summary>
    public static object Told(TestimonialCallView call) =>
        new { call.Id, state = call.IsOpen ? "open" : "closed", call.Question, call.Keyword, call.OpenedAt, call.ClosesAt, call.ClosedAt };

    private static object Answer(TestimonialView sent, Keepsakes kept)
    {
        var words = kept.Find(sent.Id.Value);
        return new
        {
            sent.Id,
            sent.Call,
            state = TestimonialWords.StateOf(sent),
            sent.Viewer,
            sent.Channel,
            text = words?.Words,
            sent.Named,
            photo = sent.Photo is { } note ? new
            {
                note.Width,
                note.Height,
                address = words is null ? null : KeptPhoto.AddressOf(words),
            } : null,
            sent.Reason,
            sent.At,
            sent.ShownAt,
        };
    }
}

/// <summary>Why a viewer can send no testimonial now; null where they can.</summary>
public sealed record WhyNoTestimonial(ViewerId Viewer) : IShowQuery<Outcome.Rejected?>
{
    public Outcome.Rejected? Answer(Run run) => run.State.Audience.IsBanned(Viewer)
        ? new(RejectionKind.Forbidden, "banned", "The host has excluded you from this show.")
        : TestimonialRules.WhyNot(run.State.Testimonials, Viewer);
}
