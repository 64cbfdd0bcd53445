using System.Net;

namespace HostConsole.Hosting;

/// <summary>
/// The names that this console answers to: that of its public address, those of <c>HostConsole:AllowedHosts</c>, and
/// what only this machine and its own network can mean. With any other, links, redirects and QR codes would lead elsewhere.
/// </summary>
public sealed class OwnHosts
{
    private const int LongestHost = 255 + 6;
    private static readonly string[] LocalEnds = [".localhost", ".local", ".lan", ".home", ".home.arpa", ".internal", ".localdomain"];
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly PublicAddress _address;
    private Named? _public;
    private Known? _last;

    private sealed record Named(string Url, Uri Uri);
    private sealed record Known(string Host, string? PublicUrl);

    public OwnHosts(PublicAddress address, IConfiguration configuration)
    {
        _address = address;
        if (address.Configured is { } configured) _named.Add(new Uri(configured).IdnHost);
        foreach (var name in Parts(configuration["HostConsole:AllowedHosts"])) _named.Add(HostOf(name)?.IdnHost ?? name);
        foreach (var url in Parts(configuration["urls"])) _named.Add(BindingAddress.Parse(url).Host);
        _named.Add(Dns.GetHostName());
    }

    /// <summary>Whether links may be made of the Host header of this request.</summary>
    /// <returns>Null where it can't be read at all.</returns>
    public bool? Knows(HttpContext http)
    {
        var host = http.Request.Host.Value ?? "";
        var set = _address.Url;
        if (Volatile.Read(ref _last) is { } last && host == last.Host && set == last.PublicUrl) return true;
        if (HostOf(host) is not { } uri) return null;
        if (_named.Contains(uri.IdnHost) || uri.IdnHost.Equals(Public?.IdnHost, StringComparison.OrdinalIgnoreCase)
            || IsLocal(uri.IdnHost.Trim('[', ']'), http.Connection.LocalIpAddress))
        {
            Volatile.Write(ref _last, new(host, set));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a browser sent this from a page of this console. Programs send no Origin, and no cookie of somebody
    /// else's.
    /// </summary>
    public bool IsOwnOrigin(HttpContext http)
    {
        if (http.Request.Headers.Origin is not [{ Length: > 0 } text]) return http.Request.Headers.Origin.Count == 0;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var origin) || origin.Scheme is not ("http" or "https")) return false;
        // Behind a proxy the scheme may be known only to it; the port's default is the one that the browser left out.
        return HostOf(http.Request.Host.Value ?? "", origin.Scheme) is { } own && IsSame(own, origin)
            || Public is { } set && IsSame(set, origin);
    }

    /// <summary>As <see cref="IsOwnOrigin"/>, and from a file on this machine, as OBS opens them.</summary>
    public bool IsOwnOriginOrFile(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin is "null" or "http://absolute" || origin.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || IsOwnOrigin(http);
    }

    // It changes with the settings.
    private Uri? Public
    {
        get
        {
            if (_address.Url is not { } url) return null;
            var known = Volatile.Read(ref _public);
            if (known?.Url != url) Volatile.Write(ref _public, known = new(url, new(url)));
            return known.Uri;
        }
    }

    private static bool IsSame(Uri own, Uri origin) =>
        own.IdnHost.Equals(origin.IdnHost, StringComparison.OrdinalIgnoreCase) && own.Port == origin.Port;

    private static Uri? HostOf(string host, string scheme = "http") =>
        host.Length is > 0 and <= LongestHost && Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0, IdnHost.Length: > 0, Port: > 0 } ? uri : null;

    private static bool IsLocal(string host, IPAddress? reached) => IPAddress.TryParse(host, out var ip)
        ? IPAddress.IsLoopback(ip) || IsPrivate(ip) || (reached is not null && Plain(ip).Equals(Plain(reached)))
        : !host.Contains('.', StringComparison.Ordinal) || LocalEnds.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static IPAddress Plain(IPAddress ip) => ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;

    private static bool IsPrivate(IPAddress ip) =>
        ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal
            || Plain(ip).GetAddressBytes() is [10, _, _, _] or [192, 168, _, _] or [169, 254, _, _]
            or [172, >= 16 and <= 31, _, _] or [100, >= 64 and <= 127, _, _];

    private static string[] Parts(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
