using System.Collections.Frozen;
using System.Globalization;

namespace HostConsole.Guide;

/// <summary>A page that was found, by its best section.</summary>
/// <param name="Excerpt">Around the first word that was found; the words stand in parts of their own.</param>
public sealed record GuideHit(GuidePage Page, GuideSection Section, IReadOnlyList<(string Text, bool Found)> Excerpt)
{
    public string Address => Section.Id.Length == 0 ? Page.Address : $"{Page.Address}#{Section.Id}";
}

/// <summary>Search over titles, headings and text: every word is to stand in a page, as the beginning of a word.</summary>
public static class GuideSearch
{
    private const int Before = 60;
    private const int Length = 180;
    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>What people write around that which they look for.</summary>
    private static readonly FrozenSet<string> Small = new[]
    {
        "a", "an", "and", "can", "do", "does", "for", "how", "i", "in", "is", "it", "my", "of", "on", "or", "the", "to", "what", "where", "why",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const CompareOptions Alike = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static IReadOnlyList<GuideHit> Find(IReadOnlyList<GuidePage> pages, string? query)
    {
        var words = Words(query);
        if (words.Length == 0) return [];
        return [.. from page in pages
                   where words.All(word => IsIn(page.Title, word) || page.Sections.Any(s => IsIn(s.Title, word) || IsIn(s.Text, word)))
                   let best = page.Sections.MaxBy(section => Weight(page, section, words))!
                   orderby Weight(page, best, words) descending
                   select new GuideHit(page, best, Excerpt(best.Text, words))];
    }

    private static string[] Words(string? query)
    {
        var words = (query ?? "").Split([' ', ',', '?', '!', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Small.Contains(word)).ToArray();
        return [.. (telling.Length > 0 ? telling : words).Select(Singular)];
    }

    // "refunds" finds "refund", too.
    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'S' ? word[..^1] : word;

    private static int Weight(GuidePage page, GuideSection section, string[] words) => (page.IsTechnical ? 1 : 2) * words.Sum(word =>
        (IsIn(page.Title, word) ? 8 : 0) + (IsIn(section.Title, word) ? 4 : 0) + (IsIn(section.Text, word) ? 2 : 0));

    private static bool IsIn(string text, string word) => At(text, word, 0) >= 0;

    /// <summary>Where a word of the text begins with it; −1 where none does.</summary>
    private static int At(string text, string word, int from)
    {
        for (var at = from; (at = Letters.IndexOf(text, word, at, Alike)) >= 0; at++)
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return at;
        return -1;
    }

    private static List<(string, bool)> Excerpt(string text, string[] words)
    {
        var first = words.Select(word => At(text, word, 0)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var start = first <= Before ? 0 : text.LastIndexOf(' ', first - Before) + 1;
        var end = text.Length - start <= Length ? text.Length : Math.Max(start + 1, text.LastIndexOf(' ', start + Length));
        List<(string, bool)> parts = start > 0 ? [("… ", false)] : [];
        for (var at = start; at < end;)
        {
            var (next, word) = words.Select(w => (At: At(text, w, at), Word: w)).Where(hit => hit.At >= 0 && hit.At < end)
                .DefaultIfEmpty((At: end, Word: "")).MinBy(hit => hit.At);
            if (next > at) parts.Add((text[at..next], false));
            var stop = next;
            while (stop < end && (stop < next + word.Length || char.IsLetterOrDigit(text[stop]))) stop++;
            if (stop > next) parts.Add((text[next..stop], true));
            at = Math.Max(stop, next);
        }

        if (end < text.Length) parts.Add((" …", false));
        return parts;
    }
}
