using System.Collections.Immutable;
using System.Text.Json;
using HostConsole.Chat.Platforms;
using HostConsole.Core.Chat;

namespace HostConsole.Integrations.YouTube;

/// <summary>One answer of liveChatMessages.list (https://developers.google.com/youtube/v3/live/docs/liveChatMessages/list).</summary>
/// <param name="Next">Where the next call goes on.</param>
/// <param name="Interval">How long YouTube wants the console to wait.</param>
/// <param name="Removed">Ids of messages that were deleted.</param>
/// <param name="Banned">Channels whose messages are gone.</param>
/// <param name="Ended">The stream's chat is over.</param>
public sealed record YouTubePage(
    ImmutableArray<HeardMessage> Messages, ImmutableArray<string> Removed, ImmutableArray<string> Banned,
    string? Next, TimeSpan Interval, bool Ended)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <exception cref="JsonException">It is no such answer.</exception>
    public static YouTubePage Read(JsonElement answer)
    {
        try
        {
            return ReadParts(answer);
        }
        catch (InvalidOperationException e)
        {
            // Text with half a surrogate pair: well-formed JSON, and yet no text.
            throw new JsonException("YouTube's answer holds what is no text.", e);
        }
    }

    private static YouTubePage ReadParts(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) throw new JsonException("YouTube's answer is no object.");
        var (messages, removed, banned, ended) =
            (ImmutableArray.CreateBuilder<HeardMessage>(), ImmutableArray.CreateBuilder<string>(),
                ImmutableArray.CreateBuilder<string>(), Text(answer, "offlineAt") is not null);
        if (answer.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in items.EnumerateArray())
            {
                if (Part(item, "snippet") is not { } snippet) continue;
                switch (Text(snippet, "type"))
                {
                    case "messageDeletedEvent" when Part(snippet, "messageDeletedDetails") is { } gone
                        && Text(gone, "deletedMessageId") is { } id:
                        removed.Add(id);
                        break;
                    case "userBannedEvent" when Part(snippet, "userBannedDetails") is { } ban
                        && Part(ban, "bannedUserDetails") is { } person && Text(person, "channelId") is { } id:
                        banned.Add(id);
                        break;
                    case "chatEndedEvent": ended = true; break;
                    default: if (Message(item, snippet) is { } message) messages.Add(message); break;
                }
            }
        }

        var interval = answer.TryGetProperty("pollingIntervalMillis", out var ms)
            && ms.ValueKind == JsonValueKind.Number && ms.TryGetDouble(out var n) && n > 0
            ? TimeSpan.FromMilliseconds(Math.Min(n, Longest.TotalMilliseconds))
            : TimeSpan.Zero;
        return new(messages.ToImmutable(), removed.ToImmutable(), banned.ToImmutable(), Text(answer, "nextPageToken"), interval, ended);
    }

    // What a person wrote: alone, or beside a payment or a milestone. New members, gifts and the like are no messages.
    private static HeardMessage? Message(JsonElement item, JsonElement snippet)
    {
        var text = Text(snippet, "type") switch
        {
            "textMessageEvent" => Part(snippet, "textMessageDetails") is { } details
                ? Text(details, "messageText")
                : Text(snippet, "displayMessage"),
            "superChatEvent" => Part(snippet, "superChatDetails") is { } details ? Text(details, "userComment") : null,
            "memberMilestoneChatEvent" => Part(snippet, "memberMilestoneChatDetails") is { } details ? Text(details, "userComment") : null,
            "fanFundingEvent" => Part(snippet, "fanFundingEventDetails") is { } details ? Text(details, "userComment") : null,
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(text) || Text(item, "id") is not { } id || Part(item, "authorDetails") is not { } author) return null;
        if ((Text(author, "channelId") ?? Text(snippet, "authorChannelId")) is not { } channel) return null;
        return snippet.TryGetProperty("publishedAt", out var at) && at.ValueKind == JsonValueKind.String
            && at.TryGetDateTimeOffset(out var sent)
            ? new(channel, Text(author, "displayName") ?? "", text.Trim(), sent.ToUniversalTime(), id,
                Idle: author.TryGetProperty("isChatOwner", out var owner) && owner.ValueKind == JsonValueKind.True
                    ? IdleReason.Owner
                    : null)
            : null;
    }

    /// <summary>The reason of a refusal, by Google's own word, and its message.</summary>
    public static (string Reason, string Message) ErrorOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || Part(json.RootElement, "error") is not { } error)
                return ("unknown", "it doesn't say why");
            var message = Text(error, "message") ?? "it doesn't say why";
            // The newer form names it in the details, the older one in the errors, where "badRequest" says little.
            foreach (var list in new[] { "details", "errors" })
                if (error.TryGetProperty(list, out var all) && all.ValueKind == JsonValueKind.Array)
                    foreach (var one in all.EnumerateArray())
                        if (one.ValueKind == JsonValueKind.Object && Text(one, "reason") is { } reason) return (reason, message);
            return (Text(error, "status") ?? "unknown", message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ("unknown", "it doesn't say why");
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    private static JsonElement? Part(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part)
            && part.ValueKind == JsonValueKind.Object ? part : null;
}
