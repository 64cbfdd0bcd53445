using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Chat;

/// <summary>Where bridges tell what was written, and what was removed, on other platforms.</summary>
public static class RelayEndpoint
{
    public const int MostAtOnce = 1_000;

    /// <summary>A time further from now than this is no reason to vote, claim or enter.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(2);

    /// <summary>A message of an array that was not taken.</summary>
    private sealed record Left(int Index, string? Field, string Reason);

    public static async Task<IResult> RelayAsync(HttpContext http, Guid show, RelayedBatch batch, LiveShows shows,
        Commands commands, SettingsStore settings, TimeProvider clock)
    {
        if (batch.Messages.Count > MostAtOnce)
            return Problems.Answer(StatusCodes.Status413PayloadTooLarge,
                detail: $"Send up to {MostAtOnce} messages at once.");
        var (now, bots) = (clock.GetUtcNow(), (await settings.GetAsync(http.RequestAborted)).Bots);
        var (relays, left) = (new List<RelayMessage>(batch.Messages.Count), new List<Left>());
        for (var i = 0; i < batch.Messages.Count; i++)
        {
            if (Read(batch.Messages[i], RepeatId(http, i), now, bots, out var relay) is not { } wrong) relays.Add(relay!);
            else if (!batch.IsArray) return Problems.Answer(wrong);
            else left.Add(new(i, wrong.Field, wrong.Reason));
        }

        if (!batch.IsArray) return await commands.SendAsync(new ShowId(show), relays[0], _ => new { accepted = 1 });
        return await SendAllAsync(http, new(show), relays, left, shows, commands);
    }

    /// <summary>One message by its id; without one, all of the author; with neither, the whole chat of that platform.</summary>
    public static Task<IResult> RemoveAsync(Guid show, JsonElement body, Commands commands)
    {
        if (RelayedMessage.Read(body, out var removed) is { } wrong) return Task.FromResult(Problems.Answer(wrong));
        if (Channel(removed!.Channel, out var channel) is { } unknown) return Task.FromResult(Problems.Answer(unknown));
        ViewerId? author = removed.Author is null ? null : AuthorOf(channel, removed.Author);
        if (removed.Author is not null && author is null) return Task.FromResult(Problems.Answer(NoAuthor()));
        return commands.SendAsync(new ShowId(show), new DeleteRelayed(channel, removed.Id, removed.Id is null ? author : null),
            done => new { removed = done.Outcome.Facts.OfType<ChatFact.MessageDeleted>().Count() });
    }

    // Each message is a command of its own, in order. A repeated array finds its messages known, so that only the answer is kept.
    private static async Task<IResult> SendAllAsync(HttpContext http, ShowId show, List<RelayMessage> relays,
        List<Left> left, LiveShows shows, Commands commands)
    {
        await shows.EnsureLoadedAsync(show, http.RequestAborted);
        var by = Commands.ActorOf(http.User);
        var sent = await Task.WhenAll(relays.ConvertAll(relay => shows.SendAsync(new Submission(relay, by, show), http.RequestAborted)));
        if (sent.OfType<Refused>().FirstOrDefault() is { } refused) return Problems.Answer(refused.Rejection);
        if (sent.OfType<Unavailable>().FirstOrDefault() is { } unavailable)
            return Problems.Answer(StatusCodes.Status503ServiceUnavailable, "read-only", unavailable.Reason);
        return await commands.SendAsync(show, new KeepAnswer(), _ => new { accepted = relays.Count, rejected = left });
    }

    // The rules look at an empty chat, so that a wrong message is told by its place.
    private static Outcome.Rejected? Read(JsonElement json, string? repeatId, DateTimeOffset now,
        IReadOnlyList<string>? bots, out RelayMessage? relay)
    {
        relay = null;
        if (RelayedMessage.Read(json, out var message) is { } wrong) return wrong;
        if (Channel(message!.Channel, out var channel) is { } unknown) return unknown;
        if (AuthorOf(channel, message.Author) is not { } author) return NoAuthor();
        var at = message.At ?? now;
        var idle = Text.Clean(message.Event).Length > 0 ? IdleReason.Event
            : message.Role is IdleReason.Owner or IdleReason.Bot ? message.Role
            : BotAccounts.Holds(bots, message.Author!.Name, message.Author.Id) ? IdleReason.Bot
            : (now - at).Duration() > Believed ? IdleReason.Late : null;
        relay = new(Id.New<MessageId>(now), author, message.Author!.Name ?? "", channel, message.Text ?? "", at,
            message.Id ?? repeatId, Idle: idle, Bridged: true, OwnTime: message.At is not null);
        return ChatRules.Decide(new(), relay, new Moment(now)) as Outcome.Rejected;
    }

    private static Outcome.Rejected? Channel(string? told, out string channel)
    {
        channel = Text.Clean(told).ToLowerInvariant();
        return ChatRules.IsStaff(channel)
            ? (Outcome.Rejected)Outcome.Invalid("channel",
                "The channels host and moderator are the console's own. Name the platform, such as twitch.")
            : null;
    }

    // Without an id, by name; marked, so that nobody takes a name that is somebody else's id.
    private static ViewerId? AuthorOf(string channel, RelayedMessage.Person? author) =>
        author is null ? null
        : !string.IsNullOrWhiteSpace(author.Id) ? author.Id.Length <= 200 ? RelayedAuthor.Of(channel, author.Id) : null
        : Text.Clean(author.Name) is { Length: > 0 } name ? RelayedAuthor.Of(channel, "name:" + name) : null;

    private static Outcome.Rejected NoAuthor() =>
        (Outcome.Rejected)Outcome.Invalid("author",
            "Give the author's id on that platform, in 1 to 200 characters, or the name.");

    private static string? RepeatId(HttpContext http, int index)
    {
        if (!http.Request.Headers.TryGetValue(Idempotency.Header, out var key)) return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Commands.ActorOf(http.User)}\n{key}"));
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}-{index.ToString(CultureInfo.InvariantCulture)}";
    }
}
