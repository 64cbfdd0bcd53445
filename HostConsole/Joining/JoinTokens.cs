using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HostConsole.Joining;

/// <summary>Who asked for a link, and which address it was sent to.</summary>
public sealed record JoinRequest(ViewerId Viewer, string Email);

/// <summary>What stands in the link by which an e-mail address is confirmed: signed, sealed, and good for half an hour.</summary>
public sealed class JoinTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);
    private const int Longest = 1_000;
    private readonly IDataProtector _protector = protection.CreateProtector("HostConsole.Join.v1");

    public string Issue(JoinRequest request)
    {
        var until = clock.GetUtcNow().Add(GoodFor).ToUnixTimeSeconds();
        return WebEncoders.Base64UrlEncode(_protector.Protect(Encoding.UTF8.GetBytes($"{until}|{request.Viewer}|{request.Email}")));
    }

    /// <returns>Null where it wasn't made here, or is too old.</returns>
    public JoinRequest? Read(string? token)
    {
        if (token is not { Length: > 0 and <= Longest }) return null;
        try
        {
            var parts = Encoding.UTF8.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(token))).Split('|', 3);
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)) >= clock.GetUtcNow()
                ? new(new(Guid.Parse(parts[1])), parts[2]) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
