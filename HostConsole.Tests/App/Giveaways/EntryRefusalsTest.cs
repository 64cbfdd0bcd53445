using Bunit;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Giveaways;
using HostConsole.Tests.Api;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Giveaways;

/// <summary>Who pressed and was not let in, for the host.</summary>
public sealed class EntryRefusalsTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_viewers_who_may_not_enter_Then_each_counts_once_by_the_reason_and_no_more_once_in()
    {
        await using var scene = await shows.LiveAsync();
        var buyers = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(entry: "buyers", freeRoute: "Press the button."))).Is(Created).Text("id");
        var minutes = (await scene.ApiAsync("POST", "giveaways",
            new { title = "Tote", prize = "A tote", rules = "One each.", who = new { watchedMinutes = 10 } })).Is(Created).Text("id");
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync("Bo"));
        for (var i = 0; i < 2; i++) (await scene.AudienceAsync(ada, "POST", $"giveaways/{buyers}/enter", new { })).Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(bo, "POST", $"giveaways/{buyers}/enter", new { })).Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(bo, "POST", $"giveaways/{minutes}/enter", new { })).Is(Conflict, "not-eligible");
        var refusals = scene.App.Services.GetRequiredService<EntryRefusals>();
        var show = new ShowId(Guid.Parse(scene.Show));
        Assert.Equal([(EntryRefusal.NotBought, 2)], refusals.Of(show, new(Guid.Parse(buyers))));
        Assert.Equal([(EntryRefusal.WatchedShort, 1)], refusals.Of(show, new(Guid.Parse(minutes))));
        (await scene.AudienceAsync(bo, "POST", $"giveaways/{buyers}/enter", new { route = "free" })).Is(Created);
        Assert.Equal([(EntryRefusal.NotBought, 1)], refusals.Of(show, new(Guid.Parse(buyers))));
    }

    [Fact]
    public async Task Given_the_panel_Then_it_says_how_many_and_why_as_they_press()
    {
        await using var scene = new PanelScene();
        var kit = PanelScene.New<GiveawayId>();
        var panel = scene.Mechanic<GiveawayPanel>(await scene.LiveAsync(new GiveawayCommand.OpenGiveaway(kit, "Care kit", "One kit", "One each.", null,
            EntryMode.Buyers, "By letter.", 1, 0, 48, null, new string('a', 64))), kit.Value);
        Assert.Empty(panel.FindAll(".refused"));
        var refusals = scene.Services.GetRequiredService<EntryRefusals>();
        for (var i = 0; i < 12; i++) refusals.Note(scene.Show, kit, PanelScene.New<ViewerId>(), i < 9 ? EntryRefusal.WatchedShort : EntryRefusal.NotBought);
        panel.WaitForAssertion(() => Assert.Equal("12 not let in: 9 watched too short, 3 bought nothing", panel.Find(".refused").TextContent.Trim()));
    }

    [Fact]
    public void Given_a_crowd_Then_what_is_kept_of_it_is_bounded()
    {
        var (refusals, show, first) = (new EntryRefusals(), PanelScene.New<ShowId>(), PanelScene.New<GiveawayId>());
        for (var i = 0; i < EntryRefusals.MostPeople + 10; i++) refusals.Note(show, first, PanelScene.New<ViewerId>(), EntryRefusal.Away);
        Assert.Equal([(EntryRefusal.Away, EntryRefusals.MostPeople)], refusals.Of(show, first));
        for (var i = 0; i < 50; i++) refusals.Note(show, PanelScene.New<GiveawayId>(), PanelScene.New<ViewerId>(), EntryRefusal.Away);
        Assert.Empty(refusals.Of(show, first));
    }
}
