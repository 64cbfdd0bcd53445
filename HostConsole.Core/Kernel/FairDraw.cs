using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HostConsole.Core.Kernel;

/// <summary>
/// The fair draw: a seed promised before the entries are known, a digest of the frozen entries, and draws that anybody can
/// repeat from the two. Pure functions; docs/fair-draws.md describes the protocol for people who check a draw.
/// </summary>
public static class FairDraw
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedBytes = 32;

    /// <summary>Why the later of two entries of one person takes no part, as a record says it.</summary>
    public const string SecondReason = "The same person is in by another device.";

    /// <summary>What is published at opening: SHA-256 (FIPS 180-4) of the seed's bytes.</summary>
    /// <param name="seed">32 random bytes as 64 hex digits.</param>
    /// <returns>64 lower-case hex digits.</returns>
    /// <exception cref="FormatException">The seed is not 64 hex digits.</exception>
    public static string Commitment(string seed) => Convert.ToHexStringLower(SHA256.HashData(Key(seed)));

    /// <summary>
    /// What is published at closing: SHA-256 of the entry ids in frozen order, joined by one line feed (UTF-8, none at
    /// the end).
    /// </summary>
    /// <param name="entries">Ids in frozen order; written as GUIDs in lower-case D form (36 characters).</param>
    /// <returns>64 lower-case hex digits; for no entries the hash of nothing.</returns>
    public static string Digest(IEnumerable<EntryId> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> block = stackalloc byte[37 * 100];
        var length = 0;
        var first = true;
        foreach (var entry in entries)
        {
            if (length + 37 > block.Length)
            {
                hash.AppendData(block[..length]);
                length = 0;
            }

            if (!first) block[length++] = (byte)'\n';
            entry.Value.TryFormat(block[length..], out var written, "D");
            length += written;
            first = false;
        }

        hash.AppendData(block[..length]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The raw number of one attempt: the first 8 bytes, unsigned and big-endian, of HMAC-SHA256 (RFC 2104) of
    /// "{digest}:{k}:{attempt}".
    /// </summary>
    /// <param name="seed">The HMAC's key, as 64 hex digits.</param>
    /// <param name="digest">64 lower-case hex digits.</param>
    /// <param name="k">Number of the draw, from 1; goes on through reserves and redraws.</param>
    /// <param name="attempt">From 0; the next one is taken only after a rejected number.</param>
    /// <exception cref="FormatException">The seed is not 64 hex digits.</exception>
    public static ulong Number(string seed, string digest, int k, int attempt) =>
        Number(seed, string.Create(CultureInfo.InvariantCulture, $"{digest}:{k}:{attempt}"));

    /// <summary>The first 8 bytes, unsigned and big-endian, of HMAC-SHA256 (RFC 2104) of a message.</summary>
    /// <param name="seed">The HMAC's key, as 64 hex digits.</param>
    /// <exception cref="FormatException">The seed is not 64 hex digits.</exception>
    public static ulong Number(string seed, string message)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key(seed), Encoding.UTF8.GetBytes(message), mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }

    /// <summary>x mod n, or null where x ≥ ⌊2⁶⁴/n⌋·n: such a number would favour the first entries, so it is rejected.</summary>
    /// <param name="x">Any 64-bit number.</param>
    /// <param name="n">How many entries are left, 1 or more.</param>
    /// <returns>0 to n − 1, each with the same number of x behind it.</returns>
    public static int? Reduce(ulong x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var limit = (UInt128.One << 64) / (uint)n * (uint)n;
        return x < limit ? (int)(x % (uint)n) : null;
    }

    /// <summary>The first number that is not rejected, reduced to 0 … n − 1.</summary>
    /// <param name="number">The raw number of an attempt, from 0.</param>
    /// <param name="n">How many entries are left, 1 or more.</param>
    public static int Pick(Func<int, ulong> number, int n)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (Reduce(number(attempt), n) is { } picked) return picked;
        }
    }

    /// <summary>The place of the first whose weight, added to those before it, is above a number.</summary>
    /// <param name="number">0 to the sum of all weights − 1.</param>
    public static int Weighed(int number, IReadOnlyList<int> weights)
    {
        var at = 0;
        while (number >= weights[at]) number -= weights[at++];
        return at;
    }

    /// <summary>Draws <paramref name="count"/> entries, or as many as are left.</summary>
    /// <param name="seed">64 hex digits.</param>
    /// <param name="digest">Of all entries, 64 lower-case hex digits.</param>
    /// <param name="entries">How many entries were frozen.</param>
    /// <param name="drawn">Positions drawn before (from 0, in any order, each once): number k of the next draw is one
    /// more than there are.</param>
    /// <param name="count">How many to draw.</param>
    /// <returns>Positions in frozen order, from 0, in the order in which they were drawn.</returns>
    public static IReadOnlyList<int> Draw(string seed, string digest, int entries, IEnumerable<int> drawn, int count)
    {
        var gone = drawn.Order().ToList();
        var result = new List<int>();
        while (result.Count < count && gone.Count < entries)
        {
            var k = gone.Count + 1;
            var position = Pick(attempt => Number(seed, digest, k, attempt), entries - gone.Count);

            // The position among those left becomes the one in the whole list: step over each drawn one that stands before it.
            var at = 0;
            while (at < gone.Count && gone[at] <= position)
            {
                position++;
                at++;
            }

            gone.Insert(at, position);
            result.Add(position);
        }

        return result;
    }

    /// <summary>
    /// What is published at closing where entries have tickets: SHA-256 of a line "{id}:{tickets}" for each entry in frozen order,
    /// joined by one line feed (UTF-8, none at the end).
    /// </summary>
    /// <returns>64 lower-case hex digits; for no entries the hash of nothing.</returns>
    public static string TicketDigest(IEnumerable<(EntryId Entry, int Tickets)> entries) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
            entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Entry.Value:D}:{e.Tickets}"))))));

    /// <summary>
    /// Draws as <see cref="Draw"/> does, but among tickets: number y of all tickets that are
    /// left finds the first entry whose tickets, added to those before it, are above y. All of its tickets are gone then.
    /// </summary>
    /// <param name="tickets">Of each frozen entry, 1 or more; together below 2³¹.</param>
    public static IReadOnlyList<int> DrawTickets(string seed, string digest, IReadOnlyList<int> tickets, IEnumerable<int> drawn, int count)
    {
        int[] left = [.. tickets];
        var gone = 0;
        foreach (var position in drawn) (left[position], gone) = (0, gone + 1);
        var total = left.Sum();
        var result = new List<int>();
        while (result.Count < count && total > 0)
        {
            var k = ++gone;
            var at = Weighed(Pick(attempt => Number(seed, digest, k, attempt), total), left);
            total -= left[at];
            left[at] = 0;
            result.Add(at);
        }

        return result;
    }

    private static byte[] Key(string seed) =>
        seed.Length == 2 * SeedBytes ? Convert.FromHexString(seed) : throw new FormatException("A seed is 64 hex digits.");
}
