using System.Text.RegularExpressions;

namespace HostConsole.Components;

/// <summary>What an address of a stream is, and the form in which a page can embed it.</summary>
/// <param name="Provider">youtube, twitch, hls, or empty where it is none of them.</param>
/// <param name="Hint">For the person who typed it.</param>
/// <param name="Better">The embed address, where what was typed is the one of a page.</param>
public sealed partial record StreamAddress(string Provider, string Hint, string? Better = null)
{
    public const string Ask = "YouTube, Twitch, or an HLS playlist (.m3u8). Left empty, the page shows the stage alone.";

    public static StreamAddress Of(string? typed)
    {
        if (!Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return new("", Ask);
        var host = uri.Host.ToLowerInvariant();
        if (host.EndsWith('.')) host = host[..^1];
        if (host is "youtu.be" || Is(host, "youtube.com") || Is(host, "youtube-nocookie.com")) return YouTube(uri, host);
        if (Is(host, "twitch.tv")) return Twitch(uri, host);
        if (uri.AbsolutePath.EndsWith(".m3u8", StringComparison.OrdinalIgnoreCase))
            return new("hls", uri.Scheme == "https"
                ? "An HLS playlist: the browser plays it. Its server must allow other sites (CORS)."
                : "An HLS playlist over plain http: a page on https won't play it.");
        return new("", "This is neither YouTube, Twitch nor an HLS playlist (.m3u8): the audience page can't embed it.");
    }

    private static StreamAddress YouTube(Uri uri, string host)
    {
        var id = host == "youtu.be" ? uri.AbsolutePath.Trim('/')
            : Watched().Match(uri.PathAndQuery) is { Success: true } m ? m.Groups[1].Value
            : "";
        if (Embedded().IsMatch(uri.AbsolutePath)) return new("youtube", "YouTube. Allow embedding in the stream's settings there.");
        return VideoId().IsMatch(id)
            ? new("youtube", "This is the address of YouTube's page; a page of yours needs the embed address.",
                $"https://www.youtube-nocookie.com/embed/{id}")
            : new("youtube", "A YouTube address that names no video. Copy the one of the live stream itself.");
    }

    private static StreamAddress Twitch(Uri uri, string host)
    {
        if (host == "player.twitch.tv") return new("twitch", "Twitch. The audience page adds its own address as the parent.");
        var channel = uri.AbsolutePath.Trim('/');
        return Channel().IsMatch(channel)
            ? new("twitch", "This is the address of Twitch's page; a page of yours needs the player's.",
                $"https://player.twitch.tv/?channel={channel}")
            : new("twitch", "A Twitch address that names no channel, such as twitch.tv/yourname.");
    }

    private static bool Is(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    [GeneratedRegex(@"(?:[?&]v=|^/(?:live|shorts)/)([\w-]{6,20})")]
    private static partial Regex Watched();

    [GeneratedRegex(@"^/embed/[\w-]{6,20}$|^/embed/live_stream$")]
    private static partial Regex Embedded();

    [GeneratedRegex(@"^[\w-]{6,20}$")]
    private static partial Regex VideoId();

    [GeneratedRegex(@"^\w{3,30}$")]
    private static partial Regex Channel();
}
