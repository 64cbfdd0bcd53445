using System.Net;
using System.Net.Sockets;

namespace HostConsole.Hosting;

/// <summary>Tells what only this machine or its own network can mean from an address of the internet.</summary>
public static class InternalAddress
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry: what isn't globally reachable.
    private static readonly IPNetwork[] Special =
    [
        .. ("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 "
            + "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 "
            + "::/127 64:ff9b:1::/48 100::/64 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8")
            .Split(' ').Select(n => IPNetwork.Parse(n))
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        // Behind the translation of RFC 6052 stands an address of IPv4.
        if (ip.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(ip)) ip = new(ip.GetAddressBytes()[12..]);
        return Special.Any(network => network.Contains(ip));
    }
}
