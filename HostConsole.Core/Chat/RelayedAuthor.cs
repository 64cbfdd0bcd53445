using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>Who writes on another platform: the same person there is the same viewer here, in every show.</summary>
public static class RelayedAuthor
{
    /// <summary>SHA-256 of "channel:id" in UTF-8, its first 16 bytes as a version-8 GUID (RFC 9562); the channel in lower case.</summary>
    public static ViewerId Of(string channel, string id)
    {
        var bytes = SHA256.HashData(
            Encoding.UTF8.GetBytes($"{RelayedChannel.Of(Text.Clean(channel).ToLowerInvariant())}:{id}")).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(new Guid(bytes, bigEndian: true));
    }
}
