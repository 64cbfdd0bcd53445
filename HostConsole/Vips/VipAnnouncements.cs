using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>What is announced of VIP moments: that those who stayed get something, once it is handed over.</summary>
public sealed class VipAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind Given = new("vip-given", "Those who stayed get something");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Given];

    // It is told when it can't be undone any more.
    public override bool CanBeUndone(ShowFact fact) => false;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        if (fact is not VipFact.VipHandedOver handed || show.Vips.FirstOrDefault(v => v.Id == handed.Vip) is not { } vip) return null;
        var texts = tools.Texts<VipTexts>();
        return new(Given, $"vip-{vip.Id}", Quantity.Of(vip.Members.Length, texts, "Announce_Given", show.Culture,
            Sentence(vip.Title), vip.Percent, Sentence(VipTexts.Reward(vip.Offer, show.Culture, texts))));
    }
}
