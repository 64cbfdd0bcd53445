using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HostConsole.Accounts;

/// <summary>Recognises <c>Authorization: Bearer &lt;api key&gt;</c> (RFC 6750). The console's cookie opens no /api.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys, WrongKeys wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string ScopeClaim = "scope";
    private const int LongestSecret = 512;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var secret = header["Bearer ".Length..].Trim();
        if (secret.Length is 0 or > LongestSecret) return AuthenticateResult.Fail("This is no API key.");
        if (await keys.RecogniseAsync(secret, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("This API key is not known, or was revoked.");
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, key.Name), new(ApiCaller.KeyClaim, key.Id),
                .. key.Scopes.Select(scope => new Claim(ScopeClaim, scope))],
            ApiCaller.Scheme);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), ApiCaller.Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        if (failure is not null && wrong.Note(Limits.AddressOf(Context)) is { } seconds)
        {
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Context.WriteProblemAsync(Problems.Of(StatusCodes.Status429TooManyRequests, detail: "Too many calls "
                + "with a wrong API key. Correct it, and try again after the number of seconds in Retry-After."));
            return;
        }

        Response.Headers.WWWAuthenticate = failure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        await Context.WriteProblemAsync(Problems.Of(StatusCodes.Status401Unauthorized, detail:
            $"{failure ?? "This call needs an API key."} Send Authorization: Bearer <api key>; a host makes keys in Settings."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy?.Split(':')[^1];
        Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
        return Context.WriteProblemAsync(Problems.Of(StatusCodes.Status403Forbidden, "missing-scope",
            $"This API key doesn't have the scope “{scope}”. Make one that has it in Settings."));
    }
}
