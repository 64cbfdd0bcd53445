using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.Api;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.Obs.LinkedObs;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>What OBS may answer beside what its documentation promises: nothing of it ends the link, a call or a page.</summary>
[Trait("Speed", "Slow")]
public sealed class ObsOddAnswersTest
{
    private const string Twins = """
        {"inputs":[{"inputName":"Desktop Audio","inputUuid":"d0","inputKind":"pulse_output_capture"},
                   {"inputName":"Mic/Aux","inputUuid":"m1","inputKind":"pulse_input_capture"},
                   {"inputName":"Mic/Aux","inputUuid":"m2","inputKind":"pulse_input_capture"},
                   {"inputName":"Mic/Aux","inputUuid":"m2","inputKind":"pulse_input_capture"}]}
        """;

    private static async Task<JsonElement> StateAsync(RunningApp app)
    {
        using var answer = await app.Api.GetAsync("/api/v1/obs");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string?> DoneAsync(RunningApp app, string path, object body)
    {
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/" + path, body);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, said.ToString());
        return said.GetProperty("done").GetString();
    }

    [Fact]
    public async Task Given_two_inputs_of_one_name_Then_both_are_shown_by_id_and_each_is_muted_alone_or_both_by_name()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Scripted["GetInputList"] = Twins;
        foreach (var id in new[] { "d0", "m1", "m2" }) obs.MutedById[id] = false;
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var view = await UntilAsync(link, v => v.IsConnected);
        Assert.Equal([("Desktop Audio", "d0"), ("Mic/Aux", "m1"), ("Mic/Aux", "m2")], view.Inputs.Select(i => (i.Name, i.Id)));

        await DoneAsync(app, "mute", new { input = "m2", muted = true });
        Assert.Equal((false, true), (obs.MutedById["m1"], obs.MutedById["m2"]));
        await DoneAsync(app, "mute", new { input = "Mic/Aux", muted = true });
        Assert.Equal((false, true, true), (obs.MutedById["d0"], obs.MutedById["m1"], obs.MutedById["m2"]));
        var show = await app.ShowAsync();
        Assert.Contains("One overlay added",
            await DoneAsync(app, "overlays", new { show = show.Value, overlays = new[] { "chat" } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_inputs_and_scenes_twice_without_ids_Then_each_name_is_shown_once()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Scripted["GetInputList"] =
            """{"inputs":[{"inputName":"Mic/Aux"},{"inputName":"Mic/Aux"},{"inputName":null},{},7,{"inputName":"\ud800"}]}""";
        obs.Scripted["GetSceneList"] =
            """{"currentProgramSceneName":null,"scenes":[{"sceneName":"A","sceneIndex":0},{"sceneName":"A","sceneIndex":-1},"""
            + """{"sceneName":"B"},{"sceneIndex":5},"C"]}""";
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var view = await UntilAsync(link, v => v.IsConnected);
        Assert.Equal(["Mic/Aux"], view.Inputs.Select(i => i.Name));
        Assert.Equal<string>(["A", "B"], view.Scenes);
        Assert.Null(view.Scene);
    }

    [Fact]
    public async Task Given_overlays_of_one_name_twice_Then_the_browser_source_gets_the_address()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Scripted["GetInputList"] =
            """{"inputs":[{"inputName":"HostConsole","inputUuid":"h0","inputKind":"image_source"},"""
            + """{"inputName":"HostConsole","inputUuid":"h1","inputKind":"browser_source"}]}""";
        obs.Sources["h1"] = ("browser_source", []);
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        Assert.Contains("has the address of this show",
            await DoneAsync(app, "overlays", new { show = (await app.ShowAsync()).Value }), StringComparison.Ordinal);
        Assert.StartsWith("http", obs.Sources["h1"].Settings["url"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Impossible => new()
    {
        { "GetStats",
            """{"activeFps":null,"cpuUsage":-3,"outputSkippedFrames":-1,"renderSkippedFrames":1e300,"availableDiskSpace":"NaN"}""" },
        { "GetStats", """{"activeFps":1e999,"cpuUsage":1000,"availableDiskSpace":-1}""" },
        { "GetStats", "{}" },
        { "GetStats", "[]" },
        { "GetStreamStatus",
            """{"outputActive":true,"outputReconnecting":null,"outputDuration":1e300,"outputCongestion":"""
            + """-0.5,"outputBytes":1e308,"outputSkippedFrames":9,"outputTotalFrames":3}""" },
        { "GetStreamStatus", """{"outputActive":"yes","outputDuration":-5}""" },
        { "GetRecordStatus", """{"outputActive":true,"outputDuration":"long"}""" },
        { "GetInputMute", """{"inputMuted":"perhaps"}""" },
        { "GetSceneList", """{"scenes":{"a":1}}""" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task Given_impossible_answers_Then_they_are_left_out_and_the_state_is_still_told(string request, string answer)
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Scripted[request] = answer;
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var view = await UntilAsync(link, v => v.Connection != ObsConnection.Connecting && v.Connection != ObsConnection.Off);
        Assert.Equal(ObsConnection.Connected, view.Connection);
        var state = await StateAsync(app);
        var stats = state.GetProperty("stats");
        if (request == "GetStats") Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null),
            (stats.GetProperty("fps").ValueKind, stats.GetProperty("cpu").ValueKind,
                stats.GetProperty("skipped").ValueKind, stats.GetProperty("freeMegabytes").ValueKind));
        if (request == "GetStreamStatus") Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null),
            (state.GetProperty("onAir").ValueKind, stats.GetProperty("congestion").ValueKind, stats.GetProperty("dropped").ValueKind));
    }

    [Fact]
    public async Task Given_messages_that_are_not_of_the_protocol_Then_each_costs_only_itself()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        foreach (var text in new[] { "no json", "7", "[]", "{}", """{"op":5}""", """{"op":1.5,"d":{}}""",
            """{"op":7,"d":{"requestId":3}}""", """{"op":7,"d":{"requestId":"\ud800"}}""", """{"op":5,"d":[]}""" })
            await obs.SendRawAsync(text);
        Assert.Null(await link.DoAsync("StartRecord"));
        Assert.True(obs.Recording);
        Assert.True(link.View.IsConnected);
    }

    [Fact]
    public async Task Given_OBS_in_any_state_of_the_connection_Then_its_state_is_told_with_200()
    {
        await using var app = await RunningApp.StartAsync();
        var (settings, link) = (app.Services.GetRequiredService<ObsSettings>(), app.Services.GetRequiredService<ObsLink>());
        async Task ToldAsync(string connection)
        {
            var state = await StateAsync(app);
            Assert.Equal((connection, 0, 0), (state.GetProperty("connection").GetString(),
                state.GetProperty("scenes").GetArrayLength(), state.GetProperty("inputs").GetArrayLength()));
        }

        await ToldAsync("off");
        ApiSamples.Check("obs-state-off", "GET", "/api/v1/obs", null, 200, JsonNode.Parse((await StateAsync(app)).GetRawText()));
        await settings.SaveAsync(new("127.0.0.1:1", null));
        await UntilAsync(link, v => v.Connection == ObsConnection.Waiting);
        await ToldAsync("waiting");
        await using var obs = await FakeObs.StartAsync("opal");
        await settings.SaveAsync(new(obs.Address, "ruby"));
        await UntilAsync(link, v => v.Connection == ObsConnection.Refused);
        await ToldAsync("refused");
        obs.NotReadyFor = "*";
        await settings.SaveAsync(new(obs.Address, "opal"));
        await UntilAsync(link, v => v is { Connection: ObsConnection.Waiting, Problem: { } why }
            && why.Contains("ready", StringComparison.Ordinal));
        await ToldAsync("waiting");
        obs.NotReadyFor = null;
        await UntilAsync(link, v => v.IsConnected);
        var state = await StateAsync(app);
        Assert.Equal("connected", state.GetProperty("connection").GetString());
        ApiSamples.Check("obs-state", "GET", "/api/v1/obs", null, 200, JsonNode.Parse(state.GetRawText()));
    }
}
