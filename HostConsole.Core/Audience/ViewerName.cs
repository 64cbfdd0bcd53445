using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <summary>What a viewer may be called: not a blocked word, and nothing that poses as the people at the console or as the brand.</summary>
public static class ViewerName
{
    public const int Longest = 40;

    private static readonly HashSet<string> Staff =
        ["host", "cohost", "moderator", "moderators", "moderation", "mod", "mods", "admin", "administrator", "staff",
            "official", "support", "helpdesk", "customerservice", "system", "announcement", "hostconsole"];

    /// <summary>Why a name is refused; null where it isn't.</summary>
    /// <param name="name">As it is shown.</param>
    /// <param name="blocked">Whether it holds a word that the chat blocks.</param>
    public static Outcome? Problem(string name, string? brand, bool blocked)
    {
        if (Text.IsTooLong(name, Longest)) return Outcome.Invalid("name", $"Keep the name to {Longest} characters.");
        if (blocked) return Outcome.Invalid("name", "Please choose another name: this one holds a word that this chat blocks.");
        return Poses(name, brand) ? Outcome.Invalid("name", "Please choose another name: this one looks like the host’s own.") : null;
    }

    // "Host", "[MOD]", "H0st ✔", "Kiln & Co", "Kiln & Co Official"; somebody called Hostetler is nobody else.
    private static bool Poses(string name, string? brand)
    {
        var shown = Letters(name);
        return IsStaff(shown) || (Letters(brand ?? "") is { Length: > 1 } own && shown.Contains(own, StringComparison.Ordinal)
            && (shown == own || IsStaff(shown.Replace(own, "", StringComparison.Ordinal))));
    }

    private static bool IsStaff(string letters) => Staff.Contains(letters);

    private static string Letters(string text)
    {
        var plain = Lookalike.Unmask(Text.Fold(text));
        return string.Concat((Lookalike.Unleet(plain, 'i') ?? plain).Where(char.IsLetterOrDigit));
    }
}
