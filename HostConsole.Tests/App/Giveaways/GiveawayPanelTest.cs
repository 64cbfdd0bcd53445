using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Giveaways;
using HostConsole.Tests.Live;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Tests.Giveaways;

public sealed class GiveawayPanelTest
{
    private static readonly GiveawayId Kit = PanelScene.New<GiveawayId>();
    private static readonly ViewerId[] Entrants = [.. Enumerable.Range(0, 4).Select(_ => PanelScene.New<ViewerId>())];

    private static ShowCommand[] Entered(int reserves = 1) =>
    [
        new OpenGiveaway(Kit, "Care kit", "One kit", "One entry each.", "COZY", EntryMode.Open, null, 1, reserves, 48,
            null, new string('a', 64)),
        .. Entrants.Select(v => new EnterGiveaway(Kit, PanelScene.New<EntryId>(), v, EntryRoute.Button)),
    ];

    private static ShowCommand[] Drawn(int reserves = 1) => [.. Entered(reserves), new CloseGiveaway(Kit), new DrawWinners(Kit)];

    [Fact]
    public async Task Given_the_form_without_rules_When_submitted_Then_nothing_is_raised_and_it_asks_for_them()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("giveaway", await scene.LiveAsync());
        await form.TypeAsync("Title", "Kit");
        await form.TypeAsync("Prize (what the winner gets)", "A kit");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        Assert.Contains("needs rules", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_buyers_giveaway_When_it_has_no_free_route_Then_it_cant_open_until_it_has()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync();
        var form = scene.Form("giveaway", show);
        await form.TypeAsync("Title", "Kit");
        await form.TypeAsync("Prize (what the winner gets)", "A kit");
        await form.TypeAsync("Rules (required, shown to everybody)", "One each.");
        await form.ClickAsync("input[type=radio]", 1);
        await form.SubmitAsync("form");
        Assert.Equal("true", form.FindByLabel("Free route (required)").GetAttribute("aria-invalid"));
        Assert.Empty(scene.Raised);
        await form.TypeAsync("Free route (required)", "Press Enter for free.");
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenGiveaway>(Assert.Single(scene.Raised));
        Assert.Equal((EntryMode.Buyers, "Press Enter for free.", 1, 2, 48, TimeSpan.FromMinutes(5)),
            (open.Entry, open.FreeRoute, open.Winners, open.Reserves, open.ClaimHours, open.Duration));
    }

    [Fact]
    public void Tickets_that_are_typed_are_those_that_are_read_back()
    {
        var draft = new TicketsDraft { Bought = 2, Friend = 1, MostFriends = 3, Tiers = "Silver 1, Old gold: 3" };
        var (tickets, unknown) = draft.Read();
        Assert.Null(unknown);
        Assert.Equal([new("Silver", 1), new("Old gold", 3)], tickets!.Tiers!);
        Assert.Equal("Silver 1, Old gold 3", TicketsDraft.Of(tickets).Tiers);
        Assert.Equal("Gold", new TicketsDraft { Tiers = "Gold" }.Read().Unknown);
        Assert.Null(new TicketsDraft().Read().Tickets);
    }

