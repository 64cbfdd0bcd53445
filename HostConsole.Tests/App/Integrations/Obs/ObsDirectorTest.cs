using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.Obs.LinkedObs;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>What a plan chose is done in OBS when the show is steered, and what OBS did not do is said.</summary>
[Trait("Speed", "Slow")]
public sealed class ObsDirectorTest
{
    private static readonly SceneCue ToBreak = new(new(Guid.CreateVersion7()), "Be right back"),
        ToCellar = new(new(Guid.CreateVersion7()), "Cellar");

    private static Plan PlanOf(ObsChoices? choices) =>
        new([new(new(Guid.CreateVersion7()), "Welcome", 5, "", [ToBreak, ToCellar])]) { Obs = choices };

    private static FireCue Fire(Cue cue) => new(cue.Id, Guid.CreateVersion7(), new string('0', 64));

    private static async Task<string> NoticeAsync(ObsDirector director, ShowId show, Func<string?, bool> fits)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (director.NoticeOf(show) is var notice && fits(notice)) seen.TrySetResult(notice ?? "");
        }

        director.Changed += Look;
        try
        {
            Look();
            return await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally { director.Changed -= Look; }
    }

    private static async Task<(RunningApp App, ObsLink Link, ShowId Show)> StartAsync(FakeObs obs, ObsChoices? choices)
    {
        var (app, link) = await LinkedObs.StartAsync(obs.Address);
        var show = await app.ShowAsync();
        await app.SendAsync(show, new ChangePlan(PlanOf(choices)));
        await UntilAsync(link, v => v.IsConnected);
        return (app, link, show);
    }

    [Fact]
    public async Task Given_every_choice_When_the_show_is_steered_Then_OBS_follows()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs, new(StartStream: true, StopStream: true, BreakScene: "Be right back"));
        await using var _ = app;
        await app.SendAsync(show, new GoLive());
        await UntilAsync(link, v => v.Streaming);
        await app.SendAsync(show, new PauseShow());
        await UntilAsync(link, v => v.Scene == "Be right back");
        await app.SendAsync(show, new ResumeShow());
        await UntilAsync(link, v => v.Scene == "Table");
        await app.SendAsync(show, Fire(ToBreak));
        await UntilAsync(link, v => v.Scene == "Be right back");
        await app.SendAsync(show, new EndShow());
        await UntilAsync(link, v => !v.Streaming);
        Assert.Null(app.Services.GetRequiredService<ObsDirector>().NoticeOf(show));
    }

    [Fact]
    public async Task Given_no_choice_When_the_show_is_steered_Then_OBS_is_left_alone_but_for_its_cues()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs, null);
        await using var _ = app;
        foreach (var command in new ShowCommand[] { new GoLive(), new PauseShow(), new ResumeShow(), Fire(ToBreak) })
            await app.SendAsync(show, command);
        await UntilAsync(link, v => v.Scene == "Be right back");
        Assert.Equal(["SetCurrentProgramScene"], obs.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_rehearsal_Then_the_stream_is_never_touched_and_scenes_only_where_it_was_chosen(bool chosen)
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs,
            new(StartStream: true, StopStream: true, BreakScene: "Be right back", InRehearsal: chosen));
        await using var _ = app;
        await app.SendAsync(show, new Rehearse(new(Guid.CreateVersion7())));
        await app.SendAsync(show, Fire(ToBreak));
        await app.SendAsync(show, new EndShow());
        // Steps are done in order: once the show itself has begun, the rehearsal's are over.
        await app.SendAsync(show, new GoLive());
        await UntilAsync(link, v => v.Streaming);
        Assert.Equal(chosen ? ["SetCurrentProgramScene", "StartStream"] : new[] { "StartStream" }, obs.Asked);
    }

    [Fact]
    public async Task Given_the_host_switched_by_hand_in_the_break_When_the_show_goes_on_Then_that_scene_stays()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs, new(StopStream: true, BreakScene: "Be right back"));
        await using var _ = app;
        obs.Streaming = true;
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, new PauseShow());
        await UntilAsync(link, v => v.Scene == "Be right back");
        Assert.Null(await link.DoAsync("SetCurrentProgramScene", new { sceneName = "Table" }));
        await app.SendAsync(show, new ResumeShow());
        await app.SendAsync(show, new EndShow());
        await UntilAsync(link, v => !v.Streaming);
        Assert.Equal(["SetCurrentProgramScene", "SetCurrentProgramScene", "StopStream"], obs.Asked);
    }

    [Fact]
    public async Task Given_another_show_is_on_When_this_one_ends_Then_the_stream_goes_on_and_a_notice_says_so()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs, new(StartStream: true, StopStream: true));
        await using var _ = app;
        var other = await app.ShowAsync(Plan.Empty);
        await app.SendAsync(other, new GoLive());
        await app.SendAsync(show, new GoLive());
        await UntilAsync(link, v => v.Streaming);
        await app.SendAsync(show, new EndShow());
        Assert.Contains("Another show is on.",
            await NoticeAsync(app.Services.GetRequiredService<ObsDirector>(), show, n => n is not null),
            StringComparison.Ordinal);
        Assert.Equal(["StartStream"], obs.Asked);
    }

    [Fact]
    public async Task Given_what_OBS_can_not_do_Then_the_show_goes_on_and_a_notice_says_why_until_it_works()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link, show) = await StartAsync(obs, null);
        await using var _ = app;
        var director = app.Services.GetRequiredService<ObsDirector>();
        await app.SendAsync(show, new GoLive());
        await app.SendAsync(show, Fire(ToCellar));
        var notice = await NoticeAsync(director, show, n => n is not null);
        Assert.Contains("did not switch to “Cellar”", notice, StringComparison.Ordinal);
        Assert.Contains("has no scene of this name", notice, StringComparison.Ordinal);
        await app.SendAsync(show, Fire(ToBreak));
        await NoticeAsync(director, show, n => n is null);
        Assert.Equal("Be right back", obs.Scene);
    }

    [Fact]
    public async Task Given_no_OBS_When_the_show_goes_live_Then_it_does_and_a_notice_says_that_nothing_streams()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await app.ShowAsync();
        await app.SendAsync(show, new ChangePlan(PlanOf(new(StartStream: true))));
        await app.SendAsync(show, new GoLive());
        var director = app.Services.GetRequiredService<ObsDirector>();
        var notice = await NoticeAsync(director, show, n => n is not null);
        Assert.Contains("did not start the stream. OBS isn't set up", notice, StringComparison.Ordinal);
        director.Dismiss(show);
        Assert.Null(director.NoticeOf(show));
    }

    [Fact]
    public async Task Given_OBS_says_yes_and_nothing_goes_out_Then_a_notice_says_so()
    {
        var clock = new FakeClock();
        await using var obs = await FakeObs.StartAsync();
        obs.PlatformIsGone = true;
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var link = app.Services.GetRequiredService<ObsLink>();
        await app.Services.GetRequiredService<ObsSettings>().SaveAsync(new(obs.Address, null));
        var show = await app.ShowAsync();
        await app.SendAsync(show, new ChangePlan(PlanOf(new(StartStream: true))));
        await UntilAsync(link, v => v.IsConnected);
        await app.SendAsync(show, new GoLive());
        await obs.AskedAsync("StartStream");
        var director = app.Services.GetRequiredService<ObsDirector>();
        var told = NoticeAsync(director, show, n => n is not null);
        while (!told.IsCompleted)
        {
            var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Looked() => looked.TrySetResult();
            link.Changed += Looked;
            clock.Advance(ObsDirector.StartsWithin);
            await obs.TellAsync("StreamStateChanged", new { outputActive = false });
            await looked.Task.WaitAsync(TimeSpan.FromMinutes(2));
            link.Changed -= Looked;
        }

        Assert.Contains("nothing goes out", await told, StringComparison.Ordinal);
    }
}
