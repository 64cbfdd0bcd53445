using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Leagues;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Core.Leagues.LeagueCommand;

namespace HostConsole.Tests.Leagues;

public sealed class LeaguePanelTest : BunitContext
{
    private static readonly MechanicUi Ui = MechanicUis.Launched.First(ui => ui is LeagueUi);
    private static readonly string Seed = new('5', 64);
    private readonly RunScene scene = new RunScene().Do(new GoLive());
    private readonly List<ShowCommand> sent = [];

    public LeaguePanelTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(scene.Clock);
        Services.AddSingleton(new Core.Store.People(null!, null!));
        AddAuthorization().SetAuthorized("Noor").SetRoles(nameof(Role.Moderator));
    }

    private static OpenLeague Open() => new(LiveScene.New<LeagueId>(), "Friday tap cup", "Free to join.", 4, 3, 10, Seed);

    private ViewerId Join(LeagueId league)
    {
        var viewer = LiveScene.New<ViewerId>();
        scene.Do(new JoinShow(viewer, "Ana")).Do(new JoinLeague(league, LiveScene.New<EntryId>(), viewer));
        return viewer;
    }

    private IRenderedComponent<LeaguePanel> Panel() => Render<LeaguePanel>(p => p
        .Add(c => c.Show, scene.View).Add(c => c.Ui, Ui).Add(c => c.Id, scene.View.Leagues[0].Id.Value).Add(c => c.Send, sent.Add));

    [Fact]
    public async Task Given_a_league_When_players_join_Then_it_can_be_started_and_not_before()
    {
        var open = Open();
        scene.Do(open);
        Assert.Contains("Nobody has joined yet", Panel().Markup, StringComparison.Ordinal);
        await Panel().ClickTextAsync("Start with 0 players");
        Assert.Empty(sent);
        Join(open.League);
        Join(open.League);
        await Panel().ClickTextAsync("Start with 2 players");
        Assert.Equal([new StartLeague(open.League)], sent);
        scene.Do(sent[0]);
        Assert.Contains("game 1 of 3", Panel().Markup, StringComparison.Ordinal);
        Assert.Contains("Bracket of 2 players", Panel().Markup, StringComparison.Ordinal);
        await Panel().ClickTextAsync("Rules");
    }

    [Fact]
    public async Task Given_a_league_that_is_on_When_it_is_stopped_Then_it_is_asked_first()
    {
        var open = Open();
        scene.Do(open);
        var panel = Panel();
        await panel.ClickTextAsync("Stop…");
        Assert.Empty(sent);
        await panel.ClickTextAsync("Stop the league");
        scene.Do(Assert.IsType<CloseLeague>(Assert.Single(sent)));
        var past = Render<PastLeagues>(p => p.Add(c => c.Show, scene.View).Add(c => c.Ui, Ui).Add(c => c.Send, sent.Add));
        Assert.Contains("stopped without a winner", past.Markup, StringComparison.Ordinal);
        Assert.Equal("1 league", Ui.Launch!.Over(scene.View)!.Text);
    }

    [Fact]
    public void Given_a_league_opened_by_a_slip_When_undone_Then_it_is_gone_but_not_once_somebody_has_joined()
    {
        scene.Do(Open());
        Assert.NotNull(scene.View.Undo);
        scene.Do(new Undo());
        Assert.Empty(scene.View.Leagues);
        var again = Open();
        scene.Do(again);
        Join(again.League);
        Assert.Null(scene.View.Undo);
    }

    [Fact]
    public void Given_players_Then_the_stream_names_who_agreed_and_numbers_the_others()
    {
        var open = Open();
        scene.Do(open);
        var (ana, ben) = (Join(open.League), Join(open.League));
        scene.Do(new StartLeague(open.League));
        var part = Ui.Overlay!.Draw(scene.View, new(_ => "Ben", viewer => viewer == ana ? "Ana" : null))!;
        var named = (IReadOnlyDictionary<ViewerId, string?>)part.Parameters["Named"]!;
        Assert.Equal(("Ana", null), (named[ana], named[ben]));
    }
}
