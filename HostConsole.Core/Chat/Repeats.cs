using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>A platform's channels by the names that bridges give them: one platform is one channel.</summary>
public static class RelayedChannel
{
    /// <param name="told">In lower case.</param>
    public static string Of(string told) => told is "youtubeshorts" ? "youtube" : told;
}

/// <summary>A message as it was told: enough to know it again.</summary>
/// <param name="Words">A hash of the text, good in this process.</param>
/// <param name="Source">The channel as its teller names it.</param>
internal readonly record struct ToldMessage(
    MessageId Message, ViewerId Author, int Words, string Source, DateTimeOffset SentAt, DateTimeOffset At);

/// <summary>What is told twice: by its id, by two tellers of one chat, or by a bridge that begins anew.</summary>
internal static class Repeats
{
    /// <summary>Two tellers of one chat are this far apart at most.</summary>
    private static readonly TimeSpan Twins = TimeSpan.FromMinutes(2);

    /// <summary>How far the time of one message differs between two tellings.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    /// <summary>How long a bridge tells again what it told before.</summary>
    public static readonly TimeSpan Replay = TimeSpan.FromMinutes(10);

    /// <summary>Whether it stands in the chat already. A bridge's id that comes with another author, text or time has begun anew.</summary>
    public static bool IsKnown(ChatState chat, RelayMessage relay, string? external, string text)
    {
        if (external is null) return false;
        if (chat.Told.TryGetValue(external, out var known) && (!relay.Bridged || known.Author == relay.Author && known.Words == Words(text)
            && (!relay.OwnTime || (relay.SentAt - known.SentAt).Duration() <= SameTime))) return true;
        return relay.Bridged && chat.LastTold.TryGetValue(relay.Author, out var last) && last.Source != Source(external)
            && last.Words == Words(text) && (relay.SentAt - last.SentAt).Duration() <= Twins;
    }

    /// <summary>Whether the author claimed with the same words a while ago.</summary>
    public static MessageId? ClaimedBy(ChatState chat, ChatFact.MessagePosted posted, DateTimeOffset now) =>
        chat.LastClaim.TryGetValue(posted.Author, out var last) && last.Words == Words(posted.Text)
            && (now - last.At).Duration() <= Replay
            ? last.Message
            : null;

    public static void Remember(ChatState chat, ChatFact.MessagePosted posted, DateTimeOffset at)
    {
        if (posted.ExternalId is not { } external) return;
        var told = new ToldMessage(posted.Message, posted.Author, Words(posted.Text), Source(external), posted.SentAt, at);
        chat.Told[external] = chat.LastTold[posted.Author] = told;
    }

    public static void RememberClaim(ChatState chat, ChatFact.MessageAnswered answered, DateTimeOffset at)
    {
        if (answered is { Act: "claim", Done: true } && chat.Find(answered.Message) is { } message)
            chat.LastClaim[message.Author] = new(message.Id, message.Author, Words(message.Text), message.Channel, at, at);
    }

    private static string Source(string external) => external[..external.IndexOf(':', StringComparison.Ordinal)];

    private static int Words(string text) => Text.Fold(text).GetHashCode(StringComparison.Ordinal);
}
