using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class OverlayApiTest
{
    [Fact]
    public async Task Given_a_show_When_its_overlays_are_asked_for_and_made_anew_Then_the_addresses_work_and_then_others_do()
    {
        await using var scene = await ShowScene.LiveAsync();
        var all = (await scene.ApiAsync("GET", "overlays", sample: "overlays-list")).Is(OK)["items"][0];
        Assert.Equal(("all", 1920, 1920),
            (all.GetProperty("what").GetString(), all.GetProperty("landscape").GetProperty("width").GetInt32(),
                all.GetProperty("portrait").GetProperty("height").GetInt32()));
        var address = all.GetProperty("portrait").GetProperty("address").GetString()!;
        using (var page = await scene.App.Stranger.GetAsync(address)) Assert.Equal(OK, page.StatusCode);
        Assert.True((await scene.ApiAsync("POST", "overlays/renew", sample: "overlays-renew")).Is(OK)["renewed"].GetBoolean());
        using (var page = await scene.App.Stranger.GetAsync(address)) Assert.Equal(NotFound, page.StatusCode);
        Assert.NotEqual(address, (await scene.ApiAsync("GET", "overlays")).Is(OK)["items"][0].GetProperty("portrait")
            .GetProperty("address").GetString());
    }
}
