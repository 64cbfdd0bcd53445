using System.Text;
using System.Text.RegularExpressions;

namespace HostConsole.Tests.Shell;

/// <summary>Words that stand in a component itself: in its texts, in attributes that people read, and in literals of its code.</summary>
public static partial class OwnWords
{
    public static IReadOnlyList<string> Of(string razor)
    {
        var halves = Comments.Replace(razor, "").Split("\n@code", 2);
        var (markup, expressions) = WithoutExpressions(Statements.Replace(halves[0], ""));
        var code = string.Concat(expressions.Append(halves.Length > 1 ? halves[1] : ""));
        return
        [
            .. Labels.Matches(markup).Select(m => m.Groups[1].Value),
            .. Tags.Replace(markup, "\n").Split('\n').Select(line => line.Trim()).Where(line => line.Any(char.IsLetter)),
            .. Literals.Matches(code).Select(m => m.Groups[1].Value).Where(text => Phrases.IsMatch(text)),
        ];
    }

    private static (string Markup, List<string> Expressions) WithoutExpressions(string markup)
    {
        var rest = new StringBuilder();
        var expressions = new List<string>();
        for (var i = 0; i < markup.Length;)
        {
            if (markup[i] != '@') { rest.Append(markup[i++]); continue; }
            var end = EndOfExpression(markup, i + 1);
            expressions.Add(markup[i..end]);
            i = end;
        }

        return (rest.ToString(), expressions);
    }

    // Names, and whatever stands in the parentheses and brackets that follow them.
    private static int EndOfExpression(string text, int start)
    {
        for (var i = start; ;)
        {
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.' or '?')) i++;
            if (text[start..i] is "if" or "foreach" or "for" or "switch") i++;
            if (i >= text.Length || text[i] is not ('(' or '[')) return i;
            i = EndOfGroup(text, i);
        }
    }

    private static int EndOfGroup(string text, int i)
    {
        for (var depth = 0; ; i++)
        {
            if (text[i] == '"') i = text.IndexOf('"', i + 1);
            else if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']' && --depth == 0) return i + 1;
        }
    }

    [GeneratedRegex(@"@\*.*?\*@|<!.*?>", RegexOptions.Singleline)]
    private static partial Regex Comments { get; }

    /// <summary>Directives, and lines of code between the markup.</summary>
    [GeneratedRegex(@"^(@(using|inject|namespace)\b.*|\s*(else if \(.*\)|else|case .*:|default:|break;|var .*;)(?=\s))",
        RegexOptions.Multiline)]
    private static partial Regex Statements { get; }

    [GeneratedRegex(@"\b(?:aria-label|title|placeholder|alt)=""([^""]*\p{L}[^""]*)""")]
    private static partial Regex Labels { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags { get; }

    [GeneratedRegex(@"""([^""\n]*)""")]
    private static partial Regex Literals { get; }

    /// <summary>Three words, or what begins like a sentence: no class, key or format does.</summary>
    [GeneratedRegex(@"\p{L}{2,}[,.:;!?]? \p{L}+ \p{L}|^\p{Lu}\p{Ll}+([ .,!?…’]|$)")]
    private static partial Regex Phrases { get; }
}
