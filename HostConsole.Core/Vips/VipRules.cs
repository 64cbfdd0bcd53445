using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Vips;

/// <summary>How VIP moments are opened, handed over and closed. Who gets something follows from how long they watched, never from chance.</summary>
public static class VipRules
{
    /// <summary>People who get something at once; with more, ask for more of the show.</summary>
    public const int MostMembers = 5_000;

    /// <summary>At one time: each takes room on the audience's screens.</summary>
    public const int MostOn = 3;

    /// <summary>A slip can be taken back for about so long; then the rewards are handed over, which nobody takes back.</summary>
    public static readonly TimeSpan HandsOverAfter = TimeSpan.FromSeconds(9);

    public static Outcome Decide(VipState vips, VipCommand command, Moment moment) => command switch
    {
        OpenVip open => Open(vips, open, moment),
        CloseVip close => vips.Find(close.Vip) switch
        {
            null => Outcome.NotFound("VIP moment"),
            { IsOn: false } => Outcome.Accept(),
            var vip => Outcome.Accept([.. Close(vip)]),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>What is wrong with what is asked, whoever has stayed; null where nothing is.</summary>
    internal static Outcome? Check(OpenVip open, Moment moment)
    {
        var title = Text.Clean(open.Title);
        if (title.Length == 0) return Outcome.Invalid("title", "Say what it is: \"For those who stayed\".");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        return open.Percent is < 1 or > 100
            ? Outcome.Invalid("percent", "Ask for 1 to 100 percent of the show so far.")
            : open.Offer.Check(moment);
    }

    private static Outcome Open(VipState vips, OpenVip open, Moment moment)
    {
        if (vips.Find(open.Vip) is not null) return Outcome.Reject("already-open", "This VIP moment is open already.");
        if (Check(open, moment) is { } wrong) return wrong;
        if (vips.OpenCount >= MostOn) return Outcome.Reject("too-many", $"{MostOn} VIP moments are on already: close one first.");
        var visitors = moment.Visitors;
        var stayed = visitors.Where(v => v.Presence.HasStayed(open.Percent) && moment.Barred(v.Viewer) is null).Select(v => v.Viewer).ToList();
        if (stayed.Count == 0)
            return Outcome.Reject("nobody-stayed", $"Nobody has stayed for {open.Percent} % of the show so far: ask for less of it.");
        if (stayed.Count > MostMembers)
            return Outcome.Reject("too-many-stayed", $"{stayed.Count:N0} people have stayed so long, and {MostMembers:N0} can get something: ask for more.");
        if (open.Offer.Pool is { } pool && moment.Codes(pool) is { } level && !level.Has(stayed.Count))
            return Outcome.Reject("pool-empty", level.IsClosed ? "The pool gives no more codes."
                : $"{stayed.Count:N0} people have stayed so long, and the pool has {level.Left:N0} codes: ask for more of the show, or add codes.");
        var members = stayed.Select((viewer, i) => new VipMember(viewer, Id.Following<RewardId>(open.Vip.Value, i + 1)));
        return Outcome.Accept(new VipFact.VipOpened(open.Vip, Text.Clean(open.Title), open.Percent,
            open.Offer with { Title = Text.Clean(open.Offer.Title) }, [.. members], visitors.Count, moment.Now + HandsOverAfter));
    }

    public static void Apply(VipState vips, VipFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case VipFact.VipOpened o:
                vips.Add(new(o.Vip, o.Title, o.Percent, o.Offer, [.. o.Members], o.Visitors, at, o.HandsOverAt, null, null));
                break;
            case VipFact.VipHandedOver handed:
                vips.Change(handed.Vip, v => v with { HandedOverAt = at });
                break;
            case VipFact.VipClosed closed:
                vips.Change(closed.Vip, v => v with { ClosedAt = at });
                break;
            case VipFact.VipWithdrawn withdrawn:
                vips.Remove(withdrawn.Vip);
                break;
            default:
                throw new UnreachableException();
        }
    }

    internal static IEnumerable<VipFact> Due(VipState vips, DateTimeOffset now) =>
        vips.All.Where(v => v.IsWaiting && v.HandsOverAt <= now).Select(HandOver);

    // Who stayed was promised something: it isn't lost because the show ends in the same seconds.
    internal static IEnumerable<VipFact> Stop(VipState vips) => vips.All.Where(v => v.IsOn).SelectMany(Close);

    private static IEnumerable<VipFact> Close(VipView vip) =>
        vip.IsWaiting ? [HandOver(vip), new VipFact.VipClosed(vip.Id)] : [new VipFact.VipClosed(vip.Id)];

    private static VipFact.VipHandedOver HandOver(VipView vip) => new(vip.Id, vip.Offer, vip.Members);
}
