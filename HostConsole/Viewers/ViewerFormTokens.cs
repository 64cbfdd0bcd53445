using System.Security.Cryptography;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HostConsole.Viewers;

/// <summary>
/// The form tokens of the audience's page. A token is its viewer's, sealed, and there is no cookie beside it: however many tabs
/// a browser opens and wherever they come from, each one's token fits the viewer cookie that they share. Another site can
/// neither read one nor make one, and those that it gets as a viewer itself fit that viewer alone.
/// </summary>
public sealed class ViewerFormTokens(IDataProtectionProvider protection)
{
    public const string Field = "__RequestVerificationToken", Header = "RequestVerificationToken";
    private const int Longest = 512;
    private readonly IDataProtector _protector = protection.CreateProtector("HostConsole.ViewerForm.v1");

    public string Issue(ViewerId viewer) => WebEncoders.Base64UrlEncode(_protector.Protect(viewer.Value.ToByteArray()));

    /// <summary>Whether the request carries the token of this viewer, in its form or its header.</summary>
    public async ValueTask<bool> FitsAsync(HttpContext http, ViewerId viewer)
    {
        var token = http.Request.Headers[Header].ToString();
        if (token.Length == 0 && http.Request.HasFormContentType) token = await OfFormAsync(http);
        if (token.Length is 0 or > Longest) return false;
        try { return new Guid(_protector.Unprotect(WebEncoders.Base64UrlDecode(token))) == viewer.Value; }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException) { return false; }
    }

    private static async Task<string> OfFormAsync(HttpContext http)
    {
        try { return (await http.Request.ReadFormAsync(http.RequestAborted))[Field].ToString(); }
        catch (InvalidDataException) { return ""; }
    }
}
