using Bunit;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Live;
using HostConsole.Polls;
using HostConsole.Surfaces;
using HostConsole.Tests.App;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace HostConsole.Tests.Live;

public sealed class LivePanelsTest : BunitContext, IAsyncLifetime
{
    private static readonly Rights Host = Rights.Of(People.Somebody(Role.Host));
    private static readonly Rights Moderator = Rights.Of(People.Somebody(Role.Moderator));
    private readonly RunScene scene = new();
    private readonly List<ShowCommand> sent = [];
    private readonly List<LiveAct> acts = [];

    public LivePanelsTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(scene.Clock);
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddScoped<ProtectedLocalStorage>();
        Services.AddScoped<Drafts>();
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        AddAuthorization().SetAuthorized("Maya").SetRoles(nameof(Role.Host));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();

    [Fact]
    public void Given_a_live_show_When_a_moderator_looks_Then_steering_is_off_and_says_why_and_figures_are_no_links()
    {
        scene.Do(new GoLive());
        var bar = Render<TopBar>(p => p.Add(c => c.Show, scene.View).Add(c => c.Now, scene.Now)
            .Add(c => c.Rights, Moderator).Add(c => c.Act, acts.Add));
        Assert.All(bar.FindAll(".topbar__actions button"), button =>
        {
            Assert.Equal("true", button.GetAttribute("aria-disabled"));
            Assert.Equal(Rights.HostOnly, button.GetAttribute("title"));
        });
        Assert.Empty(bar.FindAll("a.figure__link"));
        Assert.Equal(5, bar.FindAll(".figure").Count);
    }

    [Fact]
    public async Task Given_a_host_Then_what_ends_things_is_held_and_each_figure_opens_what_is_behind_it()
    {
        scene.Do(new GoLive());
        var bar = Render<TopBar>(p => p.Add(c => c.Show, scene.View).Add(c => c.Now, scene.Now).Add(c => c.Rights, Host)
            .Add(c => c.Act, acts.Add));
        Assert.Equal(["StopEverything", "End"], bar.FindAll("[data-hold]").Select(b => b.GetAttribute("data-hold")));
        Assert.Equal(5, bar.FindAll("a.figure__link[aria-describedby]").Count);
        await bar.ClickAsync("[data-hold=End]");
        Assert.Equal([LiveAct.End], acts);
    }

    [Fact]
    public async Task Given_a_segment_over_its_plan_Then_it_says_so_and_its_cue_can_be_fired_alone()
    {
        var segment = scene.View.Plan.Segments[1];
        scene.Do(new GoLive()).Do(new StartSegment(segment.Id)).After(TimeSpan.FromMinutes(14));
        var run = Render<RunOfShowPanel>(p => p.Add(c => c.Show, scene.View).Add(c => c.Now, scene.Now)
            .Add(c => c.Rights, Host).Add(c => c.Send, sent.Add).Add(c => c.Act, acts.Add));
        Assert.Equal("took 14:00 / 12:00", run.Find("[aria-current=step] .run__time.run__over").TextContent);
        Assert.Equal("Pin Tide mug – Rust", run.Find(".next-cue__text").TextContent);
        await run.ClickAsync("[aria-label='Fire: Poll: Which glaze first?']");
        var fired = Assert.IsType<FireCue>(Assert.Single(sent));
        Assert.Equal(segment.Cues[1].Id, fired.Cue);
        Assert.Equal(64, fired.Seed.Length);
    }

    [Fact]
    public async Task Given_a_line_on_stage_When_a_polls_result_is_put_there_Then_the_line_stays()
    {
        var poll = LiveScene.New<PollId>();
        scene.Do(new GoLive()).Do(new SetStage([], "Be right back"))
            .Do(new OpenPoll(poll, "Which glaze?", ["Rust", "Sea"], false, true, null));
        var panel = Render<PollPanel>(p => p.Add(c => c.Show, scene.View).Add(c => c.Id, poll.Value)
            .Add(c => c.Ui, MechanicUis.Launched.First(ui => ui.Name == "poll")).Add(c => c.Send, sent.Add));
        await panel.ClickTextAsync("Put on stage");
        Assert.Equal(new SetStage([new("poll", poll.Value)], "Be right back"), Assert.Single(sent));
        Assert.Equal("–", panel.Find(".tally__pct").TextContent);
    }

    [Fact]
    public void Given_a_step_that_can_be_taken_back_Then_undo_stands_eight_seconds()
    {
        scene.Do(new GoLive()).Do(new PauseShow());
        var undo = scene.View.Undo;
        foreach (var (passed, shown) in new[] { (0, 1), (7, 1), (8, 0) })
            Assert.Equal(shown,
                Render<UndoToast>(p => p.Add(c => c.Undo, undo).Add(c => c.Now, scene.Now.AddSeconds(passed))
                    .Add(c => c.Rights, Host).Add(c => c.Act, acts.Add)).FindAll(".toast").Count);
    }

    [Fact]
    public void Given_the_next_step_is_a_segment_Then_it_is_offered_once()
    {
        scene.Do(new GoLive());
        int Buttons() => Render<RunOfShowPanel>(p => p.Add(c => c.Show, scene.View).Add(c => c.Now, scene.Now).Add(c => c.Rights, Host)
            .Add(c => c.Send, sent.Add).Add(c => c.Act, acts.Add)).FindAll("button").Count(b =>
                b.TextContent.Contains("Next segment", StringComparison.Ordinal));
        Assert.Equal(1, Buttons());
        scene.Do(new StartSegment(scene.View.Plan.Segments[1].Id));
        Assert.NotNull(scene.View.NextCue);
        Assert.Equal(1, Buttons());
    }

    [Fact]
    public async Task Given_a_rehearsal_When_it_is_over_Then_what_it_brought_stands_there_until_it_is_put_away_or_the_show_is_on()
    {
        var draft = scene.View;
        var rehearsal = draft with { IsRehearsal = true, Metrics = draft.Metrics with { Viewers = 1_240, Orders = 3 } };
        var card = Render<LastRehearsal>(p => p.Add(c => c.Show, draft));
        Assert.Empty(card.FindAll("section"));
        card.Render(p => p.Add(c => c.Show, rehearsal));
        Assert.Empty(card.FindAll("section"));
        card.Render(p => p.Add(c => c.Show, draft));
        Assert.Equal(("1,240", "3"), (Number("Viewers"), Number("Orders")));
        await card.ClickTextAsync("Put the rehearsal’s numbers away");
        Assert.Empty(card.FindAll("section"));

        card.Render(p => p.Add(c => c.Show, rehearsal));
        card.Render(p => p.Add(c => c.Show, draft));
        Assert.Single(card.FindAll("section"));
        scene.Do(new GoLive());
        card.Render(p => p.Add(c => c.Show, scene.View));
        Assert.Empty(card.FindAll("section"));

        string Number(string of) => card.FindAll("dt").Single(t => t.TextContent == of).NextElementSibling!.TextContent;
    }
}
