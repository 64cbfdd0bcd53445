using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HostConsole.Core.Giveaways;

/// <summary>
/// A public randomness beacon (https://drand.love): it publishes a number each few seconds that nobody knows before.
/// Naming a future round after the entries are frozen means that not even who holds the seed can know the winners then.
/// </summary>
/// <param name="Hash">Names the chain: 64 lower-case hex digits.</param>
/// <param name="Genesis">When round 1 came, in Unix seconds.</param>
/// <param name="Period">Seconds between two rounds, 1 or more.</param>
public sealed record BeaconChain(string Hash, long Genesis, int Period)
{
    /// <summary>The League of Entropy's chain of a round each three seconds.</summary>
    public static readonly BeaconChain Quicknet = new("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", 1_692_803_367, 3);

    /// <summary>When a round comes, from 1.</summary>
    public DateTimeOffset TimeOf(long round) => DateTimeOffset.FromUnixTimeSeconds(Genesis + (round - 1) * Period);

    /// <summary>The first round that comes after an instant.</summary>
    public long FirstAfter(DateTimeOffset instant) => Math.Max(0, (long)Math.Floor((instant - TimeOf(1)).TotalSeconds / Period) + 1) + 1;
}

/// <summary>The beacon of a giveaway: named when the entries are frozen, and its value once it is known.</summary>
/// <param name="Chain">The chain's hash.</param>
/// <param name="ComesAt">When the round is due.</param>
/// <param name="Randomness">64 lower-case hex digits; null before the round has come, and where it was not waited for.</param>
/// <param name="Signature">The chain's signature of the round, whose SHA-256 the randomness is; anybody can hold it
/// against the chain's public key.</param>
/// <param name="Skipped">Why the draw was made without it; null where it was not.</param>
public sealed record GiveawayBeacon(
    string Chain, long Round, DateTimeOffset ComesAt, string? Randomness = null, string? Signature = null,
    string? Skipped = null)
{
    /// <summary>Whether the draw still has to wait.</summary>
    public bool IsAwaited => Randomness is null && Skipped is null;

    /// <summary>What takes the digest's place in the draw: SHA-256 of "{digest}:{randomness}", both in lower-case hex (UTF-8).</summary>
    /// <returns>64 lower-case hex digits.</returns>
    public static string Mix(string digest, string randomness) =>
        Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{digest}:{randomness}"))));

    /// <summary>Whether a published value is well formed: the randomness is the SHA-256 of the signature.</summary>
    public static bool Fits(string? randomness, string? signature) =>
        IsHex(randomness, 64) && IsHex(signature, null)
            && Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(signature!))) == randomness;

    private static bool IsHex(string? text, int? length) =>
        text is { Length: > 0 and <= 400 } && text.Length % 2 == 0 && (length is null || text.Length == length)
            && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
