using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HostConsole.Accounts;

/// <summary>
/// Ends the sign-in of a page that stays open when its session ended, or its account was removed or got another
/// password.
/// </summary>
public sealed class CircuitSignIn(ILoggerFactory log, IServiceScopeFactory scopes, Sessions sessions, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState,
        CancellationToken cancellationToken)
    {
        if (Sessions.Of(authenticationState.User) is not { } session || !await sessions.IsOpenAsync(session)) return false;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await users.GetUserAsync(authenticationState.User) is { } account
            && authenticationState.User.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value == account.SecurityStamp;
    }
}
