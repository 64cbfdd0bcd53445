using System.Net;
using System.Text;

namespace HostConsole.Core.Catalogue;

/// <summary>The text of an HTML description. What is returned is text and is encoded again where it is shown.</summary>
public static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    public static string Plain(string html)
    {
        var text = new StringBuilder(html.Length);
        var tags = false;
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<' || at + 1 >= html.Length || !(char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?'))
            {
                text.Append(html[at++]);
                continue;
            }

            tags = true;
            var comment = string.CompareOrdinal(html, at, "<!--", 0, 4) == 0;
            var end = comment ? html.IndexOf("-->", at, StringComparison.Ordinal) : html.IndexOf('>', at);
            if (end < 0) break;
            var opens = html[at + 1] != '/';
            var name = Name(html, at + 1);
            at = end + (comment ? 3 : 1);
            if (opens && name is ("script" or "style"))
            {
                var close = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = close < 0 ? html.Length : close;
            }
            else if (Blocks.Contains(name))
            {
                // A private mark, so that it outlives the folding of the source's own line breaks.
                text.Append('\uE000');
            }
        }

        var source = text.ToString();
        if (tags) source = source.Replace('\r', ' ').Replace('\n', ' ');
        var lines = WebUtility.HtmlDecode(source.Replace('\uE000', '\n')).ReplaceLineEndings("\n").Split('\n')
            .Select(line => string.Join(' ', line.Split([' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)));
        if (tags) lines = lines.Where(line => line.Length > 0);
        return string.Join('\n', lines).Trim();
    }

    private static string Name(string html, int at)
    {
        if (at < html.Length && html[at] == '/') at++;
        var end = at;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html[at..end].ToLowerInvariant();
    }
}
