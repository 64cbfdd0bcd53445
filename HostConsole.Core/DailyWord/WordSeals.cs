using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.DailyWord;

/// <summary>
/// How a list of words is promised before anybody plays, and checked afterwards; docs/fair-draws.md describes it for people who
/// check. Pure functions.
/// </summary>
public static class WordSeals
{
    /// <summary>What hides a word in its seal, and is told with the word when its day is over.</summary>
    /// <param name="key">64 hex digits.</param>
    /// <param name="position">Of the word in the list, from 0.</param>
    /// <returns>HMAC-SHA256 of the position in digits, as 64 lower-case hex digits.</returns>
    public static string Salt(string key, int position) => Mac(key, position.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the words without a day are put in order by, so that their places say nothing of them.</summary>
    internal static string Place(string key, string letters) => Mac(key, letters);

    private static string Mac(string key, string message) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(key), Encoding.UTF8.GetBytes(message)));

    /// <summary>SHA-256 of "{salt}:{word}" in UTF-8; with ":{day}" behind where the word is kept for a day.</summary>
    public static string Of(string salt, WordEntry word) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(word.On is { } day ? $"{salt}:{word.Letters}:{day.Iso()}" : $"{salt}:{word.Letters}")));

    /// <summary>SHA-256 of all seals, joined by one line feed.</summary>
    public static string Digest(IEnumerable<string> seals) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', seals))));

    /// <summary>In which order the words without a day come: the draw of all of them, by <see cref="FairDraw.Draw"/>.</summary>
    /// <param name="drawn">How many there are: the first ones of the list.</param>
    /// <returns>Positions in the list.</returns>
    public static IReadOnlyList<int> Order(string seed, IEnumerable<string> seals, int drawn) =>
        FairDraw.Draw(seed, Digest(seals), drawn, [], drawn);
}
