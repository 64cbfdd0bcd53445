using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

public sealed record MessageView(MessageId Id, ViewerId Author, string Channel, string Text, DateTimeOffset At, bool Buyer, bool First, bool Hidden, bool Automatic)
{
    /// <summary>Whether somebody at the console wrote it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsStaff => ChatRules.IsStaff(Channel);
}

/// <param name="State">open, answered or dismissed.</param>
public sealed record QuestionView(QuestionId Id, ViewerId Author, string Text, DateTimeOffset At, bool Buyer, int Votes, string State);

/// <param name="Messages">The newest, oldest first; the log holds all.</param>
/// <param name="Questions">Open ones by votes, then the answered and dismissed ones.</param>
public sealed record ChatView(ImmutableArray<MessageView> Messages, MessageView? Pinned, ImmutableArray<QuestionView> Questions, bool Paused, int SlowSeconds, ImmutableArray<string> BlockedWords, int Comments);
