using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>What happens to rewards; a show's facts that the ledger keeps too, since rewards outlive their show.</summary>
public abstract partial record RewardFact : ShowFact, ISharedFact
{
    private RewardFact() { }

    /// <param name="Owner">Who has it: a viewer, or the customer of an order whom no viewer is known to be.</param>
    /// <param name="Place">The code's place in its pool, from 0; null for other kinds. The code itself stands with the pool.</param>
    /// <param name="Source">What it was won in; null where the host gave it.</param>
    /// <param name="Order">The order that it was earned by.</param>
    /// <param name="Reason">Why the host gave it.</param>
    /// <param name="Cost">The points that its owner took it for; null where it was won or given.</param>
    public sealed record RewardGiven(
        RewardId Reward, ViewerId Owner, RewardKind Kind, string Title,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PoolId? Pool = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Place = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Points = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Source = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Order = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Cost = null)
        : RewardFact, IConcernsViewer
    {
        /// <summary>More tickets in a giveaway; null for other kinds.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Tickets { get; init; }

        ViewerId IConcernsViewer.Viewer => Owner;
    }

    /// <summary>Used by its owner, once.</summary>
    public sealed record RewardRedeemed(RewardId Reward, ViewerId Owner) : RewardFact, IConcernsViewer
    {
        ViewerId IConcernsViewer.Viewer => Owner;
    }

    /// <summary>Sent or said by the host.</summary>
    public sealed record RewardDelivered(RewardId Reward, ViewerId Owner) : RewardFact, IConcernsViewer
    {
        ViewerId IConcernsViewer.Viewer => Owner;
    }

    /// <summary>It was marked redeemed or delivered by mistake: it is owed again.</summary>
    public sealed record RewardReopened(RewardId Reward, ViewerId Owner) : RewardFact, IConcernsViewer
    {
        ViewerId IConcernsViewer.Viewer => Owner;
    }

    /// <param name="Points">Points that were taken back: fewer than were given where some are spent.</param>
    public sealed record RewardRevoked(
        RewardId Reward, ViewerId Owner, string Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Points = null) : RewardFact, IConcernsViewer
    {
        ViewerId IConcernsViewer.Viewer => Owner;
    }

    /// <summary>Somebody did what the seller gives points for.</summary>
    public sealed record PointsEarned(Earned Earned) : RewardFact, IConcernsViewer
    {
        ViewerId IConcernsViewer.Viewer => Earned.Viewer;
    }

    /// <summary>Some have watched long enough for points: one fact for all of them.</summary>
    public sealed record WatchingEarned(IReadOnlyList<WatchedPoints> To) : RewardFact, IConcernsViewers
    {
        IEnumerable<ViewerId> IConcernsViewers.Viewers => To.Select(t => t.Viewer);
        public override string ToString() => $"WatchingEarned {{ To = {To.Count} }}";
    }

    /// <param name="Name">As it was called then.</param>
    public sealed record BadgeAwarded(ViewerId Viewer, BadgeId Badge, string Name) : RewardFact, IConcernsViewer;

    /// <summary>The order by which it was earned is no more.</summary>
    public sealed record BadgeTaken(ViewerId Viewer, BadgeId Badge) : RewardFact, IConcernsViewer;

    /// <summary>Whether a viewer is named on leaderboards; nobody is before they say so.</summary>
    public sealed record NameShown(ViewerId Viewer, bool On) : RewardFact, IConcernsViewer;

    /// <summary>What it was earned by was taken back after it had been used: somebody has to look at it.</summary>
    public sealed record RewardFlagged(RewardId Reward, string Reason) : RewardFact;
}

public abstract record RewardCommand : ShowCommand;

/// <summary>The host gives somebody a reward.</summary>
public sealed record GiveReward(RewardId Reward, ViewerId To, RewardOffer Offer, string? Reason = null) : RewardCommand;

/// <summary>The reward is used, by its owner or at the counter.</summary>
/// <param name="By">The viewer who redeems it; null at the console.</param>
public sealed record RedeemReward(RewardId Reward, ViewerId? By = null) : RewardCommand;

/// <summary>It was sent, or said.</summary>
public sealed record DeliverReward(RewardId Reward) : RewardCommand;
public sealed record ReopenReward(RewardId Reward) : RewardCommand;

/// <summary>A viewer agrees to be named on leaderboards, or no longer does.</summary>
public sealed record ShowName(ViewerId Viewer, bool On) : RewardCommand, IViewerCommand;

/// <param name="Reason">Its owner reads it.</param>
public sealed record RevokeReward(RewardId Reward, string? Reason) : RewardCommand;
