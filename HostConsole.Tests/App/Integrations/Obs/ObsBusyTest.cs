using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.App;
using static HostConsole.Tests.Integrations.Obs.LinkedObs;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>OBS answers nothing while it changes its scene collection; the stream goes on meanwhile.</summary>
[Trait("Speed", "Slow")]
public sealed class ObsBusyTest
{
    private const string Busy = "OBS is busy (changing its scene collection).";

    private static async Task<(RunningApp App, ObsLink Link)> StreamingAsync(FakeObs obs)
    {
        obs.Streaming = true;
        var (app, link) = await StartAsync(obs.Address);
        await UntilAsync(link, v => v is { IsConnected: true, Streaming: true });
        return (app, link);
    }

    [Fact]
    public async Task Given_a_stream_When_OBS_is_not_ready_for_a_while_Then_it_stays_connected_without_alarm_and_is_looked_at_again()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StreamingAsync(obs);
        await using var _ = app;
        var lost = 0;
        link.Changed += () => lost += link.View is { IsConnected: false } or { Warning: not null } ? 1 : 0;
        obs.NotReadyFor = "*";
        var view = await UntilAsync(link, v => v.Problem is not null);
        Assert.Equal((true, true, Busy, Busy, null), (view.IsConnected, view.Streaming, view.Problem, view.WhyNot, view.Warning));
        var state = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/obs");
        Assert.Equal(("connected", Busy), (state.GetProperty("connection").GetString(), state.GetProperty("problem").GetString()));
        using (var refused = await app.Api.PostAsJsonAsync("/api/v1/obs/scene", new { name = "Table" }))
            Assert.Equal((HttpStatusCode.Conflict, Busy), (refused.StatusCode,
                (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()));

        obs.Scripted["GetSceneList"] = """{"currentProgramSceneName":"Kitchen","scenes":[{"sceneName":"Kitchen","sceneIndex":0}]}""";
        obs.NotReadyFor = null;
        view = await UntilAsync(link, v => v.Problem is null);
        Assert.Equal(("Kitchen", true, 0), (view.Scene, view.Streaming, lost));
    }

    [Fact]
    public async Task Given_OBS_says_that_it_changes_its_collection_Then_nothing_is_asked_until_it_has()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StreamingAsync(obs);
        await using var _ = app;
        await obs.TellAsync("CurrentSceneCollectionChanging", new { sceneCollectionName = "Evening" });
        await UntilAsync(link, v => v.Problem == Busy);
        var asked = obs.Heard.Count;
        Assert.Contains("busy", await link.DoAsync("StartRecord"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObsException>(() => link.AskAsync("GetSceneList"));
        Assert.Equal((asked, false), (obs.Heard.Count, obs.Recording));
        await obs.TellAsync("CurrentSceneCollectionChanged", new { sceneCollectionName = "Evening" });
        var view = await UntilAsync(link, v => v.Problem is null);
        Assert.Equal((true, true, null), (view.IsConnected, view.Streaming, view.Warning));
    }

    [Fact]
    public async Task Given_OBS_is_lost_while_it_is_busy_on_air_Then_the_alarm_is_raised()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StreamingAsync(obs);
        await using var _ = app;
        obs.NotReadyFor = "*";
        await UntilAsync(link, v => v.Problem == Busy);
        await obs.DisposeAsync();
        var view = await UntilAsync(link, v => !v.IsConnected);
        Assert.Contains("was on air when it was lost", view.Warning, StringComparison.Ordinal);
    }
}
