using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Shows;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>The console against OBS Studio itself, as Debian has it; install it with build/install-for-tests.sh obs.</summary>
[Trait("Speed", "Slow")]
public sealed class RealObsTest
{
    [RealObsFact]
    public async Task It_is_connected_with_its_password_alone_and_its_scenes_and_sounds_are_steered()
    {
        await using var studio = await RealStudio.StartAsync();
        var view = await studio.UntilAsync(v => v.IsConnected);
        Assert.Equal(["Table", "Be right back"], view.Scenes.ToArray());
        Assert.Equal(("Table", false, false), (view.Scene, view.Streaming, view.Recording));
        Assert.Equal([new ObsInput("Mic", false)], view.Inputs.ToArray());
        Assert.Contains("refuses the password", await ObsLink.TestAsync(new(studio.Obs.Address, "amber")), StringComparison.Ordinal);
        Assert.Contains("asks for a password", await ObsLink.TestAsync(new(studio.Obs.Address, null)), StringComparison.Ordinal);
        Assert.Null(await ObsLink.TestAsync(new(studio.Obs.Address, RealObs.Password)));

        await studio.CallAsync("scene", new { name = "Be right back" });
        await studio.UntilAsync(v => v.Scene == "Be right back");
        await studio.CallAsync("mute", new { input = "Mic", muted = true });
        await studio.UntilAsync(v => v.Inputs is [{ Muted: true }]);
        using var unknown = await studio.App.Api.PostAsJsonAsync("/api/v1/obs/scene", new { name = "Cellar" });
        Assert.Equal(HttpStatusCode.Conflict, unknown.StatusCode);
        Assert.Contains("has no scene of this name",
            (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
    }

    [RealObsFact]
    public async Task It_records_and_saves_replays()
    {
        await using var studio = await RealStudio.StartAsync();
        await studio.UntilAsync(v => v.IsConnected);
        await studio.CallAsync("record/start");
        await studio.CallAsync("replay/start");
        await studio.UntilAsync(v => v is { Recording: true, Replay: ObsReplay.On } && v.Recorded > TimeSpan.FromSeconds(1));
        await using (var other = await studio.OtherAsync())
        {
            await studio.CallAsync("replay/save");
            await RealStudio.HeardAsync(other, "ReplayBufferSaved");
        }

        await studio.CallAsync("record/stop");
        await studio.CallAsync("replay/stop");
        await studio.UntilAsync(v => v is { Recording: false, Replay: ObsReplay.Ready });
        var files = Directory.GetFiles(studio.Obs.Videos).Select(file => new FileInfo(file)).ToArray();
        Assert.Equal(2, files.Length);
        Assert.Single(files, file => file.Name.StartsWith("Replay", StringComparison.Ordinal));
        Assert.All(files, file => Assert.NotEqual(0, file.Length));
    }

    [RealObsFact]
    public async Task It_streams_and_what_happens_to_the_stream_is_shown()
    {
        await using var studio = await RealStudio.StartWithPlatformAsync();
        await studio.UntilAsync(v => v.IsConnected);

        await studio.CallAsync("stream/start");
        Assert.Equal("show", await studio.Platform.ToldAsync("publish"));
        var view = await studio.UntilAsync(v => v is { Streaming: true, Reconnecting: false, Stats: { Kbps: > 0, Frames: > 0 } });
        Assert.True(view.OnAir > TimeSpan.Zero);

        await studio.Platform.KillAsync();
        view = await studio.UntilAsync(v => v.Reconnecting);
        Assert.Contains("connecting again", view.Warning, StringComparison.Ordinal);
        studio.Platform.Start();
        Assert.Equal("show", await studio.Platform.ToldAsync("publish"));
        await studio.UntilAsync(v => v is { Streaming: true, Reconnecting: false, Stats.Kbps: > 0 });

        await using (var other = await studio.OtherAsync()) await other.AskAsync("StopStream");
        await studio.UntilAsync(v => !v.Streaming);
        var (name, file) = (await studio.Platform.ToldAsync("record_done")).Split(' ', 2) is [var n, var f] ? (n, f) : ("", "");
        Assert.Equal("show", name);
        Assert.Equal("FLV"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..3]);
    }

    [RealObsFact]
    public async Task It_has_no_browser_source_and_the_console_says_so()
    {
        await using var studio = await RealStudio.StartAsync();
        await studio.UntilAsync(v => v.IsConnected);
        var show = await studio.App.ShowAsync();
        using var refused = await studio.App.Api.PostAsJsonAsync("/api/v1/obs/overlays", new { show = show.Value });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("has no browser source",
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        Assert.True(studio.Link.View.IsConnected);

        // What would have come next, with a source of a kind that it has: the canvas, and the place in the scene.
        var video = await studio.Link.AskAsync("GetVideoSettings");
        Assert.Equal((320, 180), (video.GetProperty("baseWidth").GetInt32(), video.GetProperty("baseHeight").GetInt32()));
        var item = (await studio.Link.AskAsync("CreateInput", new
        {
            sceneName = "Table",
            inputName = "Big cloth",
            inputKind = "color_source_v3",
            inputSettings = new { width = 1920, height = 1080 }
        })).GetProperty("sceneItemId").GetInt32();
        await studio.App.Services.GetRequiredService<ObsOverlays>().FitAsync("Table", item, 320, 180, CancellationToken.None);
        var placed = (await studio.Link.AskAsync("GetSceneItemTransform",
            new { sceneName = "Table", sceneItemId = item })).GetProperty("sceneItemTransform");
        Assert.Equal(("OBS_BOUNDS_SCALE_INNER", 320.0, 180.0), (placed.GetProperty("boundsType").GetString(),
            placed.GetProperty("boundsWidth").GetDouble(), placed.GetProperty("boundsHeight").GetDouble()));
        Assert.Contains("Big cloth", (await studio.Link.AskAsync("GetSceneItemList", new { sceneName = "Table" }))
            .GetProperty("sceneItems").EnumerateArray().Select(i => i.GetProperty("sourceName").GetString()));
    }

    [RealObsFact]
    public async Task It_does_what_the_plan_chose_when_the_show_is_steered()
    {
        await using var studio = await RealStudio.StartWithPlatformAsync();
        var show = await studio.App.ShowAsync();
        await studio.App.SendAsync(show, new ChangePlan(
            Plan.Empty with { Obs = new(StartStream: true, StopStream: true, BreakScene: "Be right back") }));
        await studio.UntilAsync(v => v.IsConnected);
        await studio.App.SendAsync(show, new GoLive());
        Assert.Equal("show", await studio.Platform.ToldAsync("publish"));
        await studio.UntilAsync(v => v.Streaming);
        await studio.App.SendAsync(show, new PauseShow());
        await studio.UntilAsync(v => v.Scene == "Be right back");
        await studio.App.SendAsync(show, new ResumeShow());
        await studio.UntilAsync(v => v.Scene == "Table");
        await studio.App.SendAsync(show, new EndShow());
        await studio.UntilAsync(v => !v.Streaming);
        Assert.Null(studio.App.Services.GetRequiredService<ObsDirector>().NoticeOf(show));
    }

    [RealObsFact]
    public async Task When_it_dies_in_the_middle_the_console_says_so_and_is_connected_again_once_it_is_back()
    {
        await using var studio = await RealStudio.StartWithPlatformAsync();
        await studio.UntilAsync(v => v.IsConnected);
        await studio.CallAsync("stream/start");
        await studio.UntilAsync(v => v.Streaming);

        await studio.Obs.KillAsync();
        var view = await studio.UntilAsync(v => !v.IsConnected);
        Assert.NotNull(view.WhyNot);
        Assert.Contains("on air when it was lost", view.Warning, StringComparison.Ordinal);
        using (var refused = await studio.App.Api.PostAsJsonAsync("/api/v1/obs/stream/stop", new { }))
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.App.Api.GetAsync("/healthz")).StatusCode);
        await studio.Obs.StartAsync();
        view = await studio.UntilAsync(v => v.IsConnected);
        Assert.Equal((false, null), (view.Streaming, view.Warning));
    }
}
