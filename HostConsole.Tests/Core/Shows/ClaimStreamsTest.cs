using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>A claim is one fact of two streams: its show's and the house's, where an order finds it long after the show.</summary>
public sealed class ClaimStreamsTest
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);
    private static readonly ShowId Show = new(Guid.CreateVersion7());
    private static readonly DealId Deal = new(Guid.CreateVersion7());
    private static readonly ClaimId Claim = new(Guid.CreateVersion7());
    private static readonly ViewerId Viewer = new(Guid.CreateVersion7());
    private static readonly DealFact.UnitClaimed Claimed =
        new(Deal, Claim, Viewer, 2, 1, At.AddMinutes(10), FromWaitlist: false, Origin: null);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Given_a_claim_in_the_log_When_the_console_starts_Then_the_house_knows_its_place(bool showIsInMemory, bool oldLog)
    {
        using var file = new StoreFile();
        var variant = Mug.Variant!.Value;
        ShowFact[] facts =
        [
            new LifecycleFact.ShowCreated(Show, "evening", new("Evening", Usd, "en-US", "UTC", null, null, 60)),
            new LifecycleFact.WentLive(),
            new DealFact.DealLaunched(Deal, Mug, new(2000, Usd), 5, 2, At, At.AddHours(1), TimeSpan.FromMinutes(10), null),
            new StockFact.StockReserved(variant, Deal, 5) { Run = RunId.Of(Show) },
            new DealFact.DealOpened(Deal),
            Claimed,
            // Before a claim was a fact of both streams, one of each stood in the log.
            .. oldLog ? (ShowFact[])[new StockFact.ClaimHeld(variant, Deal, Claim, Viewer, 2) { Run = RunId.Of(Show) }] : [],
        ];
        var batch = file.Log.NewBatch();
        foreach (var (i, fact) in facts.Index())
            batch.Add(new(i + 1,
                RunId.Of(Show), fact is ILedgerFact || fact is ISharedFact && !oldLog, At, Actor.Clock, fact));
        if (showIsInMemory)
            batch.Shows[Show] = new(Show, "evening", ((LifecycleFact.ShowCreated)facts[0]).Settings, ShowStatus.Live,
                null, At, At, null);
        file.Log.Append(batch);

        var world = World.Load(file.Log, At.AddMinutes(1));

        Assert.Equal(showIsInMemory, world.Find(Show) is not null);
        Assert.Equal(new ClaimPlace(new(RunId.Of(Show), Deal, variant), Viewer, 2), world.Ledger.Claims[Claim]);
        Assert.Equal(5, world.Ledger.Stock[variant].Held);
        if (showIsInMemory) Assert.Equal([Claim], world.Find(Show)!.State.Deals.ClaimsOf(Viewer).Select(c => c.Id));
    }

    [Fact]
    public async Task Given_a_claim_When_it_is_made_Then_it_stands_in_the_log_once_and_is_the_houses_too()
    {
        var log = new MemoryLog();
        await using var scene = await LiveAsync(30, log);
        await scene.Do(Launch());
        await scene.Do(ShowScene.Claim(1));
        var made = Assert.Single(log.Facts, f => f.Fact is DealFact.UnitClaimed);
        Assert.Equal((true, RunId.Of(scene.Show)), (made.InLedger, made.Run!.Value));
        Assert.DoesNotContain(log.Facts, f => f.Fact is StockFact.ClaimHeld);
    }
}
