using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Orders;

/// <summary>
/// Ids of customers: a keyed hash of the shop's own key or of the e-mail address, so that the same customer is one buyer over
/// all orders while the log names nobody. The secret is the installation's own, kept sealed. Where it can't be opened any more a new
/// one is made, so that orders go on, and the old one is kept.
/// </summary>
public sealed class PersonKeys(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets, IDisposable
{
    public const string Setting = "person-secret";

    /// <summary>Earlier secrets that could not be opened, one a line.</summary>
    private const string Unopened = "person-secret-unopened";

    private readonly Seal _seal = new(protection, "HostConsole.PersonKeys.v1");
    private readonly SemaphoreSlim _making = new(1, 1);
    private byte[]? _secret;

    // Shops whose customers have one numbering with whoever calls the API; a file of another shop has its own.
    private static readonly string[] Own = ["api", "shopify", "import", "hand", "rehearsal"];

    /// <summary>
    /// The ids by which a shop names a customer: of the key, then of the e-mail address in any spelling; none where it
    /// names nobody.
    /// </summary>
    public async ValueTask<IReadOnlyList<Guid>> IdsAsync(string source, string? key, string? email, CancellationToken cancel = default)
    {
        var ids = new List<Guid>(2);
        // WooCommerce gives all of its guests the number 0.
        if (!string.IsNullOrWhiteSpace(key) && key.Trim() is var told && told != "0")
            ids.Add(Of(await SecretAsync(cancel), Own.Contains(source) ? $"key:{told}" : $"key:{source}:{told}"));
        if (!string.IsNullOrWhiteSpace(email)) ids.Add(Of(await SecretAsync(cancel), $"email:{email.Trim().ToLowerInvariant()}"));
        return ids;
    }

    /// <summary>The first 16 bytes of HMAC-SHA256 as a version-8 GUID (RFC 9562, section 5.8).</summary>
    public static Guid Of(byte[] secret, string who)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(who), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private async ValueTask<byte[]> SecretAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _secret) is { } known) return known;
        await _making.WaitAsync(cancel);
        try
        {
            if (_secret is not null) return _secret;
            var stored = await settings.ReadAsync(Setting, cancel);
            var secret = _seal.Open(stored) ?? await MakeAsync(stored, cancel);
            Volatile.Write(ref _secret, secret);
            return secret;
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<byte[]> MakeAsync(string? before, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(before))
            await settings.WriteAsync(Unopened,
                $"{await settings.ReadAsync(Unopened, cancel)}\n{before}".Trim(), cancel);
        var made = RandomNumberGenerator.GetBytes(32);
        await settings.WriteAsync(Setting, _seal.Close(made), cancel);
        return made;
    }

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel)
    {
        var earlier = (await settings.ReadAsync(Unopened, cancel) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return _seal.IsLost(await settings.ReadAsync(Setting, cancel)) || earlier.Any(_seal.IsLost)
            ? new("Customer key", "Orders go on, but a customer from before who buys again counts as a new buyer. "
                + "Nothing is to be typed.",
                "/settings/people", IsAsked: false)
            : null;
    }

    public void Dispose() => _making.Dispose();
}
