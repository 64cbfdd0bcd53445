namespace HostConsole.Chat;

/// <summary>A channel as people see it: its icon, and the name that its platform gives itself.</summary>
public static class ChannelName
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["page"] = "this page",
        ["twitch"] = "Twitch",
        ["youtube"] = "YouTube",
        ["tiktok"] = "TikTok",
        ["instagram"] = "Instagram",
        ["facebook"] = "Facebook",
        ["kick"] = "Kick",
    };

    /// <summary>A channel that has no icon of its own is told by its name too.</summary>
    public static bool HasIcon(string channel) => Known.ContainsKey(channel);

    public static string Of(string channel) => Known.GetValueOrDefault(channel, channel);

    public static string IconOf(string channel) => HasIcon(channel) ? "ch-" + channel : "ch-other";
}
