using Bunit;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Giveaways;
using HostConsole.Tests.Live;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Tests.Giveaways;

public sealed class CarryPanelTest
{
    private static readonly GiveawayId Kit = PanelScene.New<GiveawayId>();

    private static ShowCommand[] Entered() =>
    [
        new OpenGiveaway(Kit, "Care kit", "One kit", "One entry each.", "COZY", EntryMode.Open, null, 1, 0, 48, null, new string('a', 64)) { OverShows = true },
        .. Enumerable.Range(0, 3).Select(_ => new EnterGiveaway(Kit, PanelScene.New<EntryId>(), PanelScene.New<ViewerId>(), EntryRoute.Button)),
    ];

    [Fact]
    public async Task Given_the_tick_When_submitted_Then_it_is_over_shows_without_an_end_by_the_clock_and_nothing_waits_yet()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("giveaway", await scene.LiveAsync());
        Assert.Contains("Nothing waits to go on", form.Markup, StringComparison.Ordinal);
        await form.TypeAsync("Title", "Kit");
        await form.TypeAsync("Prize (what the winner gets)", "A kit");
        await form.TypeAsync("Rules (required, shown to everybody)", "One each.");
        await form.InvokeAsync(() => form.FindAll("label").First(l => l.TextContent.Contains("Runs over several shows", StringComparison.Ordinal))
            .QuerySelector("input")!.Change(true));
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenGiveaway>(Assert.Single(scene.Raised));
        Assert.Equal((true, null), (open.OverShows, open.Duration));
    }

    [Fact]
    public async Task Given_one_that_is_open_Then_it_can_be_left_to_the_next_show_and_stands_with_what_is_over_where_it_can_be_cancelled()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<GiveawayPanel>(await scene.LiveAsync(Entered()), Kit.Value);
        await panel.ClickTextAsync("Go on in the next show");
        Assert.Equal<ShowCommand>([new CarryGiveaway(Kit)], scene.Raised);
        var left = await scene.AfterAsync(new CarryGiveaway(Kit));
        Assert.Empty(new GiveawayLaunch().Running(left));
        Assert.Equal("1 giveaway, 1 left to a later show", new GiveawayLaunch().Over(left)!.Text);
        panel.Render(p => p.Add(x => x.Show, left));
        Assert.Contains("left it to a later one, with 3 entries", panel.Markup, StringComparison.Ordinal);
        await panel.ClickTextAsync("Cancel…");
        await panel.TypeAsync("Why is it cancelled? (public)", "No next show.");
        await panel.SubmitAsync("form");
        Assert.Equal(new CancelGiveaway(Kit, "No next show."), scene.Raised[^1]);
    }

    [Fact]
    public async Task Given_one_that_waits_Then_the_form_offers_to_go_on_with_it_and_a_cue_of_the_plan_does_the_same()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("giveaway", await scene.LiveAsync([.. Entered(), new CarryGiveaway(Kit)]));
        form.WaitForAssertion(() => Assert.Contains("Which giveaway", form.Markup, StringComparison.Ordinal));
        var waiting = Assert.Single(await scene.Shows.AskAsync(new WaitingGiveaways()));
        Assert.Equal(("Care kit", 3, "Winter Warmers"), (waiting.What.Terms.Title, waiting.Entries, waiting.From));

        var draft = new GiveawayDraft { Id = PanelScene.New<CueId>() };
        draft.Choose(waiting.What.Terms);
        var (cue, problem) = draft.Read(PanelScene.Usd);
        Assert.Null(problem);
        Assert.Equal("Care kit", cue!.Label);
        var surface = new GiveawayCueSurface();
        Assert.Equal("goes on from an earlier show", surface.Detail(cue, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Kit, ((GiveawayDraft)surface.Edit(cue)).GoesOn);
        Assert.Equal(new ContinueGiveaway(Kit, new string('5', 64)), cue.Command(Guid.NewGuid(), new string('5', 64)));
        draft.Choose(null);
        Assert.Equal((null, ""), (draft.GoesOn, draft.Title));
    }
}
