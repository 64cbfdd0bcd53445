using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

/// <summary>The polls of one run. Belongs to the writer.</summary>
public sealed class PollState
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

    public ImmutableArray<PollView> View() =>
        _view ??= [.. _inOrder.Select(
            p => p.View ??= PollView.Of(p.Opened, p.OpenedAt, p.ClosedAt, p.Votes, p.ByViewer.Count, p.Aside.Count))];

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
