using System.Text.RegularExpressions;
using HostConsole.Guide;

namespace HostConsole.Tests.Guide;

public sealed partial class GuideLinkTest
{
    private static readonly GuideBook Book = new();

    [Fact]
    public void Given_the_links_from_empty_pages_Then_each_leads_to_a_page_and_a_heading()
    {
        var links = Directory.GetFiles(Repo.File("HostConsole"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Links.Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).ToList();
        Assert.InRange(links.Count, 15, 100);
        Assert.DoesNotContain(links, link => Book.Find(link.Split('#')[0]) is not { } page
            || (link.Split('#') is [_, var heading] && page.Sections.All(section => section.Id != heading)));
    }

    [GeneratedRegex("<GuideLink Topic=\"([^\"]+)\"")]
    private static partial Regex Links { get; }
}
