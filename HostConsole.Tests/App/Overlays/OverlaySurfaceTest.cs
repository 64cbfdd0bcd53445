using System.Globalization;
using HostConsole.Hosting;
using HostConsole.Overlays;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HostConsole.Tests.Overlays;

/// <summary>Whatever the stream shows of a mechanic has a name, a sheet, a place and a sample.</summary>
public sealed class OverlaySurfaceTest
{
    public static TheoryData<string> Mechanics => [.. OverlayParts.Mechanics.Select(m => m.Name)];

    private static OverlaySurface Of(string name) => OverlayParts.Mechanics.Single(m => m.Name == name).Surface;

    // The names by which browser sources ask for them.
    private static readonly string[] Promised =
    [
        "all", "stage", "deal", "poll", "giveaway", "goal", "milestone", "vip", "proof", "testimonial", "blitz", "mystery", "wheel", "quiz", "prediction",
        "league", "leaderboard", "auction", "spotlight", "reactions", "captions", "chat", "alerts",
    ];

    [Fact]
    public void Given_the_mechanics_Then_their_overlays_stand_in_the_order_that_the_API_promises() =>
        Assert.Equal(Promised.Where(OverlayLinks.Names.Contains), OverlayLinks.Names);

    [Theory, MemberData(nameof(Mechanics))]
    public void Given_an_overlay_Then_it_says_what_it_is_and_what_it_shows(string name)
    {
        Assert.NotEmpty(Of(name).Title);
        Assert.NotEmpty(Of(name).About);
        Assert.Equal((Of(name).Title, Of(name).About), (OverlayWords.Of(name), OverlayWords.About(name)));
    }

    [Theory, MemberData(nameof(Mechanics))]
    public void Given_an_overlay_Then_its_sheet_gives_it_a_place_among_the_others_and_its_script_is_there(string name)
    {
        var sheet = File.ReadAllText(Repo.File("wwwroot", "css", "mechanics", $"{name}-overlay.css"));
        Assert.Equal(Of(name).IsInAll, sheet.Contains($"\n.ov--all #{name} {{", StringComparison.Ordinal));
        Assert.Equal(Of(name).IsInAll, sheet.Contains($"\n[data-layout=\"portrait\"] .ov--all #{name} {{", StringComparison.Ordinal));
        Assert.Equal(Of(name).HasScript, File.Exists(Repo.File("wwwroot", "js", "mechanics", $"{name}-overlay.js")));
    }

    [Theory, MemberData(nameof(Mechanics))]
    public async Task Given_an_overlay_Then_each_step_of_its_sample_draws_with_short_and_with_the_longest_texts(string name)
    {
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        await using var drawing = new ComponentDrawing(services, NullLoggerFactory.Instance);
        foreach (var stretched in new[] { false, true })
        {
            var pictures = new OverlayPictures(drawing);
            for (var step = 0; step < OverlaySampleStep.Steps; step++)
            {
                var sample = new OverlaySampleStep(step, DateTimeOffset.UnixEpoch, LiveScene.Usd, CultureInfo.InvariantCulture, stretched);
                await pictures.AdvanceAsync([(name, Of(name).Sample(sample))]);
                var html = pictures.Drawn[name].Html;
                Assert.StartsWith("<section", html, StringComparison.Ordinal);
                // A text that is missing would be its own key.
                Assert.DoesNotContain("Overlay_", html, StringComparison.Ordinal);
            }
        }
    }
}
