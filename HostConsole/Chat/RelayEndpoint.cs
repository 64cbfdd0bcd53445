using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Hosting;
using HostConsole.Live;

namespace HostConsole.Chat;

/// <summary>A message of another platform, as a bridge sends it.</summary>
/// <param name="At">When it was written; now if not given.</param>
/// <param name="Id">The platform's own id, by which a repeated delivery is known.</param>
public sealed record RelayedMessage(string? Channel, RelayedMessage.Person? Author, string? Text, DateTimeOffset? At, string? Id)
{
    public sealed record Person(string? Id, string? Name);
}

/// <summary>One message or an array of them, all or none.</summary>
public sealed record RelayedBatch(IReadOnlyList<RelayedMessage?> Messages, bool IsArray)
{
    public static async ValueTask<RelayedBatch> BindAsync(HttpContext http)
    {
        var body = await JsonBody.ReadAsync<JsonElement>(http);
        try
        {
            return body.ValueKind == JsonValueKind.Array
                ? new(body.Deserialize<RelayedMessage?[]>(Json.Options)!, true)
                : new([body.ValueKind == JsonValueKind.Undefined ? null : body.Deserialize<RelayedMessage>(Json.Options)], false);
        }
        catch (JsonException malformed)
        {
            throw JsonBody.Malformed(malformed);
        }
    }
}

public static class RelayEndpoint
{
    public const int MostAtOnce = 1_000;

    public static async Task<IResult> RelayAsync(HttpContext http, Guid show, RelayedBatch batch, LiveShows shows, Commands commands, TimeProvider clock)
    {
        if (batch.Messages.Count > MostAtOnce) return Problems.Answer(StatusCodes.Status413PayloadTooLarge, detail: $"Send up to {MostAtOnce} messages at once.");
        var now = clock.GetUtcNow();
        var relays = new List<RelayMessage>(batch.Messages.Count);
        for (var i = 0; i < batch.Messages.Count; i++)
        {
            var place = batch.IsArray ? $"[{i.ToString(CultureInfo.InvariantCulture)}]." : "";
            if (Read(batch.Messages[i], RepeatId(http, i), now, out var relay) is { } wrong) return Problems.Answer(wrong with { Field = place + wrong.Field });
            relays.Add(relay!);
        }

        if (relays is [var only] && !batch.IsArray) return await commands.SendAsync(new ShowId(show), only, _ => new { accepted = 1 });
        return await SendAllAsync(http, new(show), relays, shows, commands);
    }

    // Each message is a command of its own, in order. A repeated array finds its messages known, so that only the answer is kept.
    private static async Task<IResult> SendAllAsync(HttpContext http, ShowId show, List<RelayMessage> relays, LiveShows shows, Commands commands)
    {
        await shows.ReadAsync(show, static _ => true, http.RequestAborted);
        var by = Commands.ActorOf(http.User);
        var sent = await Task.WhenAll(relays.ConvertAll(relay => shows.SendAsync(new Submission(relay, by, show), http.RequestAborted)));
        if (sent.OfType<Refused>().FirstOrDefault() is { } refused) return Problems.Answer(refused.Rejection);
        if (sent.OfType<Unavailable>().FirstOrDefault() is { } unavailable) return Problems.Answer(StatusCodes.Status503ServiceUnavailable, "read-only", unavailable.Reason);
        return await commands.SendAsync(show, new KeepAnswer(), _ => new { accepted = relays.Count });
    }

    // The rules look at an empty chat, so that a wrong message is found before any of its neighbours is taken.
    private static Outcome.Rejected? Read(RelayedMessage? message, string? repeatId, DateTimeOffset now, out RelayMessage? relay)
    {
        relay = null;
        var author = message?.Author?.Id;
        if (string.IsNullOrWhiteSpace(author) || author.Length > 200) return (Outcome.Rejected)Outcome.Invalid("author.id", "Give the author's id on that platform, in 1 to 200 characters.");
        var channel = message!.Channel ?? "";
        if (ChatRules.IsStaff(Text.Clean(channel).ToLowerInvariant())) return (Outcome.Rejected)Outcome.Invalid("channel", "The channels host and moderator are the console's own. Name the platform, such as twitch.");
        relay = new(Id.New<MessageId>(now), RelayedAuthor.Of(channel, author), message.Author!.Name ?? "", channel, message.Text ?? "", message.At?.ToUniversalTime() ?? now, message.Id ?? repeatId);
        return ChatRules.Decide(new(), relay, now) as Outcome.Rejected;
    }

    private static string? RepeatId(HttpContext http, int index)
    {
        if (!http.Request.Headers.TryGetValue(Idempotency.Header, out var key)) return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Commands.ActorOf(http.User)}\n{key}"));
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}-{index.ToString(CultureInfo.InvariantCulture)}";
    }
}
