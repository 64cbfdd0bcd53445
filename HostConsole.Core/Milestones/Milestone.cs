using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

/// <summary>First: the show's first so many. Next: the first so many from its opening on. Every: each so-manieth from its opening on.</summary>
public enum MilestoneRule { First, Next, Every }

/// <summary>What is counted: orders, or people at their first order.</summary>
public enum MilestoneOf { Orders, Buyers }

public abstract record MilestoneFact : ShowFact
{
    private MilestoneFact() { }

    /// <param name="Most">How many rewards it gives at most.</param>
    /// <param name="From">How many orders or buyers there had been when it began to count.</param>
    public sealed record MilestoneOpened(
        MilestoneId Milestone, string Title, MilestoneRule Rule, int Count, MilestoneOf Of, RewardOffer Offer, int Most, int From)
        : MilestoneFact, IOpens, IHoldsCodes
    {
        SpanKey IOpens.Opens => new("milestone", Milestone.Value);
        [JsonIgnore] public Guid Holder => Milestone.Value;
        [JsonIgnore] public IReadOnlyList<(PoolId Pool, int Units)> Holds => Offer.Pool is { } pool ? [(pool, Most)] : [];
    }

    /// <summary>An order has come that wins; decided in the same batch.</summary>
    /// <param name="Number">Which order or buyer of the show it is, from 1.</param>
    /// <param name="Buyer">The viewer, or the customer whom the shop names; else an id of its own.</param>
    public sealed record MilestoneWon(MilestoneId Milestone, int Number, string Order, ViewerId Buyer, RewardId Reward, RewardOffer Offer)
        : MilestoneFact, IAwards, ISettles
    {
        SpanKey ISettles.Settles => new("milestone", Milestone.Value);
        [JsonIgnore] public IReadOnlyList<Award> Awards => [new(Reward, Buyer, Offer, Milestone.Value, Order)];
    }

    public sealed record MilestoneClosed(MilestoneId Milestone) : MilestoneFact, ICloses, IFreesCodes
    {
        /// <summary>Orders of the show by then: none after it counts. Null in logs of earlier versions.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Orders { get; init; }

        SpanKey ICloses.Closes => new("milestone", Milestone.Value);
        [JsonIgnore] public Guid Holder => Milestone.Value;
    }

    /// <summary>Undo of its opening: from here on it was never there.</summary>
    public sealed record MilestoneWithdrawn(MilestoneId Milestone) : MilestoneFact, IWithdraws, IFreesCodes
    {
        SpanKey IWithdraws.Withdraws => new("milestone", Milestone.Value);
        [JsonIgnore] public Guid Holder => Milestone.Value;
    }
}

public abstract record MilestoneCommand : ShowCommand;

/// <param name="Most">For "every": how many rewards it gives at most; null for as many as are usual.</param>
public sealed record OpenMilestone(
    MilestoneId Milestone, string Title, MilestoneRule Rule, int Count, MilestoneOf Of, RewardOffer Offer, int? Most = null)
    : MilestoneCommand, INeedsShowOn;

public sealed record CloseMilestone(MilestoneId Milestone) : MilestoneCommand;
