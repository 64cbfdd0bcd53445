using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HostConsole.Overlays;

/// <summary>
/// The secret in a show's overlay addresses: 192 random bits, sealed in the store, so that it can be shown again and
/// made anew.
/// </summary>
public sealed class OverlayTokens(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets, IDisposable
{
    private const int Bytes = 24;
    private const string Prefix = "overlay-token:";
    private readonly Seal _seal = new(protection, "HostConsole.Overlays.v1");
    private readonly ConcurrentDictionary<ShowId, string> _known = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Called after a show's token was made anew: what was opened with the old one is to be closed.</summary>
    public event Action<ShowId>? Renewed;

    /// <summary>The show's token; the first call makes it.</summary>
    public async Task<string> GetAsync(ShowId show, CancellationToken cancel = default)
    {
        if (await FindAsync(show, cancel) is { } known) return known;
        await _turn.WaitAsync(cancel);
        try
        {
            return await FindAsync(show, cancel) ?? await MakeAsync(show, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes the token anew: every address that was given out before leads nowhere.</summary>
    public async Task<string> RenewAsync(ShowId show, CancellationToken cancel = default)
    {
        string token;
        await _turn.WaitAsync(cancel);
        try
        {
            token = await MakeAsync(show, cancel);
        }
        finally
        {
            _turn.Release();
        }

        Renewed?.Invoke(show);
        return token;
    }

    /// <summary>Compares in constant time. False where the show never gave out an address.</summary>
    public async ValueTask<bool> IsAsync(ShowId show, string token, CancellationToken cancel = default) =>
        await FindAsync(show, cancel) is { } known
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(token));

    private async ValueTask<string?> FindAsync(ShowId show, CancellationToken cancel)
    {
        if (_known.TryGetValue(show, out var known)) return known;
        // Where it was sealed with keys that are gone, a new one is made when somebody asks.
        return _seal.OpenText(await settings.ReadAsync(Name(show), cancel)) is { } token ? _known.GetOrAdd(show, token) : null;
    }

    private async Task<string> MakeAsync(ShowId show, CancellationToken cancel)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        await settings.WriteAsync(Name(show), _seal.Close(token), cancel);
        return _known[show] = token;
    }

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) =>
        (await settings.ReadAllAsync(Prefix, cancel)).Count(_seal.IsLost) switch
        {
            0 => null,
            var shows => new("Overlay addresses", $"Those of {(shows == 1 ? "one show" : $"{shows} shows")} lead "
                + "nowhere. Open the show's Overlays page and put the new ones into OBS.", "/shows"),
        };

    private static string Name(ShowId show) => Prefix + show;

    public void Dispose() => _turn.Dispose();
}
