using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Vips;

/// <summary>The VIP moments of one run. Belongs to the writer.</summary>
public sealed class VipState
{
    private ImmutableArray<VipView>? _view;

    internal ImmutableList<VipView> All { get; private set; } = [];
    internal VipView? Find(VipId id) => All.Find(v => v.Id == id);
    internal int OpenCount { get; private set; }
    internal DateTimeOffset? NextDue { get; private set; }

    /// <summary>Those that a viewer gets something in.</summary>
    public IEnumerable<VipView> Of(ViewerId viewer) => All.Where(v => v.Has(viewer));

    internal void Add(VipView vip) => Set(All.Add(vip));
    internal void Remove(VipId id) => Set(All.RemoveAll(v => v.Id == id));
    internal void Change(VipId id, Func<VipView, VipView> change) => Set(All.SetItem(All.FindIndex(v => v.Id == id), change(Find(id)!)));

    private void Set(ImmutableList<VipView> all)
    {
        (All, _view) = (all, null);
        OpenCount = all.Count(v => v.IsOn);
        NextDue = all.Where(v => v.IsWaiting).Min(v => (DateTimeOffset?)v.HandsOverAt);
    }

    public ImmutableArray<VipView> View() => _view ??= [.. All];
}

/// <summary>A VIP moment as screens get it.</summary>
/// <param name="Percent">How much of the show they had watched at least.</param>
/// <param name="Members">Those who stayed, by their ids.</param>
/// <param name="Visitors">Everybody who had come to the show's own page.</param>
/// <param name="HandsOverAt">When each gets their reward.</param>
/// <param name="HandedOverAt">When each got it; null before.</param>
public sealed record VipView(
    VipId Id, string Title, int Percent, RewardOffer Offer, ImmutableArray<VipMember> Members, int Visitors,
    DateTimeOffset OpenedAt, DateTimeOffset HandsOverAt, DateTimeOffset? HandedOverAt, DateTimeOffset? ClosedAt)
{
    [JsonIgnore] public bool IsOn => ClosedAt is null;

    /// <summary>Whether the rewards are still to be handed over.</summary>
    [JsonIgnore] public bool IsWaiting => IsOn && HandedOverAt is null;

    /// <summary>Whether a viewer is one of those who stayed.</summary>
    public bool Has(ViewerId viewer) => Members.BinarySearch(new(viewer, default), ByViewer) >= 0;

    private static readonly Comparer<VipMember> ByViewer = Comparer<VipMember>.Create((a, b) => a.Viewer.Value.CompareTo(b.Viewer.Value));
}
