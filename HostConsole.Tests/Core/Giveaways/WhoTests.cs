using FsCheck.Fluent;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Who may enter, in a show that knows who is there and who has won.</summary>
public sealed class WhoTests
{
    private static GiveawayId No(int n) => new(Uid(6, n));
    private static EntryId Entry(int giveaway, int viewer) => new(Uid(7, 100 * giveaway + viewer));

    private static OpenGiveaway Open(int n, GiveawayWho? who, int winners = 1, int reserves = 0) =>
        new(No(n), "Tote", "A tote", "One entry each.", $"tote{n}", EntryMode.Open, null, winners, reserves, null, null, new string('a', 64)) { Who = who };

    private static EnterGiveaway Enter(int n, int viewer) => new(No(n), Entry(n, viewer), Viewer(viewer), EntryRoute.Button);
    private static Task<Done> Come(ShowScene scene, params int[] viewers) =>
        scene.Do(new NotePresence([.. viewers.Select(v => new Sighting(Viewer(v), 0))], []));

    private static Task<Done> Go(ShowScene scene, params int[] viewers) =>
        scene.Do(new NotePresence([], [.. viewers.Select(v => new Sighting(Viewer(v), 0))]));

    private static async Task<GiveawayView> DrawAsync(ShowScene scene, int n, ShowId? show = null)
    {
        await scene.Do(new CloseGiveaway(No(n)), show);
        await scene.Do(new DrawWinners(No(n)), show);
        return (await scene.View(show)).Giveaways.Single(g => g.Id == No(n));
    }

