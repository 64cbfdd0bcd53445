using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

public sealed record MessageView(
    MessageId Id, ViewerId Author, string Channel, string Text, DateTimeOffset At, bool Buyer,
    bool First, bool Hidden, bool Automatic)
{
    /// <summary>Whether somebody at the console wrote it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsStaff => ChatRules.IsStaff(Channel);

    /// <summary>What safe mode hides it for (<see cref="HiddenFor"/>).</summary>
    public string? HiddenFor { get; init; }

    /// <summary>Whether it waits for somebody at the console to release it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsHeld => Hidden && HiddenFor is Core.Chat.HiddenFor.First or Core.Chat.HiddenFor.AfterBan;

    /// <summary>Whether it was removed on its own platform.</summary>
    public bool Deleted { get; init; }

    /// <summary>Why it did nothing, whatever it says (<see cref="IdleReason"/>); null where it might.</summary>
    public string? Idle { get; init; }

    /// <summary>What it did besides being read; null where nothing.</summary>
    public ChatAnswer? Answer { get; init; }

    /// <summary>It looked like a claim, and nobody has looked at it yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUnclear => Answer is { Act: "unclear" } && !Hidden;
}

/// <param name="Act">entry, vote, claim, unclear or dismissed.</param>
/// <param name="Done">False where a rule said no.</param>
public sealed record ChatAnswer(string Act, bool Done, string Text)
{
    /// <summary>What an unclear one most likely claims.</summary>
    public DealId? Deal { get; init; }
}

public enum QuestionStatus { Open, Answered, Dismissed }

public sealed record QuestionView(
    QuestionId Id, ViewerId Author, string Text, DateTimeOffset At, bool Buyer, int Votes, QuestionStatus State);

/// <param name="Messages">The newest, oldest first; the log holds all.</param>
/// <param name="Questions">Open ones by votes, then the answered and dismissed ones.</param>
public sealed record ChatView(
    ImmutableArray<MessageView> Messages, MessageView? Pinned, ImmutableArray<QuestionView> Questions,
    bool Paused, int SlowSeconds, ImmutableArray<string> BlockedWords, int Comments)
{
    /// <summary>What looked like a claim and waits for a person.</summary>
    public ImmutableArray<MessageView> Unclear { get; init; } = [];

    /// <summary>How a claim is written; empty where chat claims nothing.</summary>
    public ImmutableArray<string> ClaimTemplates { get; init; } = [];

    /// <summary>Whether the show is being raided; nobody outside is told.</summary>
    public bool SafeMode { get; init; }

    /// <summary>Least time between two messages of one viewer as it holds now, safe mode included.</summary>
    public int SlowNow { get; init; }

    /// <summary>The chats of other platforms that belong to this show, where it says so itself.</summary>
    public ImmutableArray<ChatSource> Sources { get; init; } = [];
}
