using System.Collections.Immutable;
using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

public abstract record PollFact : ShowFact
{
    private PollFact() { }

    public sealed record PollOpened(
        PollId Poll, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, DateTimeOffset? ClosesAt) : PollFact, IOpens
    {
        SpanKey IOpens.Opens => new("poll", Poll.Value);
        string IOpens.Title => Question;
    }

    /// <param name="Instead">The option of the vote that this one changes; null for a first vote.</param>
    public sealed record VoteCast(PollId Poll, ViewerId Viewer, int Option, int? Instead) : PollFact, ITakesPart, IConcernsViewer;

    public sealed record PollClosed(PollId Poll) : PollFact, ICloses
    {
        SpanKey ICloses.Closes => new("poll", Poll.Value);
    }

    /// <summary>The votes of all who came from one network address count no more.</summary>
    /// <param name="Address">The address's keyed hash.</param>
    public sealed record VotesSetAside(PollId Poll, string Address, IReadOnlyList<ViewerId> Viewers) : PollFact;
}

public abstract record PollCommand : ShowCommand;

/// <param name="Duration">How long it stays open; null until somebody closes it. 5 seconds to 24 hours.</param>
public sealed record OpenPoll(PollId Poll, string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, TimeSpan? Duration)
    : PollCommand, INeedsShowOn;

/// <param name="Option">Counted from 0.</param>
public sealed record CastVote(PollId Poll, ViewerId Viewer, int Option) : PollCommand, IViewerCommand, INeedsShowOn;
public sealed record ClosePoll(PollId Poll) : PollCommand;

/// <param name="Address">As the picture of the show names it.</param>
/// <param name="Viewers">Filled in from the audience.</param>
public sealed record SetVotesAside(PollId Poll, string? Address, IReadOnlyList<ViewerId>? Viewers = null) : PollCommand;

/// <summary>The polls of one run. Belongs to the writer.</summary>
public sealed class Polls
{
    private readonly Dictionary<PollId, Poll> _byId = [];
    private readonly List<Poll> _inOrder = [];
    private ImmutableArray<PollView>? _view;

    internal sealed class Poll(PollFact.PollOpened opened, DateTimeOffset at)
    {
        public PollFact.PollOpened Opened { get; } = opened;
        public Phrase[] Options { get; } = [.. opened.Options.Select(o => new Phrase(o))];
        public DateTimeOffset OpenedAt { get; } = at;
        public DateTimeOffset? ClosedAt { get; set; }
        public int[] Votes { get; } = new int[opened.Options.Count];
        public Dictionary<ViewerId, int> ByViewer { get; } = [];
        public HashSet<ViewerId> Aside { get; } = [];
        public PollView? View { get; set; }
    }

    public ImmutableArray<PollView> View() => _view ??= [.. _inOrder.Select(p => p.View ??= PollView.Of(p.Opened, p.OpenedAt, p.ClosedAt, p.Votes, p.ByViewer.Count, p.Aside.Count))];

    /// <summary>What a viewer voted in each poll, by poll.</summary>
    public IEnumerable<KeyValuePair<PollId, int>> VotesOf(ViewerId viewer)
    {
        foreach (var poll in _inOrder)
            if (poll.ByViewer.TryGetValue(viewer, out var option)) yield return new(poll.Opened.Poll, option);
    }

    /// <summary>The option that a message votes for, counted from 0; null where it is talk.</summary>
    public int? OptionSaid(PollId poll, string text) => Find(poll) is { } found ? WrittenVote.Read(text, found.Options) : null;

    internal List<Poll> All => _inOrder;
    internal Poll? Find(PollId id) => _byId.GetValueOrDefault(id);

    internal void Add(Poll poll)
    {
        _byId.Add(poll.Opened.Poll, poll);
        _inOrder.Add(poll);
        _view = null;
    }

    internal void Changed(Poll poll)
    {
        poll.View = null;
        _view = null;
    }
}

public static class PollRules
{
    public const int MostOptions = 10;

