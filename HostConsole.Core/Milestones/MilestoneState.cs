using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

/// <summary>The milestones of one run. Belongs to the writer.</summary>
public sealed class MilestoneState
{
    private ImmutableList<MilestoneView> _all = [];
    private ImmutableArray<MilestoneView>? _view;

    internal MilestoneView? Find(MilestoneId id) => _all.Find(m => m.Id == id);
    internal IEnumerable<MilestoneView> Open => _all.Where(m => m.IsOn);
    internal int OpenCount { get; private set; }

    internal void Add(MilestoneView milestone) => Set(_all.Add(milestone));
    internal void Remove(MilestoneId id) => Set(_all.RemoveAll(m => m.Id == id));
    internal void Change(MilestoneId id, Func<MilestoneView, MilestoneView> change) =>
        Set(_all.SetItem(_all.FindIndex(m => m.Id == id), change(Find(id)!)));

    private void Set(ImmutableList<MilestoneView> all)
    {
        (_all, _view) = (all, null);
        OpenCount = all.Count(m => m.IsOn);
    }

    public ImmutableArray<MilestoneView> View() => _view ??= [.. _all];
}

/// <param name="Number">Which order or buyer of the show, from 1.</param>
public sealed record MilestoneWinner(int Number, string Order, ViewerId Buyer, RewardId Reward, DateTimeOffset At);

/// <summary>A milestone as screens get it.</summary>
/// <param name="Most">How many rewards it gives at most.</param>
/// <param name="From">How many orders or buyers there had been when it began to count.</param>
public sealed record MilestoneView(
    MilestoneId Id, string Title, MilestoneRule Rule, int Count, MilestoneOf Of, RewardOffer Offer, int Most, int From,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, ImmutableArray<MilestoneWinner> Winners)
{
    /// <summary>Orders of the show when it closed; null while it is open, and in logs of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Orders { get; init; }

    /// <summary>Whether rewards are still to be won.</summary>
    [JsonIgnore] public bool IsOn => ClosedAt is null;

    /// <summary>Rewards that are still to be won.</summary>
    [JsonIgnore] public int Left => IsOn ? Most - Winners.Length : 0;

    /// <summary>The number of the order or buyer that wins next; null where none does.</summary>
    [JsonIgnore]
    public int? Next => !IsOn ? null : Rule == MilestoneRule.Every ? From + Count * (Winners.Length + 1) : From + Winners.Length + 1;
}
