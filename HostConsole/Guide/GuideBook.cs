using System.Reflection;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HostConsole.Guide;

/// <summary>
/// The guide, read once from the files that are part of the program. Its contents are docs/guide/README.md: groups, and in each the
/// pages in their order with one line about them.
/// </summary>
public sealed class GuideBook
{
    private const string Contents = "README";
    private const string Technical = "technical/";
    private static readonly Assembly Program = typeof(GuideBook).Assembly;

    public GuideBook()
    {
        Groups = [.. ReadContents()];
        Pages = [.. Groups.SelectMany(group => group.Pages)];
    }

    public IReadOnlyList<GuideGroup> Groups { get; }

    /// <summary>All of them, as one reads on.</summary>
    public IReadOnlyList<GuidePage> Pages { get; }

    public GuidePage? Find(string? name) =>
        Pages.FirstOrDefault(page => string.Equals(page.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pages before and after it.</summary>
    public (GuidePage? Before, GuidePage? After) Around(GuidePage page)
    {
        var at = Pages.ToList().IndexOf(page);
        return (Pages.ElementAtOrDefault(at - 1), Pages.ElementAtOrDefault(at + 1));
    }

    /// <summary>The Markdown of a page as it was written; null where there is none of this name.</summary>
    public static string? Source(string name)
    {
        using var stream = Program.GetManifestResourceStream((name.StartsWith(Technical, StringComparison.Ordinal) ? name : "guide/" + name) + ".md");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Where a link of a file in docs/guide, or in docs, leads in the guide.</summary>
    /// <param name="from">The name of the page that it stands on.</param>
    /// <param name="url">As it is written: <c>plan.md#cues</c>, <c>../chat.md</c>.</param>
    public static string? Follow(string from, string url)
    {
        var (file, heading) = url.Split('#', 2) is [var f, var h] ? (f, "#" + h) : (url, "");
        if (!file.EndsWith(".md", StringComparison.Ordinal)) return null;
        var name = file[..^".md".Length];
        name = name.StartsWith("../", StringComparison.Ordinal) ? Technical + name["../".Length..]
            : from.StartsWith(Technical, StringComparison.Ordinal) ? Technical + name : name;
        return name == Contents ? GuideMap.Root : Source(name) is null ? null : GuideMap.Address(name) + heading;
    }

    private static IEnumerable<GuideGroup> ReadContents()
    {
        var title = "";
        foreach (var block in Markdown.Parse(Source(Contents)!, GuideMarkdown.Pipeline))
        {
            if (block is HeadingBlock { Level: 2 } heading) title = GuideMarkdown.TextOf(heading.Inline!);
            if (block is ListBlock list) yield return new(title, [.. list.Descendants<ParagraphBlock>().Select(Read)]);
        }
    }

    // "[Plan a show](plan.md): segments, cues and templates."
    private static GuidePage Read(ParagraphBlock line)
    {
        var link = line.Inline!.Descendants<LinkInline>().First();
        var name = Follow(Contents, link.Url!)?[(GuideMap.Root.Length + 1)..]
            ?? throw new InvalidDataException($"The guide's contents name {link.Url}, which is no page.");
        var title = GuideMarkdown.TextOf(link);
        var summary = GuideMarkdown.TextOf(line.Inline!)[title.Length..].TrimStart(':', ' ');
        return GuideMarkdown.Read(name, Source(name)!, title, summary, url => Follow(name, url));
    }
}
