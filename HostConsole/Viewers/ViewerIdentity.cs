using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HostConsole.Core.Kernel;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace HostConsole.Viewers;

/// <summary>Signed tokens of viewers: a viewer is a device, without an account.</summary>
public sealed class ViewerTokens(IDataProtectionProvider protection)
{
    private const int Longest = 512;
    private const int Remembered = 50_000;
    private readonly IDataProtector _protector = protection.CreateProtector("HostConsole.Viewer.v1");
    private ConcurrentDictionary<UInt128, ViewerId> _newer = new(), _older = new();

    public string Issue(ViewerId viewer) =>
        Convert.ToBase64String(_protector.Protect(viewer.Value.ToByteArray())).Replace('+', '-').Replace('/', '_')
            .TrimEnd('=');

    /// <returns>Null where the token was not made here.</returns>
    public ViewerId? Recognise(string token)
    {
        if (token.Length is 0 or > Longest) return null;
        // Opening a token costs more than the rest of a claim's way in; known ones are remembered by half of their SHA-256.
        var digest = DigestOf(token);
        if (_newer.TryGetValue(digest, out var known)) return known;
        if (!_older.TryGetValue(digest, out known))
        {
            if (Open(token) is not { } viewer) return null;
            known = viewer;
        }

        Remember(digest, known);
        return known;
    }

    // What was not seen among the newest so many is forgotten, without a date for each.
    private void Remember(UInt128 digest, ViewerId viewer)
    {
        if (_newer.Count >= Remembered) (_older, _newer) = (_newer, new());
        _newer[digest] = viewer;
    }

    private static UInt128 DigestOf(string token)
    {
        Span<byte> text = stackalloc byte[Longest * 3], digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private ViewerId? Open(string token)
    {
        try
        {
            var padded = token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=');
            return new ViewerId(new Guid(_protector.Unprotect(Convert.FromBase64String(padded))));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Recognises a viewer by <c>Authorization: Bearer</c> (no form token needed) or by the cookie that the page set.</summary>
public sealed class ViewerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ViewerTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Viewer";
    public const string Policy = "viewer";
    public const string Cookie = "hostconsole-viewer";

    /// <summary>Present where the viewer came by cookie, so that a form token is needed.</summary>
    public const string ByCookie = "by-cookie";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        var token = bearer ? header["Bearer ".Length..].Trim() : Request.Cookies[Cookie];
        if (token is null) return Task.FromResult(AuthenticateResult.NoResult());
        if (tokens.Recognise(token) is not { } viewer) return Task.FromResult(AuthenticateResult.Fail("This viewer token is not known."));
        return Task.FromResult(AuthenticateResult.Success(new(PrincipalOf(viewer, byCookie: !bearer), SchemeName)));
    }

    /// <summary>The viewer as the calls under /s/{code} see them.</summary>
    public static ClaimsPrincipal PrincipalOf(ViewerId viewer, bool byCookie) =>
        new(new ClaimsIdentity(
            [new(Limits.ViewerClaim, viewer.ToString()), .. byCookie ? [new(ByCookie, "1")] : Array.Empty<Claim>()],
            SchemeName));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Context.WriteProblemAsync(Problems.Of(StatusCodes.Status401Unauthorized,
            detail: "Join the show first: POST /s/{code}/join, or open its page."));
    }

    /// <summary>Sets the cookie by which this device is known for a year.</summary>
    public static void Remember(HttpContext http, string token) => http.Response.Cookies.Append(Cookie, token, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/s",
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });
}

public static class Viewer
{
    /// <summary>The viewer who calls; the endpoint's policy has made sure that there is one.</summary>
    public static ViewerId Id(this ClaimsPrincipal user) => new(Guid.Parse(user.FindFirst(Limits.ViewerClaim)!.Value));
}
