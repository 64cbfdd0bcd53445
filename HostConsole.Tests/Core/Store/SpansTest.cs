using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;

namespace HostConsole.Tests.Store;

/// <summary>The log is found again by stretches of about a thousand facts, in which those of other shows lie too.</summary>
[Trait("Speed", "Slow")]
public sealed class SpansTest
{
    private static readonly RunId First = new(Guid.CreateVersion7()), Second = new(Guid.CreateVersion7()),
        Third = new(Guid.CreateVersion7());

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_500)]
    public void Whatever_the_batches_each_run_and_the_house_are_read_whole_and_in_order_from_any_sequence(int batch)
    {
        using var file = new StoreFile();
        var facts = Facts(5_000);
        foreach (var some in facts.Chunk(batch)) Append(file.Log, some);
        foreach (var run in (RunId[])[First, Second, Third])
            foreach (var after in (long[])[0, 1, 999, 1_000, 1_001, 3_333, 4_999, 5_000, 9_000])
                Assert.Equal(facts.Where(f => f.Run == run && f.Seq > after).Select(f => f.Seq),
                    file.Log.ReadRun(run, after).Select(f => f.Seq));
        Assert.Equal(facts.Where(f => f.InLedger || f.Run == Second).Select(f => f.Seq),
            file.Log.ReadLedgerAnd([Second]).Select(f => f.Seq));
        Assert.Equal(facts.Where(f => f.InLedger).Select(f => f.Seq), file.Log.ReadLedgerAnd([]).Select(f => f.Seq));
    }

    [Fact]
    public void Given_a_batch_that_failed_When_others_follow_Then_nothing_is_missed()
    {
        using var file = new StoreFile();
        var facts = Facts(30);
        Append(file.Log, facts[..10]);
        Assert.ThrowsAny<Exception>(() => Append(file.Log, [.. facts[10..20], facts[0]]));
        Append(file.Log, facts[20..]);
        Assert.Equal(facts.Where(f => f.Run == First && f.Seq is <= 10 or > 20).Select(f => f.Seq),
            file.Log.ReadRun(First, 0).Select(f => f.Seq));
    }

    [Fact]
    public void Given_a_stretch_that_is_not_full_When_the_store_is_opened_again_Then_what_follows_is_found_too()
    {
        using var file = new StoreFile();
        var facts = Facts(2_400);
        Append(file.Log, facts[..300]);
        file.Reopen();
        Append(file.Log, facts[300..]);
        Assert.Equal(facts.Where(f => f.Run == First).Select(f => f.Seq), file.Log.ReadRun(First, 0).Select(f => f.Seq));
        Assert.Equal(facts.Where(f => f.Run == First && f.Seq > 299).Select(f => f.Seq), file.Log.ReadRun(First, 299).Select(f => f.Seq));
    }

    // The first run is everywhere, the second in the middle, the third has two facts; every fifth one is the house's.
    private static LoggedFact[] Facts(int count) => [.. Enumerable.Range(1, count).Select(i =>
    {
        var run = i == 3 || i == count ? Third : i > count / 3 && i < count / 2 && i % 2 == 0 ? Second : First;
        return i % 5 == 0
            ? new LoggedFact(i, i % 10 == 0 ? run : null, true, DateTimeOffset.UnixEpoch.AddSeconds(i), Actor.Clock,
                new StockFact.StockCounted(new(Guid.CreateVersion7()), i))
            : new LoggedFact(i, run, false, DateTimeOffset.UnixEpoch.AddSeconds(i), Actor.Clock,
                new AudienceFact.ViewerJoined(new(Guid.CreateVersion7())));
    })];

    private static void Append(IFactLog log, IEnumerable<LoggedFact> facts)
    {
        var batch = log.NewBatch();
        foreach (var fact in facts) batch.Add(fact);
        log.Append(batch);
    }
}
