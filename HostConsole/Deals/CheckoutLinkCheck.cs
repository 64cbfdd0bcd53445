using System.Net;
using HostConsole.Hosting;

namespace HostConsole.Deals;

/// <param name="Ok">Whether a buyer would see the shop.</param>
/// <param name="Text">What was found, for the person at the console.</param>
public sealed record LinkAnswer(bool Ok, string Text);

/// <summary>Opens a checkout link as a buyer's browser would, from this machine, and says what came.</summary>
public static class CheckoutLinkCheck
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int MostRedirects = 5;

    /// <param name="local">The shop is on this machine or in this network, and is meant to be.</param>
    public static async Task<LinkAnswer> TryAsync(Uri link, bool local, CancellationToken cancel = default)
    {
        using var http = GuardedHttp.NewClient(Patience, host => local && host.Equals(link.IdnHost, StringComparison.OrdinalIgnoreCase));
        var at = link;
        try
        {
            for (var i = 0; i <= MostRedirects; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                request.Headers.UserAgent.ParseAdd("HostConsole/1.0 (checkout link test)");
                // The body is not read: what stands in the headers is enough.
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (Next(at, answer) is not { } next) return Judge(at, answer.StatusCode);
                if (next.Scheme is not ("https" or "http")) return new(false, $"{at.Host} sends buyers on to {next.Scheme}:, which no browser opens.");
                at = next;
            }

            return new(false, $"{link.Host} sends a buyer on and on, more than {MostRedirects} times.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(false, $"{at.Host} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e)
        {
            return new(false, e.InnerException is InternalTargetException
                ? $"{at.Host} leads into this machine's own network, where no buyer comes."
                : e.HttpRequestError switch
                {
                    HttpRequestError.NameResolutionError => $"There is no {at.Host}: nobody knows the name. Compare it letter by letter.",
                    HttpRequestError.SecureConnectionError => $"The certificate of {at.Host} is not accepted: browsers will warn buyers.",
                    _ => $"Nothing answers at {at.Host}.",
                });
        }
    }

    private static Uri? Next(Uri at, HttpResponseMessage answer) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } to ? new Uri(at, to) : null;

    private static LinkAnswer Judge(Uri at, HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 when at.AbsolutePath.TrimEnd('/').EndsWith("/password", StringComparison.Ordinal) =>
            new(false, $"{at.Host} asks for its password: buyers can't check out until the shop is open to all."),
        >= 200 and < 300 => new(true, $"It opens: a buyer comes to {at.Host}{at.AbsolutePath}."),
        404 or 410 => new(false, $"{at.Host} answers, and has nothing at this link ({(int)status}). Compare it with a link that the shop makes."),
        401 or 403 or 429 or 430 => new(false, $"{at.Host} answers, and lets no program look ({(int)status}). Open the link yourself."),
        >= 500 => new(false, $"{at.Host} answers with an error ({(int)status}). Try again in a while."),
        _ => new(false, $"{at.Host} answers {(int)status}. Open the link yourself."),
    };
}
