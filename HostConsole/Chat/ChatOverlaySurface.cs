using HostConsole.Core.Chat;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>What the stream shows of the chat.</summary>
public sealed class ChatOverlaySurface : OverlaySurface
{
    private const int Messages = 8;
    private static readonly string[] Texts =
    [
        "Just got here, hello from Lisbon!", "That sea green is gorgeous", "Is it safe in the dishwasher?",
        "Bought two last time, still perfect", "كم سعر الكوب؟", "Rust please 🍂", "How long is shipping to Norway?", "Love this",
        "Got one!!", "What a lovely handle",
    ];

    public override string Title => "Chat";
    public override string About => "The newest messages of all channels";
    public override bool HasScript => true;

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var messages = show.Chat.Messages.Where(m => !m.Hidden).TakeLast(Messages).ToArray();
        var pinned = show.Chat.Pinned is { Hidden: false } p ? p : null;
        if (messages.Length == 0 && pinned is null) return null;
        var drawn = messages.Append(pinned).OfType<MessageView>().Select(m => $"{m.Id} {names.NameOf(m.Author)}");
        return Part(string.Join('\n', drawn) + (pinned is null ? "" : "\npinned"), messages, m => names.NameOf(m.Author), pinned);
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        MessageView[] messages = [.. Enumerable.Range(0, sample.Step + 3).TakeLast(Messages).Select(i => Message(sample, i))];
        return Part(sample.Step, messages, m => sample.NameOf(m.Author), sample.Step > 3 || sample.Stretched ? Message(sample, 0) : null);
    }

    private static OverlayPart Part(object key, MessageView[] messages, Func<MessageView, string> nameOf, MessageView? pinned) =>
        OverlayPart.Of<ChatOverlay>(key, ("Messages", messages), ("NameOf", nameOf), ("Pinned", pinned));

    private static MessageView Message(OverlaySampleStep sample, int i) => new(
        new(OverlaySampleStep.Id(100 + i)), new(OverlaySampleStep.Id(i)), i % 4 == 3 ? "twitch" : "page",
        sample.Stretch(Texts[i % Texts.Length], 300), sample.Now, i % 3 == 1, false, false, false);
}
