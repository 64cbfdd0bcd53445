using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using static HostConsole.Core.Leagues.LeagueCommand;
using static HostConsole.Core.Leagues.LeagueFact;
using static HostConsole.Tests.Leagues.LeagueScene;

namespace HostConsole.Tests.Leagues;

public sealed class LeagueLawsTests
{
    /// <summary>A step between two things that the clock brings: what, of whom, how many taps, after how much of the time until then.</summary>
    private static readonly Gen<(int What, int Who, int Count, int Part)[]> Steps =
        (from what in Gen.Choose(0, 99)
         from who in Gen.Choose(1, 64)
         from count in Gen.Choose(1, 40)
         from part in Gen.Choose(0, 100)
         select (what, who, count, part)).ListOf(200).Select(list => list.ToArray());

    [Fact]
    public void Whatever_happens_in_any_size_one_wins_no_second_counts_more_than_15_and_replay_is_equal()
    {
        var ends = new HashSet<MatchEnd>();
        var games = new HashSet<GameEnd>();
        for (var size = 2; size <= 64; size++)
        {
            var players = size;
            Law.Holds(Steps, 5, 77, steps =>
            {
                var scene = Play(players, bestOf: 1 + 2 * (players % 3), steps);
                var view = scene.View;
                Assert.Equal(LeagueStatus.Ended, view.State);
                var won = Assert.Single(scene.Log.Select(l => l.Fact).OfType<LeagueWon>());
                Assert.Equal(view.Rounds[^1].Matches.Single().Winner, won.Winner);
                Assert.Equal(players - 1, scene.Log.Count(l => l.Fact is MatchEnded));
                ends.UnionWith(scene.Log.Select(l => l.Fact).OfType<MatchEnded>().Select(m => m.How));
                games.UnionWith(scene.Log.Select(l => l.Fact).OfType<GameEnded>().Select(g => g.How));
                HoldsTaps(scene);
                var replayed = new LeagueState();
                foreach (var (fact, at) in scene.Log) LeagueRules.Apply(replayed, fact, at);
                Assert.Equal(Snapshot(scene.State), Snapshot(replayed));
            });
        }

        Assert.Equal(3, ends.Count);
        Assert.Equal(3, games.Count(g => g != GameEnd.FirstThere));
    }

    [Fact]
    public void In_every_size_each_meets_one_or_has_a_bye_and_no_bye_meets_a_bye()
    {
        for (var players = 2; players <= 64; players++)
        {
            var slots = Bracket.Slots(players);
            var byes = slots.Count - players;
            Assert.Equal(1 << Bracket.RoundsOf(players), slots.Count);
            Assert.Equal(Enumerable.Range(1, players), slots.OfType<int>().Order());
            foreach (var pair in slots.Chunk(2))
            {
                Assert.Contains(pair, place => place is not null);
                if (pair.Contains(null)) Assert.InRange(pair.OfType<int>().Single(), 1, byes);
            }
        }
    }

    [Fact]
    public void Every_entrant_has_every_place_equally_often()
    {
        const int players = 6, leagues = 6000;
        var counts = new int[players, players];
        for (var i = 0; i < leagues; i++)
        {
            var seed = FairDraw.Commitment(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
            foreach (var (place, entrant) in Bracket.Draw(seed, Cup, new string('a', 64), players).Index()) counts[entrant, place]++;
        }

        var expected = leagues / (double)players;
        var chi = counts.Cast<int>().Sum(n => (n - expected) * (n - expected) / expected);
        Assert.True(chi < 52.6, $"χ² = {chi} with 25 degrees of freedom, where 52.6 is passed once in a thousand."); // fixed seeds
    }

    private static LeagueScene Play(int players, int bestOf, (int What, int Who, int Count, int Part)[] steps)
    {
        var scene = Started(players, bestOf, seconds: 3 + players % 8);
        var step = 0;
        // Once the steps are used up nobody taps any more, and the clock alone ends it.
        for (var turn = 0; LeagueRules.NextDue(scene.State) is { } due; turn++)
        {
            Assert.True(turn < 5000, "The league doesn't end.");
            for (var some = 0; some < 2 + players && step < steps.Length; some++, step++) Act(scene, steps[step], due);
            if (scene.View.State == LeagueStatus.Playing && LeagueRules.NextDue(scene.State) is not null) Assert.True(scene.Next());
        }

        return scene;
    }

    private static void Act(LeagueScene scene, (int What, int Who, int Count, int Part) step, DateTimeOffset due)
    {
        var later = scene.Now + (due - scene.Now) * (step.Part / 100.0);
        if (later > scene.Now && later < due) scene.Now = later;
        if (scene.View.Matches.Where(m => m.State is MatchStatus.Playing or MatchStatus.Pause).ToArray() is not { Length: > 0 } on) return;
        var match = on[step.Who % on.Length];
        LeagueCommand command = step.What switch
        {
            0 => new LeaveLeague(Cup, Viewer(step.Who)),
            1 => new GoOn(Cup),
            2 => new Cheer(Cup, Viewer(100 + step.Who), match.Players[0].Place),
            3 when scene.Banned.Add(Viewer(step.Who)) => new GoOn(Cup),
            < 40 => new Tap(Cup, match.Id, match.Players[step.Count % 2].Viewer, 1 + step.Count % 3),
            _ => new Tap(Cup, match.Id, match.Players[step.Count % 2].Viewer, step.Count),
        };
        if (command is Tap && match.StartsAt > scene.Now) scene.Now = match.StartsAt.Value;
        scene.Try(command);
    }

    private static void HoldsTaps(LeagueScene scene)
    {
        var lengths = new Dictionary<MatchId, double>();
        var taps = new Dictionary<(MatchId, ViewerId), List<(DateTimeOffset At, int Count)>>();
        foreach (var (fact, at) in scene.Log)
        {
            if (fact is GameStarted started)
            {
                lengths[started.Match] = (started.EndsAt - started.StartsAt).TotalSeconds;
                foreach (var key in taps.Keys.Where(k => k.Item1 == started.Match).ToArray()) taps.Remove(key);
            }

            if (fact is not TapsCounted counted) continue;
            if (!taps.TryGetValue((counted.Match, counted.Viewer), out var list)) taps.Add((counted.Match, counted.Viewer), list = []);
            list.Add((at, counted.Count));
            Assert.InRange(list.Where(t => t.At > at.AddSeconds(-1)).Sum(t => t.Count), 1, 15);
            Assert.True(list.Sum(t => t.Count) <= 15 * lengths[counted.Match]);
        }
    }
}
