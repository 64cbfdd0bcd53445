using System.Globalization;
using System.Text.RegularExpressions;
using HostConsole.Accounts;
using HostConsole.Catalogue;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Goals;
using HostConsole.Core.Milestones;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Vips;
using HostConsole.Guide;
using HostConsole.Live;
using HostConsole.Settings;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HostConsole.Tests.Guide;

/// <summary>The guide as it is written: whole, without HTML of its own, with links that lead somewhere, and true to the product.</summary>
public sealed partial class GuideBookTest
{
    private static readonly GuideBook Book = new();

    public static TheoryData<string> Pages => [.. Book.Pages.Select(page => page.Name)];

    [Fact]
    public void Given_the_files_of_the_guide_Then_each_has_one_place_in_the_contents()
    {
        var files = Directory.GetFiles(Repo.File("docs", "guide"), "*.md").Select(Path.GetFileNameWithoutExtension).Where(name => name != "README");
        Assert.Equal(files.Order(), Book.Pages.Where(page => !page.IsTechnical).Select(page => page.Name).Order());
        Assert.All(Book.Pages, page => Assert.NotEmpty(page.Summary));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Given_a_page_Then_it_is_drawn_and_every_link_in_the_guide_leads_to_a_page_and_a_heading(string name)
    {
        var page = Book.Find(name)!;
        Assert.NotEmpty(page.Html);
        foreach (Match link in Links.Matches(page.Html))
        {
            var address = link.Groups[1].Value;
            if (address.StartsWith("https://", StringComparison.Ordinal))
            {
                Assert.Contains("rel=\"noopener\"", link.Value, StringComparison.Ordinal);
                continue;
            }

            var (path, heading) = address.Split('#', 2) is [var p, var h] ? (p, h) : (address, null);
            if (path == GuideMap.Root) continue;
            Assert.StartsWith(GuideMap.Root + "/", path, StringComparison.Ordinal);
            var target = Book.Find(path[(GuideMap.Root.Length + 1)..]);
            Assert.True(target is not null, $"{name} links to {address}, and there is no such page.");
            if (heading is not null) Assert.Contains($" id=\"{heading}\"", target.Html, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void Given_a_page_Then_it_holds_no_HTML_of_its_own(string name) =>
        Assert.DoesNotContain(Markdown.Parse(GuideBook.Source(name)!, new MarkdownPipelineBuilder().UsePipeTables().Build()).Descendants(),
            part => part is HtmlBlock or HtmlInline);

    [Fact]
    public void Given_HTML_and_scripts_in_Markdown_Then_they_are_shown_as_text()
    {
        var page = GuideMarkdown.Read("x", "# T\n\n<script>alert(1)</script>\n\na <b onclick=x>b</b> [c](javascript:alert(1)) [d](../no.md)", "T", "",
            url => GuideBook.Follow("x", url));
        Assert.DoesNotMatch("<(script|b|a)\\b", page.Html);
        Assert.Contains("&lt;script&gt;", page.Html, StringComparison.Ordinal);
        Assert.Contains("c d", page.Html, StringComparison.Ordinal); // their words stay
    }

    [Theory, MemberData(nameof(Pages))]
    public void Given_a_page_for_sellers_Then_it_is_short(string name)
    {
        if (Book.Find(name)!.IsTechnical) return; // those are as long as they need
        Assert.InRange(GuideBook.Source(name)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 150, 550);
    }

    [Fact]
    public void Given_the_keys_of_the_live_page_Then_its_page_lists_each_of_them()
    {
        var written = Keys.Matches(Book.Find("live-page")!.Html).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal([], LiveKeys.All.SelectMany(key => key.Keys).Select(LiveKeys.Shown).Except(written));
    }

    public static TheoryData<string, string> Facts => new()
    {
        { "backups", $"newest {KeptBackups.Kept} are kept" },
        { "accounts-and-recovery", $"at least {AccountBook.ShortestPassword} characters" },
        { "accounts-and-recovery", $"lasts {Sessions.Stays.Days} days, or {Sessions.Passes.Days} on" },
        { "polls", $"2 to {PollRules.MostOptions} options" },
        { "live-page", $"For {Word((int)Lifecycle.UndoFor.TotalSeconds)} seconds" },
        { "goals", $"Up to {Word(GoalRules.MostOn)} goals" },
        { "milestones", $"Up to {Word(MilestoneRules.MostOn)} milestones" },
        { "social-proof", $"Up to {Word(ProofRules.MostOn)}" },
        { "social-proof", $"for {ProofRules.ThanksLast.TotalSeconds:0} seconds" },
        { "vip", $"Up to {Word(VipRules.MostOn)} VIP moments" },
        { "blitz", $"Up to {Word(BlitzRules.MostOn)} blitzes" },
        { "catalogue", $"up to {Pictures.Largest >> 20} MB" },
        { "chat", $"each {Core.Chat.SafeMode.SlowSeconds} seconds" },
    };

    [Theory, MemberData(nameof(Facts))]
    public void Given_a_limit_of_the_product_Then_the_guide_names_it_as_it_is(string page, string words) =>
        Assert.Contains(words, string.Join(' ', Book.Find(page)!.Sections.Select(section => section.Text)), StringComparison.Ordinal);

    private static string Word(int number) => number switch
    {
        3 => "three",
        5 => "five",
        8 => "eight",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("<a href=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Links { get; }

    [GeneratedRegex("<kbd class=\"kbd\">([^<]+)</kbd>")]
    private static partial Regex Keys { get; }
}
