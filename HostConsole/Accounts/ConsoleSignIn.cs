using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HostConsole.Accounts;

/// <summary>Identity's sign-in, with a session on the server behind each cookie.</summary>
public sealed class ConsoleSignIn(
    UserManager<Account> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions)
    : SignInManager<Account>(users, accessor, principals, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.BeginAsync(user.Id, authenticationProperties?.IsPersistent ?? false);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new(Sessions.Claim, session.ToString())]);
    }

    public override async Task SignOutAsync()
    {
        if (Sessions.Of(Context.User) is { } session) await sessions.EndAsync(session);
        await base.SignOutAsync();
    }

    /// <summary>A cookie stands for its session, and for the account as it was when it signed in.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (Sessions.Of(context.Principal) is { } session && await sessions.IsOpenAsync(session))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        // The cookie stays, as useless as it is: to take it back here would take back the one of a sign-in that came in the meantime.
        context.RejectPrincipal();
    }

    /// <summary>Keeps the session where Identity makes the principal anew.</summary>
    public static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(Sessions.Claim) is { } session && context.NewPrincipal?.Identity is ClaimsIdentity identity)
            identity.AddClaim(session);
        return Task.CompletedTask;
    }

    /// <summary>Closes the connections of open pages when their session ends; they can't come back with it.</summary>
    public static async Task CloseWithSession(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) || Sessions.Of(http.User) is not { } session)
        {
            await next(http);
            return;
        }

        var end = await http.RequestServices.GetRequiredService<Sessions>().EndOfAsync(session);
        await using var abort = end.Register(http.Abort);
        await next(http);
    }
}
