using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Vips;

/// <summary>Somebody who stayed, and the reward that they get for it.</summary>
public sealed record VipMember(ViewerId Viewer, RewardId Reward);

public abstract record VipFact : ShowFact
{
    private VipFact() { }

    /// <summary>Who gets something is settled with this; it is handed over once it can't be taken back any more.</summary>
    /// <param name="Percent">How much of the show so far they watched at least, 1 to 100.</param>
    /// <param name="Members">Those who stayed, by their ids.</param>
    /// <param name="Visitors">Everybody who came to the show's own page so far.</param>
    /// <param name="HandsOverAt">When each gets their reward.</param>
    public sealed record VipOpened(
        VipId Vip, string Title, int Percent, RewardOffer Offer, IReadOnlyList<VipMember> Members, int Visitors, DateTimeOffset HandsOverAt)
        : VipFact, IOpens, IHoldsCodes
    {
        SpanKey IOpens.Opens => new("vip", Vip.Value);
        [JsonIgnore] public Guid Holder => Vip.Value;
        [JsonIgnore] public IReadOnlyList<(PoolId Pool, int Units)> Holds => Offer.Pool is { } pool ? [(pool, Members.Count)] : [];
        public override string ToString() => $"VipOpened {{ Vip = {Vip}, Title = {Title}, Members = {Members.Count} }}";
    }

    /// <summary>Each of those who stayed has their reward.</summary>
    public sealed record VipHandedOver(VipId Vip, RewardOffer Offer, IReadOnlyList<VipMember> Members) : VipFact, IAwards, ISettles, IConcernsViewers
    {
        SpanKey ISettles.Settles => new("vip", Vip.Value);
        IEnumerable<ViewerId> IConcernsViewers.Viewers => Members.Select(m => m.Viewer);
        [JsonIgnore] public IReadOnlyList<Award> Awards => [.. Members.Select(m => new Award(m.Reward, m.Viewer, Offer, Vip.Value))];
        public override string ToString() => $"VipHandedOver {{ Vip = {Vip}, Members = {Members.Count} }}";
    }

    /// <summary>The audience's screens no longer show it; what was given stays.</summary>
    public sealed record VipClosed(VipId Vip) : VipFact, ICloses, IFreesCodes
    {
        SpanKey ICloses.Closes => new("vip", Vip.Value);
        [JsonIgnore] public Guid Holder => Vip.Value;
    }

    /// <summary>Undo of its opening: from here on it was never there, and nobody got anything.</summary>
    public sealed record VipWithdrawn(VipId Vip) : VipFact, IWithdraws, IFreesCodes
    {
        SpanKey IWithdraws.Withdraws => new("vip", Vip.Value);
        [JsonIgnore] public Guid Holder => Vip.Value;
    }
}

public abstract record VipCommand : ShowCommand;

/// <param name="Percent">How much of the show so far somebody must have watched, 1 to 100.</param>
public sealed record OpenVip(VipId Vip, string Title, int Percent, RewardOffer Offer) : VipCommand, INeedsShowOn;

public sealed record CloseVip(VipId Vip) : VipCommand;
