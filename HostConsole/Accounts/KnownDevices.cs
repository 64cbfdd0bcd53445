using System.Security.Cryptography;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Accounts;

/// <summary>
/// Devices that have signed in before, each by a sealed cookie; it opens nothing, and only says for whose tries its own
/// are counted.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string Cookie = "hostconsole-device";
    private readonly Seal _seal = new(protection, "HostConsole.Device.v1");

    /// <returns>The device's id and the account that signed in on it; null for a device that is not known.</returns>
    public (string Id, Guid Account)? Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: < 600 } cookie
        && _seal.OpenText(cookie)?.Split(':') is [var account, var id] && Guid.TryParse(account, out var known) ? (id, known) : null;

    public void Remember(HttpContext http, Guid account) =>
        http.Response.Cookies.Append(Cookie,
            _seal.Close($"{account:D}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}"), new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
}