    [Fact]
    public async Task Given_tickets_for_a_purchase_and_a_countdown_When_typed_Then_a_free_route_is_asked_for_and_both_are_raised()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("giveaway", await scene.LiveAsync());
        await form.TypeAsync("Title", "Kit");
        await form.TypeAsync("Prize (what the winner gets)", "A kit");
        await form.TypeAsync("Rules (required, shown to everybody)", "One each.");
        await form.TypeAsync("More for a purchase", "3");
        await form.TypeAsync("Seconds to answer", "60");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await form.TypeAsync("Free route (required)", "Press Enter for free.");
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenGiveaway>(Assert.Single(scene.Raised));
        Assert.Equal((EntryMode.Open, 3, 60, null, RedrawMode.Auto), (open.Entry, open.Tickets!.Bought, open.AnswerSeconds, open.ClaimHours, open.Redraw));
    }

    [Fact]
    public async Task Given_a_giveaway_before_When_the_last_one_is_taken_Then_its_rules_are_remembered()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("giveaway", await scene.LiveAsync(Entered()));
        await form.ClickAsync("[title='Fill the form in with it']");
        Assert.Equal("One entry each.", form.FindByLabel("Rules (required, shown to everybody)").TextContent);
        await form.TypeAsync("Title", "Kit 2");
        await form.SubmitAsync("form");
        Assert.Equal(("Kit 2", "One entry each."), scene.Raised.OfType<OpenGiveaway>().Select(g => (g.Title, g.Rules)).Single());
    }

    [Fact]
    public async Task Given_each_state_When_its_button_is_clicked_Then_it_is_closed_drawn_and_put_on_stage()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<GiveawayPanel>(await scene.LiveAsync(Entered()), Kit.Value);
        await panel.ClickTextAsync("Close entries");
        var afterCloseGiveaway = await scene.AfterAsync(new CloseGiveaway(Kit));
        panel.Render(p => p.Add(x => x.Show, afterCloseGiveaway));
        await panel.ClickTextAsync("Draw the winner");
        var afterDrawWinners = await scene.AfterAsync(new DrawWinners(Kit));
        panel.Render(p => p.Add(x => x.Show, afterDrawWinners));
        Assert.Single(panel.FindAll(".reveal .winner"));
        await panel.ClickTextAsync("Put winners on stage");
        Assert.Equal<ShowCommand>(
            [new CloseGiveaway(Kit), new DrawWinners(Kit), new SetStage([new("giveaway", Kit.Value)], null)],
            scene.Raised);
    }

    [Fact]
    public async Task Given_a_draw_that_waits_for_the_beacon_Then_it_says_so_and_can_be_made_without_it_with_a_reason()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<GiveawayPanel>(
            await scene.LiveAsync([.. Entered(1), new CloseGiveaway(Kit), new NameBeacon(Kit, BeaconChain.Quicknet)]), Kit.Value);
        Assert.True(panel.Button("Draw the winner").HasAttribute("disabled"));
        await panel.ClickTextAsync("Draw without it…");
        await panel.TypeAsync("Why doesn’t the draw wait? (public)", " No network here. ");
        await panel.SubmitAsync("form");
        Assert.Equal<ShowCommand>([new DrawWinners(Kit, "No network here.")], scene.Raised);
    }

    [Fact]
    public async Task Given_a_winner_When_redrawn_Then_a_reason_is_needed_and_goes_with_it()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(Drawn());
        var panel = scene.Mechanic<GiveawayPanel>(show, Kit.Value);
        await panel.ClickAsync("[aria-label='Redraw place 1']");
        await panel.SubmitAsync("form");
        await panel.TypeAsync("Why? (stands in the public record)", "   ");
        await panel.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        await panel.TypeAsync("Why? (stands in the public record)", " not reachable ");
        await panel.SubmitAsync("form");
        Assert.Equal<ShowCommand>([new RedrawWinner(Kit, show.Giveaways[0].Winners[0].Entry, "not reachable")], scene.Raised);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(null, 1)]
    public async Task Given_a_winner_who_is_to_answer_in_a_time_When_another_giveaway_opens_Then_the_first_stays_in_sight_until_then(int? seconds, int inSight)
    {
        await using var scene = new PanelScene();
        var first = ((OpenGiveaway)Entered()[0]) with { AnswerSeconds = seconds, ClaimHours = seconds is null ? 48 : null };
        var (next, launch) = (PanelScene.New<GiveawayId>(), new GiveawayLaunch());
        await scene.LiveAsync([first, .. Drawn()[1..]]);
        var show = await scene.AfterAsync(first with { Giveaway = next, Keyword = "TOTE" });
        Assert.Equal(inSight, launch.Running(show).Count());
        show = await scene.AfterAsync(new AnswerWin(Kit, show.Giveaways[0].Winners[0].Viewer, "ola@example.com"));
        Assert.Equal(next.Value, Assert.Single(launch.Running(show)).Id);
    }

    [Theory]
    [InlineData(Role.Host, true)]
    [InlineData(Role.Moderator, false)]
    public async Task Given_a_winner_who_answered_Then_who_may_sees_the_contact_when_it_is_asked_for(Role role, bool sees)
    {
        await using var scene = new PanelScene(role);
        var winner = (await scene.LiveAsync(Drawn())).Giveaways[0].Winners[0].Viewer;
        var panel = scene.Mechanic<GiveawayPanel>(await scene.AfterAsync(new AnswerWin(Kit, winner, "ola@example.com")), Kit.Value);
        Assert.DoesNotContain("ola@example.com", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(sees ? 1 : 0, panel.FindAll("[aria-label='Show contact of place 1']").Count);
        if (sees)
        {
            await panel.ClickAsync("[aria-label='Show contact of place 1']");
            Assert.Contains("ola@example.com", panel.Find(".contact").TextContent, StringComparison.Ordinal);
            await panel.ClickAsync("[aria-label='Hide contact of place 1']");
            Assert.DoesNotContain("ola@example.com", panel.Markup, StringComparison.Ordinal);
        }

        Assert.Contains("answered", panel.Find(".winner").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_contact_that_is_shown_When_another_winner_takes_the_place_Then_theirs_is_hidden()
    {
        await using var scene = new PanelScene();
        var first = (await scene.LiveAsync(Drawn())).Giveaways[0].Winners[0];
        var panel = scene.Mechanic<GiveawayPanel>(await scene.AfterAsync(new AnswerWin(Kit, first.Viewer, "ola@example.com")), Kit.Value);
        await panel.ClickAsync("[aria-label='Show contact of place 1']");
        var redrawn = await scene.AfterAsync(new RedrawWinner(Kit, first.Entry, "asked to pass it on"));
        var second = redrawn.Giveaways[0].Winners.Single(w => w.State == WinnerStatus.Waiting);
        panel.Render(p => p.Add(x => x.Show, redrawn));
        Assert.DoesNotContain("ola@example.com", panel.Markup, StringComparison.Ordinal);
        var answered = await scene.AfterAsync(new AnswerWin(Kit, second.Viewer, "mia@example.com"));
        panel.Render(p => p.Add(x => x.Show, answered));
        Assert.DoesNotContain("@example.com", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_picture_whose_giveaway_is_the_same_object_When_handed_over_Then_the_panel_does_not_draw_again()
    {
        await using var scene = new PanelScene();
        var panel = scene.Mechanic<GiveawayPanel>(await scene.LiveAsync(Entered()), Kit.Value);
        var drawn = panel.RenderCount;
        var chatted = await scene.AfterAsync(new PostMessage(PanelScene.New<MessageId>(), PanelScene.New<ViewerId>(), "hello"));
        panel.Render(p => p.Add(x => x.Show, chatted));
        Assert.Equal(drawn, panel.RenderCount);
    }
}
