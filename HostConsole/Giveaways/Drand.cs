using System.Text.Json;
using HostConsole.Core.Giveaways;

namespace HostConsole.Giveaways;

/// <summary>
/// Reads the public beacon over HTTP (https://docs.drand.love/dev-guide/API%20Documentation%20v1/http-api).
/// HostConsole:Beacon is its address; "off" turns it off. What it answers is checked for form alone: its signature
/// stands in the record, for anybody to check.
/// </summary>
public sealed class Drand(IConfiguration configuration) : IDisposable
{
    private const string Official = "https://api.drand.sh";
    private readonly HttpClient? _http = (configuration["HostConsole:Beacon"] ?? Official) is var address
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? new HttpClient { BaseAddress = uri, Timeout = TimeSpan.FromSeconds(3), MaxResponseContentBufferSize = 10_000 } : null;

    private sealed record Pulse(long Round, string Randomness, string Signature);

    public BeaconChain Chain => BeaconChain.Quicknet;
    public bool IsOn => _http is not null;

    /// <summary>Whether the beacon can be reached now.</summary>
    public async Task<bool> IsOnlineAsync(CancellationToken cancel) => await ReadAsync("latest", cancel) is not null;

    /// <returns>Null where it hasn't come yet or can't be reached.</returns>
    public async Task<(string Randomness, string Signature)?> RoundAsync(long round, CancellationToken cancel) =>
        await ReadAsync(round.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel) is { } pulse && pulse.Round == round
            && GiveawayBeacon.Fits(pulse.Randomness, pulse.Signature) ? (pulse.Randomness, pulse.Signature) : null;

    private async Task<Pulse?> ReadAsync(string round, CancellationToken cancel)
    {
        if (_http is null) return null;
        try
        {
            return await _http.GetFromJsonAsync<Pulse>($"/{Chain.Hash}/public/{round}", JsonSerializerOptions.Web, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException
            || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http?.Dispose();
}
