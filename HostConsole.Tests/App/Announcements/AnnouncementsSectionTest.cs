using Bunit;
using HostConsole.Announcements;
using HostConsole.Core.Store;
using HostConsole.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Announcements;

/// <summary>What is announced where is chosen in Settings.</summary>
public sealed class AnnouncementsSectionTest
{
    // As it was saved before goals could be announced.
    private const string Before = """{"page":["deal-opened","giveaway-opened"],"twitch":["winners-drawn"]}""";

    private static PanelScene Scene()
    {
        var scene = new PanelScene();
        scene.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        scene.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        scene.Services.AddSingleton<AnnouncementSettings>();
        scene.Services.AddSingleton<TwitchSettings>();
        _ = scene.Shows; // it brings the store up
        return scene;
    }

    private static bool IsOn(IRenderedComponent<AnnouncementsSection> section, string label) =>
        section.Find($"[aria-label=\"{label}\"]").HasAttribute("checked");

    [Fact]
    public async Task Given_a_seller_who_never_chose_Then_goals_are_announced_everywhere()
    {
        await using var scene = Scene();
        var section = scene.Render<AnnouncementsSection>();
        foreach (var what in new[] { "A goal is set", "A goal is reached" })
            foreach (var where in new[] { "on the audience's page", "on Twitch" })
                Assert.True(IsOn(section, $"{what}: {where}"), $"{what}: {where}");
    }

    [Fact]
    public async Task Given_a_choice_saved_before_goals_Then_it_reads_as_before_and_goals_are_off()
    {
        await using var scene = Scene();
        await scene.Services.GetRequiredService<SettingsStore>().WriteAsync("announcements", Before);
        var choice = await scene.Services.GetRequiredService<AnnouncementSettings>().GetAsync();
        Assert.Equal(["deal-opened", "giveaway-opened"], choice.Page.Order());
        Assert.Equal(["winners-drawn"], choice.Twitch.Order());
    }

    [Fact]
    public async Task Given_a_choice_When_a_reached_goal_is_ticked_and_saved_Then_it_is_kept_beside_the_others()
    {
        await using var scene = Scene();
        await scene.Services.GetRequiredService<SettingsStore>().WriteAsync("announcements", Before);
        var section = scene.Render<AnnouncementsSection>();
        await section.InvokeAsync(() => section.Find("[aria-label='A goal is reached: on Twitch']").Change(true));
        await section.SubmitAsync("form");
        Assert.Equal("Saved", section.Find("[role=status]").TextContent);
        var choice = await scene.Services.GetRequiredService<AnnouncementSettings>().GetAsync();
        Assert.Equal(["goal-reached", "winners-drawn"], choice.Twitch.Order());
        Assert.Equal(["deal-opened", "giveaway-opened"], choice.Page.Order());
        Assert.Equal(
            """{"page":["deal-opened","giveaway-opened"],"twitch":["winners-drawn","goal-reached"]}""",
            await scene.Services.GetRequiredService<SettingsStore>().ReadAsync("announcements"));
    }
}
