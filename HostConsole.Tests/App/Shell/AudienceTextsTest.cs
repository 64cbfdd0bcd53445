using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Goals;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Shell;

/// <summary>The texts that the audience reads stand in resources, one file a folder.</summary>
public sealed partial class AudienceTextsTest
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repo.File("HostConsole"), "*Texts.resx", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repo.Root, f))];

    [Theory, MemberData(nameof(Files))]
    public void Given_a_folder_Then_its_code_names_the_overlays_and_announcements_texts_of_its_file_and_no_others(string file)
    {
        var written = XDocument.Load(Repo.File(file)).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)
            .Where(key => Key.IsMatch($"\"{key}\"")).Select(key => Plural.Replace(key, "")).ToHashSet();
        var code = Directory.GetFiles(Path.GetDirectoryName(Repo.File(file))!, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));
        var named = code.SelectMany(f => Key.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(written.Order(), named.Order());
    }

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

    [GeneratedRegex("\"((?:Overlay|Announce)_\\w+)\"")]
    private static partial Regex Key { get; }

    [GeneratedRegex("_(One|Many)$")]
    private static partial Regex Plural { get; }
}
