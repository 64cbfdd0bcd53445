using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace HostConsole.Hosting;

/// <summary>
/// Seals values for the store and opens them again, which is done nowhere else. Opening never throws: keys can be gone,
/// and values damaged.
/// </summary>
/// <param name="purpose">What is sealed for one purpose can't be opened for another.</param>
public sealed class Seal(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Close(byte[] value) => Convert.ToBase64String(_protector.Protect(value));

    public string Close(string value) => Close(Encoding.UTF8.GetBytes(value));

    /// <returns>Null where there is nothing, where it was sealed with keys that are gone, and where it is no sealed value at all.</returns>
    public byte[]? Open(string? closed)
    {
        if (string.IsNullOrEmpty(closed)) return null;
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(closed));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Open"/>
    public string? OpenText(string? closed) => Open(closed) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Whether a value is there that can't be opened.</summary>
    public bool IsLost(string? closed) => !string.IsNullOrEmpty(closed) && Open(closed) is null;
}
