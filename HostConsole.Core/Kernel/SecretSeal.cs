using System.Security.Cryptography;
using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>Seals what may stand in the store and not be read there: AES-256-GCM, bound to the thing whose secret it is.</summary>
/// <param name="key">32 bytes, which stand in no backup.</param>
public sealed class SecretSeal(byte[] key)
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="of">Whose secret it is; it opens for nothing else.</param>
    /// <returns>Nonce, tag and cipher text in Base64.</returns>
    public string Close(Guid of, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var closed = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = closed.AsSpan(0, NonceBytes);

        // Derived from what is sealed, so that a nonce can come twice for the same secret only: deciding stays repeatable.
        HMACSHA256.HashData(key, (byte[])[.. of.ToByteArray(), .. plain]).AsSpan(0, NonceBytes).CopyTo(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), of.ToByteArray());
        return Convert.ToBase64String(closed);
    }

    /// <returns>Null where it was sealed with another key, or is no sealed text.</returns>
    public string? Open(Guid of, string closed)
    {
        var bytes = new byte[closed.Length];
        if (!Convert.TryFromBase64String(closed, bytes, out var length) || length < NonceBytes + TagBytes) return null;
        var cipher = bytes.AsSpan(NonceBytes + TagBytes, length - NonceBytes - TagBytes);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), cipher, bytes.AsSpan(NonceBytes, TagBytes), plain, of.ToByteArray());
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

/// <summary>A fact with a secret that is published later: sealed in the store, open in memory.</summary>
public interface ISealedFact : IPrivateFact
{
    /// <summary>As the store has it: without the secret in clear.</summary>
    ShowFact Closed(SecretSeal seal);

    /// <summary>With the secret in clear; without it where another key sealed it.</summary>
    ShowFact Opened(SecretSeal seal);
}
