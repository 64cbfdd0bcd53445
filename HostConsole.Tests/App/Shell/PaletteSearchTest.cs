using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Guide;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Shell;

/// <summary>What somebody finds by a few letters, and what their role lets them find.</summary>
public sealed class PaletteSearchTest : IAsyncLifetime
{
    private readonly PanelScene scene = new();
    private PaletteSearch search = null!;

    public async Task InitializeAsync()
    {
        scene.Services.AddSingleton<ShowList>();
        scene.Services.AddSingleton<GuideBook>();
        scene.Services.AddSingleton<PaletteSearch>();
        await scene.LiveAsync();
        search = scene.Services.GetRequiredService<PaletteSearch>();
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Given_nothing_typed_Then_what_can_be_launched_and_the_last_shows_come_first()
    {
        var hits = await FindAsync("");
        Assert.Equal(("Launch", "Launch: Flash deal", scene.Show), (hits[0].Group, hits[0].Title, hits[0].Show));
        Assert.Contains(hits, h => (h.Group, h.Title, h.Detail) == ("Shows", "Winter Warmers", "Live"));
    }

    [Theory]
    [InlineData("winter", "Winter Warmers", "live", "plan", "orders", "claims", "rewards", "overlays", "review")]
    [InlineData("WARM ord", "Winter Warmers", "orders")]
    [InlineData("panel-test review", "Winter Warmers", "review")]
    public async Task Given_words_of_a_show_Then_its_pages_are_found_the_one_that_is_used_first(string text, string title, params string[] pages) =>
        Assert.Equal(pages.Select(p => ("Shows", title, $"/shows/{scene.Show}/{p}")),
            (await FindAsync(text)).Where(h => h.Group == "Shows").Select(h => (h.Group, h.Title, h.Href)));

    [Fact]
    public async Task Given_a_mechanic_a_setting_a_product_or_an_order_Then_each_is_found_by_its_name()
    {
        await scene.Services.GetRequiredService<CatalogueEdit>().AddAsync(new("Tide mug", PanelScene.Dollars(24), Sku: "MUG-1"), PanelScene.Host);
        await scene.AfterAsync(new PlaceOrder(new(new("shop", "7"), scene.Clock.GetUtcNow(), PanelScene.Usd,
            [new(null, null, "Bowl", 1, PanelScene.Dollars(10))], Money.Zero(PanelScene.Usd), Number: "#1001")));
        Assert.Equal("poll", (await FindAsync("poll"))[0].Ui!.Name);
        Assert.Contains(await FindAsync("poll"), h => h.Href == "/help/polls");
        Assert.Contains(await FindAsync("backup"), h => h.Href == "/settings/backup");
        Assert.Equal(["Tide mug"], (await FindAsync("mug-1")).Select(h => h.Title));
        Assert.Equal([$"/shows/{scene.Show}/orders?search=%231001"], (await FindAsync("1001")).Select(h => h.Href));
        Assert.Empty(await FindAsync("no such thing"));
    }

    [Fact]
    public async Task Given_a_moderator_Then_only_what_they_may_open_is_found()
    {
        Assert.DoesNotContain(await FindAsync("settings", Role.Moderator), h => h.Href.StartsWith("/settings", StringComparison.Ordinal));
        Assert.DoesNotContain(await FindAsync("", Role.Moderator), h => h.Ui?.Name == "deal" || h.Href == "/catalogue");
        Assert.DoesNotContain(await FindAsync("winter", Role.Moderator), h => h.Href.EndsWith("/plan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_an_archived_show_Then_it_is_found_by_name_only()
    {
        await scene.AfterAsync(new EndShow(), new ArchiveShow());
        Assert.DoesNotContain(await FindAsync(""), h => h.Group == "Shows");
        Assert.Equal("Review", (await FindAsync("winter"))[0].Detail);
    }

    private async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, Role role = Role.Host) =>
        await search.FindAsync(text, await scene.Services.GetRequiredService<ShowList>().ReadAsync(),
            new(new ClaimsIdentity([new(ClaimTypes.Role, role.ToString())], "test")));
}
