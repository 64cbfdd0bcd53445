using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>The rewards that one run gave. Belongs to the writer.</summary>
public sealed class RewardState
{
    private readonly Dictionary<RewardId, int> _places = [];
    private readonly ImmutableArray<RewardView>.Builder _all = ImmutableArray.CreateBuilder<RewardView>();
    private ImmutableArray<RewardView>? _view;

    internal RewardView? Find(RewardId reward) => _places.TryGetValue(reward, out var place) ? _all[place] : null;

    internal void Add(RewardView reward)
    {
        _places.Add(reward.Id, _all.Count);
        _all.Add(reward);
        _view = null;
    }

    internal void Change(RewardId reward, Func<RewardView, RewardView> change)
    {
        _all[_places[reward]] = change(_all[_places[reward]]);
        _view = null;
    }

    public ImmutableArray<RewardView> View() => _view ??= _all.ToImmutable();
}

/// <summary>Open: owed, and not used or sent yet.</summary>
public enum RewardStatus { Open, Redeemed, Delivered, Revoked }

/// <summary>A reward of a run, as screens get it: without the code, which is its owner's.</summary>
/// <param name="Source">What it was won in; null where the host gave it.</param>
public sealed record RewardView(
    RewardId Id, ViewerId Owner, RewardKind Kind, string Title, PoolId? Pool, int? Points, Guid? Source, string? Order, string? Reason,
    DateTimeOffset At)
{
    public RewardStatus Status { get; init; }
    /// <summary>Why it was revoked, or what somebody has to look at.</summary>
    public string? Note { get; init; }

    /// <summary>What it was earned by was taken back after it had been used: somebody has to look at it.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Whether the host owes something for it: a gift to send, words to say.</summary>
    [JsonIgnore] public bool IsPromised => Status == RewardStatus.Open && Kind is RewardKind.Gift or RewardKind.ShoutOut;

    // Points are there at once; nobody has to use or to send them.
    internal static RewardView Of(RewardFact.RewardGiven given, DateTimeOffset at) => new(
        given.Reward, given.Owner, given.Kind, given.Title, given.Pool, given.Points, given.Source, given.Order, given.Reason, at)
    {
        Status = given.Kind == RewardKind.Points ? RewardStatus.Redeemed : RewardStatus.Open,
    };

    internal RewardView After(RewardFact fact) => fact switch
    {
        RewardFact.RewardRedeemed => this with { Status = RewardStatus.Redeemed },
        RewardFact.RewardDelivered => this with { Status = RewardStatus.Delivered },
        RewardFact.RewardReopened => this with { Status = RewardStatus.Open },
        RewardFact.RewardRevoked revoked => this with { Status = RewardStatus.Revoked, Note = revoked.Reason, IsFlagged = false },
        RewardFact.RewardFlagged flagged => this with { Note = flagged.Reason, IsFlagged = true },
        _ => throw new UnreachableException(),
    };
}