    [Fact]
    public async Task Given_only_those_who_are_here_Then_others_can_t_enter_and_who_left_before_the_draw_is_skipped()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, new(Present: true), winners: 2));
        await scene.Refused(Enter(1, 1), "not-eligible");
        await Come(scene, 1, 2, 3);
        for (var viewer = 1; viewer <= 3; viewer++) await scene.Do(Enter(1, viewer));
        await Go(scene, 1, 3);
        var drawn = await DrawAsync(scene, 1);
        Assert.Equal(Viewer(2), Assert.Single(drawn.Winners).Viewer);
        Assert.All(drawn.Skipped, s => Assert.Equal("Was not there at the draw.", s.Reason));
        Assert.Equal(2, drawn.Skipped.Length);
        var record = GiveawayRecord.Of(drawn);
        Assert.Equal((GiveawayRecord.Skipping, true), (record.Protocol, record.Who!.Present));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_viewer_of_another_platform_Then_writing_the_keyword_shows_that_they_are_here_and_silence_before_the_draw_that_they_are_not()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, new(Present: true), winners: 2));
        foreach (var (id, author) in ((int, string)[])[(1, "42"), (2, "43")])
            await scene.Do(new RelayMessage(new(Uid(4, id)), RelayedAuthor.Of("twitch", author), author, "twitch", "tote1", scene.Now, null));
        await scene.PassAsync(Presence.AfterWriting);
        await scene.Do(new RelayMessage(new(Uid(4, 3)), RelayedAuthor.Of("twitch", "42"), "42", "twitch", "Good luck", scene.Now, null));
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        var drawn = await DrawAsync(scene, 1);
        Assert.Equal(RelayedAuthor.Of("twitch", "42"), Assert.Single(drawn.Winners).Viewer);
        Assert.Equal(RelayedAuthor.Of("twitch", "43"), Assert.Single(drawn.Skipped).Viewer);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_minutes_to_watch_Then_they_count_over_visits()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, new(WatchedMinutes: 10)));
        await Come(scene, 1);
        await scene.PassAsync(TimeSpan.FromMinutes(6));
        await Go(scene, 1);
        await scene.PassAsync(TimeSpan.FromMinutes(20));
        await scene.Refused(Enter(1, 1), "not-eligible");
        await Come(scene, 1);
        await scene.PassAsync(TimeSpan.FromMinutes(4));
        await scene.Do(Enter(1, 1));
        await Go(scene, 1);
        Assert.Single((await DrawAsync(scene, 1)).Winners);
    }

    [Fact]
    public async Task Given_winners_of_today_and_of_the_last_days_are_left_out_Then_a_win_in_an_earlier_show_counts()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, null));
        await scene.Do(Enter(1, 1));
        await DrawAsync(scene, 1);
        await scene.Do(Open(2, new(NotWonToday: true)));
        await scene.Refused(Enter(2, 1), "not-eligible");
        await scene.Do(Enter(2, 2));
        await scene.Do(new EndShow());
        await scene.PassAsync(TimeSpan.FromDays(5)); // the show is in memory no more
        await scene.RestartAsync();
        Assert.Null(await scene.Read(w => w.Find(scene.Show)));
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await scene.Do(Open(3, new(NotWonToday: true)), second);
        await scene.Do(Enter(3, 1), second);
        await scene.Do(Open(4, new(NotWonDays: 4)), second);
        await scene.Do(Enter(4, 1), second);
        await scene.Do(Open(5, new(NotWonDays: 6)), second);
        await scene.Refused(Enter(5, 1), "not-eligible", show: second);
    }

    [Fact]
    public async Task Given_somebody_who_won_and_was_redrawn_Then_they_have_not_won()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, null, reserves: 1));
        for (var viewer = 1; viewer <= 2; viewer++) await scene.Do(Enter(1, viewer));
        var first = (await DrawAsync(scene, 1)).Winners.Single();
        await scene.Do(new RedrawWinner(No(1), first.Entry, "Moved away."));
        await scene.Do(Open(2, new(NotWonToday: true)));
        var (gone, now) = first.Viewer == Viewer(1) ? (1, 2) : (2, 1);
        await scene.Do(Enter(2, gone));
        await scene.Refused(Enter(2, now), "not-eligible");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_giveaways_at_once_When_somebody_wins_the_first_Then_the_second_skips_them()
    {
        await using var scene = await LiveAsync();
        for (var n = 1; n <= 2; n++)
        {
            await scene.Do(Open(n, new(NotWonToday: true), winners: 3));
            for (var viewer = 1; viewer <= 2 + n; viewer++) await scene.Do(Enter(n, viewer));
        }

        Assert.Equal(3, (await DrawAsync(scene, 1)).Winners.Length);
        var second = await DrawAsync(scene, 2);
        Assert.Equal(Viewer(4), Assert.Single(second.Winners).Viewer);
        Assert.Equal(3, second.Skipped.Length);
    }

    [Fact]
    public async Task Given_the_day_ends_at_midnight_in_Berlin_Then_a_win_before_it_was_yesterday()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(1, null));
        await scene.Do(Enter(1, 1));
        await DrawAsync(scene, 1);
        var today = await scene.Read(w => w.Find(scene.Show)!.At(scene.Now).Today);
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(today, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).TimeOfDay);
        await scene.Do(Open(2, new(NotWonToday: true)));
        await scene.PassAsync(today.AddDays(1).AddSeconds(-1) - scene.Now);
        await scene.Refused(Enter(2, 1), "not-eligible");
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        await scene.Do(Enter(2, 1));
    }

    [Fact]
    public async Task Given_accounts_left_out_and_tiers_Then_only_those_who_fit_enter()
    {
        await using var scene = await LiveAsync();
        await scene.Ledger(new SetEarnRules(EarnRules.Usual));
        await scene.Do(new MovePoints(Viewer(1), 600, "By hand"));
        await scene.Do(new MovePoints(Viewer(2), 600, "By hand"));
        await scene.Do(new MovePoints(Viewer(3), 99, "By hand"));
        await scene.Do(Open(1, new(LeftOut: [Viewer(2)], Tiers: ["silver", "Gold"])));
        await scene.Do(Enter(1, 1));
        await scene.Refused(Enter(1, 2), "not-eligible");
        await scene.Refused(Enter(1, 3), "not-eligible");
    }

    [Fact]
    public async Task Given_terms_that_make_no_sense_Then_the_field_is_named_and_empty_ones_ask_nothing()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open(1, new(WatchedMinutes: 0)), "watchedMinutes");
        await scene.Invalid(Open(1, new(NotWonDays: 366)), "notWonDays");
        await scene.Invalid(Open(1, new(Tiers: ["Platinum"])), "tiers");
        await scene.Invalid(Open(1, new(LeftOut: [.. Enumerable.Range(1, 501).Select(Viewer)])), "leftOut");
        await scene.Do(Open(1, new(LeftOut: [], Tiers: [" "])));
        Assert.Null((await scene.View()).Giveaways.Single().Who);
        await scene.Do(Enter(1, 1));
    }

    // The draw goes on behind those who may not win, as if they had been no entries of those that are left.
    [Fact]
    public void Whoever_leaves_before_the_draw_the_winners_are_the_first_drawn_of_those_who_are_there()
    {
        var gone = Gen.Choose(1, 12).ListOf(6);
        Law.Holds(gone, 15, 85, away => Async(away.Distinct().ToList()).GetAwaiter().GetResult());

        static async Task Async(IReadOnlyList<int> away)
        {
            await using var scene = await LiveAsync();
            var all = Enumerable.Range(1, 12).ToArray();
            await Come(scene, all);
            await scene.Do(Open(1, new(Present: true), winners: 2, reserves: 1));
            foreach (var viewer in all) await scene.Do(Enter(1, viewer));
            await Go(scene, [.. away]);
            var view = await DrawAsync(scene, 1);
            var record = GiveawayRecord.Of(view);
            var digest = FairDraw.Digest(record.Entries.Select(e => e.Id));
            var order = FairDraw.Draw(record.Seed!, digest, 12, [], 12).Select(i => i + 1).ToList();
            var fit = order.Where(v => !away.Contains(v)).Take(3).ToList();
            var last = fit.Count < 3 ? 12 : order.IndexOf(fit[^1]) + 1;
            Assert.Equal(fit.Select(v => Entry(1, v)), record.Winners.Select(w => w.Entry).Concat(record.Reserves.Select(r => r.Entry)));
            Assert.Equal(order.Take(last).Where(away.Contains).Select(v => (Entry(1, v), order.IndexOf(v) + 1)), record.Skipped.Select(s => (s.Entry, s.K)));
        }
    }
}
