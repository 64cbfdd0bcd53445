using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

/// <summary>
/// A vote as somebody writes it in chat: an option's own words, its number, or its letter, with polite words, punctuation and
/// emoji around: "2", "(2)", "#2!", "2️⃣", "２", "b)", "!vote 2", "2番", "option 2 please". What says more is talk, and so is a question.
/// </summary>
public static class WrittenVote
{
    private const int MostWords = 12, LongestVote = 500;

    // What makes a number a vote, and what stands between.
    private static readonly HashSet<string> Leads = Folded("vote", "votes", "voting", "voted", "option", "opt",
        "choice", "choose", "pick", "number", "num", "nr", "no", "n", "answer",
        "voto", "opción", "opcion", "opção", "opcao", "opzione", "número", "numero", "respuesta", "stimme", "wähle",
        "nummer", "antwort", "numéro", "réponse", "oy", "seçenek", "głos", "голос", "вариант", "номер");
    private static readonly HashSet<string> Between = Folded("i", "my", "is", "for", "the", "to", "goes", "go", "with",
        "la", "el", "por", "para", "pour", "le", "für", "ich", "meine", "je", "за");
    private static readonly string[] Before = ["第", "选", "選", "投", "投票", "no", "nr", "n", "vote", "option"];
    private static readonly string[] After = ["st", "nd", "rd", "th", "番", "番目", "番で", "号", "號", "번", "번째", "번이요", "번요", "번으로"];
    private static readonly string[] Spelled = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private const string Han = "一二三四五六七八九十";

    /// <returns>The option, counted from 0; null where the text is no vote for one of them.</returns>
    public static int? Read(string text, IReadOnlyList<Phrase> options)
    {
        var asks = Text.IsQuestion(text);
        if (OptionSaid(text, options, asks) is { } option) return option;
        if (asks || text.Length > LongestVote) return null;
        var words = Text.Bare(text).Split(' ');
        var lead = 0;
        while (lead < words.Length && (Leads.Contains(words[lead]) || Between.Contains(words[lead]))) lead++;
        if (words.Take(lead).Any(Leads.Contains) && lead < words.Length
            && OptionSaid(string.Join(' ', words.Skip(lead)), options, asks) is { } named)
            return named;
        return words.Length <= MostWords ? NumberSaid(words, options.Count) : null;
    }

    private static int? OptionSaid(string text, IReadOnlyList<Phrase> options, bool asks)
    {
        for (var i = 0; i < options.Count; i++)
            if ((!asks || options[i].IsQuestion) && options[i].IsSaidBy(text)) return i;
        return null;
    }

    private static int? NumberSaid(string[] words, int options)
    {
        int? said = null;
        var (leads, loose) = (0, 0);
        foreach (var word in words)
        {
            if (Leads.Contains(word)) leads++;
            else if (Between.Contains(word) && !IsLetterOf(word, options)) loose++;
            else if (Number(word, options) is not { } number || (said is not null && said != number)) return null;
            else said = number;
        }

        return said is >= 1 && said <= options && (loose == 0 || leads > 0) ? said - 1 : null;
    }

    private static bool IsLetterOf(string word, int options) => word.Length == 1 && word[0] >= 'a' && word[0] < 'a' + options;

    private static int? Number(string word, int options)
    {
        if (IsLetterOf(word, options)) return word[0] - 'a' + 1;
        if (Array.IndexOf(Spelled, word) is >= 0 and var spelled) return spelled + 1;
        var digits = word.AsSpan();
        foreach (var before in Before)
            if (digits.Length > before.Length && digits.StartsWith(before, StringComparison.Ordinal))
            {
                digits = digits[before.Length..];
                break;
            }
        foreach (var after in After)
            if (digits.Length > after.Length && digits.EndsWith(after, StringComparison.Ordinal))
            {
                digits = digits[..^after.Length];
                break;
            }
        if (digits is [var one] && Han.IndexOf(one, StringComparison.Ordinal) is >= 0 and var han) return han + 1;
        return digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static HashSet<string> Folded(params string[] words) => [.. words.Select(Text.Fold)];
}
