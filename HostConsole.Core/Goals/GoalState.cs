using System.Collections.Immutable;
using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

internal static class GoalTally
{
    /// <summary>The number that a goal counts.</summary>
    public static long Of(this Tally tally, GoalCounts what) => what switch
    {
        GoalCounts.Orders => tally.Orders,
        GoalCounts.Units => tally.Units,
        GoalCounts.Gmv => tally.Gmv,
        GoalCounts.Claims => tally.Claims,
        GoalCounts.Votes => tally.Votes,
        GoalCounts.Comments => tally.Comments,
        GoalCounts.Viewers => tally.Viewers,
        _ => throw new UnreachableException(),
    };
}

/// <summary>The goals of one run, and the numbers that they are measured by. Belongs to the writer.</summary>
public sealed class GoalState
{
    private readonly Dictionary<GoalId, Goal> _byId = [];
    private readonly List<Goal> _inOrder = [];
    private ImmutableArray<GoalView>? _view;

    internal sealed class Goal(GoalFact.GoalOpened opened, DateTimeOffset at)
    {
        public GoalFact.GoalOpened Opened { get; } = opened;
        public DateTimeOffset OpenedAt { get; } = at;
        /// <summary>Made of the fact, so that a keyword of before is understood alike.</summary>
        public Phrase? Keyword { get; } = opened.Keyword is { } keyword ? new(keyword) : null;
        public string? Kept { get; set; }
        public string? Reveal { get; set; }
        public DateTimeOffset? ReachedAt { get; set; }
        public DateTimeOffset? ClosedAt { get; set; }
        public long? ClosedWith { get; set; }
        public GoalView? View { get; set; }
        public IReadOnlyList<GoalStage> Stages => Opened.Stages ?? [];

        /// <summary>When each of the stages so far was reached.</summary>
        public List<DateTimeOffset> StagesReached { get; } = [];

        /// <summary>Who has taken what everybody gets at a stage, counted from 1.</summary>
        public HashSet<(int Stage, ViewerId Viewer)> Taken { get; } = [];
        public int[] TakenAt { get; } = new int[opened.Stages?.Count ?? 0];
        public bool IsOpen => ReachedAt is null && ClosedAt is null;

        public void Take(int stage, ViewerId viewer)
        {
            if (Taken.Add((stage, viewer))) TakenAt[stage - 1]++;
        }

        // A cancelled order from before its start could take it below nothing.
        public long Count(Tally tally) => ClosedWith ?? Math.Max(0, tally.Of(Opened.Counts) - Opened.From);
    }

    /// <summary>Goals in the order of their opening; what did not change is the same object as before.</summary>
    public ImmutableArray<GoalView> View() => _view ??= [.. _inOrder.Select(g => g.View ??= GoalView.Of(g, g.Count(Tally)))];

    /// <summary>The stages whose reward a viewer has taken.</summary>
    public IEnumerable<(GoalId Goal, int Stage)> TakenBy(ViewerId viewer) =>
        from goal in _inOrder
        from stage in Enumerable.Range(1, goal.StagesReached.Count)
        where goal.Taken.Contains((stage, viewer))
        select (goal.Opened.Goal, stage);

    /// <summary>The numbers that they were last measured by.</summary>
    internal Tally Tally { get; private set; }
    internal List<Goal> All => _inOrder;
    /// <summary>The goal on screen whose rewards a chat message takes: it says the keyword and nothing else (<see cref="Phrase"/>).</summary>
    internal Goal? WithKeyword(string text) => _inOrder.Find(g => g.ClosedAt is null && g.Keyword?.IsSaidBy(text) == true);

    internal Goal? Find(GoalId id) => _byId.GetValueOrDefault(id);

    internal void Add(Goal goal)
    {
        _byId.Add(goal.Opened.Goal, goal);
        _inOrder.Add(goal);
        _view = null;
    }

    internal void Remove(GoalId id)
    {
        if (_byId.Remove(id, out var goal)) _inOrder.Remove(goal);
        _view = null;
    }

    internal void Changed(Goal goal)
    {
        goal.View = null;
        _view = null;
    }

    /// <summary>Measures them by the numbers of now.</summary>
    internal void Count(Tally tally)
    {
        if (tally == Tally) return;
        var before = Tally;
        Tally = tally;
        foreach (var goal in _inOrder)
            if (goal.Count(before) != goal.Count(tally)) Changed(goal);
    }
}
