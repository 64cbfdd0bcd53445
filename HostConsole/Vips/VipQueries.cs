using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;

namespace HostConsole.Vips;

/// <summary>A VIP moment; null where the show has none of this id.</summary>
public sealed record VipOfId(VipId Vip) : IShowQuery<VipView?>
{
    public VipView? Answer(Run run) => run.State.Vips.View().FirstOrDefault(v => v.Id == Vip);
}

/// <summary>Those who get something in a VIP moment.</summary>
public sealed record MembersOf(VipId Vip) : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) => new VipOfId(Vip).Answer(run)?.Members.Select(m => m.Viewer) ?? [];
}
