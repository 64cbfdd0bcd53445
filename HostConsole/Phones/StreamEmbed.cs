using System.Text.RegularExpressions;
using System.Web;

namespace HostConsole.Phones;

public enum EmbedKind { Frame, Video, Link }

/// <summary>How the audience's page plays a show's stream, by its address.</summary>
public sealed partial record StreamEmbed(EmbedKind Kind, string Address)
{
    // What the browser plays by itself, picture or sound.
    private static readonly string[] Played = [".m3u8", ".mp4", ".mp3", ".m4a", ".aac", ".ogg"];

    /// <param name="host">The host name that the page is opened at; Twitch wants it named.</param>
    /// <returns>Null where there is nothing to play.</returns>
    public static StreamEmbed? Of(string? stream, string host)
    {
        if (!Uri.TryCreate(stream, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return null;
        if (Played.Any(end => uri.AbsolutePath.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            return new(EmbedKind.Video, uri.AbsoluteUri);
        var site = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
        var query = HttpUtility.ParseQueryString(uri.Query);
        var path = uri.AbsolutePath.Trim('/').Split('/');
        return site.ToLowerInvariant() switch
        {
            "youtu.be" => YouTube(path[0]),
            "youtube.com" or "m.youtube.com" or "youtube-nocookie.com" =>
                YouTube(path is ["embed" or "live" or "shorts", var id, ..] ? id : query["v"]),
            "twitch.tv" or "m.twitch.tv" =>
                path is ["videos", var video, ..] ? Twitch("video", video, host) : Twitch("channel", path[0], host),
            "player.twitch.tv" => query["video"] is { } video ? Twitch("video", video, host) : Twitch("channel", query["channel"], host),
            _ => null,
        } ?? new(EmbedKind.Link, uri.AbsoluteUri);
    }

    private static StreamEmbed? YouTube(string? id) =>
        id is not null && Word().IsMatch(id)
            ? new(EmbedKind.Frame, $"https://www.youtube-nocookie.com/embed/{id}?autoplay=1&mute=1&playsinline=1&rel=0")
            : null;

    private static StreamEmbed? Twitch(string what, string? name, string host) =>
        name is not null && Word().IsMatch(name)
            ? new(EmbedKind.Frame,
                $"https://player.twitch.tv/?{what}={name}&parent={Uri.EscapeDataString(host)}&muted=true")
            : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{3,64}$")]
    private static partial Regex Word();
}
