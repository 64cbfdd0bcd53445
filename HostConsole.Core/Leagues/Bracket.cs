using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Leagues;

/// <summary>The bracket: pure functions; docs/fair-draws.md describes them for people who check one.</summary>
public static class Bracket
{
    /// <summary>Name and version of the draw's rules.</summary>
    public const string Protocol = "league-hmac-sha256/1";

    /// <summary>Rounds until one is left of so many players, 2 or more.</summary>
    public static int RoundsOf(int players) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)players));

    /// <summary>
    /// The order of all entrants: number k = 1, 2, … picks one of those left, in the order of the log, by
    /// HMAC-SHA256 of "league:{league}:{digest}:{k}:{attempt}".
    /// </summary>
    /// <param name="seed">64 hex digits.</param>
    /// <param name="digest">Of all entrants, 64 lower-case hex digits.</param>
    /// <returns>Positions in the log's order, from 0; the first has place 1.</returns>
    public static IReadOnlyList<int> Draw(string seed, LeagueId league, string digest, int entrants)
    {
        List<int> left = [.. Enumerable.Range(0, entrants)], order = [];
        for (var k = 1; left.Count > 0; k++)
        {
            var picked = FairDraw.Pick(attempt => FairDraw.Number(seed, MessageOf(league, digest, k, attempt)), left.Count);
            order.Add(left[picked]);
            left.RemoveAt(picked);
        }

        return order;
    }

    /// <summary>
    /// The places in the order of the bracket's slots: two that follow each other meet in the first round, place p and place m + 1 − p of
    /// the next power of two m. So the first m − n places have a bye, and no bye meets a bye.
    /// </summary>
    /// <returns>m places from 1; null where a slot is empty and the one beside it has a bye.</returns>
    public static IReadOnlyList<int?> Slots(int players)
    {
        int[] slots = [1];
        while (slots.Length < players)
        {
            var twice = 2 * slots.Length + 1;
            slots = [.. slots.SelectMany(place => (int[])[place, twice - place])];
        }

        return [.. slots.Select(place => place <= players ? place : (int?)null)];
    }

    /// <summary>A match's id: the first 16 bytes of SHA-256 of the league's 16 bytes and the number's 4 (big-endian), as a GUID of version 8.</summary>
    /// <param name="number">From 0, round by round.</param>
    public static MatchId MatchOf(LeagueId league, int number)
    {
        Span<byte> named = stackalloc byte[20], hash = stackalloc byte[SHA256.HashSizeInBytes];
        league.Value.TryWriteBytes(named, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(named[16..], number);
        SHA256.HashData(named, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new(new Guid(hash[..16], bigEndian: true));
    }

    private static string MessageOf(LeagueId league, string digest, int k, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"league:{league}:{digest}:{k}:{attempt}");
}
