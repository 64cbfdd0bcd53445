using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HostConsole.Viewers;

/// <summary>A browser that is signed in to the console is the house's: what it does as a viewer can't win.</summary>
public static class StaffDevice
{
    /// <summary>
    /// Marks the viewer where the call comes from such a browser. Nearly no call does, and costs one look at its
    /// cookies.
    /// </summary>
    public static async Task MarkAsync(HttpContext http, LiveShows shows, ShowId show, ViewerId viewer)
    {
        if (!http.Request.Cookies.ContainsKey(AccountsSetup.Cookie)) return;
        var signedIn = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (!signedIn.Succeeded) return;
        var id = signedIn.Principal.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? "";
        await shows.SendAsync(show, new MarkStaff(viewer, true), new Actor(ActorKind.Console, id), http.RequestAborted);
    }

    /// <summary>For the audience's calls: marks before the call does anything.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
            await MarkAsync(http, http.RequestServices.GetRequiredService<LiveShows>(), http.Show(), http.User.Id());
        return await next(call);
    }
}
