using System.Security.Cryptography;

namespace HostConsole.Engine;

/// <summary>What commands carry as chance, from the operating system's own.</summary>
public static class RandomText
{
    /// <summary>32 random bytes as lower-case hex, for a giveaway's seed.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A short address that is easy to read out: no vowels, no look-alikes.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxz23456789", 6);
}
