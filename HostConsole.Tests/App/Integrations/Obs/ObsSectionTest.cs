using Bunit;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>Saving OBS's address tells whether OBS was reached.</summary>
public sealed class ObsSectionTest
{
    private static async Task<(IRenderedComponent<ObsSection> Section, ObsAddress? Saved, int Ticks)> SaveAsync(PanelScene scene, string address)
    {
        scene.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        scene.Services.AddSingleton<ObsSettings>();
        scene.Services.AddSingleton<ObsLink>();
        _ = scene.Shows; // it brings the store up
        var section = scene.Render<ObsSection>();
        await section.TypeAsync("Address", address);
        await section.SubmitAsync("form");
        return (section, await scene.Services.GetRequiredService<ObsSettings>().GetAsync(),
            scene.Services.GetRequiredService<ISnackbar>().ShownSnackbars.Count(s => s.Severity == Severity.Success));
    }

    [Fact]
    public async Task Given_no_OBS_When_saved_Then_it_says_saved_but_not_reached_and_shows_no_tick()
    {
        await using var scene = new PanelScene();
        var (section, saved, ticks) = await SaveAsync(scene, "ws://127.0.0.1:1");
        Assert.Equal((new ObsAddress("127.0.0.1:1", null), 0), (saved, ticks));
        Assert.StartsWith("Saved, but not reached: Nothing answers as OBS at 127.0.0.1:1.",
            section.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_OBS_When_its_pasted_address_is_saved_Then_it_says_that_it_is_connected()
    {
        await using var obs = await FakeObs.StartAsync("opal");
        await using var scene = new PanelScene();
        var (section, saved, ticks) = await SaveAsync(scene, $"obsws://{obs.Address}/opal");
        Assert.Equal((new ObsAddress(obs.Address, "opal"), 1), (saved, ticks));
        Assert.DoesNotContain("opal", section.Markup, StringComparison.Ordinal);
    }
}
