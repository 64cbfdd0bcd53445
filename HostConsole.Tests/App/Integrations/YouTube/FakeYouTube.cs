using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Integrations.YouTube;

/// <summary>Stands in for the YouTube Data API v3: videos.list and liveChatMessages.list answer as their documentation has it.</summary>
internal sealed class FakeYouTube : IAsyncDisposable
{
    public const string Video = "dQw4w9WgXcQ", Key = "AIza-opal";
    private readonly WebApplication _app;
    private readonly List<JsonObject> _items = [];
    private readonly Lock _gate = new();
    private int _calls;

    private FakeYouTube(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/youtube/v3/";
    public int Interval { get; set; } = 2000;
    public string? ChatId { get; set; } = "chat-1";
    public bool Over { get; set; }
    public int Viewers { get; set; } = 812;

    /// <summary>What the channel streams now, beside <see cref="Video"/>; null for nothing.</summary>
    public string? Next { get; set; }

    /// <summary>The reason that the next calls are refused with; null where they are answered.</summary>
    public (int Status, string Reason)? Refusal { get; set; }

    /// <summary>How the next look at the chat is refused, once.</summary>
    public ConcurrentQueue<(int Status, string Reason)> RefusedOnce { get; } = [];

    /// <summary>The addresses that were called, with their query.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];
    public int MessageCalls => Volatile.Read(ref _calls);

    public static async Task<FakeYouTube> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var youtube = new FakeYouTube(app);
        app.Run(youtube.AnswerAsync);
        await app.StartAsync();
        return youtube;
    }

    public void Say(string id, string person, string text, DateTimeOffset at) =>
        Add(id, person, at, new()
        {
            ["type"] = "textMessageEvent",
            ["displayMessage"] = text,
            ["textMessageDetails"] = new JsonObject { ["messageText"] = text }
        });
    public void Pay(string id, string person, string text, DateTimeOffset at) =>
        Add(id, person, at, new()
        {
            ["type"] = "superChatEvent",
            ["displayMessage"] = $"$5.00 from {person}: \"{text}\"",
            ["superChatDetails"] = new JsonObject { ["userComment"] = text, ["amountDisplayString"] = "$5.00" }
        });
    public void Stay(string id, string person, string text, DateTimeOffset at) =>
        Add(id, person, at, new()
        {
            ["type"] = "memberMilestoneChatEvent",
            ["displayMessage"] = $"{person} has been a member for 7 months",
            ["memberMilestoneChatDetails"] =
                new JsonObject { ["userComment"] = text, ["memberMonth"] = 7, ["memberLevelName"] = "Gold" }
        });
    public void Delete(string id, DateTimeOffset at) =>
        Add("d-" + id, "mod", at, new()
        {
            ["type"] = "messageDeletedEvent",
            ["messageDeletedDetails"] = new JsonObject { ["deletedMessageId"] = id }
        });
    public void Ban(string person, DateTimeOffset at) =>
        Add("b-" + person, "mod", at, new()
        {
            ["type"] = "userBannedEvent",
            ["userBannedDetails"] = new JsonObject
            {
                ["bannedUserDetails"] = new JsonObject { ["channelId"] = "UC" + person },
                ["banType"] = "permanent"
            }
        });
    public void Join(string person, DateTimeOffset at) =>
        Add("j-" + person, person, at,
            new() { ["type"] = "newSponsorEvent", ["displayMessage"] = $"{person} is a member" });
    public void End(DateTimeOffset at) => Add("end", "mod", at, new() { ["type"] = "chatEndedEvent" });

    private void Add(string id, string person, DateTimeOffset at, JsonObject snippet)
    {
        (snippet["publishedAt"], snippet["liveChatId"], snippet["authorChannelId"]) =
            (at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", System.Globalization.CultureInfo.InvariantCulture),
                "chat-1", "UC" + person);
        lock (_gate)
            _items.Add(new()
            {
                ["kind"] = "youtube#liveChatMessage",
                ["id"] = id,
                ["snippet"] = snippet,
                ["authorDetails"] = new JsonObject
                {
                    ["channelId"] = "UC" + person,
                    ["displayName"] = person,
                    ["isChatOwner"] = person == "kim"
                }
            });
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Asked.Enqueue(http.Request.Path + http.Request.QueryString.ToString());
        if (http.Request.Headers["X-Goog-Api-Key"] != Key) { await RefuseAsync(http, 400, "API_KEY_INVALID"); return; }
        if (Refusal is var (status, reason)) { await RefuseAsync(http, status, reason); return; }
        if (http.Request.Path == "/youtube/v3/search")
        {
            await http.Response.WriteAsJsonAsync(new JsonObject
            {
                ["items"] = Next is null || http.Request.Query["channelId"] != "UCkim" ? [] : new JsonArray(
                    new JsonObject { ["id"] = new JsonObject { ["videoId"] = Next } })
            });
            return;
        }

        if (http.Request.Path == "/youtube/v3/videos" && http.Request.Query["id"] == Next)
        {
            await http.Response.WriteAsJsonAsync(new JsonObject
            {
                ["items"] = new JsonArray(new JsonObject
                {
                    ["id"] = Next,
                    ["snippet"] = new JsonObject { ["channelId"] = "UCkim" },
                    ["liveStreamingDetails"] = new JsonObject { ["activeLiveChatId"] = "chat-2" }
                })
            });
            return;
        }

        if (http.Request.Path == "/youtube/v3/videos")
        {
            var live = new JsonObject { ["actualStartTime"] = "2026-11-21T18:55:00Z", ["concurrentViewers"] = $"{Viewers}" };
            if (ChatId is not null) live["activeLiveChatId"] = ChatId;
            if (Over) live["actualEndTime"] = "2026-11-21T19:00:00Z";
            await http.Response.WriteAsJsonAsync(new JsonObject
            {
                ["kind"] = "youtube#videoListResponse",
                ["items"] = http.Request.Query["id"] == Video ? new JsonArray(new JsonObject
                {
                    ["id"] = Video,
                    ["snippet"] = new JsonObject { ["channelId"] = "UCkim" },
                    ["liveStreamingDetails"] = live
                }) : []
            });
            return;
        }

        if (RefusedOnce.TryDequeue(out var once)) { await RefuseAsync(http, once.Status, once.Reason); return; }
        JsonArray items;
        int next;
        lock (_gate)
        {
            next = _items.Count;
            items = [.. _items.Skip(int.TryParse(http.Request.Query["pageToken"], out var from) ? from : 0).Select(i => i.DeepClone())];
        }

        Interlocked.Increment(ref _calls);
        await http.Response.WriteAsJsonAsync(new JsonObject
        {
            ["kind"] = "youtube#liveChatMessageListResponse",
            ["nextPageToken"] = $"{next}",
            ["pollingIntervalMillis"] = Interval,
            ["items"] = items
        });
    }

    // Both forms that Google uses: the older errors, and the newer details.
    private static Task RefuseAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        var error = new JsonObject
        {
            ["code"] = status,
            ["message"] = "Google's own words.",
            ["errors"] = new JsonArray(new JsonObject
            {
                ["domain"] = "youtube.liveChat",
                ["reason"] = reason.StartsWith("API_", StringComparison.Ordinal) ? "badRequest" : reason
            })
        };
        if (reason.StartsWith("API_", StringComparison.Ordinal))
            error["details"] = new JsonArray(
                new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = reason });
        return http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error });
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
