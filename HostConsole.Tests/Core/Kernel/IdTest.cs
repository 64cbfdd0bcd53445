using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

public sealed class IdTest
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 20, 15, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Ids_are_version_7_of_their_millisecond_and_sort_by_it()
    {
        var ids = Enumerable.Range(0, 1_000).Select(i => Id.New<ClaimId>(At.AddMilliseconds(i)).Value).ToList();
        Assert.All(ids, id => Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11)));
        Assert.Equal(ids.Select(i => i.ToString()), ids.Select(i => i.ToString()).Order(StringComparer.Ordinal));
        Assert.All(ids.Index(), i => Assert.Equal(At.AddMilliseconds(i.Index).ToUnixTimeMilliseconds(),
            Convert.ToInt64(i.Item.ToString("N")[..12], 16)));
    }

    [Fact]
    public void No_two_ids_of_a_crowd_are_alike_on_whatever_thread_they_are_made()
    {
        var made = new Guid[200_000];
        Parallel.For(0, made.Length, i => made[i] = Id.New<ClaimId>(At).Value);
        Assert.Equal(made.Length, made.Distinct().Count());
        // Each of the 74 random bits is set in about half of them.
        foreach (var bit in Enumerable.Range(0, 128).Where(bit => bit is >= 52 and < 64 or >= 66))
            Assert.InRange(made.Count(id => (id.ToByteArray(bigEndian: true)[bit / 8] >> 7 - bit % 8 & 1) == 1),
                made.Length * 49 / 100, made.Length * 51 / 100);
    }
}
