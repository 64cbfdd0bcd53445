using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Integrations.Obs;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.Obs.LinkedObs;

namespace HostConsole.Tests.Integrations.Obs;

[Trait("Speed", "Slow")]
public sealed class ObsLinkTest
{
    // The vector of the protocol's documentation.
    [Fact]
    public void The_password_is_proved_as_the_protocol_says() => Assert.Equal("1Ct943GAT+6YQUUX47Ia/ncufilbe6+oD6lY+5kaCu4=",
        ObsClient.Authentication("supersecretpassword", "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=",
            "+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY="));

    [Fact]
    public async Task Given_OBS_with_a_password_When_it_is_set_up_Then_its_state_is_shown_and_every_button_works()
    {
        await using var obs = await FakeObs.StartAsync("opal");
        var (app, link) = await StartAsync(obs.Address, "opal");
        await using var _ = app;
        var view = await UntilAsync(link, v => v.IsConnected);
        Assert.Equal(["Table", "Be right back"], view.Scenes.ToArray());
        Assert.Equal([new ObsInput("Mic/Aux", false)], view.Inputs.ToArray());
        Assert.Equal((12.5, 30.0), (view.Stats!.Cpu, view.Stats.Fps));

        async Task Call(string path, object? body = null) =>
            Assert.Equal(HttpStatusCode.OK,
                (await app.Api.PostAsJsonAsync("/api/v1/obs/" + path, body ?? new { })).StatusCode);
        await Call("stream/start");
        await Call("record/start");
        await Call("scene", new { name = "Be right back" });
        await Call("mute", new { input = "Mic/Aux", muted = true });
        Assert.Equal((true, true, "Be right back", true), (obs.Streaming, obs.Recording, obs.Scene, obs.MicMuted));
        await obs.TellAsync("CurrentProgramSceneChanged", new { sceneName = "Be right back" });
        view = await UntilAsync(link, v => v is { Streaming: true, Recording: true, Scene: "Be right back" } && v.Inputs[0].Muted);
        Assert.Equal(TimeSpan.FromSeconds(61), view.OnAir);
        var state = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/obs");
        Assert.Equal("Be right back", state.GetProperty("scene").GetString());
    }

    [Fact]
    public async Task Given_a_refusal_of_OBS_Then_it_is_told_in_words_and_the_link_stays()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Streaming = true;
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        Assert.Equal("OBS says that this runs already.", await link.DoAsync("StartStream"));
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/scene", new { name = "No such" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("has no scene of this name",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        Assert.True(link.View.IsConnected);
    }

    [Fact]
    public async Task Given_OBS_that_still_loads_When_it_is_ready_Then_it_is_connected_by_itself()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.NotReadyFor = "GetSceneList";
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var view = await UntilAsync(link, v => v.Connection == ObsConnection.Waiting);
        Assert.Equal("OBS isn't ready yet. Try again in a moment.", view.Problem);
        obs.NotReadyFor = null;
        view = await UntilAsync(link, v => v.IsConnected);
        Assert.Equal(["Table", "Be right back"], view.Scenes.ToArray());
    }

    [Fact]
    public async Task Given_OBS_that_is_not_ready_for_a_wish_Then_it_is_told_in_words_and_the_same_works_in_a_moment()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.NotReadyFor = "StartStream";
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        var refused = await Assert.ThrowsAsync<ObsException>(() => link.AskAsync("StartStream"));
        Assert.Equal((ObsFailure.NotReady, true), (refused.Failure, refused.IsForAMoment));
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/stream/start", new { });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("OBS isn't ready yet. Try again in a moment.",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
        Assert.True(link.View.IsConnected);
        Assert.False(obs.Streaming);
        obs.NotReadyFor = null;
        Assert.Null(await link.DoAsync("StartStream"));
        Assert.True(obs.Streaming);
    }

    [Fact]
    public async Task Given_a_wrong_password_Then_it_says_so_and_is_not_tried_again_until_it_is_changed()
    {
        await using var obs = await FakeObs.StartAsync("opal");
        var (app, link) = await StartAsync(obs.Address, "ruby");
        await using var _ = app;
        var view = await UntilAsync(link, v => v.Connection == ObsConnection.Refused);
        Assert.Contains("password", view.Problem, StringComparison.Ordinal);
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/stream/start", new { });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        await app.Services.GetRequiredService<ObsSettings>().SaveAsync(new(obs.Address, "opal"));
        await UntilAsync(link, v => v.IsConnected);
    }

    [Fact]
    public async Task Given_a_lost_OBS_When_it_is_back_Then_it_is_connected_again_by_itself()
    {
        var first = await FakeObs.StartAsync();
        var address = first.Address;
        var (app, link) = await StartAsync(address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        await first.DisposeAsync();
        await UntilAsync(link, v => v.Connection == ObsConnection.Waiting);
        await using var second = await FakeObs.StartAsync(
            port: int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        await UntilAsync(link, v => v.IsConnected);
    }

    [Fact]
    public async Task Given_OBS_sends_the_console_away_Then_it_stays_away_until_a_person_connects()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        await obs.CloseAsync(4011);
        await UntilAsync(link, v => v.Connection == ObsConnection.Refused);
        link.Connect();
        await UntilAsync(link, v => v.IsConnected);
    }

    [Fact]
    public async Task Given_nothing_there_When_tested_Then_it_says_what_to_do()
    {
        Assert.Contains("Enable WebSocket server", await ObsLink.TestAsync(new("127.0.0.1:1", null)), StringComparison.Ordinal);
        Assert.Contains("host and the port", await ObsLink.TestAsync(new("not an address/", null)), StringComparison.Ordinal);
        await using var obs = await FakeObs.StartAsync("opal");
        Assert.Contains("asks for a password", await ObsLink.TestAsync(new(obs.Address, null)), StringComparison.Ordinal);
        Assert.Null(await ObsLink.TestAsync(new(obs.Address, "opal")));
    }
}
