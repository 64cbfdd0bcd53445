using HostConsole.Core.Kernel;

namespace HostConsole.Core.ClaimText;

/// <summary>What can be claimed now, as a message may name it.</summary>
/// <param name="Number">The number on its card, from 1.</param>
/// <param name="Options">Size and colour, as the catalogue writes them.</param>
public sealed record Claimable(int Number, string? Sku, Guid Product, IReadOnlyList<string> Options);

/// <summary>Finds what a message names: the article's number first, since the seller chose it, then the number on the card.</summary>
internal sealed class Claimables(IReadOnlyList<Claimable> open)
{
    private static readonly Dictionary<string, string> Sizes = new(StringComparer.Ordinal)
    {
        ["xsmall"] = "xs",
        ["extrasmall"] = "xs",
        ["small"] = "s",
        ["sm"] = "s",
        ["medium"] = "m",
        ["med"] = "m",
        ["large"] = "l",
        ["lg"] = "l",
        ["xlarge"] = "xl",
        ["extralarge"] = "xl",
        ["xxlarge"] = "xxl",
        ["2xl"] = "xxl",
        ["2xlarge"] = "xxl",
        ["3xl"] = "xxxl",
        ["3xlarge"] = "xxxl",
        ["xxxlarge"] = "xxxl",
        ["klein"] = "s",
        ["mittel"] = "m",
        ["groß"] = "l",
        ["gross"] = "l",
    };

    // Folded once a message, of few deals.
    private readonly (Claimable Item, string Sku, string Key, HashSet<string> Options)[] _open =
        [.. open.Select(item => (item, Text.Fold(item.Sku), Key(Text.Fold(item.Sku)),
            item.Options.SelectMany(OptionsOf).ToHashSet(StringComparer.Ordinal)))];

    public int Count => _open.Length;

    /// <summary>By the article's number: as it is written, without its dashes, without the zeros before it.</summary>
    public Claimable[] BySku(string said)
    {
        if (said is "" or "out") return []; // "sold out" names nothing
        Claimable[] exact = [.. _open.Where(o => o.Sku.Length > 0 && o.Sku == said).Select(o => o.Item)];
        if (exact.Length > 0) return exact;
        var key = Key(said);
        return [.. _open.Where(o => o.Key.Length > 0 && o.Key == key).Select(o => o.Item)];
    }

    /// <summary>By the beginning of article's numbers that go on with a size or colour: "12" of 12-M and 12-L.</summary>
    public Claimable[] ByFamily(string said) =>
        said.Length == 0
            ? []
            : [.. _open.Where(o => o.Sku.Length > said.Length + 1 && o.Sku.StartsWith(said, StringComparison.Ordinal)
                && !char.IsLetterOrDigit(o.Sku[said.Length])).Select(o => o.Item)];

    public Claimable[] ByNumber(ClaimWord word) =>
        word.IsNumber ? [.. _open.Where(o => o.Item.Number == word.Number).Select(o => o.Item)] : [];

    public bool Names(ClaimWord word) =>
        word.Sign == ClaimSign.Word
            && (BySku(word.Text).Length > 0 || ByFamily(word.Text).Length > 0 || ByNumber(word).Length > 0);

    /// <summary>Whether any variant of the product of one of these has the option.</summary>
    public bool HasOption(IEnumerable<Claimable> items, string word) => Siblings(items).Any(o => o.Options.Contains(Size(word)));

    /// <summary>Those that have all options: of the items themselves, else of other variants of their products.</summary>
    public Claimable[] With(IReadOnlyCollection<Claimable> items, IReadOnlyCollection<string> options)
    {
        bool Has((Claimable, string, string, HashSet<string> Options) o) => options.All(word => o.Options.Contains(Size(word)));
        Claimable[] own = [.. _open.Where(o => items.Contains(o.Item) && Has(o)).Select(o => o.Item)];
        return own.Length > 0 ? own : [.. Siblings(items).Where(o => Has(o)).Select(o => o.Item)];
    }

    private IEnumerable<(Claimable Item, string Sku, string Key, HashSet<string> Options)> Siblings(IEnumerable<Claimable> items) =>
        items.Select(i => i.Product).Distinct().ToArray() is var products ? _open.Where(o => products.Contains(o.Item.Product)) : [];

    private static string Key(string sku)
    {
        var key = string.Concat(sku.Where(char.IsLetterOrDigit));
        return key.Length > 1 && key.All(char.IsAsciiDigit) && key.TrimStart('0') is { Length: > 0 } number ? number : key;
    }

    // "Dark Red" answers to "red", to "dark" and to "darkred"; "Extra large" to XL alone.
    private static IEnumerable<string> OptionsOf(string option)
    {
        var words = Text.Fold(option).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var whole = Size(string.Concat(words));
        return Sizes.ContainsValue(whole) ? [whole] : [whole, .. words.Select(Size)];
    }

    private static string Size(string word) => Key(word) is var key && Sizes.TryGetValue(key, out var size) ? size : key;
}
