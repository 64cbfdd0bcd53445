using System.Text.RegularExpressions;

namespace HostConsole.Tests.Architecture;

/// <summary>An icon without a picture is a gap that no error tells of.</summary>
public sealed partial class IconsTest
{
    [Fact]
    public void Every_icon_that_a_component_names_is_in_the_sheet()
    {
        var drawn = Drawn().Matches(File.ReadAllText(Repo.File("wwwroot", "icons.svg"))).Select(m => m.Groups[1].Value).ToHashSet();
        var named = Directory.EnumerateFiles(Repo.File("HostConsole"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(m => (Icon: m.Groups[1].Value, File: Path.GetFileName(path)))).ToList();
        Assert.Contains("gift", named.Select(n => n.Icon));
        Assert.Equal([], named.Where(n => !drawn.Contains(n.Icon)));
    }

    [GeneratedRegex("<symbol[^>]* id=\"([^\"]+)\"")]
    private static partial Regex Drawn();

    [GeneratedRegex("(?:<Icon Name|\\bIcon)=\"([a-z-]+)\"")]
    private static partial Regex Named();
}
