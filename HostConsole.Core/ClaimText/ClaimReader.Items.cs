namespace HostConsole.Core.ClaimText;

/// <summary>What is claimed, and how many of it: the words after the head of a claim.</summary>
public static partial class ClaimReader
{
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
            return only.Text.Split('-', '_', '.', '/').Select(p => new ClaimWord(ClaimSign.Word, p))
                .FirstOrDefault(items.Names) is { Text.Length: > 0 } part
                ? new ClaimReading.Unclear("It may name several items.", Find(items, [part], out _)[0])
                : new ClaimReading.NoSuch(only.Text);
        return rest.Find(items.Names) is { Text.Length: > 0 } named
            ? new ClaimReading.Unclear("It says more than a claim.", Find(items, [named], out _).FirstOrDefault())
            : Talk;
    }

    // "12/14" is two items where no article is called that.
    private static List<ClaimWord> Apart(List<ClaimWord> rest, Claimables items)
    {
        var words = new List<ClaimWord>();
        foreach (var word in rest)
        {
            var parts = word.Text.Split('/');
            if (word.Sign != ClaimSign.Word || parts.Length == 1 || items.BySku(word.Text).Length > 0) words.Add(word);
            else
                words.AddRange(parts.SelectMany(
                    part => new[] { new ClaimWord(ClaimSign.And, "/"), new ClaimWord(ClaimSign.Word, part) }).Skip(1));
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
                if (!(word.Glued && follows.Number == 1) && other && article == word.Glued)
                    problem ??= "The number after + may be an item or how many.";
                if (!article || word.Glued) { groups[^1].Add(new(ClaimSign.Plus, follows.Text)); i++; continue; }
            }

            var joins = word.Sign is ClaimSign.And or ClaimSign.Plus
                || word.Sign == ClaimSign.Word && And.Contains(word.Text) && items.BySku(word.Text).Length == 0;
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
            var read = word.Sign == ClaimSign.Plus && word.IsNumber ? word.Number
                : word.Sign == ClaimSign.Word ? PiecesAt(group, ref i)
                : null;
            var isOption = word.Sign == ClaimSign.Word && items.HasOption(found, word.Text);
            if (read is null && word is { Sign: ClaimSign.Word, IsNumber: true })
            {
                // A bare number is how many only where the templates say so, and where it can be nothing else.
                if (isOption && !quantities) { options.Add(word.Text); continue; }
                if (isOption || !quantities || Find(items, [word], out _).Except(found).Any())
                {
                    problem ??= "The second number may be an item, a size or how many.";
                    return null;
                }
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
        i + 1 < group.Count && group[i].Sign == ClaimSign.Word && group[i + 1].Sign == ClaimSign.Word
            && items.HasOption(found, group[i].Text + group[i + 1].Text)
            ? group[i].Text + group[i + 1].Text
            : null;

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
        if (Markers.FirstOrDefault(m => words[0].Text.StartsWith(m, StringComparison.Ordinal)
            && Digits(words[0].Text[m.Length..]) is not null) is { } marker)
            return Find(items, [words[0] with { Text = words[0].Text[marker.Length..] }], out used);
        var (family, number) = (items.ByFamily(words[0].Text), items.ByNumber(words[0]));
        return family.Length == 0 ? number : number.Length == 0 ? family : [.. family.Union(number)];
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
            if (text.Length > unit.Length && text.StartsWith(unit, StringComparison.Ordinal)
                && Digits(text[unit.Length..]) is { } after)
                return after;
            if (text.Length > unit.Length && text.EndsWith(unit, StringComparison.Ordinal)
                && Digits(text[..^unit.Length]) is { } before)
                return before;
        }

        if (i + 1 >= words.Count || words[i + 1].Sign != ClaimSign.Word) return null;
        var next = words[i + 1];
        if (Pieces.Contains(text) && next.IsNumber) { i++; return next.Number; }
        if (words[i].IsNumber && Pieces.Contains(next.Text))
        {
            i++;
            return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }
        return null;
    }

    private static int? Digits(string text) => new ClaimWord(ClaimSign.Word, text) is { IsNumber: true } word ? word.Number : null;
}
