using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace HostConsole.Deals;

/// <summary>
/// Where a claim comes from, for the cap on what one address holds: a keyed hash, so that the log tells no address. The
/// key lives as long as the process; after a restart the cap counts anew.
/// </summary>
public sealed class ClaimOrigins
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <returns>Null for this machine itself (a local proxy, a test), which tells nothing about who asks.</returns>
    public string? Of(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address)) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return null;
        var bytes = address.GetAddressBytes().AsSpan();
        if (address.AddressFamily == AddressFamily.InterNetworkV6) bytes = bytes[..8]; // one home has a /64
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, bytes).AsSpan(0, 16));
    }
}
