using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Goals;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Shell;

/// <summary>The texts that the audience reads stand in resources, one file a mechanic.</summary>
public sealed partial class AudienceTextsTest
{
    private static readonly string[] Resources = Directory.GetFiles(Repo.File("HostConsole"), "*Texts.resx", SearchOption.AllDirectories);

    public static TheoryData<string> Files => [.. Resources.Select(f => Path.GetRelativePath(Repo.Root, f))];

    [Theory, MemberData(nameof(Files))]
    public void Given_a_folder_Then_its_code_names_the_texts_of_its_file_and_no_others(string file)
    {
        var written = XDocument.Load(Repo.File(file)).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)
            .Where(key => Key.IsMatch($"\"{key}\"")).Select(key => Plural.Replace(key, "")).ToHashSet();
        var named = ReadersOf(file).SelectMany(f => Key.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(written.Order(), named.Order());
    }

    public static TheoryData<string> Components =>
        [.. Directory.GetFiles(Repo.File("HostConsole"), "*.razor", SearchOption.AllDirectories)
            .Where(f => Audiences.IsMatch(Path.GetFileName(f)))
            .Select(f => Path.GetRelativePath(Repo.Root, f))];

    [Theory, MemberData(nameof(Components))]
    public void Given_what_the_audience_sees_Then_it_has_no_words_of_its_own(string file) =>
        Assert.Empty(OwnWords.Of(File.ReadAllText(Repo.File(file))));

    [Theory]
    [InlineData("@* On phones. *@\n<p class=\"v-note\">Sold out</p>", "Sold out")]
    [InlineData("<p>@Texts[\"Phone_Left\", N(Deal.Left)] left</p>", "left")]
    [InlineData("@if (Left > 0)\n{\n    <text>or </text>\n}\nelse\n{\n    <p></p>\n}", "or")]
    [InlineData("<b class=\"@(Left > 0 ? \"v-b v-b--on\" : null)\" aria-label=\"left\">@Left</b>", "left")]
    [InlineData("<b title=\"@(Left > 0 ? \"Some\" : null)\"></b>", "Some")]
    [InlineData("<b>@Kind</b>\n\n@code {\n    private string Kind => \"Sold out\";\n}", "Sold out")]
    public void Given_words_in_a_component_Then_they_are_found(string razor, string words) => Assert.Equal([words], OwnWords.Of(razor));

    [Fact]
    public void Given_any_goal_Then_the_audience_reads_of_it_what_the_console_does()
    {
        var texts = AudienceTexts.Localizers.Create(typeof(GoalTexts));
        var culture = CultureInfo.GetCultureInfo("en-US");
        foreach (var counts in Enum.GetValues<GoalCounts>())
            foreach (var number in new[] { 0, 1, 2, 1_200 })
            {
                Currency? currency = counts == GoalCounts.Gmv ? LiveScene.Usd : null;
                var goal = new GoalView(default, "", counts, number, 1, currency, null, false, null, 0, default, null, null);
                Assert.Equal(GoalWords.Amount(counts, number, LiveScene.Usd, culture), GoalTexts.Amount(goal, number, culture, texts));
                Assert.Equal(GoalWords.Progress(goal, culture), GoalTexts.Progress(goal, culture, texts));
            }
    }

    /// <summary>The code of its folder, and of folders without a file of their own what injects it.</summary>
    private static IEnumerable<string> ReadersOf(string file)
    {
        var injected = $"IStringLocalizer<{Path.GetFileNameWithoutExtension(file)}>";
        return Directory.GetFiles(Repo.File("HostConsole"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => Resources.FirstOrDefault(resource => IsBeside(resource, f)) is { } beside
                ? beside == Repo.File(file) : File.ReadAllText(f).Contains(injected, StringComparison.Ordinal));
    }

    private static bool IsBeside(string resource, string code) =>
        code.StartsWith(Path.GetDirectoryName(resource)! + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    [GeneratedRegex("\"((?:Overlay|Announce|Phone)_\\w+)\"")]
    private static partial Regex Key { get; }

    /// <summary>Cards and overlays, and the pages that are whole.</summary>
    [GeneratedRegex("(Card|Overlay|^ViewerPage|^Word(Page|Row|Keys|Link)|^StreamView|VerifyPage|^VerifyView)\\.razor$")]
    private static partial Regex Audiences { get; }

    [GeneratedRegex("_(One|Many)$")]
    private static partial Regex Plural { get; }
}
