using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

public abstract record PollFact : ShowFact
{
    private PollFact() { }

    public sealed record PollOpened(
        PollId Poll, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange,
        DateTimeOffset? ClosesAt) : PollFact, IOpens
    {
        SpanKey IOpens.Opens => new("poll", Poll.Value);
        string IOpens.Title => Question;
    }

    /// <param name="Instead">The option of the vote that this one changes; null for a first vote.</param>
    public sealed record VoteCast(PollId Poll, ViewerId Viewer, int Option, int? Instead)
        : PollFact, ITakesPart, IConcernsViewer, IJoinsCrowd, IEarns
    {
        EarnRule IEarns.Earns => EarnRule.Voted;
        Guid IEarns.EarnedIn => Poll.Value;
        ViewerId? IEarns.Earner => Instead is null ? Viewer : null;
        Guid? IJoinsCrowd.Crowd => Instead is null ? Poll.Value : null;
    }

    public sealed record PollClosed(PollId Poll) : PollFact, ICloses
    {
        SpanKey ICloses.Closes => new("poll", Poll.Value);
    }

    /// <summary>The votes of all who came from one network address count no more.</summary>
    /// <param name="Address">The address's keyed hash.</param>
    public sealed record VotesSetAside(PollId Poll, string Address, IReadOnlyList<ViewerId> Viewers) : PollFact, ISetsCrowdAside
    {
        Guid ISetsCrowdAside.Crowd => Poll.Value;
    }
}

public abstract record PollCommand : ShowCommand;

/// <param name="Duration">How long it stays open; null until somebody closes it. 5 seconds to 24 hours.</param>
public sealed record OpenPoll(
    PollId Poll, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, TimeSpan? Duration)
    : PollCommand, INeedsShowOn;

/// <param name="Option">Counted from 0.</param>
public sealed record CastVote(PollId Poll, ViewerId Viewer, int Option) : PollCommand, IViewerCommand, INeedsShowOn;
public sealed record ClosePoll(PollId Poll) : PollCommand;

/// <param name="Address">As the picture of the show names it.</param>
public sealed record SetVotesAside(PollId Poll, string? Address) : PollCommand;
