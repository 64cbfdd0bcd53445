using System.Security.Cryptography;

namespace HostConsole.Accounts;

/// <summary>
/// The one-time link by which the first account is made. Behind a local proxy every visitor looks local, so being on this
/// machine proves nothing; reading its terminal does. A new key with every start, none once there is an account.
/// </summary>
public sealed class FirstAccountLink(AccountBook book)
{
    public const string Path = "/first-account";

    /// <summary>The key of the link; null when there is an account.</summary>
    public string? Key { get; private set; }

    internal async Task OpenAsync() =>
        Key = await book.AnyAsync() ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public bool Fits(string? key) => Key is { } expected && !string.IsNullOrEmpty(key)
        && CryptographicOperations.FixedTimeEquals(ApiKey.HashOf(expected), ApiKey.HashOf(key));

    /// <summary>Makes the account and closes the link.</summary>
    public async Task<AccountResult> UseAsync(string? key, string name, string password)
    {
        if (!Fits(key)) return "This link is not valid. Use the one that the console printed at its last start.";
        var done = await book.AddFirstAsync(name, password);
        if (done.Succeeded) Key = null;
        return done;
    }
}
