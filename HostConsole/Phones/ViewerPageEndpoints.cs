using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.DailyWord;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;
using HostConsole.Streams;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using QRCoder;

namespace HostConsole.Phones;

/// <summary>The audience's page, its stream, and its QR code.</summary>
public static class ViewerPageEndpoints
{
    private static readonly string[] Robots = ["bot", "crawl", "spider", "preview", "facebookexternalhit", "slurp",
        "curl/", "wget/", "whatsapp", "headlesscheck"];

    public static void AddViewerPage(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection("HostConsole:Streams").Get<StreamLimits>() ?? new();
        builder.Services.AddSingleton(services => configured.Below(services.GetRequiredService<ConnectionLimits>()));
        builder.Services.AddSingleton<ComponentDrawing>();
        builder.Services.AddSingleton<PhoneBundle>();
        builder.Services.AddSingleton<StreamTools>();
        builder.Services.AddSingleton<ShowStreams>();
        builder.Services.AddSingleton<IOpenPages>(services => services.GetRequiredService<ShowStreams>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ShowStreams>());
        builder.Services.AddSingleton(new EndpointSetup(Handover.Offer));
    }

    public static void MapViewerPage(this WebApplication app)
    {
        app.MapGet("/s/{code}", PageAsync).RequireRateLimiting(Limits.Address).AllowAnonymous().ExcludeFromDescription();
        app.MapPublic().MapGet("/manifest.webmanifest", ManifestAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPublic().MapGet("/qr.svg", Qr).AllowAnonymous().ExcludeFromDescription();
        app.MapAudience().MapGet("/events", EventsAsync);
        app.MapPhoneBundle();
    }

    private static async Task<IResult> PageAsync(
        HttpContext http, string code, LiveShows shows, ShowStreams streams, ViewerTokens tokens, People people, SettingsStore settings, PublicAddress address,
        ViewerFormTokens forms, StreamTools tools, PhoneBundle bundle, WordGame word)
    {
        if (await shows.FindCodeAsync(code, http.RequestAborted) is not { } show
            || await streams.OfAsync(show) is not { } stream)
            return TypedResults.NotFound();
        var viewer = http.Request.Cookies[ViewerAuthentication.Cookie] is { } cookie ? tokens.Recognise(cookie) : null;
        if (viewer is null)
        {
            viewer = Id.New<ViewerId>(tools.Clock);
            ViewerAuthentication.Remember(http, tokens.Issue(viewer.Value));
        }

        // A preview in a chat app is nobody who watches.
        if (!IsRobot(http)) await JoinAsync(http, shows, show, viewer.Value, await ByAsync(http, shows));
        await StaffDevice.MarkAsync(http, shows, show, viewer.Value);
        var (parts, view) = stream.Page;
        var (now, house) = (tools.Clock.GetUtcNow(), await settings.GetAsync(http.RequestAborted));
        var me = (await shows.AskAsync(show, new OwnOf(viewer.Value, now), http.RequestAborted))!.With(people);
        await using var renderer = tools.Drawing.NewRenderer();
        var mine = await stream.Fragments.DrawAsync(renderer, typeof(MineCard),
            MineCard.With(new(me, view, house, now)));
        http.Response.Headers.CacheControl = "no-cache, no-store"; // it is one viewer's
        http.AllowFrames(SecurityHeaders.StreamEmbeds);
        return new RazorComponentResult<ViewerPage>(new Dictionary<string, object?>
        {
            [nameof(ViewerPage.Page)] = new PhonePage(view, PhoneSurfaces.Visible(view), me, parts, forms.Issue(viewer.Value)),
            [nameof(ViewerPage.Mine)] = mine,
            [nameof(ViewerPage.Bundle)] = bundle,
            [nameof(ViewerPage.Now)] = now,
            [nameof(ViewerPage.Embed)] = StreamEmbed.Of(view.Settings.StreamUrl, http.Request.Host.Host),
            [nameof(ViewerPage.Notice)] = ViewerForms.TakeNotice(http),
            [nameof(ViewerPage.Word)] = (await word.ViewAsync(null, http.RequestAborted)).Length is not null,
            [nameof(ViewerPage.Brand)] = house.Brand,
            [nameof(ViewerPage.Address)] = $"{address.Of(http.Request)}/s/{view.Code}",
            [nameof(ViewerPage.Theme)] = Theme.Of(http),
        })
        { PreventStreamingRendering = true };
    }

    private static async Task<IResult> EventsAsync(HttpContext http, LiveShows shows, ShowStreams streams,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as")] string? form, long? after)
    {
        if (await streams.OfAsync(http.Show()) is not { } stream) return Problems.Answer(StatusCodes.Status404NotFound);
        await JoinAsync(http, shows, http.Show(), http.User.Id());
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-cache, no-store";
        headers["X-Accel-Buffering"] = "no";
        // A browser that comes back names the last event itself; the page names the state that it was made of.
        long? last = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None,
            CultureInfo.InvariantCulture, out var id) ? id : after;
        if (streams.Admit(http, stream, http.User.Id(), form == "json", last)) return TypedResults.Empty;
        headers.ContentType = default;
        headers.RetryAfter = "10";
        return Problems.Answer(StatusCodes.Status503ServiceUnavailable, "too-many-streams",
            "Too many streams are open. Close other windows of this show, or try again in a few seconds.");
    }

    // What a phone needs to keep the show's page among its apps.
    private static async Task<IResult> ManifestAsync(HttpContext http, LiveShows shows, SettingsStore settings)
    {
        if (await shows.ViewAsync(http.Show(), http.RequestAborted) is not { } show) return TypedResults.NotFound();
        var (house, page) = (await settings.GetAsync(http.RequestAborted), $"/s/{show.Code}");
        http.Response.Headers.CacheControl = "private, no-cache"; // title and brand can change at any time
        return TypedResults.Json(new
        {
            id = page,
            name = show.Settings.Title,
            short_name = house.Brand.Length > 0 ? house.Brand : show.Settings.Title,
            start_url = page,
            scope = page,
            display = "standalone",
            background_color = "#0c0e12",
            theme_color = house.Accent ?? "#0c0e12",
            icons = new[] { new { src = "/favicon.svg", sizes = "any", type = "image/svg+xml" } },
        }, contentType: "application/manifest+json");
    }

    private static ContentHttpResult Qr(HttpContext http, PublicAddress address)
    {
        var root = address.Of(http.Request);
        using var data = QRCodeGenerator.GenerateQrCode($"{root}/s/{http.Request.RouteValues["code"]}", QRCodeGenerator.ECCLevel.M);
        var svg = new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
        http.Response.Headers.CacheControl = "private, no-cache"; // the address can change at any time
        return TypedResults.Text(svg, "image/svg+xml");
    }

    // Already joined, or over: both are fine, and no fact.
    private static Task<Sent> JoinAsync(HttpContext http, LiveShows shows, ShowId show, ViewerId viewer, ViewerId? by = null)
    {
        var (origins, address) = (http.RequestServices.GetRequiredService<Origins>(), http.Connection.RemoteIpAddress);
        return shows.SendAsync(new Submission(new JoinShow(viewer, null, By: by),
            new Actor(ActorKind.Viewer, viewer.ToString()), show, Origin: () => origins.Of(address, show)),
            http.RequestAborted);
    }

    // Who came by a friend's link.
    private static async Task<ViewerId?> ByAsync(HttpContext http, LiveShows shows) =>
        http.Request.Query["by"] is [{ Length: > 0 and <= 40 } link] ? await shows.AskAsync(new WhoseLink(link), http.RequestAborted) : null;

    private static bool IsRobot(HttpContext http) =>
        http.Request.Headers.UserAgent.ToString() is var agent
            && (agent.Length == 0 || Robots.Any(r => agent.Contains(r, StringComparison.OrdinalIgnoreCase)));
}
