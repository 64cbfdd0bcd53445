using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Winners who have a countdown to answer, and who comes after them.</summary>
public sealed class CountdownTests
{
    private static GiveawayId No(int n) => new(Uid(6, n));

    private static OpenGiveaway Open(int n = 1, RedrawMode redraw = RedrawMode.Auto, int winners = 1, int reserves = 1, int seconds = 60) =>
        new(No(n), "Tote", "A tote", "One entry each.", $"tote{n}", EntryMode.Open, null, winners, reserves, null, null, new string('a', 64))
        {
            AnswerSeconds = seconds,
            Redraw = redraw,
        };

    private static async Task<GiveawayView> DrawnAsync(ShowScene scene, OpenGiveaway open, int entries = 4)
    {
        await scene.Do(open);
        for (var i = 1; i <= entries; i++)
            await scene.Do(new EnterGiveaway(open.Giveaway, new(Uid(7, 100 * (int)open.Giveaway.Value.ToByteArray()[^1] + i)), Viewer(i), EntryRoute.Button));
        await scene.Do(new CloseGiveaway(open.Giveaway));
        await scene.Do(new DrawWinners(open.Giveaway));
        return await ViewAsync(scene, open.Giveaway);
    }

    private static async Task<GiveawayView> ViewAsync(ShowScene scene, GiveawayId id) => (await scene.View()).Giveaways.Single(g => g.Id == id);

    private static WinnerView Standing(GiveawayView view) => view.Winners.Single(w => !w.Replaced);

    [Fact]
    public async Task Given_nobody_answers_When_the_countdown_is_over_Then_the_reserve_comes_by_itself_and_then_a_new_draw_until_nobody_is_left()
    {
        await using var scene = await LiveAsync();
        var drawn = await DrawnAsync(scene, Open());
        Assert.Equal(scene.Now.AddSeconds(60), Standing(drawn).AnswerBy);
        var reserve = Assert.Single(drawn.Reserves);
        await scene.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(drawn.Winners, (await ViewAsync(scene, No(1))).Winners);
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((reserve.Entry, scene.Now.AddSeconds(60)), Standing(await ViewAsync(scene, No(1))) is var w ? (w.Entry, w.AnswerBy!.Value) : default);
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(3, Standing(await ViewAsync(scene, No(1))).K);
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var over = await ViewAsync(scene, No(1));
        Assert.Equal((4, WinnerStatus.Lapsed, 4), (over.Winners.Length, Standing(over).State, Standing(over).K));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_program_stops_When_it_starts_after_the_countdown_Then_the_reserve_comes_once()
    {
        await using var scene = await LiveAsync();
        await DrawnAsync(scene, Open());
        await scene.RestartAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var once = await ViewAsync(scene, No(1));
        Assert.Equal(2, once.Winners.Length);
        var last = scene.Log.LastSeq();
        await scene.RestartAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((2, last), ((await ViewAsync(scene, No(1))).Winners.Length, scene.Log.LastSeq()));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_by_press_When_the_countdown_is_over_Then_the_place_waits_for_one_press_without_a_reason()
    {
        await using var scene = await LiveAsync();
        var winner = Standing(await DrawnAsync(scene, Open(redraw: RedrawMode.Press)));
        await scene.Invalid(new RedrawWinner(No(1), winner.Entry, null), "reason");
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var late = await ViewAsync(scene, No(1));
        Assert.Equal((WinnerStatus.Lapsed, 1), (Standing(late).State, late.Reserves.Length));
        await scene.Do(new RedrawWinner(No(1), winner.Entry, null));
        var next = await ViewAsync(scene, No(1));
        Assert.Equal((GiveawayRules.LapsedReason, late.Reserves[0].Entry), (next.Winners.Single(w => w.Replaced).Reason, Standing(next).Entry));
        await scene.Refused(new RedrawWinner(No(1), winner.Entry, null), "invalid", "reason"); // once
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_winner_who_writes_in_the_page_s_chat_Then_it_stands_beside_the_name_and_the_place_is_theirs()
    {
        await using var scene = await LiveAsync();
        var winner = Standing(await DrawnAsync(scene, Open()));
        await scene.Do(new PostMessage(new(Uid(4, 1)), winner.Viewer, "It is me!"));
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var view = Standing(await ViewAsync(scene, No(1)));
        Assert.Equal((winner.Entry, WinnerStatus.Answered, "It is me!"), (view.Entry, view.State, view.Words));
        await scene.Do(new AnswerWin(No(1), winner.Viewer, "ana@example.com"));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_several_at_once_When_the_winner_of_one_is_silent_Then_the_others_are_as_they_were()
    {
        await using var scene = await LiveAsync();
        var first = Standing(await DrawnAsync(scene, Open()));
        var second = Standing(await DrawnAsync(scene, Open(n: 2, seconds: 90)));
        var third = Standing(await DrawnAsync(scene, Open(n: 3, redraw: RedrawMode.Press)));
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        Assert.NotEqual(first.Entry, Standing(await ViewAsync(scene, No(1))).Entry);
        Assert.Equal((second.Entry, WinnerStatus.Waiting), Standing(await ViewAsync(scene, No(2))) is var w ? (w.Entry, w.State) : default);
        Assert.Equal((third.Entry, WinnerStatus.Lapsed), Standing(await ViewAsync(scene, No(3))) is var t ? (t.Entry, t.State) : default);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_winners_silent_at_once_and_no_reserve_Then_two_new_ones_are_drawn_with_numbers_in_a_row()
    {
        await using var scene = await LiveAsync();
        await DrawnAsync(scene, Open(winners: 2, reserves: 0), entries: 5);
        await scene.PassAsync(TimeSpan.FromSeconds(60));
        var view = await ViewAsync(scene, No(1));
        Assert.Equal([1, 2, 3, 4], view.Winners.Select(w => w.K));
        Assert.Equal([1, 2], view.Winners.Where(w => !w.Replaced).Select(w => w.Rank).Order());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task A_countdown_has_bounds_and_stands_instead_of_hours()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open(seconds: 29), "answerSeconds");
        await scene.Invalid(Open(seconds: 3601), "answerSeconds");
        await scene.Invalid(Open() with { ClaimHours = 1 }, "answerSeconds");
    }
}
