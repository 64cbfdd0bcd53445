using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

public abstract record ChatFact : ShowFact
{
    private ChatFact() { }

    /// <param name="Channel">"page", or the platform that a bridge reads.</param>
    /// <param name="ExternalId">The platform's own id of it, by which a repeated delivery is known.</param>
    /// <param name="Buyer">Whether the author had bought in this show when writing.</param>
    /// <param name="First">Whether it is the author's first message in this show.</param>
    public sealed record MessagePosted(
        MessageId Message, ViewerId Author, string Channel, string Text, DateTimeOffset SentAt, string? ExternalId, bool Buyer, bool First)
        : ChatFact, ITakesPart
    {
        ViewerId ITakesPart.Viewer => Author;
        SeenAs ITakesPart.As => !IsAudience ? SeenAs.None : SeenAs.Active | (Author.IsRelayed ? SeenAs.Chatter : SeenAs.Viewer);

        /// <summary>Why it is shown and neither votes, enters nor claims (<see cref="IdleReason"/>); null where it may.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Idle { get; init; }

        /// <summary>Whether a person in the audience wrote it, to this show.</summary>
        [JsonIgnore]
        public bool IsAudience => !ChatRules.IsStaff(Channel) && Idle is null or IdleReason.Late;
    }

    /// <param name="Automatic">By a blocked word rather than a person.</param>
    public sealed record MessageHidden(MessageId Message, bool Automatic) : ChatFact, IHidesText
    {
        Guid IHidesText.Hidden => Message.Value;

        /// <summary>What safe mode has against it (<see cref="HiddenFor"/>); null where it isn't safe mode that hides it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Reason { get; init; }
    }

    public sealed record MessageShown(MessageId Message) : ChatFact;

    /// <summary>It was removed on its own platform.</summary>
    public sealed record MessageDeleted(MessageId Message) : ChatFact, IHidesText
    {
        Guid IHidesText.Hidden => Message.Value;
    }

    /// <summary>The message did something besides being read, or wanted to.</summary>
    /// <param name="Act">entry, vote or claim; unclear where it looked like a claim and somebody has to look, dismissed
    /// once they did and it was none.</param>
    /// <param name="Done">False where a rule said no.</param>
    /// <param name="Answer">What came of it, in words for the console.</param>
    /// <param name="Deal">What an unclear one most likely claims.</param>
    public sealed record MessageAnswered(
        MessageId Message, string Act, bool Done, string Answer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DealId? Deal = null) : ChatFact;
    public sealed record MessagePinned(MessageId? Message) : ChatFact;

    /// <param name="SlowSeconds">Least time between two messages of one viewer; 0 for none.</param>
    public sealed record ChatRulesSet(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatFact;

    /// <summary>
    /// The show is raided, or not any more. What safe mode does follows from this alone, so that off restores what was
    /// before.
    /// </summary>
    public sealed record SafeModeSet(bool On) : ChatFact;

    /// <param name="Templates">How a claim is written (<see cref="ClaimText.ClaimTemplate"/>); none turns claims by chat off.</param>
    public sealed record ClaimTemplatesSet(IReadOnlyList<string> Templates) : ChatFact;

    /// <summary>Which chats of other platforms belong to this show.</summary>
    public sealed record ChatSourcesSet(IReadOnlyList<ChatSource> Sources) : ChatFact;
    public sealed record QuestionAsked(QuestionId Question, ViewerId Author, string Text, bool Buyer) : ChatFact, ITakesPart, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.Asked;
        Guid IEarns.EarnedIn => Question.Value;
        ViewerId? IEarns.Earner => Author;
        ViewerId ITakesPart.Viewer => Author;
    }

    public sealed record QuestionUpvoted(QuestionId Question, ViewerId Viewer) : ChatFact, ITakesPart, IConcernsViewer;
    public sealed record QuestionAnswered(QuestionId Question) : ChatFact;

    public sealed record QuestionDismissed(QuestionId Question) : ChatFact, IHidesText
    {
        Guid IHidesText.Hidden => Question.Value;
    }
}

