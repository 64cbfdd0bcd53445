using System.Text.RegularExpressions;

namespace HostConsole.Tests.Architecture;

/// <summary>All phone stylesheets are one page's: a class that two of them define is drawn as the later one says.</summary>
public sealed partial class StyleNamesTest
{
    [Fact]
    public void No_two_stylesheets_of_the_audiences_page_define_the_same_class()
    {
        var sheets = Directory.GetFiles(Repo.File("wwwroot/css/mechanics"), "*.css").Where(path => !path.EndsWith("-overlay.css", StringComparison.Ordinal))
            .Prepend(Repo.File("wwwroot/css/viewer.css")).ToList();
        var defined = from sheet in sheets
                      from rule in Rule().Matches(Comment().Replace(File.ReadAllText(sheet), ""))
                      from selector in rule.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
                      where Class().IsMatch(selector)
                      select (selector, Sheet: Path.GetFileName(sheet));
        Assert.True(sheets.Count > 10);
        Assert.Empty(defined.Distinct().GroupBy(d => d.selector, d => d.Sheet).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g)}"));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=^|[{};])\s*([^{};@]+)\{")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\.[\w-]+$")]
    private static partial Regex Class();
}
