using System.Globalization;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Accounts;

/// <summary>
/// Who has given the right password and is asked for a passkey now: a sealed cookie, for some minutes. It opens nothing; it only
/// says whose passkeys are asked for.
/// </summary>
public sealed class SecondStep(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Cookie = "hostconsole-second";
    private readonly Seal _seal = new(protection, "HostConsole.SecondStep.v1");

    public void Begin(HttpContext http, Account account, bool stay)
    {
        var until = (clock.GetUtcNow() + Lasts).UtcTicks.ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie, _seal.Close($"{until}:{(stay ? 1 : 0)}:{account.Id:D}:{account.SecurityStamp}"), Options(http));
    }

    /// <returns>The account, its security stamp at that time, and whether the device is to stay signed in; null where there is nobody.</returns>
    public (Guid Account, string Stamp, bool Stay)? Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: < 1000 } cookie
        && _seal.OpenText(cookie)?.Split(':', 4) is [var until, var stay, var id, var stamp]
        && long.TryParse(until, CultureInfo.InvariantCulture, out var ticks) && clock.GetUtcNow().UtcTicks < ticks
        && Guid.TryParse(id, out var account) ? (account, stamp, stay == "1") : null;

    public void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    };
}
