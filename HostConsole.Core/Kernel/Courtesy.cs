namespace HostConsole.Core.Kernel;

/// <summary>Polite words, which change nothing about what a message asks for.</summary>
internal static class Courtesy
{
    private const int LongestPhrase = 4;

    private static readonly HashSet<string> Phrases = [.. new[]
    {
        "please", "pls", "plz", "plss", "plsss", "plzz", "plzzz", "pleasee", "pleaseee", "pretty please", "thanks",
        "thank you", "thank u", "thankyou", "many thanks", "thx", "thnx", "tnx", "ty", "tysm", "thank you so much",
        "bitte", "bitte schön", "bitteschön", "danke", "danke schön", "dankeschön", "vielen dank", // German
        "por favor", "porfa", "porfavor", "gracias", "muchas gracias", "obrigado", "obrigada", // Spanish, Portuguese
        "s'il vous plaît", "s'il te plaît", "s'il vous plait", "s'il te plait", "svp", "stp", "merci", "merci beaucoup", // French
        "per favore", "per piacere", "grazie", "grazie mille", // Italian
        "alstublieft", "alsjeblieft", "aub", "bedankt", "dank je", "dank u", "dankjewel", // Dutch
        "tack", "tack så mycket", "snälla", "takk", "tak", "kiitos", // Swedish, Norwegian, Danish, Finnish
        "proszę", "prosze", "dziękuję", "dzięki", "dzieki", "prosím", "děkuji", "díky", "ďakujem", // Polish, Czech, Slovak
        "пожалуйста", "пж", "спасибо", "будь ласка", "дякую", // Russian, Ukrainian
        "lütfen", "lutfen", "teşekkürler", "tesekkurler", "teşekkür ederim", "sağol", // Turkish
        "παρακαλώ", "ευχαριστώ", "من فضلك", "لو سمحت", "شكرا", "בבקשה", "תודה", // Greek, Arabic, Hebrew
        // Hindi, Indonesian, Filipino, Vietnamese
        "कृपया", "धन्यवाद", "tolong", "terima kasih", "makasih", "salamat", "po", "làm ơn", "cảm ơn",
        "お願いします", "をお願いします", "でお願いします", "おねがいします", "です", "ください", "下さい", "ありがとう", "ありがとうございます", "请", "請", "谢谢", "謝謝",
        "제발", "주세요", "부탁해요", "부탁드려요", "부탁드립니다", "감사합니다", "고마워요", "ครับ", "ค่ะ", "ขอบคุณ",
    }.Select(Text.Fold)];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    // Most words begin no phrase, and are looked up once.
    private static readonly HashSet<string> Beginnings = [.. Phrases.Select(p => p.Split(' ')[0])];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeginningLookup =
        Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

    // Written without a blank before them, the longest first; those in front are the two of Chinese.
    private static readonly string[] Behind =
        [.. Phrases.Where(p => p[0] is >= '\u0E00' and <= '\u0E7F' or >= '\u3040').OrderByDescending(p => p.Length)];
    private static readonly string[] InFront = ["请", "請"];

    /// <param name="said">Folded words with one blank between two.</param>
    /// <returns>The words without the polite ones; all of them where there are no others.</returns>
    public static string LeaveOut(string said)
    {
        List<Range> words = [];
        foreach (var word in said.AsSpan().Split(' ')) words.Add(word);
        List<string>? kept = null;
        for (var i = 0; i < words.Count;)
        {
            var word = said.AsSpan()[words[i]];
            var polite = BeginningLookup.Contains(word) ? Math.Min(LongestPhrase, words.Count - i) : 0;
            while (polite > 0 && !Lookup.Contains(said.AsSpan()[words[i].Start..words[i + polite - 1].End])) polite--;
            var rest = polite > 0 ? default : WithoutAffix(word);
            if (kept is null && rest.Length != word.Length) kept = [.. words.Take(i).Select(w => said[w])];
            if (!rest.IsEmpty) kept?.Add(rest.ToString());
            i += Math.Max(1, polite);
        }

        return kept is not { Count: > 0 } ? said : string.Join(' ', kept);
    }

    /// <summary>Whether nothing but polite words is said.</summary>
    public static bool IsAll(string said) => said.Length > 0 && LeaveOut($"{said} \0") == "\0";

    private static ReadOnlySpan<char> WithoutAffix(ReadOnlySpan<char> word)
    {
        if (word[^1] < '\u0E00' && word[0] < '\u0E00') return word;
        foreach (var affix in Behind)
            if (word.Length > affix.Length && word.EndsWith(affix, StringComparison.Ordinal)) return WithoutAffix(word[..^affix.Length]);
        foreach (var affix in InFront)
            if (word.Length > affix.Length && word.StartsWith(affix, StringComparison.Ordinal)) return word[affix.Length..];
        return word;
    }
}
