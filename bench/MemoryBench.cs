using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;

namespace HostConsole.Bench;

/// <summary>What the state of a show keeps in memory for each viewer, vote, entry and claim.</summary>
internal static class MemoryBench
{
    public static Task RunAsync(Options options)
    {
        var count = options.Number("count", 200_000, least: 1_000);
        var now = TimeProvider.System.GetUtcNow();
        var (world, show, seq) = (new World(), Id.New<ShowId>(now), 0L);
        void Apply(ShowFact fact) => world.Apply(new(++seq, RunId.Of(show), fact is ILedgerFact or ISharedFact, now, Venue.Host, fact));
        var (poll, giveaway, deal, item) = (Id.New<PollId>(now), Id.New<GiveawayId>(now), Id.New<DealId>(now),
            new Item(Id.New<ProductId>(now), Id.New<VariantId>(now), "Tide mug", new(2500, Venue.Usd)));
        Apply(new LifecycleFact.ShowCreated(show, "bench", new("Bench", Venue.Usd, "en-US", "UTC", null, null, 60)));
        Apply(new LifecycleFact.WentLive());
        Apply(new PollFact.PollOpened(poll, "Which glaze?", ["Sea green", "Rust"], false, true, null));
        Apply(new GiveawayFact.GiveawayOpened(giveaway, "Tide mug", "A mug", "One entry a person.", null,
            EntryMode.Open, null, 10, 0, null, new string('0', 64), null));
        Apply(new DealFact.DealLaunched(deal, item, new(2000, Venue.Usd), count, 1, now, now.AddHours(1), TimeSpan.FromHours(1), null));
        Apply(new StockFact.StockReserved(item.Variant!.Value, deal, count) { Run = RunId.Of(show) });
        Apply(new DealFact.DealOpened(deal));
        var people = Enumerable.Range(0, count).Select(_ => Id.New<ViewerId>(now)).ToArray();
        Console.WriteLine($"\nBytes of state kept for each of {count:N0}, lists and indexes of the rules with their spare room included");
        Measure("viewer, joined", people, v => Apply(new AudienceFact.ViewerJoined(v)));
        Measure("vote, the viewer's first", people, v => Apply(new PollFact.VoteCast(poll, v, 1, null)));
        Measure("entry", people, v => Apply(new GiveawayFact.EntryMade(giveaway, Id.New<EntryId>(now), v, EntryRoute.Button)));
        var number = 0;
        Measure("claim, held", people, v => Apply(new DealFact.UnitClaimed(deal, Id.New<ClaimId>(now), v, 1, ++number,
            now.AddHours(1), FromWaitlist: false, Origin: null)));
        GC.KeepAlive(world);
        return Task.CompletedTask;
    }

    private static void Measure(string what, ViewerId[] people, Action<ViewerId> apply)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var viewer in people) apply(viewer);
        Console.WriteLine($"  {what}: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)people.Length:0}");
        GC.KeepAlive(people);
    }
}
