using HostConsole.Core.Kernel;

namespace HostConsole.Core.ClaimText;

/// <summary>
/// Reads claims as people write them in a hurry: "SOLD AA", "sold #12, 14", "sold 12 M", "A1+1". What can be taken in two ways is
/// never guessed: it is <see cref="ClaimReading.Unclear"/>.
/// </summary>
public static partial class ClaimReader
{
    private const int LargestQuantity = 9999, MostItems = 10, LongestMessage = 300, LongestSku = 4, FewWords = 5;
    private static readonly ClaimReading Talk = new ClaimReading.Talk();
    private static readonly HashSet<string> And = [.. "and und et y og och en и и та ve dan plus".Split(' ').Select(Text.Fold)];
    private static readonly HashSet<string> Markers =
        [.. "no nr num number numero número numéro item art article artikel deal lot n n° #".Split(' ')
            .Select(Text.Fold)];
    private static readonly HashSet<string> Pieces = [.. "x pc pcs piece pieces stk stück ea qty quantity".Split(' ').Select(Text.Fold)];

    private static readonly HashSet<string> NoWish = [.. "out pass next not no already is was".Split(' ')];

    /// <summary>A way to write a claim: the words before its first place, and which places follow.</summary>
    private sealed record Way(string[] Head, bool Item, bool Quantity);

    public static ClaimReading Read(IReadOnlyList<string> templates, string text, IReadOnlyList<Claimable> open)
    {
        if (templates.Count == 0 || open.Count == 0 || text.Length > LongestMessage) return Talk;
        var said = ClaimWords.Of(text, out var asks);
        var ways = templates.Select(WayOf).ToArray();
        // Most messages are talk, and are done with here.
        if (!said.Any(w =>
            w.Sign == ClaimSign.Plus || ways.Any(way => w.Text.StartsWith(way.Head[^1], StringComparison.Ordinal))))
            return Talk;
        said = ClaimWords.WithoutCourtesy(said);
        var items = new Claimables(open);
        var reading = Whole(templates, text, items) ?? Headed(ways, said, items) ?? Bare(ways, said, asks, items);
        return reading switch
        {
            ClaimReading.Claims { All: [{ Item: null }] } or ClaimReading.NoSuch when asks => Talk,
            ClaimReading.Claims { All: [{ Item: var first }, ..] } when asks => new ClaimReading.Unclear("It asks.", first),
            ClaimReading.Claims { All: var all } when all.Select(c => c.Item).Distinct().Count() < all.Count =>
                new ClaimReading.Unclear("It names one item twice.", all[0].Item),
            _ => reading,
        };
    }

    // Templates with words after a place are the seller's own wording: they are taken to the letter.
    private static ClaimReading? Whole(IReadOnlyList<string> templates, string text, Claimables items)
    {
        var own = templates.Where(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(p => p[0] != '{')
            .Any(p => p[0] != '{')).ToArray();
        if (own.Length == 0 || ClaimTemplate.Read(own, text) is not { } claim) return null;
        if (claim.Item is null) return new ClaimReading.Claims([new(null, claim.Quantity)]);
        return Find(items, [new(ClaimSign.Word, Text.Fold(claim.Item))], out _) is [var only]
            ? new ClaimReading.Claims([new(only, claim.Quantity)])
            : new ClaimReading.NoSuch(claim.Item);
    }

    private static ClaimReading? Headed(Way[] ways, List<ClaimWord> said, Claimables items)
    {
        var (head, rest) = (Array.Empty<string>(), (List<ClaimWord>?)null);
        foreach (var way in ways)
            if (way.Head.Length > head.Length && After(way.Head, said) is { } after) (head, rest) = (way.Head, after);
        if (rest is null) return null;
        var fitting = ways.Where(w => w.Head.SequenceEqual(head)).ToArray();
        if (rest.Count == 0)
            return fitting.Any(w => w is { Item: false, Quantity: false })
                ? new ClaimReading.Claims([new(null, 1)])
                : Talk;

        // "claim 2" is a number of pieces where the first way says so.
        var first = fitting.FirstOrDefault(w => w.Item || w.Quantity);
        if (first is { Item: false, Quantity: true } or null)
        {
            if (first is not null && Pieced(rest) is { } pieces)
                return pieces is >= 1 and <= LargestQuantity ? new ClaimReading.Claims([new(null, pieces)]) : Talk;
            return rest.Find(items.Names) is { Text.Length: > 0 } named
                ? new ClaimReading.Unclear("It names an item.", Find(items, [named], out _).FirstOrDefault())
                : Talk;
        }

        return Items(rest, items, fitting.Any(w => w is { Item: true, Quantity: true }));
    }

    private static ClaimReading Bare(Way[] all, List<ClaimWord> said, bool asks, Claimables items)
    {
        if (all.Any(w => w.Item)
            && said is [{ Sign: ClaimSign.Word } item, { Sign: ClaimSign.Plus },
            { Sign: ClaimSign.Word, IsNumber: true }]
            && items.BySku(item.Text) is [var article, ..])
            return item.IsNumber ? new ClaimReading.Unclear("It may be a sum.", article) : Items(said, items, quantities: false);
        // "1 sold" and "ok sold 2 x2" may be wishes, and may be news; whoever writes more than a few words tells a story.
        if (asks || said.Count > FewWords || said.Any(w => NoWish.Contains(w.Text))) return Talk;
        foreach (var way in all)
            for (var at = 0; at + way.Head.Length <= said.Count; at++)
            {
                if (!said.Skip(at).Take(way.Head.Length).Select(w => w.Text).SequenceEqual(way.Head)) continue;
                List<ClaimWord> others = [.. said[..at], .. said[(at + way.Head.Length)..]];
                if (others.Find(w => way.Item && items.Names(w)) is { Text: not null } named)
                    return new ClaimReading.Unclear("It says more than a claim.", Find(items, [named], out _)[0]);
                if (way.Quantity && others.Any(w => w.IsNumber)) return new ClaimReading.Unclear("It says more than a claim.", null);
            }

        return Talk;
    }

    /// <returns>The words after the head; null where the message doesn't begin with it. "sold12" and "sold-12" are
    /// written in a hurry.</returns>
    private static List<ClaimWord>? After(string[] head, List<ClaimWord> said)
    {
        if (said.Count < head.Length) return null;
        for (var i = 0; i < head.Length - 1; i++)
            if (said[i].Text != head[i]) return null;
        var (last, word) = (head[^1], said[head.Length - 1]);
        if (word.Text == last) return said[head.Length..];
        if (!word.Text.StartsWith(last, StringComparison.Ordinal)) return null;
        var tail = word.Text[last.Length..];
        if (!char.IsAsciiDigit(tail[0]) && char.IsLetterOrDigit(tail[0])) return null;
        return [new(ClaimSign.Word, tail.TrimStart('-', '_', '.', '/', '\'')), .. said[head.Length..]];
    }

    private static Way WayOf(string template)
    {
        var parts = template.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var head = parts.TakeWhile(p => p[0] != '{').SelectMany(p => ClaimWords.Of(p, out _))
            .Where(w => w.Sign == ClaimSign.Word).Select(w => w.Text).ToArray();
        return new(head, template.Contains("{item}", StringComparison.OrdinalIgnoreCase),
            template.Contains("{quantity}", StringComparison.OrdinalIgnoreCase));
    }
}
