using System.Text.RegularExpressions;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>What safe mode, or a ban, hides a message for.</summary>
public static class HiddenFor
{
    /// <summary>It is its author's first, and waits for somebody at the console to release it.</summary>
    public const string First = "first";
    public const string Link = "link";

    /// <summary>Its author came after a ban, from the address of the person banned, and waits as well.</summary>
    public const string AfterBan = "after-ban";

    /// <summary>Its author's name holds a blocked word.</summary>
    public const string Name = "name";
}

/// <summary>For raids: slow mode, no links, newcomers wait, names with blocked words are hidden.</summary>
public static partial class SafeMode
{
    /// <summary>Least time between two messages of one viewer; a slower rule of the show stays.</summary>
    public const int SlowSeconds = 15;

    /// <summary>Why a message is hidden; null where it isn't.</summary>
    internal static string? Hides(ChatState chat, ChatFact.MessagePosted posted, string? name) =>
        !chat.SafeMode ? null
        : name is not null && ChatRules.Blocks(chat, name) ? HiddenFor.Name
        : HoldsLink(posted.Text) ? HiddenFor.Link
        : posted.First || chat.Held.Contains(posted.Author) ? HiddenFor.First
        : null;

    internal static void Apply(ChatState chat, ChatFact fact)
    {
        switch (fact)
        {
            case ChatFact.SafeModeSet set:
                chat.SafeMode = set.On;
                if (!set.On) chat.Held.Clear();
                break;
            case ChatFact.MessageHidden { Reason: HiddenFor.First } hidden when chat.Find(hidden.Message) is { } held:
                chat.Held.Add(held.Author);
                break;
            case ChatFact.MessageShown shown when chat.Find(shown.Message) is { } released:
                chat.Held.Remove(released.Author);
                break;
        }
    }

    /// <summary>Whether a text names an address: with a scheme, with www, with a path, or by an ending that addresses have.</summary>
    /// <remarks>"exa\u200Bmple\uFF0Ecom" and "example [.] com" are addresses to the person who reads them.</remarks>
    public static bool HoldsLink(string text) => Address().IsMatch(Dot().Replace(Text.Fold(text).Replace('。', '.'), "."));

    [GeneratedRegex(
        @"\s*(?:\[\s*(?:\.|dot)\s*\]|\(\s*(?:\.|dot)\s*\)|\{\s*(?:\.|dot)\s*\}|(?<=\w)\s+dot\s+(?=(?:com|net|org|gg|tv|me|io|ly|ru|shop)\b))\s*",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Dot();

    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]{1,20}://\S|\bwww\.\w|\b[\w-]+\.[a-z]{2,24}(?:/\w|\?\w|:\d)|"
        + @"\b[\w-]+\.(?:com|net|org|info|biz|io|gg|tv|me|ly|ru|cn|de|fr|uk|eu|us|ca|tk|ml|"
        + @"xyz|top|shop|store|link|click|live|site|online|app|dev|page|pro|club|vip|ai)\b",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();
}
