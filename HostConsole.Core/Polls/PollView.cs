using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

public enum PollStatus { Open, Closed }

public sealed record PollOptionView(string Text, int Votes);

/// <param name="Voters">Distinct viewers who voted.</param>
/// <param name="HideTally">Whether the audience sees no tallies until it closes; the console always does.</param>
public sealed record PollView(
    PollId Id, string Question, ImmutableArray<PollOptionView> Options, int Voters, bool HideTally,
    bool AllowChange, DateTimeOffset OpenedAt, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt)
{
    [JsonIgnore] public StageItem StageItem => new("poll", Id.Value);
    public bool IsOpen => ClosedAt is null;

    public PollStatus State => IsOpen ? PollStatus.Open : PollStatus.Closed;

    /// <summary>Whether the audience may see the tallies now.</summary>
    public bool ShowsTally => !IsOpen || !HideTally;

    /// <summary>Votes that the host has set aside; they are in no tally.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SetAside { get; init; }

    internal static PollView Of(PollFact.PollOpened opened, DateTimeOffset at, DateTimeOffset? closedAt, int[] votes,
        int voters, int aside) =>
        new(opened.Poll, opened.Question, [.. opened.Options.Select((text, i) => new PollOptionView(text, votes[i]))], voters,
            opened.HideTally, opened.AllowChange, at, opened.ClosesAt, closedAt)
        { SetAside = aside };
}