    public static Outcome Decide(Polls polls, PollCommand command, DateTimeOffset now) => command switch
    {
        OpenPoll open => Open(polls, open, now),
        CastVote vote => Vote(polls, vote, now),
        SetVotesAside aside => SetAside(polls, aside),
        ClosePoll close => polls.Find(close.Poll) switch
        {
            null => Outcome.NotFound("poll"),
            { ClosedAt: not null } => Outcome.Accept(),
            _ => Outcome.Accept(new PollFact.PollClosed(close.Poll)),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(Polls polls, OpenPoll open, DateTimeOffset now)
    {
        if (polls.Find(open.Poll) is not null) return Outcome.Reject("already-open", "This poll is open already.");
        var question = Text.Clean(open.Question);
        if (question.Length == 0) return Outcome.Invalid("question", "Ask a question.");
        if (Text.IsTooLong(question, 200)) return Outcome.Invalid("question", "Keep the question to 200 characters.");
        var options = open.Options.Select(Text.Clean).ToArray();
        if (options.Length is < 2 or > MostOptions) return Outcome.Invalid("options", $"Give 2 to {MostOptions} options.");
        if (options.Any(o => o.Length == 0)) return Outcome.Invalid("options", "An option is empty: write it or take it out.");
        if (options.Any(o => Text.IsTooLong(o, 80))) return Outcome.Invalid("options", "Keep each option to 80 characters.");
        if (options.Distinct(Text.Comparer).Count() < options.Length) return Outcome.Invalid("options", "Two options are the same.");
        if (open.Duration is { } d && (d < TimeSpan.FromSeconds(5) || d > TimeSpan.FromHours(24))) return Outcome.Invalid("seconds", "A timed poll runs 5 seconds to 24 hours.");
        return Outcome.Accept(new PollFact.PollOpened(open.Poll, question, options, open.HideTally, open.AllowChange, now + open.Duration));
    }

    private static Outcome Vote(Polls polls, CastVote vote, DateTimeOffset now)
    {
        if (polls.Find(vote.Poll) is not { } poll) return Outcome.NotFound("poll");
        if (poll.ClosedAt is not null || poll.Opened.ClosesAt <= now) return Outcome.Reject("not-open", "This poll has closed.");
        if (vote.Option < 0 || vote.Option >= poll.Votes.Length) return Outcome.Invalid("option", $"This poll has the options 0 to {poll.Votes.Length - 1}.");
        if (poll.Aside.Contains(vote.Viewer)) return Outcome.Reject("set-aside", "The host has set aside the votes from your network.");
        int? instead = poll.ByViewer.TryGetValue(vote.Viewer, out var before) ? before : null;
        if (instead is not null)
        {
            if (instead == vote.Option) return Outcome.Accept();
            if (!poll.Opened.AllowChange) return Outcome.Reject("already-voted", "Your vote is counted; this poll doesn't allow changes.");
        }

        return Outcome.Accept(new PollFact.VoteCast(vote.Poll, vote.Viewer, vote.Option, instead));
    }

    private static Outcome SetAside(Polls polls, SetVotesAside aside)
    {
        if (polls.Find(aside.Poll) is not { } poll) return Outcome.NotFound("poll");
        if (string.IsNullOrEmpty(aside.Address)) return Outcome.Invalid("address", "Nobody's address is known in this poll.");
        ViewerId[] voted = [.. (aside.Viewers ?? []).Where(poll.ByViewer.ContainsKey)];
        return voted.Length == 0
            ? Outcome.Reject("nobody-there", "Nobody from this address has a vote that counts.")
            : Outcome.Accept(new PollFact.VotesSetAside(aside.Poll, aside.Address, voted));
    }

    public static void Apply(Polls polls, PollFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PollFact.PollOpened opened:
                polls.Add(new(opened, at));
                break;
            case PollFact.VoteCast vote:
                var poll = polls.Find(vote.Poll)!;
                if (vote.Instead is { } before) poll.Votes[before]--;
                poll.Votes[vote.Option]++;
                poll.ByViewer[vote.Viewer] = vote.Option;
                polls.Changed(poll);
                break;
            case PollFact.VotesSetAside aside:
                poll = polls.Find(aside.Poll)!;
                foreach (var viewer in aside.Viewers)
                    if (poll.Aside.Add(viewer) && poll.ByViewer.Remove(viewer, out var gone)) poll.Votes[gone]--;
                polls.Changed(poll);
                break;
            case PollFact.PollClosed closed:
                poll = polls.Find(closed.Poll)!;
                poll.ClosedAt = at;
                polls.Changed(poll);
                break;
            default:
                throw new UnreachableException();
        }
    }

    public static IEnumerable<PollFact> Due(Polls polls, DateTimeOffset now) =>
        polls.All.Where(p => p.ClosedAt is null && p.Opened.ClosesAt <= now).Select(p => new PollFact.PollClosed(p.Opened.Poll));

    public static DateTimeOffset? NextDue(Polls polls)
    {
        DateTimeOffset? next = null;
        foreach (var poll in polls.All)
            if (poll.ClosedAt is null && poll.Opened.ClosesAt is { } at && !(next <= at)) next = at;
        return next;
    }

    /// <summary>What "stop everything" does to the open ones.</summary>
    public static IEnumerable<PollFact> Stop(Polls polls) =>
        polls.All.Where(p => p.ClosedAt is null).Select(p => new PollFact.PollClosed(p.Opened.Poll));
}
