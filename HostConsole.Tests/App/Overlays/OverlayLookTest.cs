using HostConsole.Core.Store;
using HostConsole.Overlays;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

public sealed class OverlayLookTest
{
    [Fact]
    public void Given_any_plate_and_opacity_Then_the_text_can_be_read_over_any_video()
    {
        for (var c = 0; c < 0x1000000; c += 0x030507)
            for (var opacity = 60; opacity <= 100; opacity += 8)
            {
                var look = new OverlayTheme(Plate: $"#{c:x6}", Opacity: opacity).Checked();
                Assert.True(look.WorstRatio(look.Shown) >= 4.5, $"{look.Plate} at {opacity} %: {look.WorstRatio(look.Shown)}");
                Assert.InRange(look.Shown, opacity, 100);
            }

        Assert.Equal(88, new OverlayTheme().Shown);
    }

    [Fact]
    public void Given_what_somebody_wrote_into_the_store_Then_only_what_a_sheet_may_hold_gets_out()
    {
        var look = new OverlayTheme("red;}", "url(x)", 7, "x\"; background: url(//evil)", 9000,
            "https://evil.example/logo.svg", "up", "nowhere").Checked();
        Assert.Equal(new OverlayTheme(Opacity: 60, Corner: 40), look);
        var properties = new OverlayTheme(Font: "Open Sans", Logo: "/uploads/0123456789abcdef0123456789abcdef.png")
            .Checked().Properties("#b0306a");
        Assert.Equal("#b0306a", properties["--ov-accent"]);
        Assert.StartsWith("\"Open Sans\", ", properties["--ov-font"], StringComparison.Ordinal);
        Assert.Equal("url(\"/uploads/0123456789abcdef0123456789abcdef.png\")", properties["--ov-logo"]);
        Assert.Null(OverlayFonts.Check("Comic\" Sans"));
    }

    [Fact]
    public async Task Given_an_overlay_that_is_open_When_the_look_or_the_brand_changes_Then_it_is_told_at_once()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var deal = await OverlayReading.OpenAsync(scene.App, scene.Show, "deal");
        await deal.NextAsync();
        await scene.App.Services.GetRequiredService<OverlayThemes>().SaveAsync(new(Corner: 0, Side: "left"));
        await LookAsync(deal, look => look.GetProperty("side").GetString() == "left"
            && look.GetProperty("properties").GetProperty("--ov-corner").GetString() == "0rem");
        await scene.App.Services.GetRequiredService<SettingsStore>().SaveAsync(new(Accent: "#0e8f8f"));
        await LookAsync(deal, look => look.GetProperty("properties").GetProperty("--ov-accent").GetString() == "#0e8f8f");
    }

    [Fact]
    public void Given_the_sheet_and_the_scripts_Then_they_hold_nothing_that_the_browser_inside_an_older_OBS_does_not_know()
    {
        // Since Chromium 105 to 125; OBS 30 has 103.
        string[] newer = ["color-mix(", ":has(", "@container", "@layer ", "@scope", "@starting-style", "light-dark(",
            "&:", "text-wrap", ".toSorted(", ".toReversed(", "Promise.withResolvers", "structuredClone("];
        var files = Directory.GetFiles(Repo.File("wwwroot"), "*overlay*.*s", SearchOption.AllDirectories);
        Assert.Contains(Repo.File("wwwroot", "css", "mechanics", "chat-overlay.css"), files);
        foreach (var file in files)
            Assert.DoesNotContain(newer, File.ReadAllText(file).Contains);
    }

    private static async Task LookAsync(OverlayReading reading, Func<System.Text.Json.JsonElement, bool> fits)
    {
        while (!(await reading.NextAsync())!.Value.TryGetProperty("theme", out var look) || !fits(look)) { }
    }
}
