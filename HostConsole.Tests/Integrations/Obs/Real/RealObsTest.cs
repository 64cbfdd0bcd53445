using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Shows;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>The console against OBS Studio itself, as Debian has it; install it with build/install-obs.sh.</summary>
public sealed class RealObsTest
{
    private static async Task<ObsView> UntilAsync(RealObs obs, ObsLink link, Func<ObsView, bool> fits)
    {
        try { return await LinkedObs.UntilAsync(link, fits); }
        catch (TimeoutException e) { throw new TimeoutException($"{e.Message}\nOBS said:\n{obs.Said}"); }
    }

    private static async Task CallAsync(RunningApp app, string path, object? body = null)
    {
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/" + path, body ?? new { });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Another program beside the console, or as OBS's own buttons do it.</summary>
    private static Task<ObsClient> OtherAsync(RealObs obs) => ObsClient.ConnectAsync(new Uri("ws://" + obs.Address), RealObs.Password, CancellationToken.None);

    private static async Task HeardAsync(ObsClient client, string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await client.Events.ReadAsync(patience.Token)).Type != type) { }
    }

    [RealObsFact]
    public async Task It_is_connected_with_its_password_alone_and_its_scenes_and_sounds_are_steered()
    {
        await using var obs = await RealObs.StartAsync();
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        var view = await UntilAsync(obs, link, v => v.IsConnected);
        Assert.Equal(["Table", "Be right back"], view.Scenes.ToArray());
        Assert.Equal(("Table", false, false), (view.Scene, view.Streaming, view.Recording));
        Assert.Equal([new ObsInput("Mic", false)], view.Inputs.ToArray());
        Assert.Contains("refuses the password", await ObsLink.TestAsync(new(obs.Address, "amber")), StringComparison.Ordinal);
        Assert.Contains("asks for a password", await ObsLink.TestAsync(new(obs.Address, null)), StringComparison.Ordinal);
        Assert.Null(await ObsLink.TestAsync(new(obs.Address, RealObs.Password)));

        await CallAsync(app, "scene", new { name = "Be right back" });
        await UntilAsync(obs, link, v => v.Scene == "Be right back");
        await CallAsync(app, "mute", new { input = "Mic", muted = true });
        await UntilAsync(obs, link, v => v.Inputs is [{ Muted: true }]);
        using var unknown = await app.Api.PostAsJsonAsync("/api/v1/obs/scene", new { name = "Cellar" });
        Assert.Equal(HttpStatusCode.Conflict, unknown.StatusCode);
        Assert.Contains("has no scene of this name", (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [RealObsFact]
    public async Task It_records_and_saves_replays()
    {
        await using var obs = await RealObs.StartAsync();
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        await UntilAsync(obs, link, v => v.IsConnected);
        await CallAsync(app, "record/start");
        await CallAsync(app, "replay/start");
        await UntilAsync(obs, link, v => v is { Recording: true, Replay: ObsReplay.On } && v.Recorded > TimeSpan.FromSeconds(1));
        await using (var other = await OtherAsync(obs))
        {
            await CallAsync(app, "replay/save");
            await HeardAsync(other, "ReplayBufferSaved");
        }

        await CallAsync(app, "record/stop");
        await CallAsync(app, "replay/stop");
        await UntilAsync(obs, link, v => v is { Recording: false, Replay: ObsReplay.Ready });
        var files = Directory.GetFiles(obs.Videos).Select(file => new FileInfo(file)).ToArray();
        Assert.Equal(2, files.Length);
        Assert.Single(files, file => file.Name.StartsWith("Replay", StringComparison.Ordinal));
        Assert.All(files, file => Assert.NotEqual(0, file.Length));
    }

    [RealObsFact]
    public async Task It_streams_and_what_happens_to_the_stream_is_shown()
    {
        await using var platform = await RtmpServer.StartAsync();
        await using var obs = await RealObs.StartAsync(platform.Address);
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        await UntilAsync(obs, link, v => v.IsConnected);

        await CallAsync(app, "stream/start");
        Assert.Equal("show", await platform.ToldAsync("publish"));
        var view = await UntilAsync(obs, link, v => v is { Streaming: true, Reconnecting: false, Stats: { Kbps: > 0, Frames: > 0 } });
        Assert.True(view.OnAir > TimeSpan.Zero);

        await platform.KillAsync();
        view = await UntilAsync(obs, link, v => v.Reconnecting);
        Assert.Contains("connecting again", view.Warning, StringComparison.Ordinal);
        platform.Start();
        Assert.Equal("show", await platform.ToldAsync("publish"));
        await UntilAsync(obs, link, v => v is { Streaming: true, Reconnecting: false, Stats.Kbps: > 0 });

        await using (var other = await OtherAsync(obs)) await other.AskAsync("StopStream");
        await UntilAsync(obs, link, v => !v.Streaming);
        var (name, file) = (await platform.ToldAsync("record_done")).Split(' ', 2) is [var n, var f] ? (n, f) : ("", "");
        Assert.Equal("show", name);
        Assert.Equal("FLV"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..3]);
    }

    [RealObsFact]
    public async Task It_has_no_browser_source_and_the_console_says_so()
    {
        await using var obs = await RealObs.StartAsync();
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        await UntilAsync(obs, link, v => v.IsConnected);
        var show = await app.ShowAsync();
        using var refused = await app.Api.PostAsJsonAsync("/api/v1/obs/overlays", new { show = show.Value });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("has no browser source", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(link.View.IsConnected);

        // What would have come next, with a source of a kind that it has: the canvas, and the place in the scene.
        var video = await link.AskAsync("GetVideoSettings");
        Assert.Equal((320, 180), (video.GetProperty("baseWidth").GetInt32(), video.GetProperty("baseHeight").GetInt32()));
        var item = (await link.AskAsync("CreateInput", new { sceneName = "Table", inputName = "Big cloth", inputKind = "color_source_v3", inputSettings = new { width = 1920, height = 1080 } })).GetProperty("sceneItemId").GetInt32();
        await app.Services.GetRequiredService<ObsOverlays>().FitAsync("Table", item, 320, 180, CancellationToken.None);
        var placed = (await link.AskAsync("GetSceneItemTransform", new { sceneName = "Table", sceneItemId = item })).GetProperty("sceneItemTransform");
        Assert.Equal(("OBS_BOUNDS_SCALE_INNER", 320.0, 180.0), (placed.GetProperty("boundsType").GetString(), placed.GetProperty("boundsWidth").GetDouble(), placed.GetProperty("boundsHeight").GetDouble()));
        Assert.Contains("Big cloth", (await link.AskAsync("GetSceneItemList", new { sceneName = "Table" })).GetProperty("sceneItems").EnumerateArray().Select(i => i.GetProperty("sourceName").GetString()));
    }

    [RealObsFact]
    public async Task It_does_what_the_plan_chose_when_the_show_is_steered()
    {
        await using var platform = await RtmpServer.StartAsync();
        await using var obs = await RealObs.StartAsync(platform.Address);
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        var show = await app.ShowAsync();
        await app.SendAsync(show, new ChangePlan(Plan.Empty with { Obs = new(StartStream: true, StopStream: true, BreakScene: "Be right back") }));
        await UntilAsync(obs, link, v => v.IsConnected);
        await app.SendAsync(show, new GoLive());
        Assert.Equal("show", await platform.ToldAsync("publish"));
        await UntilAsync(obs, link, v => v.Streaming);
        await app.SendAsync(show, new PauseShow());
        await UntilAsync(obs, link, v => v.Scene == "Be right back");
        await app.SendAsync(show, new ResumeShow());
        await UntilAsync(obs, link, v => v.Scene == "Table");
        await app.SendAsync(show, new EndShow());
        await UntilAsync(obs, link, v => !v.Streaming);
        Assert.Null(app.Services.GetRequiredService<ObsDirector>().NoticeOf(show));
    }

    [RealObsFact]
    public async Task When_it_dies_in_the_middle_the_console_says_so_and_is_connected_again_once_it_is_back()
    {
        await using var platform = await RtmpServer.StartAsync();
        await using var obs = await RealObs.StartAsync(platform.Address);
        var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
        await using var _ = app;
        await UntilAsync(obs, link, v => v.IsConnected);
        await CallAsync(app, "stream/start");
        await UntilAsync(obs, link, v => v.Streaming);

        await obs.KillAsync();
        var view = await UntilAsync(obs, link, v => !v.IsConnected);
        Assert.NotNull(view.WhyNot);
        Assert.Contains("on air when it was lost", view.Warning, StringComparison.Ordinal);
        using (var refused = await app.Api.PostAsJsonAsync("/api/v1/obs/stream/stop", new { })) Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/healthz")).StatusCode);
        await obs.StartAsync();
        view = await UntilAsync(obs, link, v => v.IsConnected);
        Assert.Equal((false, null), (view.Streaming, view.Warning));
    }
}
