using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Integrations.Shopify;

/// <summary>
/// The secret that Shopify signs its deliveries with: from configuration, else from Settings, where it lies sealed and
/// is never shown.
/// </summary>
public sealed class ShopifySecret(IConfiguration configuration, SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets
{
    public const string Setting = "shopify-secret";
    private readonly Seal _seal = new(protection, "HostConsole.Shopify.v1");
    private byte[]? _known;

    /// <summary>Whether configuration or environment name it; then Settings can't change it.</summary>
    public bool IsConfigured => Configured is not null;

    private string? Configured =>
        configuration["HostConsole:Shopify:WebhookSecret"] is { } secret && !string.IsNullOrWhiteSpace(secret)
            ? secret.Trim()
            : null;

    public async ValueTask<bool> IsSetAsync(CancellationToken cancel = default) => await GetAsync(cancel) is not null;

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) =>
        !IsConfigured && _seal.IsLost(await settings.ReadAsync(Setting, cancel))
            ? new("Shopify secret", "Shopify's deliveries are refused until you paste the secret again. Shopify "
                + "repeats them for some hours; bring later ones in by file.",
                "/settings/shopify")
            : null;

    public async Task SaveAsync(string secret, CancellationToken cancel = default)
    {
        await settings.WriteAsync(Setting, _seal.Close(secret.Trim()), cancel);
        Volatile.Write(ref _known, Encoding.UTF8.GetBytes(secret.Trim()));
    }

    /// <summary>Compares in constant time.</summary>
    /// <param name="signature">X-Shopify-Hmac-SHA256: base64 of HMAC-SHA256 over the raw body.</param>
    /// <returns>Null where no secret is set.</returns>
    public async ValueTask<bool?> VerifyAsync(ReadOnlyMemory<byte> body, string? signature, CancellationToken cancel = default) =>
        await GetAsync(cancel) is { } secret ? Verify(secret, body.Span, signature) : null;

    public static bool Verify(byte[] secret, ReadOnlySpan<byte> body, string? signature)
    {
        // The texts are compared, not the bytes they decode to: Base64 has several spellings of the same bytes.
        var expected = Convert.ToBase64String(HMACSHA256.HashData(secret, body));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature ?? ""));
    }

    private async ValueTask<byte[]?> GetAsync(CancellationToken cancel)
    {
        if (Configured is { } configured) return Encoding.UTF8.GetBytes(configured);
        if (Volatile.Read(ref _known) is { } known) return known;
        if (_seal.Open(await settings.ReadAsync(Setting, cancel)) is not { } secret) return null;
        Volatile.Write(ref _known, secret);
        return secret;
    }
}
