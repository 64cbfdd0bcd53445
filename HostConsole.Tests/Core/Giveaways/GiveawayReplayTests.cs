using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

public sealed class GiveawayReplayTests
{
    /// <summary>A step: what is done, to whom, with what number, after how many seconds.</summary>
    private static readonly Gen<(int What, int Who, int Number, int Seconds)> Step =
        from what in Gen.Frequency((1, Gen.Choose(0, 1)), (8, Gen.Constant(2)), (6, Gen.Choose(3, 8)))
        from who in Gen.Choose(1, 25)
        from number in Gen.Choose(0, 4)
        from seconds in Gen.Choose(0, 4000)
        select (what, who, number, seconds);

    [Fact]
    public void Whatever_happens_replaying_the_facts_gives_the_same_views_and_a_record_that_holds()
    {
        var drawn = 0;
        Law.Holds(Step.ListOf(80), 1000, 77, steps =>
        {
            var scene = Play(steps);
            var replayed = new Core.Giveaways.GiveawayState();
            foreach (var (fact, at) in scene.Log) GiveawayRules.Apply(replayed, Stored(fact), at);
            Assert.Equal(Snapshot(scene.State), Snapshot(replayed));
            Assert.Equal(GiveawayRules.NextDue(scene.State), GiveawayRules.NextDue(replayed));
            foreach (var view in scene.State.View())
            {
                if (view.State == GiveawayStatus.Drawn) drawn++;
                Holds(view);
            }
        });
        Assert.True(drawn > 500, $"Only {drawn} giveaways came to a draw: the generator proves too little.");
    }

    private static GiveawayScene Play(IReadOnlyList<(int What, int Who, int Number, int Seconds)> steps)
    {
        var scene = new GiveawayScene();
        foreach (var (what, who, number, seconds) in steps)
        {
            scene.Buyers.Clear();
            if (who % 2 == 0) scene.Buyers.Add(Viewer(who));
            scene.Barred = seconds % 5 == 0 ? Sometimes : null;
            scene.Tick(TimeSpan.FromSeconds(seconds));
            var id = new GiveawayId(Guid.Parse($"018f0000-0000-7000-9000-{number % 3:x12}"));
            GiveawayCommand command = what switch
            {
                0 or 1 => Open(1 + number, who % 4, who % 2 == 0 && who % 4 != 3 ? 1 : null) with
                {
                    Giveaway = id,
                    Duration = who % 3 == 0 ? TimeSpan.FromHours(1) : null,
                    Entry = (EntryMode)(who % 3),
                    FreeRoute = "Write to us.",
                    Keyword = who % 5 == 0 ? "tote" : null,
                    Tickets = who % 3 == 1 ? new(Bought: 3, Friend: 1) : null,
                    AnswerSeconds = who % 4 == 3 ? 600 : null,
                    Redraw = (RedrawMode)(number % 2),
                },
                2 => Enter(who, (EntryRoute)(number % 4)) with { Giveaway = id, Entry = Entry(who + 100 * number) },
                3 or 4 => new CloseGiveaway(id),
                5 => new DrawWinners(id),
                6 => new RedrawWinner(id, scene.State.EntryOf(id, Viewer(who)) ?? Entry(who), "A reason."),
                7 => new AnswerWin(id, Viewer(who), "ana@example.com"),
                _ => number == 0 && who < 4 ? new CancelGiveaway(id, "A reason.") : new DrawWinners(id),
            };
            scene.Try(command);
        }

        return scene;
    }

    private static string? Sometimes(ViewerId viewer) => viewer.Value.ToByteArray()[^1] % 4 == 0 ? "The house's own device." : null;

    /// <summary>The laws of every moment: draws number through without a gap, are what the seed says, and fill the places.</summary>
    private static void Holds(GiveawayView view)
    {
        Assert.Equal(view.Entries, view.EntryLog.Length);
        Assert.Equal(view.State is GiveawayStatus.Drawn or GiveawayStatus.Cancelled, view.Seed is not null);
        if (view.Seed is null) return;
        var ids = view.EntryLog.ToArray().Select(e => e.Id).ToList();
        Assert.Equal(FairDraw.Commitment(view.Seed), view.Commitment);
        if (view.State == GiveawayStatus.Cancelled) return;
        var tickets = view.EntryLog.ToArray().Select(e => e.Tickets).ToArray();
        Assert.Equal(view.Tickets is null ? FairDraw.Digest(ids) : FairDraw.TicketDigest(ids.Zip(tickets)), view.Digest);
        var drawn = view.Winners.Select(w => (w.K, w.Entry)).Concat(view.Reserves.Select(r => (r.K, r.Entry)))
            .Concat(view.Skipped.Select(s => (s.K, s.Entry))).OrderBy(d => d.K).ToList();
        var positions = view.Tickets is null ? FairDraw.Draw(view.Seed, view.Digest!, ids.Count, [], drawn.Count)
            : FairDraw.DrawTickets(view.Seed, view.Digest!, tickets, [], drawn.Count);
        var expected = positions.Select((position, i) => (i + 1, ids[position]));
        Assert.Equal(expected, drawn);
        var standing = view.Winners.Where(w => !w.Replaced).ToList();
        Assert.Equal(Enumerable.Range(1, Math.Min(view.Places, ids.Count - view.Skipped.Length)), standing.Select(w => w.Rank).Order());
        Assert.All(view.Winners, w => Assert.Equal(w.Replaced, w.Reason is not null));
    }

    private static GiveawayFact Stored(GiveawayFact fact) =>
        (GiveawayFact)JsonSerializer.Deserialize(JsonSerializer.Serialize(fact, fact.GetType(), Json.Options),
            fact.GetType(), Json.Options)!;
}
