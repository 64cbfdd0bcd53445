using System.Globalization;
using HostConsole.Chat.Platforms;
using HostConsole.Core.Chat;

namespace HostConsole.Integrations.Twitch;

/// <summary>
/// Twitch's lines as messages (https://dev.twitch.tv/docs/chat/irc/). A plain IRC server, without tags, is understood
/// too.
/// </summary>
public static class TwitchMessages
{
    private const string Action = "\u0001ACTION ";

    // Twitch takes zero-width joiners out; clients write a tag character instead, so that families and flags of emoji stay whole.
    private const string EscapedJoiner = "\U000E0002", Joiner = "\u200D";

    /// <returns>Null where the line is no message of a person.</returns>
    public static HeardMessage? Read(IrcLine line, DateTimeOffset now)
    {
        if (line.Command is not ("PRIVMSG" or "USERNOTICE") || line.Parameters.Count < 2) return null;
        var login = line.Tag("login") ?? line.Nick;
        if (line.Tag("user-id") is not { } author)
        {
            if (login.Length == 0 || line.Command == "USERNOTICE") return null;
            author = login.ToLowerInvariant();
        }

        var text = TextOf(line);
        if (text.Length == 0) return null;
        var sent = long.TryParse(line.Tag("tmi-sent-ts"), NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            && ms is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : now;
        return new(author, line.Tag("display-name") ?? login, text, sent, line.Tag("id"),
            History: line.Tag("historical") == "1", Idle: IdleOf(line), Login: login);
    }

    // In a shared chat the messages of the other channels come along, marked with where they were written.
    private static string? IdleOf(IrcLine line) =>
        line.Tag("source-room-id") is { } source && source != line.Tag("room-id") ? IdleReason.Shared
        : line.Tag("badges") is { } badges
            && badges.Split(',').Any(b => b.StartsWith("broadcaster/", StringComparison.Ordinal))
            || line.Tag("user-id") is { } user && user == line.Tag("room-id")
            ? IdleReason.Owner
        : null;

    // "/me waves" comes wrapped; an answer begins with the name of the one answered, which would hide a vote or a claim.
    private static string TextOf(IrcLine line)
    {
        var text = line.Last;
        if (text.StartsWith(Action, StringComparison.Ordinal)) text = text[Action.Length..].TrimEnd('\u0001');
        if (line.Tag("reply-parent-msg-id") is not null && text.StartsWith('@')
            && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end)
            text = text[(end + 1)..];
        return text.Replace(EscapedJoiner, Joiner, StringComparison.Ordinal).Trim();
    }

    /// <summary>A channel's name out of what a person typed: "Pottery", "#pottery", "https://www.twitch.tv/pottery".</summary>
    /// <returns>In lower case; null where it names none.</returns>
    public static string? ChannelOf(string? typed)
    {
        var name = (typed ?? "").Trim();
        if (name.Contains('/', StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(name.Contains("://", StringComparison.Ordinal) ? name : "https://" + name,
                UriKind.Absolute, out var uri)
                || !(uri.Host == "twitch.tv" || uri.Host.EndsWith(".twitch.tv", StringComparison.Ordinal)))
                return null;
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
            name = query.TryGetValue("channel", out var channel) ? channel.ToString() : uri.AbsolutePath.Trim('/').Split('/')[0];
        }

        name = name.TrimStart('#', '@').ToLowerInvariant();
        return name.Length is >= 1 and <= 30 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
    }
}
