using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

/// <summary>The expected values were computed with Python's hashlib and hmac, apart from this code.</summary>
public sealed class FairDrawTests
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string TenDigest = "93a5f3cc39839d89ca2d0ea4895c5f01261be0e9236e81bf2b3fdd42acbba2ca";

    [Fact]
    public void The_commitment_is_the_hash_of_the_seeds_bytes() =>
        Assert.Equal("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", FairDraw.Commitment(Seed));

    [Theory]
    [InlineData("")]
    [InlineData("0001")]
    [InlineData("zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void A_seed_that_is_not_64_hex_digits_is_refused(string seed) =>
        Assert.Throws<FormatException>(() => FairDraw.Commitment(seed));

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "d604c61b95ebfb79347557e2b9bad92e0226bc9ef75850258cb18edb91885c4b")]
    [InlineData(10, TenDigest)]
    [InlineData(250, "8d5d4b594ec870c37b7affb8ace767b03c460c98e25a95b8748f69a9f07523c3")]
    public void The_digest_is_the_hash_of_the_ids_joined_by_line_feeds(int entries, string digest) =>
        Assert.Equal(digest, FairDraw.Digest(Ids(entries)));

    [Theory]
    [InlineData(1, 8559741917273243347ul)]
    [InlineData(2, 16434942308842330652ul)]
    [InlineData(3, 10857226502672228264ul)]
    public void The_number_is_the_head_of_the_hmac(int k, ulong number) =>
        Assert.Equal(number, FairDraw.Number(Seed, TenDigest, k, attempt: 0));

    [Fact]
    public void All_ten_are_drawn_in_the_known_order() =>
        Assert.Equal([7, 5, 0, 8, 4, 3, 2, 9, 1, 6], FairDraw.Draw(Seed, TenDigest, 10, [], 10));

    [Fact]
    public void A_redraw_goes_on_where_the_draw_stopped_whatever_order_the_drawn_are_named_in() =>
        Assert.Equal([8, 4], FairDraw.Draw(Seed, TenDigest, 10, [0, 7, 5], 2));

    [Fact]
    public void No_more_are_drawn_than_there_are()
    {
        Assert.Equal([7, 5, 0, 8, 4, 3, 2, 9, 1, 6], FairDraw.Draw(Seed, TenDigest, 10, [], 100));
        Assert.Empty(FairDraw.Draw(Seed, FairDraw.Digest([]), 0, [], 3));
    }

    [Theory]
    [InlineData(ulong.MaxValue, 10, null)] // 2⁶⁴ − 1 ≥ ⌊2⁶⁴/10⌋·10 = 2⁶⁴ − 6
    [InlineData(ulong.MaxValue - 5, 10, null)]
    [InlineData(ulong.MaxValue - 6, 10, 9)]
    [InlineData(ulong.MaxValue, 16, 15)] // a power of two rejects nothing
    [InlineData(ulong.MaxValue, 1, 0)]
    [InlineData(0ul, 10, 0)]
    [InlineData(23ul, 10, 3)]
    public void A_number_beyond_the_last_whole_multiple_is_rejected(ulong x, int n, int? expected) =>
        Assert.Equal(expected, FairDraw.Reduce(x, n));

    [Fact]
    public void Nothing_can_be_picked_from_nobody() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FairDraw.Reduce(1, 0));

    [Fact]
    public void After_a_rejected_number_the_next_attempt_decides()
    {
        List<int> attempts = [];
        ulong[] numbers = [ulong.MaxValue, ulong.MaxValue - 1, 42];
        var picked = FairDraw.Pick(attempt => { attempts.Add(attempt); return numbers[attempt]; }, 10);
        Assert.Equal(2, picked);
        Assert.Equal([0, 1, 2], attempts);
    }

    [Theory]
    [InlineData(1)] // each of 10 is as likely to be drawn first …
    [InlineData(3)] // … and third
    public void A_hundred_thousand_draws_are_uniform(int place)
    {
        const int draws = 100_000, entries = 10;
        var counts = new int[entries];
        for (var i = 0; i < draws; i++)
        {
            var seed = FairDraw.Commitment(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture)); // fixed, and spread out
            counts[FairDraw.Draw(seed, TenDigest, entries, [], place)[^1]]++;
        }

        const double expected = (double)draws / entries;
        var chiSquare = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.True(chiSquare < 27.88, $"χ² = {chiSquare:F2} with 9 degrees of freedom; 27.88 is passed by chance once "
            + $"in a thousand. {string.Join(' ', counts)}");
        Assert.True(chiSquare > 1.15, $"χ² = {chiSquare:F2} is too even for chance (once in a thousand).");
    }

    /// <summary>Each entry is drawn as often as its part of the tickets, first and, among those left, second.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Draws_among_tickets_are_uniform_over_the_tickets(int place)
    {
        const int draws = 60_000;
        foreach (int[] tickets in (int[][])[[1, 2, 3, 4], [1, 1, 1, 1, 1, 20], [100, 7, 1, 50, 3, 100, 2]])
        {
            var counts = new int[tickets.Length];
            for (var i = 0; i < draws; i++)
            {
                var seed = FairDraw.Commitment(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
                counts[FairDraw.DrawTickets(seed, TenDigest, tickets, [], place)[^1]]++;
            }

            var all = (double)tickets.Sum();
            var chances = tickets.Select((own, i) => place == 1 ? own / all
                : tickets.Where((_, other) => other != i).Sum(first => first / all * own / (all - first))).ToArray();
            var chiSquare = counts.Zip(chances, (count, chance) => Math.Pow(count - draws * chance, 2) / (draws * chance)).Sum();
            // Passed by chance once in a thousand, with 3, 5 and 6 degrees of freedom.
            var limit = tickets.Length switch { 4 => 16.27, 6 => 20.52, _ => 22.46 };
            Assert.True(chiSquare < limit, $"χ² = {chiSquare:F2} of {limit}: {string.Join(' ', counts)}");
        }
    }

    [Fact]
    public void A_ticket_each_draws_as_no_tickets_do()
    {
        for (var i = 0; i < 200; i++)
        {
            var seed = FairDraw.Commitment(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(FairDraw.Draw(seed, TenDigest, 10, [3, 7], 5),
                FairDraw.DrawTickets(seed, TenDigest, [.. Enumerable.Repeat(1, 10)], [3, 7], 5));
        }
    }

    private static IEnumerable<EntryId> Ids(int count) =>
        Enumerable.Range(1, count).Select(i => new EntryId(Guid.Parse($"018f0000-0000-7000-8000-{i:x12}")));
}
