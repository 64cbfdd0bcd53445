using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>The chat and its questions. What a message does in other mechanics is decided with it, by the show.</summary>
public sealed class ChatMechanic() : Mechanic<ChatState, ChatCommand, ChatFact, ChatView>("chat", "chat")
{
    public static readonly ChatMechanic Instance = new();

    public override ChatView Empty { get; } = new ChatState().View();
    public override Outcome Decide(ChatState state, ChatCommand command, Moment moment) => ChatRules.Decide(state, command, moment);
    public override void Apply(ChatState state, ChatFact fact, DateTimeOffset at) => ChatRules.Apply(state, fact, at);
    public override ChatView View(ChatState state, Moment moment) => state.View();

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(ChatState state, ChatFact fact) => fact switch
    {
        ChatFact.MessageHidden { Automatic: false, Message: var hidden } => ("Hid a message", state.View().Pinned?.Id == hidden
            ? [new ChatFact.MessageShown(hidden), new ChatFact.MessagePinned(hidden)]
            : [new ChatFact.MessageShown(hidden)]),
        ChatFact.SafeModeSet set => (set.On ? "Turned safe mode on" : "Turned safe mode off", [new ChatFact.SafeModeSet(!set.On)]),
        _ => null,
    };
}

public static class ChatOfShow
{
    extension(IMechanicStates states)
    {
        public ChatState Chat => states.Of(ChatMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        public ChatView Chat => views.Of(ChatMechanic.Instance);
    }
}
