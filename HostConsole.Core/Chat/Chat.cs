using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

public abstract record ChatFact : ShowFact
{
    private ChatFact() { }

    /// <param name="Channel">"page", or the platform that a bridge reads.</param>
    /// <param name="ExternalId">The platform's own id of it, by which a repeated delivery is known.</param>
    /// <param name="Buyer">Whether the author had bought in this show when writing.</param>
    /// <param name="First">Whether it is the author's first message in this show.</param>
    public sealed record MessagePosted(MessageId Message, ViewerId Author, string Channel, string Text, DateTimeOffset SentAt, string? ExternalId, bool Buyer, bool First) : ChatFact;

    /// <param name="Automatic">By a blocked word rather than a person.</param>
    public sealed record MessageHidden(MessageId Message, bool Automatic) : ChatFact;
    public sealed record MessageShown(MessageId Message) : ChatFact;
    public sealed record MessagePinned(MessageId? Message) : ChatFact;

    /// <param name="SlowSeconds">Least time between two messages of one viewer; 0 for none.</param>
    public sealed record ChatRulesSet(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatFact;
    public sealed record QuestionAsked(QuestionId Question, ViewerId Author, string Text, bool Buyer) : ChatFact;
    public sealed record QuestionUpvoted(QuestionId Question, ViewerId Viewer) : ChatFact;
    public sealed record QuestionAnswered(QuestionId Question) : ChatFact;
    public sealed record QuestionDismissed(QuestionId Question) : ChatFact;
}

public abstract record ChatCommand : ShowCommand;

/// <param name="Buyer">Filled in from the run's orders.</param>
/// <param name="Muted">Filled in from the audience.</param>
public sealed record PostMessage(MessageId Message, ViewerId Viewer, string Text, bool Buyer = false, bool Muted = false) : ChatCommand, IViewerCommand;

/// <summary>A message that a bridge read on another platform. Name and platform id of the author are personal data.</summary>
public sealed record RelayMessage(MessageId Message, ViewerId Author, string AuthorName, string Channel, string Text, DateTimeOffset SentAt, string? ExternalId, bool Buyer = false, bool Muted = false) : ChatCommand;
public sealed record HideMessage(MessageId Message) : ChatCommand;
public sealed record ShowMessage(MessageId Message) : ChatCommand;

/// <param name="Message">Null unpins.</param>
public sealed record PinMessage(MessageId? Message) : ChatCommand;
public sealed record SetChatRules(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatCommand;
public sealed record AskQuestion(QuestionId Question, ViewerId Viewer, string Text, bool Buyer = false, bool Muted = false) : ChatCommand, IViewerCommand;
public sealed record UpvoteQuestion(QuestionId Question, ViewerId Viewer) : ChatCommand, IViewerCommand;
public sealed record AnswerQuestion(QuestionId Question) : ChatCommand;
public sealed record DismissQuestion(QuestionId Question) : ChatCommand;
