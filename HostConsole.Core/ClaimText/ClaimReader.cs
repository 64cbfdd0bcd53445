using HostConsole.Core.Kernel;

namespace HostConsole.Core.ClaimText;

/// <summary>One thing that a message claims.</summary>
/// <param name="Item">Null: the deal of the moment.</param>
public sealed record ReadClaim(Claimable? Item, int Quantity);

/// <summary>What a message comes to as a claim.</summary>
public abstract record ClaimReading
{
    public sealed record Talk : ClaimReading;
    public sealed record Claims(IReadOnlyList<ReadClaim> All) : ClaimReading;

    /// <summary>A claim of something that nobody can claim now.</summary>
    public sealed record NoSuch(string Item) : ClaimReading;

    /// <summary>It may be one: somebody has to look.</summary>
    /// <param name="Guess">What it most likely names; null where that is the deal of the moment.</param>
    public sealed record Unclear(string Why, Claimable? Guess) : ClaimReading;
}

/// <summary>
/// Reads claims as people write them in a hurry: "SOLD AA", "sold #12, 14", "sold 12 M", "A1+1". What can be taken in two ways is
/// never guessed: it is <see cref="ClaimReading.Unclear"/>.
/// </summary>
public static class ClaimReader
{
    private const int LargestQuantity = 9999, MostItems = 10, LongestMessage = 300, LongestSku = 4, FewWords = 5;
    private static readonly ClaimReading Talk = new ClaimReading.Talk();
    private static readonly HashSet<string> And = [.. "and und et y og och en и и та ve dan plus".Split(' ').Select(Text.Fold)];
    private static readonly HashSet<string> Markers = [.. "no nr num number numero número numéro item art article artikel deal lot n n° #".Split(' ').Select(Text.Fold)];
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
        if (!said.Any(w => w.Sign == ClaimSign.Plus || ways.Any(way => w.Text.StartsWith(way.Head[^1], StringComparison.Ordinal)))) return Talk;
        said = ClaimWords.WithoutCourtesy(said);
        var items = new Claimables(open);
        var reading = Whole(templates, text, items) ?? Headed(ways, said, items) ?? Bare(ways, said, asks, items);
        return reading switch
        {
            ClaimReading.Claims { All: [{ Item: null }] } or ClaimReading.NoSuch when asks => Talk,
            ClaimReading.Claims { All: [{ Item: var first }, ..] } when asks => new ClaimReading.Unclear("It asks.", first),
            ClaimReading.Claims { All: var all } when all.Select(c => c.Item).Distinct().Count() < all.Count => new ClaimReading.Unclear("It names one item twice.", all[0].Item),
            _ => reading,
        };
    }

    // Templates with words after a place are the seller's own wording: they are taken to the letter.
    private static ClaimReading? Whole(IReadOnlyList<string> templates, string text, Claimables items)
    {
        var own = templates.Where(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(p => p[0] != '{').Any(p => p[0] != '{')).ToArray();
        if (own.Length == 0 || ClaimTemplate.Read(own, text) is not { } claim) return null;
        if (claim.Item is null) return new ClaimReading.Claims([new(null, claim.Quantity)]);
        return Find(items, [new(ClaimSign.Word, Text.Fold(claim.Item))], out _) is [var only] ? new ClaimReading.Claims([new(only, claim.Quantity)]) : new ClaimReading.NoSuch(claim.Item);
    }

    private static ClaimReading? Headed(Way[] ways, List<ClaimWord> said, Claimables items)
    {
        var (head, rest) = (Array.Empty<string>(), (List<ClaimWord>?)null);
        foreach (var way in ways)
            if (way.Head.Length > head.Length && After(way.Head, said) is { } after) (head, rest) = (way.Head, after);
        if (rest is null) return null;
        var fitting = ways.Where(w => w.Head.SequenceEqual(head)).ToArray();
        if (rest.Count == 0) return fitting.Any(w => w is { Item: false, Quantity: false }) ? new ClaimReading.Claims([new(null, 1)]) : Talk;

        // "claim 2" is a number of pieces where the first way says so.
        var first = fitting.FirstOrDefault(w => w.Item || w.Quantity);
        if (first is { Item: false, Quantity: true } or null)
        {
            if (first is not null && Pieced(rest) is { } pieces) return pieces is >= 1 and <= LargestQuantity ? new ClaimReading.Claims([new(null, pieces)]) : Talk;
            return rest.Find(items.Names) is { Text.Length: > 0 } named ? new ClaimReading.Unclear("It names an item.", Find(items, [named], out _).FirstOrDefault()) : Talk;
        }

        return Items(rest, items, fitting.Any(w => w is { Item: true, Quantity: true }));
    }

    private static ClaimReading Items(List<ClaimWord> rest, Claimables items, bool quantities)
    {
        var claims = new List<ReadClaim>();
        Claimable? guess = null;
        string? problem = null;
        foreach (var group in Groups(Apart(rest, items), items, ref problem))
        {
            var claim = One(group, items, quantities, ref guess, ref problem);
            if (claim is null || claims.Count == MostItems) { problem ??= "It says more than a claim."; break; }
            claims.Add(claim);
        }

        if (problem is null && claims.Count > 0) return new ClaimReading.Claims(claims);
        if (guess is not null || claims.Count > 0) return new ClaimReading.Unclear(problem!, guess ?? claims[0].Item);
        List<ClaimWord> words = [.. rest.Where(w => !Markers.Contains(w.Text))];
        if (words is [{ Sign: ClaimSign.Word } only] && only.Text.Any(char.IsAsciiDigit))
            return only.Text.Split('-', '_', '.', '/').Select(p => new ClaimWord(ClaimSign.Word, p)).FirstOrDefault(items.Names) is { Text.Length: > 0 } part
                ? new ClaimReading.Unclear("It may name several items.", Find(items, [part], out _)[0]) : new ClaimReading.NoSuch(only.Text);
        return rest.Find(items.Names) is { Text.Length: > 0 } named ? new ClaimReading.Unclear("It says more than a claim.", Find(items, [named], out _).FirstOrDefault()) : Talk;
    }

    // "12/14" is two items where no article is called that.
    private static List<ClaimWord> Apart(List<ClaimWord> rest, Claimables items)
    {
        var words = new List<ClaimWord>();
        foreach (var word in rest)
        {
            var parts = word.Text.Split('/');
            if (word.Sign != ClaimSign.Word || parts.Length == 1 || items.BySku(word.Text).Length > 0) words.Add(word);
            else words.AddRange(parts.SelectMany(part => new[] { new ClaimWord(ClaimSign.And, "/"), new ClaimWord(ClaimSign.Word, part) }).Skip(1));
        }

        return words;
    }

    private static List<List<ClaimWord>> Groups(List<ClaimWord> rest, Claimables items, ref string? problem)
    {
        List<List<ClaimWord>> groups = [[]];
        for (var i = 0; i < rest.Count; i++)
        {
            var word = rest[i];
            var follows = i + 1 < rest.Count ? rest[i + 1] : default;
            if (word.Sign == ClaimSign.Plus && follows is { Sign: ClaimSign.Word, IsNumber: true } && groups[^1].Count > 0)
            {
                // "A1+1" is one of A1; "12 + 14" is one of each, where an article has the number 14.
                var article = items.BySku(follows.Text).Length > 0;
                var other = Find(items, [follows], out _).Except(Find(items, groups[^1], out _)).Any();
                if (!(word.Glued && follows.Number == 1) && other && article == word.Glued) problem ??= "The number after + may be an item or how many.";
                if (!article || word.Glued) { groups[^1].Add(new(ClaimSign.Plus, follows.Text)); i++; continue; }
            }

            var joins = word.Sign is ClaimSign.And or ClaimSign.Plus || word.Sign == ClaimSign.Word && And.Contains(word.Text) && items.BySku(word.Text).Length == 0;
            if (joins && groups[^1].Count > 0) groups.Add([]);
            if (joins) continue;
            if (word.Marked && groups[^1].Count > 0 && !Markers.Contains(groups[^1][^1].Text)) groups.Add([]);
            groups[^1].Add(word);
        }

        return groups;
    }

    private static ReadClaim? One(List<ClaimWord> group, Claimables items, bool quantities, ref Claimable? guess, ref string? problem)
    {
        while (group.Count > 1 && Markers.Contains(group[0].Text) && items.BySku(group[0].Text).Length == 0) group = group[1..];
        var found = Find(items, group, out var used);
        if (found.Length == 0) return null;
        guess ??= found[0];
        int? quantity = null;
        var options = new List<string>();
        for (var i = used; i < group.Count; i++)
        {
            var word = group[i];
            var read = word.Sign == ClaimSign.Plus && word.IsNumber ? word.Number : word.Sign == ClaimSign.Word ? PiecesAt(group, ref i) : null;
            var isOption = word.Sign == ClaimSign.Word && items.HasOption(found, word.Text);
            if (read is null && word is { Sign: ClaimSign.Word, IsNumber: true })
            {
                // A bare number is how many only where the templates say so, and where it can be nothing else.
                if (isOption && !quantities) { options.Add(word.Text); continue; }
                if (isOption || !quantities || Find(items, [word], out _).Except(found).Any()) { problem ??= "The second number may be an item, a size or how many."; return null; }
                read = word.Number;
            }

            if (read is { } n)
            {
                if (quantity is not null || n is < 1 or > LargestQuantity) return null;
                quantity = n;
            }
            else if (isOption) options.Add(word.Text);
            else if (Combined(group, i, items, found) is { } both) { options.Add(both); i++; }
            else
            {
                if (problem is null && word.Sign == ClaimSign.Word) problem = $"“{word.Text}” was not understood.";
                return null;
            }
        }

        var meant = options.Count == 0 ? found : items.With(found, options);
        if (meant.Length == 1) return new(meant[0], quantity ?? 1);
        problem ??= meant.Length == 0 ? "No open deal has this size or colour." : "It fits several deals: which size or colour?";
        return null;
    }

    // "extra large", "dark red".
    private static string? Combined(List<ClaimWord> group, int i, Claimables items, Claimable[] found) =>
        i + 1 < group.Count && group[i].Sign == ClaimSign.Word && group[i + 1].Sign == ClaimSign.Word && items.HasOption(found, group[i].Text + group[i + 1].Text) ? group[i].Text + group[i + 1].Text : null;

    // An article's number may be written in parts, "aa 10"; two numbers beside each other are two.
    private static Claimable[] Find(Claimables items, List<ClaimWord> words, out int used)
    {
        used = 1;
        if (words.Count == 0 || words[0].Sign != ClaimSign.Word) return [];
        for (var length = Math.Min(LongestSku, words.Count); length > 0; length--)
        {
            var some = words.GetRange(0, length);
            if (some.Any(w => w.Sign != ClaimSign.Word) || some.Zip(some.Skip(1)).Any(p => p.First.IsNumber && p.Second.IsNumber)) continue;
            var said = length == 1 ? some[0].Text : string.Concat(some.Select(w => w.Text));
            if (items.BySku(said) is not { Length: > 0 } found) continue;
            used = length;
            return found;
        }

        // "no5" in one word.
        if (Markers.FirstOrDefault(m => words[0].Text.StartsWith(m, StringComparison.Ordinal) && Digits(words[0].Text[m.Length..]) is not null) is { } marker)
            return Find(items, [words[0] with { Text = words[0].Text[marker.Length..] }], out used);
        var (family, number) = (items.ByFamily(words[0].Text), items.ByNumber(words[0]));
        return family.Length == 0 ? number : number.Length == 0 ? family : [.. family.Union(number)];
    }

    private static ClaimReading Bare(Way[] all, List<ClaimWord> said, bool asks, Claimables items)
    {
        if (all.Any(w => w.Item) && said is [{ Sign: ClaimSign.Word } item, { Sign: ClaimSign.Plus }, { Sign: ClaimSign.Word, IsNumber: true }] && items.BySku(item.Text) is [var article, ..])
            return item.IsNumber ? new ClaimReading.Unclear("It may be a sum.", article) : Items(said, items, quantities: false);
        // "1 sold" and "ok sold 2 x2" may be wishes, and may be news; whoever writes more than a few words tells a story.
        if (asks || said.Count > FewWords || said.Any(w => NoWish.Contains(w.Text))) return Talk;
        foreach (var way in all)
            for (var at = 0; at + way.Head.Length <= said.Count; at++)
            {
                if (!said.Skip(at).Take(way.Head.Length).Select(w => w.Text).SequenceEqual(way.Head)) continue;
                List<ClaimWord> others = [.. said[..at], .. said[(at + way.Head.Length)..]];
                if (others.Find(w => way.Item && items.Names(w)) is { Text: not null } named) return new ClaimReading.Unclear("It says more than a claim.", Find(items, [named], out _)[0]);
                if (way.Quantity && others.Any(w => w.IsNumber)) return new ClaimReading.Unclear("It says more than a claim.", null);
            }

        return Talk;
    }

    /// <returns>The words after the head; null where the message doesn't begin with it. "sold12" and "sold-12" are written in a hurry.</returns>
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
        var head = parts.TakeWhile(p => p[0] != '{').SelectMany(p => ClaimWords.Of(p, out _)).Where(w => w.Sign == ClaimSign.Word).Select(w => w.Text).ToArray();
        return new(head, template.Contains("{item}", StringComparison.OrdinalIgnoreCase), template.Contains("{quantity}", StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>How many, where that is all that is said: "2", "x2", "2 x".</returns>
    private static int? Pieced(List<ClaimWord> rest)
    {
        if (rest is [{ Sign: ClaimSign.Word, IsNumber: true } only]) return only.Number;
        var i = 0;
        return rest[0].Sign == ClaimSign.Word && PiecesAt(rest, ref i) is { } n && i == rest.Count - 1 ? n : null;
    }

    // "x2", "2x", "x 2", "2 pcs", "qty 2"; leaves the place at the last word of it.
    private static int? PiecesAt(List<ClaimWord> words, ref int i)
    {
        var text = words[i].Text;
        foreach (var unit in Pieces)
        {
            if (text.Length > unit.Length && text.StartsWith(unit, StringComparison.Ordinal) && Digits(text[unit.Length..]) is { } after) return after;
            if (text.Length > unit.Length && text.EndsWith(unit, StringComparison.Ordinal) && Digits(text[..^unit.Length]) is { } before) return before;
        }

        if (i + 1 >= words.Count || words[i + 1].Sign != ClaimSign.Word) return null;
        var next = words[i + 1];
        if (Pieces.Contains(text) && next.IsNumber) { i++; return next.Number; }
        if (words[i].IsNumber && Pieces.Contains(next.Text)) { i++; return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture); }
        return null;
    }

    private static int? Digits(string text) => new ClaimWord(ClaimSign.Word, text) is { IsNumber: true } word ? word.Number : null;
}
