using System.Net;
using HostConsole.Hosting;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Hosting;

public sealed class PublicAddressTest
{
    private static async Task<HttpStatusCode> AskAsync(RunningApp app, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await app.Stranger.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Given_an_address_in_the_settings_Then_it_is_used_at_once_and_the_configurations_comes_back_with_an_empty_one()
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Settings["HostConsole:PublicUrl"] = "https://live.example.com");
        var (app, address) = (scene.App, scene.App.Services.GetRequiredService<PublicAddress>());
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app, "/sign-in", "live.tidemug.com"));
        var before = await app.Stranger.GetStringAsync($"/s/{AudienceScene.Code}/qr.svg");

        await address.UseAsync("https://live.tidemug.com/");
        Assert.Equal("https://live.tidemug.com", address.Url);
        foreach (var host in new[] { "live.tidemug.com", "live.example.com" })
            Assert.Equal(HttpStatusCode.OK, await AskAsync(app, "/sign-in", host));
        Assert.NotEqual(before, await app.Stranger.GetStringAsync($"/s/{AudienceScene.Code}/qr.svg"));
        Assert.StartsWith("https://live.tidemug.com/overlay/",
            await app.Services.GetRequiredService<OverlayLinks>().AddressAsync(scene.Show, "all", portrait: false), StringComparison.Ordinal);

        await address.UseAsync(null);
        Assert.Equal("https://live.example.com", address.Url);
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app, "/sign-in", "live.tidemug.com"));
        Assert.Equal(before, await app.Stranger.GetStringAsync($"/s/{AudienceScene.Code}/qr.svg"));
    }

    [Fact]
    public async Task Given_a_saved_address_When_the_console_starts_again_Then_the_first_request_knows_it()
    {
        using var folder = new TestFolder();
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = folder.Path))
            await app.Services.GetRequiredService<PublicAddress>().UseAsync("https://live.tidemug.com");
        await using var again = await RunningApp.StartAsync(o => o.DataPath = folder.Path);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(again, "/healthz", "live.tidemug.com"));
    }

    [Fact]
    public async Task Given_addresses_When_they_are_tried_Then_only_one_that_leads_to_this_very_console_is_reached()
    {
        await using var app = await RunningApp.StartAsync();
        await using var other = await RunningApp.StartAsync();
        var reach = app.Services.GetRequiredService<ReachTest>();
        string Url(RunningApp of) => of.Address.ToString().TrimEnd('/');
        Assert.Null(await reach.TryAsync(Url(app)));
        Assert.Contains("isn't this HostConsole", await reach.TryAsync(Url(other)), StringComparison.Ordinal);
        Assert.StartsWith("Nothing answers at http://127.0.0.1:1.", await reach.TryAsync("http://127.0.0.1:1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_address_that_is_not_set_yet_Then_the_test_gets_through_and_tells_a_stranger_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(app, "/reach/" + new string('a', 32), "live.tidemug.com"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app, "/reachable", "live.tidemug.com"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://live.tidemug.com", true)]
    [InlineData("http://192.168.1.20:5080/", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("live.tidemug.com", false)]
    [InlineData("ftp://live.tidemug.com", false)]
    [InlineData("https://live.tidemug.com/s/abc", false)]
    [InlineData("https://me:secret@live.tidemug.com", false)]
    [InlineData("https://live.example.com", false)]
    [InlineData("https://live.your-shop.com", false)]
    [InlineData("https://console.test", false)]
    public void An_address_is_taken_or_refused_in_words(string typed, bool taken) =>
        Assert.Equal(taken, PublicAddress.Problem(typed) is null);

    [Theory]
    [InlineData("http://[::]:5080", "http://192.168.1.20:5080 http://10.0.0.7:5080")]
    [InlineData("http://0.0.0.0:80", "http://192.168.1.20 http://10.0.0.7")]
    [InlineData("http://10.0.0.7:5080", "http://10.0.0.7:5080")]
    [InlineData("http://localhost:5080", "")]
    [InlineData("http://127.0.0.1:5080", "")]
    [InlineData("https://*:5443", "https://192.168.1.20:5443 https://10.0.0.7:5443")]
    public void What_it_listens_on_tells_where_the_network_finds_it(string bound, string expected) =>
        Assert.Equal(expected, string.Join(' ', NetworkAddresses.Of([bound], [IPAddress.Parse("192.168.1.20"), IPAddress.Parse("10.0.0.7")])));
}
