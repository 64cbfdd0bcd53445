using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

public sealed class OverlayLinksTest
{
    [Fact]
    public async Task Given_a_show_When_its_address_is_asked_for_again_Then_it_is_the_same_also_after_a_restart_until_it_is_made_anew()
    {
        using var folder = new TestFolder();
        Core.Kernel.ShowId show;
        string before;
        await using (var first = await RunningApp.StartAsync(o => o.DataPath = folder.Path))
        {
            show = await first.ShowAsync();
            before = await Links(first).AddressAsync(show, "deal", portrait: true);
            Assert.Matches(@"^http://[^/]+/overlay/[a-z0-9-]+/[A-Za-z0-9_-]{32}/deal\?layout=portrait$", before);
            Assert.Equal(before, await Links(first).AddressAsync(show, "deal", portrait: true));
        }

        await using var second = await RunningApp.StartAsync(
            o => (o.DataPath, o.Settings["HostConsole:PublicUrl"]) = (folder.Path, "https://live.example.com/"));
        var after = await Links(second).AddressAsync(show, "deal", portrait: true);
        Assert.Equal(("https://live.example.com", new Uri(before).PathAndQuery),
            (new Uri(after).GetLeftPart(UriPartial.Authority), new Uri(after).PathAndQuery));

        List<Core.Kernel.ShowId> told = [];
        var tokens = second.Services.GetRequiredService<OverlayTokens>();
        tokens.Renewed += told.Add;
        var old = await tokens.GetAsync(show);
        var renewed = await tokens.RenewAsync(show);
        Assert.NotEqual(old, renewed);
        Assert.Equal((false, true), (await tokens.IsAsync(show, old), await tokens.IsAsync(show, renewed)));
        Assert.Equal([show], told);
        Assert.Contains(renewed, await Links(second).AddressAsync(show, "all", portrait: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_many_who_ask_at_once_When_no_token_was_made_Then_all_get_the_same()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await app.ShowAsync();
        var tokens = app.Services.GetRequiredService<OverlayTokens>();
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => tokens.GetAsync(show))))).Distinct());
        Assert.False(await tokens.IsAsync(await app.ShowAsync(), await tokens.GetAsync(show)));
        await Assert.ThrowsAsync<ArgumentException>(() => Links(app).AddressAsync(show, "../deal", portrait: false));
    }

    private static OverlayLinks Links(RunningApp app) => app.Services.GetRequiredService<OverlayLinks>();
}
