using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Integrations.Obs.LinkedObs;

namespace HostConsole.Tests.Integrations.Obs;

[Trait("Speed", "Slow")]
public sealed class ObsOverlaysTest
{
    private static async Task<string> SaidAsync(RunningApp app, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await app.Api.PostAsJsonAsync("/api/v1/obs/overlays", body);
        Assert.Equal(expected, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(
            expected == HttpStatusCode.OK ? "done" : "detail").GetString()!;
    }

    [Theory]
    [InlineData(1920, 1080, false)]
    [InlineData(1280, 720, false)]
    [InlineData(1080, 1920, true)]
    public async Task Given_a_canvas_When_overlays_are_added_Then_they_fill_it_in_its_shape(int width, int height, bool portrait)
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Canvas = (width, height);
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var show = await app.ShowAsync();
        await UntilAsync(link, v => v.IsConnected);

        Assert.Contains("added to “Table”",
            await SaidAsync(app, new { show = show.Value, overlays = new[] { "all", "deal" } }),
            StringComparison.Ordinal);
        var links = app.Services.GetRequiredService<OverlayLinks>();
        foreach (var (name, what) in new[] { ("HostConsole", "all"), ("HostConsole deal", "deal") })
        {
            var (kind, settings) = obs.Sources[name];
            var size = portrait ? (1080, 1920) : (1920, 1080);
            Assert.Equal(("browser_source", size, await links.AddressAsync(show, what, portrait)),
                (kind, (settings["width"]!.GetValue<int>(), settings["height"]!.GetValue<int>()),
                    settings["url"]!.GetValue<string>()));
            var item = Assert.Single(obs.Items, i => i.Value.Source == name);
            Assert.Equal(("Table", (double)width, (double)height),
                (item.Key.Scene, item.Value.Transform!["boundsWidth"]!.GetValue<double>(),
                    item.Value.Transform["boundsHeight"]!.GetValue<double>()));
        }
    }

    [Fact]
    public async Task Given_the_sources_are_there_When_they_are_added_for_another_show_Then_they_get_its_address_and_stay_one_each()
    {
        await using var obs = await FakeObs.StartAsync();
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var (first, second) = (await app.ShowAsync(), await app.ShowAsync());
        await UntilAsync(link, v => v.IsConnected);
        await SaidAsync(app, new { show = first.Value });
        var before = obs.Sources["HostConsole"].Settings["url"]!.GetValue<string>();
        Assert.Contains("has the address of this show", await SaidAsync(app, new { show = second.Value }), StringComparison.Ordinal);
        Assert.NotEqual(before, obs.Sources["HostConsole"].Settings["url"]!.GetValue<string>());
        Assert.Single(obs.Items, i => i.Value.Source == "HostConsole");

        // In another scene the same source is shown too.
        obs.Scene = "Be right back";
        await SaidAsync(app, new { show = second.Value });
        Assert.Equal(["Be right back", "Table"], obs.Items.Where(i => i.Value.Source == "HostConsole").Select(i => i.Key.Scene).Order());
    }

    [Fact]
    public async Task Given_what_can_not_be_added_Then_it_says_why()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Sources["HostConsole"] = ("image_source", []);
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        var show = await app.ShowAsync();
        await UntilAsync(link, v => v.IsConnected);
        Assert.Contains("no browser source", await SaidAsync(app, new { show = show.Value }, HttpStatusCode.Conflict),
            StringComparison.Ordinal);
        Assert.Contains("no overlay 'weather'", await SaidAsync(app,
            new { show = show.Value, overlays = new[] { "weather" } }, HttpStatusCode.UnprocessableEntity),
            StringComparison.Ordinal);
        Assert.Contains("Name a show",
            await SaidAsync(app, new { show = Guid.NewGuid() }, HttpStatusCode.UnprocessableEntity),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_overlays_that_OBS_loaded_before_the_console_When_OBS_is_connected_Then_these_alone_are_fetched_anew()
    {
        await using var obs = await FakeObs.StartAsync();
        obs.Sources["HostConsole"] = ("browser_source", new() { ["url"] = "http://127.0.0.1:5080/overlay/friday/secret/all" });
        obs.Sources["Goal of another tool"] = ("browser_source", new() { ["url"] = "https://tool.example/goal" });
        var (app, link) = await StartAsync(obs.Address);
        await using var _ = app;
        await UntilAsync(link, v => v.IsConnected);
        await obs.AskedAsync("PressInputPropertiesButton");
        Assert.Equal(["HostConsole"], obs.Refreshed);
    }
}
