using HostConsole.Core.Kernel;

namespace HostConsole.Chat;

/// <summary>Accounts of platforms that are shown and never enter, vote or claim, by the name they write under.</summary>
public static class BotAccounts
{
    public const int Most = 200, Longest = 60;

    /// <summary>Bots that many channels have; used until somebody changes the list.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "Nightbot", "StreamElements", "Streamlabs", "Moobot", "Fossabot", "WizeBot", "Sery_Bot", "SoundAlerts",
        "StreamStickers", "Botisimo", "BotRixOficial",
        "KickBot", "Restream Bot", "Streamer.bot", "PhantomBot", "Deepbot", "StreamCaptainBot", "PretzelRocks",
        "TangiaBot", "OwnedBot", "Streamholics", "LolRankBot",
    ];

    /// <param name="list">As Settings have it; null for <see cref="Usual"/>.</param>
    /// <param name="names">What the account calls itself: shown, and to sign in.</param>
    public static bool Holds(IReadOnlyList<string>? list, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (Plain(name) is { Length: > 0 } plain && (list ?? Usual).Any(bot => Plain(bot) == plain)) return true;
        return false;
    }

    private static string Plain(string? name) => Text.Fold(name).Trim().TrimStart('@');
}
