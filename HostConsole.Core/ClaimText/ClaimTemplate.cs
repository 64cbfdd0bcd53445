using HostConsole.Core.Kernel;

namespace HostConsole.Core.ClaimText;

/// <summary>A claim as somebody wrote it.</summary>
/// <param name="Item">The deal's number in the show or the article's number; null where the deal of the moment is meant.</param>
public sealed record WrittenClaim(string? Item, int Quantity);

/// <summary>
/// How a claim is written in chat: words, and the places {item} and {quantity}, such as "sold {item}" or "claim {quantity}". A
/// message is a claim where it says this and nothing else, whatever the case: "SOLD 12!", "sold12", "Claim x2".
/// </summary>
public static class ClaimTemplate
{
    /// <summary>Most templates of a show; longest one in characters.</summary>
    public const int Most = 20, Longest = 60;
    private const int LargestQuantity = 9999, LongestItem = 40;
    private const string Item = "{item}", Quantity = "{quantity}";

    /// <summary>What most sellers use.</summary>
    public static readonly IReadOnlyList<string> Usual = ["sold {item}", "claim {quantity}", "sold", "claim"];

    /// <summary>What is wrong with a template; null where nothing is.</summary>
    public static string? Problem(string template)
    {
        var parts = Parts(template);
        if (parts.Length == 0 || Text.IsTooLong(template, Longest))
            return $"Write a claim in 1 to {Longest} characters, such as “sold {Item}”.";
        if (parts.FirstOrDefault(
            p => p.Contains('{', StringComparison.Ordinal) && p is not (Item or Quantity)) is { } unknown)
            return $"“{unknown}” is no place: there are {Item} and {Quantity}, each between blanks.";
        if (parts.Count(p => p == Item) > 1 || parts.Count(p => p == Quantity) > 1) return $"Use {Item} and {Quantity} once each.";
        return parts[0].Any(char.IsLetter) && parts[0][0] != '{' ? null : "Begin with a word, such as “sold”: a bare number is a vote.";
    }

    /// <summary>Reads a message; the first template that fits decides.</summary>
    public static WrittenClaim? Read(IEnumerable<string> templates, string text)
    {
        if (text.Length > 4 * Longest) return null;
        var said = Parts(text.TrimEnd(' ', '!', '.'));
        foreach (var template in templates)
            if (Read(Parts(template), said) is { } claim) return claim;
        return null;
    }

    private static WrittenClaim? Read(string[] parts, string[] said)
    {
        if (parts.Length == said.Length + 1) said = Apart(parts[0], said);
        if (parts.Length != said.Length) return null;
        string? item = null;
        var quantity = 1;
        for (var i = 0; i < parts.Length; i++)
        {
            switch (parts[i].ToLowerInvariant())
            {
                case Item:
                    item = said[i].TrimStart('#');
                    // Without a digit it is talk: "sold out" names no item.
                    if (item.Length is 0 or > LongestItem || !item.Any(char.IsDigit)) return null;
                    break;
                case Quantity:
                    if (Count(said[i]) is not { } n) return null;
                    quantity = n;
                    break;
                default:
                    if (!parts[i].Equals(said[i], StringComparison.OrdinalIgnoreCase)) return null;
                    break;
            }
        }

        return new(item, quantity);
    }

    // "sold12" and "claim#2" are written in a hurry.
    private static string[] Apart(string word, string[] said) =>
        said is [var first, ..] && first.Length > word.Length
            && first.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (first[word.Length] == '#' || char.IsDigit(first[word.Length]))
            ? [first[..word.Length], first[word.Length..], .. said[1..]]
            : said;

    private static int? Count(string text) =>
        WrittenNumber.Read(text.Trim('x', 'X', '×')) is { } n and >= 1 and <= LargestQuantity ? n : null;

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A number that is all a message says: "2", "#2", "２", "2️⃣".</summary>
public static class WrittenNumber
{
    private const char Variation = '\uFE0F', Keycap = '\u20E3';

    /// <returns>0 to 9,999; null where the text is anything else.</returns>
    public static int? Read(string text)
    {
        var digits = text.AsSpan().Trim();
        if (digits.StartsWith("#")) digits = digits[1..];
        digits = digits.TrimEnd("!.");
        var (value, count) = (0, 0);
        foreach (var c in digits)
        {
            if (c is Variation or Keycap && count > 0) continue;
            if (System.Globalization.CharUnicodeInfo.GetDecimalDigitValue(c) is not (>= 0 and var digit) || ++count > 4) return null;
            value = value * 10 + digit;
        }

        return count == 0 ? null : value;
    }
}
