using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Store;
using Microsoft.Net.Http.Headers;

namespace HostConsole.Components;

/// <summary>
/// /brand.css: the brand's colour over the console's own, on console and viewer pages. Its address changes with it, so
/// it can be kept for a year.
/// </summary>
public sealed class BrandSheet(SettingsStore settings)
{
    /// <summary>For a page's head.</summary>
    public async Task<string> AddressAsync() => $"brand.css?v={Version(await TextAsync())}";

    public async Task<string> TextAsync() => TextOf(await settings.GetAsync());

    public static string TextOf(HostSettings settings) => Contrast.Read(settings.Accent) is { } accent
        ? $":root {{ --accent: {accent}; --on-accent: {Contrast.On(accent)}; "
            + $"--brand-on-light: {Contrast.OnLight(accent)}; --brand-on-dark: {Contrast.OnDark(accent)}; }}\n"
        : "/* No brand colour is set. */\n";

    internal static string Version(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    internal static async Task<IResult> ServeAsync(BrandSheet sheet, HttpContext http)
    {
        var text = await sheet.TextAsync();
        var version = Version(text);
        // Under another version's address, or under none, it must be asked for again.
        http.Response.Headers.CacheControl = http.Request.Query["v"] == version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(Encoding.UTF8.GetBytes(text), "text/css; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{version}\""));
    }
}
