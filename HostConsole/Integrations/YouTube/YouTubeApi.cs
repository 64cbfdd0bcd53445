using System.Text.Json;
using System.Text.RegularExpressions;
using HostConsole.Chat.Platforms;

namespace HostConsole.Integrations.YouTube;

/// <summary>A live video as YouTube describes it.</summary>
/// <param name="ChatId">Null where the stream's chat is not open.</param>
/// <param name="Viewers">Null where YouTube doesn't say.</param>
/// <param name="Channel">Whose it is; null where YouTube doesn't say.</param>
public sealed record YouTubeVideo(string Id, string? ChatId, int? Viewers, bool IsOver, string? Channel);

/// <summary>The page that was to be read on from is gone; the newest can still be read.</summary>
public sealed class YouTubePageLostException()
    : ChatLinkException("YouTube has lost the place in the chat. The newest messages are read.", forAMoment: true);

/// <summary>The calls of the YouTube Data API v3 that the console makes. Each counts against the quota first.</summary>
public sealed partial class YouTubeApi(YouTubeSettings settings, YouTubeQuota quota, IConfiguration configuration) : IDisposable
{
    /// <summary>So often a refusal is tried again that may pass by itself.</summary>
    private const int Tries = 5;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        // The address is Google's unless HostConsole:YouTube:Address names another, which ends in a slash.
        BaseAddress = new(configuration["HostConsole:YouTube:Address"] ?? "https://www.googleapis.com/youtube/v3/"),
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = 16 * 1024 * 1024,
    };

    /// <exception cref="ChatLinkException">With what the person can do about it.</exception>
    public async Task<YouTubeVideo> VideoAsync(string video, CancellationToken cancel)
    {
        using var answer = await GetAsync($"videos?part=snippet,liveStreamingDetails&id={Uri.EscapeDataString(video)}",
            YouTubeQuota.VideoCost, cancel);
        if (!answer.RootElement.TryGetProperty("items", out var items) || items.GetArrayLength() == 0)
            throw new ChatLinkException($"YouTube has no video “{video}” that everybody may see. Compare its address; "
                + "a private one can't be read.",
                forAMoment: false);
        if (!items[0].TryGetProperty("liveStreamingDetails", out var live))
            throw new ChatLinkException("This YouTube video is no live stream.", forAMoment: false);
        return new(
            video,
            Text(live, "activeLiveChatId"),
            int.TryParse(Text(live, "concurrentViewers"), System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var n)
                ? n
                : null,
            Text(live, "actualEndTime") is not null,
            items[0].TryGetProperty("snippet", out var snippet) ? Text(snippet, "channelId") : null);
    }

    /// <summary>The video that a channel streams now; null where it streams none. It costs twenty times a look at the chat.</summary>
    /// <exception cref="ChatLinkException">With what the person can do about it.</exception>
    public async Task<string?> LiveOfAsync(string channel, CancellationToken cancel)
    {
        using var answer = await GetAsync(
            $"search?part=id&type=video&eventType=live&maxResults=1&channelId={Uri.EscapeDataString(channel)}",
            YouTubeQuota.SearchCost, cancel);
        return answer.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            && items.GetArrayLength() > 0
            && items[0].TryGetProperty("id", out var id) ? Text(id, "videoId") : null;
    }

    /// <param name="page">Where the page before left off; null for the newest messages there are.</param>
    /// <exception cref="ChatLinkException">With what the person can do about it.</exception>
    public async Task<YouTubePage> MessagesAsync(string chat, string? page, CancellationToken cancel)
    {
        var address =
            $"liveChat/messages?part=snippet,authorDetails&maxResults=2000&liveChatId={Uri.EscapeDataString(chat)}"
                + (page is null ? "" : $"&pageToken={Uri.EscapeDataString(page)}");
        using var answer = await GetAsync(address, YouTubeQuota.MessagesCost, cancel);
        return YouTubePage.Read(answer.RootElement);
    }

    private async Task<JsonDocument> GetAsync(string address, int cost, CancellationToken cancel)
    {
        var access = await settings.GetAsync(cancel);
        if (access.Key is not { Length: > 0 } key)
            throw new ChatLinkException("No API key of YouTube is set. Settings says how to get one.",
                forAMoment: false);
        await quota.SpendAsync(cost, access, cancel);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Goog-Api-Key", key); // not in the address, where logs would show it
            using var response = await _http.SendAsync(request, cancel);
            var body = await response.Content.ReadAsByteArrayAsync(cancel);
            if (response.IsSuccessStatusCode) return JsonDocument.Parse(body);
            throw await ProblemAsync((int)response.StatusCode, body, access, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new ChatLinkException("YouTube can't be reached. Is this machine on the internet?", forAMoment: true);
        }
    }

    private async Task<ChatLinkException> ProblemAsync(int status, byte[] body, YouTubeAccess access, CancellationToken cancel)
    {
        var (reason, message) = YouTubePage.ErrorOf(body);
        return reason switch
        {
            "quotaExceeded" or "dailyLimitExceeded" => await quota.ExhaustedAsync(access, cancel),
            "rateLimitExceeded" or "userRateLimitExceeded" =>
                new("YouTube asks the console to look less often. It goes on in a moment.", forAMoment: true,
                    TimeSpan.FromSeconds(30)),
            "invalidPageToken" or "pageTokenInvalid" => new YouTubePageLostException(),
            "liveChatEnded" => Ended(),
            "liveChatDisabled" => new("The stream's chat on YouTube is turned off. Turn it on in YouTube Studio.",
                forAMoment: false, tries: Tries),
            "liveChatNotFound" or "videoNotFound" =>
                new("YouTube doesn't find this stream's chat any more. Compare the video's address.", forAMoment: false,
                    tries: Tries),
            "keyInvalid" or "API_KEY_INVALID" or "keyExpired" =>
                new("YouTube refuses the API key. Compare it in Settings with the one in the Google Cloud console.",
                    forAMoment: false),
            "accessNotConfigured" or "SERVICE_DISABLED" =>
                new("The key's project has the YouTube Data API v3 turned off. Enable it in the Google Cloud console.",
                    forAMoment: false),
            "ipRefererBlocked" or "API_KEY_IP_ADDRESS_BLOCKED" or "API_KEY_HTTP_REFERRER_BLOCKED"
                or "API_KEY_SERVICE_BLOCKED" => new("The API key is restricted so that this machine may not use it. "
                    + "Loosen its restrictions in the Google Cloud console.",
                    forAMoment: false),
            _ when status >= 500 || status == 429 =>
                new("YouTube has a problem of its own. It is tried again by itself.", forAMoment: true),
            _ => new($"YouTube refuses: {message.TrimEnd('.')} ({reason}).", forAMoment: false, tries: Tries),
        };
    }

    public static ChatLinkException Ended() =>
        new("The stream's chat on YouTube has ended. The channel's next stream is looked for.", forAMoment: false,
            tries: Tries);

    /// <summary>
    /// A video's id out of what a person typed: the id, or an address of the watch page, the short link, the studio or
    /// the embed.
    /// </summary>
    /// <returns>Null where it names none.</returns>
    public static string? VideoOf(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Id().IsMatch(text)) return text;
        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, UriKind.Absolute, out var uri)
            && uri.Host.ToLowerInvariant() is var host
            && (host == "youtu.be" || host is "youtube.com" or "youtube-nocookie.com"
                || host.EndsWith(".youtube.com", StringComparison.Ordinal)
                || host.EndsWith(".youtube-nocookie.com", StringComparison.Ordinal))
            && (host == "youtu.be" ? Short() : Long()).Match(uri.PathAndQuery) is { Success: true } found ? found.Groups[1].Value : null;
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^[\w-]{11}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^/([\w-]{11})(?:$|[?&/])")]
    private static partial Regex Short();

    [GeneratedRegex(@"(?:[?&]v=|^/(?:live|shorts|embed|video|v)/)([\w-]{11})(?:$|[?&/])")]
    private static partial Regex Long();

    public void Dispose() => _http.Dispose();
}
