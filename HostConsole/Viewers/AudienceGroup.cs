using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.Extensions.Localization;

namespace HostConsole.Viewers;

/// <summary>What all calls under /s/{code} share: the show by its code, who the viewer is, the form token, the limits.</summary>
public static class AudienceGroup
{
    private static readonly object ShowKey = new();

    /// <summary>A group for a mechanic's audience calls; each handler finds the show with <see cref="Show"/>.</summary>
    public static RouteGroupBuilder MapAudience(this WebApplication app)
    {
        var group = Own(app, "/s/{code}");
        group.AddEndpointFilter(FindShow);
        group.AddEndpointFilter(CheckForm);
        group.AddEndpointFilter(StaffDevice.Filter);
        return group;
    }

    /// <summary>A group for a viewer's calls that belong to no show; their forms come back to the page at this address.</summary>
    /// <param name="path">Below /s, where the viewer's cookie is sent.</param>
    public static RouteGroupBuilder MapViewers(this WebApplication app, string path)
    {
        var group = Own(app, path).WithMetadata(new ViewerForms.PageAt(path));
        group.AddEndpointFilter(CheckForm);
        return group;
    }

    private static RouteGroupBuilder Own(WebApplication app, string path) =>
        app.MapGroup(path).RequireAuthorization(ViewerAuthentication.Policy).RequireRateLimiting(Limits.Viewer);

    /// <summary>As <see cref="MapAudience"/>, for calls that need no viewer: joining, and what is public.</summary>
    public static RouteGroupBuilder MapPublic(this WebApplication app)
    {
        var group = app.MapGroup("/s/{code}").RequireRateLimiting(Limits.Address);
        group.AddEndpointFilter(FindShow);
        return group;
    }

    public static ShowId Show(this HttpContext http) => (ShowId)http.Items[ShowKey]!;

    private static async ValueTask<object?> FindShow(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var code = (string)http.Request.RouteValues["code"]!;
        if (await http.RequestServices.GetRequiredService<LiveShows>().FindCodeAsync(code, http.RequestAborted) is not { } show)
            return Problems.Answer(StatusCodes.Status404NotFound, "not-found", Texts(http)["Phone_NoShow"]);
        http.Items[ShowKey] = show;
        return await next(call);
    }

    // A cookie travels by itself, so a post by cookie carries the form token too; a bearer token is proof enough.
    private static async ValueTask<object?> CheckForm(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var safe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (safe || !http.User.HasClaim(c => c.Type == ViewerAuthentication.ByCookie)) return await next(call);
        if (await http.RequestServices.GetRequiredService<ViewerFormTokens>().FitsAsync(http, http.User.Id())) return await next(call);
        // The page's own form, sent without script, comes back to a page with a new token.
        var form = ViewerForms.IsPagesOwn(http);
        var problem = Problems.Answer(StatusCodes.Status400BadRequest, "form-token",
            Texts(http)[form ? "Phone_WasTooOld" : "Phone_TooOld"]);
        return form ? ViewerForms.BackToPage(http, problem) : problem;
    }

    private static IStringLocalizer<ViewerTexts> Texts(HttpContext http) =>
        http.RequestServices.GetRequiredService<IStringLocalizer<ViewerTexts>>();
}