/// <summary>A platform's chat that belongs to a show.</summary>
/// <param name="Channel">The platform, such as twitch.</param>
/// <param name="Address">What names it there: a channel, a video.</param>
public sealed record ChatSource(string Channel, string Address);

public abstract record ChatCommand : ShowCommand;

/// <param name="Origin">A keyed hash of the network address, as a claim carries it: a message may be one.</param>
public sealed record PostMessage(
    MessageId Message, ViewerId Viewer, string Text, string? Origin = null)
    : ChatCommand, IViewerCommand, INeedsShowOn;

/// <summary>A message that a bridge read on another platform. Name and platform id of the author are personal data.</summary>
/// <param name="Idle">Why it does nothing (<see cref="IdleReason"/>); null where it may vote, enter and claim.</param>
/// <param name="Bridged">A bridge told it, which may tell the same again under a new id.</param>
/// <param name="OwnTime">Whether <paramref name="SentAt"/> is what the platform says, rather than when it came.</param>
public sealed record RelayMessage(
    MessageId Message, ViewerId Author, string AuthorName, string Channel, string Text, DateTimeOffset SentAt, string? ExternalId,
    string? Idle = null, bool Bridged = false, bool OwnTime = false) : ChatCommand, INeedsShowOn;

/// <summary>Why a message is shown and does nothing.</summary>
public static class IdleReason
{
    /// <summary>Written a while ago, or in a future that can't be.</summary>
    public const string Late = "late";

    /// <summary>Written in another channel whose chat is shared with this one.</summary>
    public const string Shared = "shared";

    /// <summary>The platform's own words about what somebody did: a gift, a follow.</summary>
    public const string Event = "event";

    /// <summary>Whose channel it is, and who announces there.</summary>
    public const string Owner = "owner";

    /// <summary>An account that Settings say never takes part.</summary>
    public const string Bot = "bot";

    /// <summary>The same person's same words, told again by a bridge after they claimed.</summary>
    public const string Repeat = "repeat";
}

/// <summary>What was removed on another platform: one message, all of one author, or (with neither) all of that chat.</summary>
public sealed record DeleteRelayed(string Channel, string? ExternalId = null, ViewerId? Author = null) : ChatCommand;
public sealed record HideMessage(MessageId Message) : ChatCommand;
public sealed record ShowMessage(MessageId Message) : ChatCommand;

/// <param name="Message">Null unpins.</param>
public sealed record PinMessage(MessageId? Message) : ChatCommand;
/// <summary>Claims for the author of a message that looked like a claim.</summary>
/// <param name="Deal">Null: what it most likely names.</param>
public sealed record ClaimForAuthor(MessageId Message, ClaimId Claim, DealId? Deal = null, int Quantity = 1) : ChatCommand, INeedsShowOn;

/// <summary>It looked like a claim and is none.</summary>
public sealed record DismissUnclear(MessageId Message) : ChatCommand;
public sealed record SetChatRules(bool Paused, int SlowSeconds, IReadOnlyList<string> BlockedWords) : ChatCommand;

public sealed record SetSafeMode(bool On) : ChatCommand;

/// <param name="Templates">See <see cref="ClaimText.ClaimTemplate"/>; none turns claims by chat off.</param>
public sealed record SetClaimTemplates(IReadOnlyList<string> Templates) : ChatCommand;

/// <param name="Address">Empty where that platform has no part in this show.</param>
public sealed record SetChatSource(string Channel, string Address) : ChatCommand;
public sealed record AskQuestion(QuestionId Question, ViewerId Viewer, string Text)
    : ChatCommand, IViewerCommand, INeedsShowOn;
public sealed record UpvoteQuestion(QuestionId Question, ViewerId Viewer) : ChatCommand, IViewerCommand, INeedsShowOn;
public sealed record AnswerQuestion(QuestionId Question) : ChatCommand;
public sealed record DismissQuestion(QuestionId Question) : ChatCommand;
