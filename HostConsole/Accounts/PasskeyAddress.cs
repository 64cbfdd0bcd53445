using System.Net;

namespace HostConsole.Accounts;

/// <summary>
/// Where passkeys can be used. WebAuthn binds them to the name in the page's address, and wants https except on the
/// machine itself.
/// </summary>
public static class PasskeyAddress
{
    /// <summary>Why a page at this address can't use them, and what to do; null where it can.</summary>
    public static string? Obstacle(HttpRequest request)
    {
        var host = request.Host.Host.Trim('[', ']');
        if (IPAddress.TryParse(host, out _))
            return $"Passkeys don’t work at a numeric address such as {host}. {Instead(request)}";
        return request.IsHttps || IsThisMachine(host) ? null : $"Passkeys need a secure address (https). {Instead(request)}";
    }

    private static string Instead(HttpRequest request) =>
        $"Open the console by its name over https, or at {new UriBuilder("http", "localhost", request.Host.Port ?? 80).Uri.GetLeftPart(UriPartial.Authority)} "
        + "on its own machine.";

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
