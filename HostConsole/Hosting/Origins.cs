using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HostConsole.Core.Kernel;

namespace HostConsole.Hosting;

/// <summary>
/// Which network address somebody comes from, as a hash that is keyed by a secret of this house and different in each show: it
/// tells who shares an address, and neither the address nor who was in another show.
/// </summary>
public sealed class Origins
{
    /// <summary>
    /// This machine itself: a local proxy that names no addresses, a program of the house. It tells nothing about who
    /// asks.
    /// </summary>
    public const string Here = "here";
    private const string KeyFile = "addresses.key";
    private const int KeyLength = 32;
    private readonly byte[] _key;

    public Origins(DataFolder folder, ILogger<Origins> log)
    {
        _key = RandomNumberGenerator.GetBytes(KeyLength);
        try
        {
            _key = Kept(Path.Combine(folder.Keys, KeyFile), _key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The key of address hashes could not be kept: who shares an address is known until the next start only");
        }
    }

    /// <summary>Where a viewer comes from.</summary>
    public string? Of(IPAddress? address, ShowId show)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return Here;
        Span<byte> text = stackalloc byte[32];
        show.Value.TryWriteBytes(text);
        address.TryWriteBytes(text[16..], out var length);
        if (address.AddressFamily == AddressFamily.InterNetworkV6) length = 8; // one home has a /64
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, text[..(16 + length)]).AsSpan(0, 16));
    }

    /// <summary>As <see cref="Of"/>, for what is bounded by it: null for this machine.</summary>
    public string? Bounded(HttpContext http, ShowId show) =>
        Of(http.Connection.RemoteIpAddress, show) is var origin && origin == Here ? null : origin;

    private static byte[] Kept(string path, byte[] fresh)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyLength } kept) return kept;
        File.WriteAllBytes(path, fresh);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return fresh;
    }
}
