using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HostConsole.Guide;

/// <summary>Markdown as the guide shows it: no HTML of its own, links that stay in the guide, keys as keys.</summary>
public static partial class GuideMarkdown
{
    private static readonly string[] LongKeys = ["Space", "Enter", "Esc"];

    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    /// <summary>Reads a page.</summary>
    /// <param name="name">Its name in the guide; links that name none are its own headings.</param>
    /// <param name="title">As the contents call it, in place of the title in the file.</param>
    /// <param name="link">Where a link of the file leads in the guide; null where it leads out of it.</param>
    public static GuidePage Read(string name, string markdown, string title, string summary, Func<string, string?> link)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } first) document.Remove(first);
        foreach (var one in document.Descendants<LinkInline>().ToList()) Lead(one, name, link);
        return new(name, title, summary, Html(document), [.. SectionsOf(document, title)]);
    }

    /// <summary>What a person reads of it, without marks.</summary>
    public static string TextOf(ContainerInline inline)
    {
        var text = new StringBuilder();
        foreach (var one in inline.Descendants())
            text.Append(one switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        return text.ToString();
    }

    private static void Lead(LinkInline one, string name, Func<string, string?> link)
    {
        var url = one.Url ?? "";
        if (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        {
            one.GetAttributes().AddProperty("target", "_blank");
            one.GetAttributes().AddProperty("rel", "noopener");
        }
        else if (url.StartsWith('#')) one.Url = GuideMap.Address(name) + url;
        else if (!one.IsImage && link(url) is { } address) one.Url = address;
        else
        {
            // A picture, or a file that only the sources have: its words stay.
            var words = new ContainerInline();
            one.ReplaceBy(words, copyChildren: true);
        }
    }

    private static string Html(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<EmphasisInlineRenderer>(new KeyRenderer());
        renderer.Render(document);
        writer.Flush();
        // A wide table scrolls by itself, not the page; each is a place of its own for who hears the page.
        var number = 0;
        return Table().Replace(writer.ToString(),
                _ => $"""<div class="table-wrap" tabindex="0" role="region" aria-label="Table {++number}"><table class="table">""")
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    private static IEnumerable<GuideSection> SectionsOf(MarkdownDocument document, string title)
    {
        var (id, heading, text) = ("", title, new StringBuilder());
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 2 } next)
            {
                yield return new(id, heading, text.ToString().Trim());
                (id, heading) = (next.GetAttributes().Id ?? "", TextOf(next.Inline!));
                text.Clear();
                continue;
            }

            foreach (var leaf in block is LeafBlock own ? [own] : ((ContainerBlock)block).Descendants<LeafBlock>())
                text.Append(leaf.Inline is { } inline ? TextOf(inline) : leaf.Lines.ToString()).Append(' ');
        }

        yield return new(id, heading, text.ToString().Trim());
    }

    /// <summary>Bold that names a key is drawn as one.</summary>
    private sealed class KeyRenderer : EmphasisInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, EmphasisInline one)
        {
            if (one.DelimiterCount == 2 && TextOf(one) is var text && (text.Length == 1 || LongKeys.Contains(text)))
                renderer.Write("<kbd class=\"kbd\">").WriteEscape(text).Write("</kbd>");
            else base.Write(renderer, one);
        }
    }

    [GeneratedRegex("<table>")]
    private static partial Regex Table();
}
