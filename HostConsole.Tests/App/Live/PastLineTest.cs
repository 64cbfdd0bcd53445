using Bunit;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Live;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Tests.Live;

/// <summary>What is over at the live page, in a line that names what still needs somebody.</summary>
public sealed class PastLineTest
{
    [Fact]
    public async Task Given_nothing_is_over_Then_there_is_no_line()
    {
        await using var scene = new PanelScene();
        Assert.Equal("", scene.Panel<PastLine>(await scene.LiveAsync(Poll(PanelScene.New<PollId>()))).Markup.Trim());
    }

    [Fact]
    public async Task Given_an_unpaid_claim_and_a_silent_winner_Then_the_line_names_them_and_a_press_opens_what_is_behind_it()
    {
        await using var scene = new PanelScene();
        var (deal, kit, poll) = (PanelScene.New<DealId>(), PanelScene.New<GiveawayId>(), PanelScene.New<PollId>());
        var show = await scene.LiveAsync(
            new LaunchDeal(deal, PanelScene.Item(), PanelScene.Dollars(89), 5, 1, TimeSpan.FromMinutes(2), TimeSpan.Zero,
                TimeSpan.FromMinutes(10), null),
            new ClaimUnit(deal, PanelScene.New<ClaimId>(), PanelScene.New<ViewerId>(), 1), new EndDeal(deal),
            Giveaway(kit, "COZY"), new EnterGiveaway(kit, PanelScene.New<EntryId>(), PanelScene.New<ViewerId>(), EntryRoute.Button),
            new CloseGiveaway(kit), new DrawWinners(kit), Giveaway(PanelScene.New<GiveawayId>(), "WARM"),
            Poll(poll), new ClosePoll(poll));
        var line = scene.Panel<PastLine>(show);
        Assert.Equal(["1 deal, 1 claim", "1 poll", "1 giveaway"], line.FindAll(".past__item > span:not(.badge)").Select(s => s.TextContent));
        Assert.Equal(["1 unpaid", "1 winner hasn't answered"], line.FindAll(".badge--warn").Select(b => b.TextContent));
        await line.ClickAsync(".past__item");
        Assert.Single(line.FindAll("[role=region] .queue__item"));
        await line.ClickAsync(".past__item");
        Assert.Empty(line.FindAll("[role=region]"));
    }

    [Fact]
    public async Task Given_several_that_run_Then_what_waits_for_somebody_comes_first_and_then_what_ends_soonest()
    {
        await using var scene = new PanelScene();
        var kit = PanelScene.New<GiveawayId>();
        var show = await scene.LiveAsync(Poll(PanelScene.New<PollId>()), Poll(PanelScene.New<PollId>(), TimeSpan.FromSeconds(30)),
            new LaunchDeal(PanelScene.New<DealId>(), PanelScene.Item(), PanelScene.Dollars(89), 5, 1, TimeSpan.FromMinutes(2),
                TimeSpan.Zero, TimeSpan.FromMinutes(10), null),
            Giveaway(kit, "COZY"), new CloseGiveaway(kit));
        Assert.Equal(["giveaway", "poll", "deal", "poll"], RunningOrder.Of(show).Select(r => r.Ui.Name));
    }

    private static OpenPoll Poll(PollId id, TimeSpan? duration = null) => new(id, "Which glaze?", ["Rust", "Sea"], false, true, duration);

    private static OpenGiveaway Giveaway(GiveawayId id, string keyword) =>
        new(id, "Care kit", "One kit", "One entry each.", keyword, EntryMode.Open, null, 1, 0, 48, null, new string('a', 64));
}
