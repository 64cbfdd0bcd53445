using System.Text.RegularExpressions;

namespace HostConsole.Tests.Architecture;

/// <summary>A variable that nobody sets draws nothing, and no error tells of it.</summary>
public sealed partial class StyleVariablesTest
{
    [Fact]
    public void Every_variable_that_a_stylesheet_uses_is_set_somewhere()
    {
        var sheets = Files("wwwroot", "*.css").Concat(Files("HostConsole", "*.razor.css")).ToList();
        var others = Files("HostConsole", "*.razor").Concat(Files("HostConsole", "*.cs")).Concat(Files("wwwroot", "*.js")).Select(File.ReadAllText).ToList();
        var set = sheets.SelectMany(sheet => Set().Matches(File.ReadAllText(sheet))).Select(m => m.Groups[1].Value).ToHashSet();
        var used = sheets.SelectMany(sheet => Used().Matches(File.ReadAllText(sheet)).Select(m => (Name: m.Groups[1].Value, Sheet: Path.GetFileName(sheet))));
        Assert.True(set.Count > 50);
        Assert.Equal([], used.Distinct().Where(u => !set.Contains(u.Name) && !others.Any(text => text.Contains(u.Name, StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Repo.File(folder), pattern, SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"(--[\w-]+)\s*:")]
    private static partial Regex Set();

    // One with another to fall back on may be missing.
    [GeneratedRegex(@"var\((--[\w-]+)\s*\)")]
    private static partial Regex Used();
}
