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

    /// <summary>It was removed on its own platform.</summary>
    public sealed record MessageDeleted(MessageId Message) : ChatFact;

    /// <summary>The message did something besides being read, or wanted to.</summary>
    /// <param name="Act">entry, vote or claim.</param>
    /// <param name="Done">False where a rule said no.</param>
    /// <param name="Answer">What came of it, in words for the console.</param>
    public sealed record MessageAnswered(MessageId Message, string Act, bool Done, string Answer) : ChatFact;
    public sealed record MessagePinned(MessageId? Message) : ChatFact;

    /// <param name="SlowSeconds">Least time between two messages of one viewer; 0 for none.</param>
    public sealed record ChatRulesSet(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatFact;

    /// <param name="Templates">How a claim is written (<see cref="ClaimTemplate"/>); none turns claims by chat off.</param>
    public sealed record ClaimTemplatesSet(IReadOnlyList<string> Templates) : ChatFact;

    /// <summary>Which chats of other platforms belong to this show.</summary>
    public sealed record ChatSourcesSet(IReadOnlyList<ChatSource> Sources) : ChatFact;
    public sealed record QuestionAsked(QuestionId Question, ViewerId Author, string Text, bool Buyer) : ChatFact;
    public sealed record QuestionUpvoted(QuestionId Question, ViewerId Viewer) : ChatFact;
    public sealed record QuestionAnswered(QuestionId Question) : ChatFact;
    public sealed record QuestionDismissed(QuestionId Question) : ChatFact;
}

/// <summary>A platform's chat that belongs to a show.</summary>
/// <param name="Channel">The platform, such as twitch.</param>
/// <param name="Address">What names it there: a channel, a video.</param>
public sealed record ChatSource(string Channel, string Address);

public abstract record ChatCommand : ShowCommand;

/// <param name="Buyer">Filled in from the run's orders.</param>
/// <param name="Muted">Filled in from the audience.</param>
/// <param name="Origin">A keyed hash of the network address, as a claim carries it: a message may be one.</param>
public sealed record PostMessage(MessageId Message, ViewerId Viewer, string Text, bool Buyer = false, bool Muted = false, string? Origin = null) : ChatCommand, IViewerCommand;

/// <summary>A message that a bridge read on another platform. Name and platform id of the author are personal data.</summary>
/// <param name="Late">It was written a while ago: it is shown, and neither votes, claims nor enters.</param>
public sealed record RelayMessage(MessageId Message, ViewerId Author, string AuthorName, string Channel, string Text, DateTimeOffset SentAt, string? ExternalId, bool Buyer = false, bool Muted = false, bool Late = false) : ChatCommand;

/// <summary>What was removed on another platform: one message, all of one author, or (with neither) all of that chat.</summary>
public sealed record DeleteRelayed(string Channel, string? ExternalId = null, ViewerId? Author = null) : ChatCommand;
public sealed record HideMessage(MessageId Message) : ChatCommand;
public sealed record ShowMessage(MessageId Message) : ChatCommand;

/// <param name="Message">Null unpins.</param>
public sealed record PinMessage(MessageId? Message) : ChatCommand;
public sealed record SetChatRules(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatCommand;

/// <param name="Templates">See <see cref="ClaimTemplate"/>; none turns claims by chat off.</param>
public sealed record SetClaimTemplates(IReadOnlyList<string> Templates) : ChatCommand;

/// <param name="Address">Empty where that platform has no part in this show.</param>
public sealed record SetChatSource(string Channel, string Address) : ChatCommand;
public sealed record AskQuestion(QuestionId Question, ViewerId Viewer, string Text, bool Buyer = false, bool Muted = false) : ChatCommand, IViewerCommand;
public sealed record UpvoteQuestion(QuestionId Question, ViewerId Viewer) : ChatCommand, IViewerCommand;
public sealed record AnswerQuestion(QuestionId Question) : ChatCommand;
public sealed record DismissQuestion(QuestionId Question) : ChatCommand;
