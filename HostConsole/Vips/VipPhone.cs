using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Vips;

/// <summary>What phones show of VIP moments: nobody's names, and no code.</summary>
public sealed class VipPhone : PhoneSurface
{
    private static readonly PartList Cards = new("vips");

    public override int Place => 24;
    public override PartList List => Cards;
    public override bool HasScript => false;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(12, typeof(StayedCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Vips.Select(v => (DateTimeOffset?)v.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Vips.Select(v => v.ClosedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) =>
    [
        ("stays", run.State.Vips.Of(viewer).Where(v => v.IsOn)
            .Select(v => new StayOf(v.Id, v.Title, v.HandedOverAt is not null) { Offer = v.Offer }).ToImmutableArray()),
    ];

    public override void Affect(ShowFact fact, AffectedViewers affected)
    {
        if (fact is VipFact.VipOpened opened) affected.Add(opened.Members.Select(m => m.Viewer));
        if (fact is VipFact.VipClosed closed) affected.Seek(new MembersOf(closed.Vip));
        // Whoever saw it coming sees it go again: by now nobody knows who that was.
        if (fact is VipFact.VipWithdrawn withdrawn) affected.AddFollowers(withdrawn.Vip.Value);
    }

    public override IEnumerable<Guid> Follows(MeView me) => me.Stays.Select(s => s.Vip.Value);

    public static IEnumerable<VipView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Vips.Where(v => v.IsOn || v.ClosedAt == phones.LastOver);

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).Select(vip => Part.In<VipCard>(
        Cards, $"vip-{vip.Id}", (VipWords.StateOf(vip), source.Culture.Name), ("Vip", vip), ("Culture", source.Culture)));

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("vip", Visible(source.Show, source.Visible).Select(VipEndpoints.Public).LastOrDefault())];
}

/// <summary>What a viewer gets for having stayed.</summary>
/// <param name="Given">Whether they have it already; else it comes in a moment.</param>
public sealed record StayOf(VipId Vip, string Title, bool Given)
{
    [JsonIgnore] public RewardOffer Offer { get; init; } = null!;
}

public static class StaysOfViewer
{
    extension(MeView me)
    {
        public ImmutableArray<StayOf> Stays => me.Get<ImmutableArray<StayOf>>("stays");
    }
}
