using System.Net;

namespace HostConsole.Hosting;

/// <summary>Where the audience finds this console (<c>HostConsole:PublicUrl</c>).</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>Without a slash at the end; null where none is set, or none that a browser can open.</summary>
    public string? Url { get; } = Read(configuration["HostConsole:PublicUrl"]);

    public static string? Read(string? set) =>
        Uri.TryCreate(set?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            && uri.UserInfo.Length == 0 && uri.Query.Length == 0
            ? uri.ToString().TrimEnd('/')
            : null;

    /// <summary>Whether no other machine can open it.</summary>
    public static bool IsOnlyHere(string url)
    {
        var host = new Uri(url).DnsSafeHost;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip)
                && (IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
    }
}
