using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HostConsole.Hosting;

/// <summary>
/// Tells whether an address leads to this very process: it is asked for something that nobody else can know, from this
/// machine. What lies between the internet and this machine may still keep others out.
/// </summary>
public sealed class ReachTest : IDisposable
{
    public const string Path = "/reach";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Length = 32;

    private readonly ConcurrentDictionary<string, string> _asked = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    { Timeout = Patience, MaxResponseContentBufferSize = 4096 };

    /// <param name="url">As <see cref="PublicAddress.Read"/> gives it.</param>
    /// <returns>Null where it reaches this console, else what was found instead.</returns>
    public async Task<string?> TryAsync(string url, CancellationToken cancel = default)
    {
        var (nonce, secret) = (RandomNumberGenerator.GetHexString(Length, lowercase: true), RandomNumberGenerator.GetHexString(Length));
        _asked[nonce] = secret;
        try
        {
            using var answer = await _http.GetAsync(new Uri($"{url}{Path}/{nonce}"), cancel);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } to)
                return $"{url} sends on to {new Uri(new Uri(url), to).GetLeftPart(UriPartial.Authority)}. Enter that address.";
            if (answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancel) == secret) return null;
            return $"Something answers at {url} ({(int)answer.StatusCode}), and it isn't this HostConsole. Compare the address, or look where "
                + "the proxy passes it on to.";
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"Nothing came from {url} within {Patience.TotalSeconds:0} seconds.";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => $"Nobody knows the name {new Uri(url).Host}. Compare it letter by letter.",
                HttpRequestError.ConnectionError => $"Nothing answers at {url}. Is the proxy running, the port open?",
                HttpRequestError.SecureConnectionError => $"The certificate of {url} is not accepted: phones will warn of it.",
                _ => $"The connection to {url} broke.",
            };
        }
        finally
        {
            _asked.TryRemove(nonce, out _);
        }
    }

    /// <summary>What this process alone answers; null where it asked nothing of the kind.</summary>
    private string? AnswerOf(string nonce) => nonce.Length == Length ? _asked.GetValueOrDefault(nonce) : null;

    public static void Map(WebApplication app) =>
        app.MapGet(Path + "/{nonce}", static (string nonce, ReachTest reach, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return reach.AnswerOf(nonce) is { } secret ? Results.Text(secret, "text/plain", Encoding.ASCII) : Results.NotFound();
        }).AllowAnonymous().ExcludeFromDescription();

    public void Dispose() => _http.Dispose();
}
