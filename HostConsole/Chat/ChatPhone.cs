using System.Collections.Immutable;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Chat;

/// <summary>What phones show of the chat.</summary>
public sealed class ChatPhone : PhoneSurface
{
    /// <summary>Messages that a phone starts with.</summary>
    public const int Messages = 50;

    private const int PublicMessages = 30;
    private static readonly PartList Lines = new("chat", Tag: "ul", Class: "v-chat", Attributes: " aria-live=\"off\"", Trimmed: true);

    public override int Place => 60;
    public override PartList List => Lines;
    public override string? InFeed => null;
    public override Type Section => typeof(TalkCard);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        ImmutableArray<QuestionId> upvotes = [.. run.State.Chat.UpvotesOf(viewer)];
        return [("upvotes", upvotes)];
    }

    /// <summary>Open ones by votes, and the last three answers.</summary>
    public static IReadOnlyList<QuestionView> Questions(ShowView show) =>
        [.. show.Chat.Questions.Where(q => q.State == QuestionStatus.Open).Take(20),
            .. show.Chat.Questions.Where(q => q.State == QuestionStatus.Answered).TakeLast(3)];

    public override IEnumerable<Part> Parts(PartSource source)
    {
        var (show, chat) = (source.Show, source.Show.Chat);
        var pinned = chat.Pinned;
        var pinner = pinned is null ? null : source.NameOf(pinned.Author);
        yield return Part.Fixed<PinnedCard>("pinned", (pinned, pinner, chat.Paused, chat.SlowNow),
            ("Message", pinned), ("Name", pinner), ("Paused", chat.Paused), ("Slow", chat.SlowNow));
        foreach (var message in chat.Messages.TakeLast(Messages))
            yield return Part.In<ChatLineCard>(Lines, $"m-{message.Id}", message, ("Message", message),
                ("Name", source.NameOf(message.Author)));
        var questions = Questions(show);
        yield return Part.Fixed<QuestionListCard>("questions", (new EqualList<QuestionView>(questions), show.IsOn),
            ("Questions", questions), ("Code", show.Code), ("On", show.IsOn));
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source)
    {
        var (chat, nameOf) = (source.Show.Chat, source.NameOf);
        yield return ("chat", new
        {
            messages = chat.Messages.Where(m => !m.Hidden).TakeLast(PublicMessages)
                .Select(m => new { m.Id, name = nameOf(m.Author), m.Text, m.At, m.Channel, m.Buyer }),
            pinned = chat.Pinned is { Hidden: false } p ? new { p.Id, name = nameOf(p.Author), p.Text } : null,
            chat.Paused,
            slowSeconds = chat.SlowNow,
        });
        yield return ("questions", Questions(source.Show).Select(q => new { q.Id, q.Text, q.State, q.Votes, name = nameOf(q.Author) }));
    }
}
