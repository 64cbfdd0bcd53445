using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Rewards;

/// <summary>What a show owes to people. Games give rewards; the host gives them on the show's own page.</summary>
public sealed class RewardUi : MechanicUi
{
    public override Mechanic Core => RewardMechanic.Instance;
    public override string Title => "Reward";
    public override string Icon => "gift";
    public override Permission Permission => Permission.GiveRewards;
    public override IEnumerable<Guid>? Active(ShowView show) => null;
    public override LaunchSurface? Launch => null;
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new RewardPhone();
    public override OverlaySurface? Overlay { get; } = new LeaderboardOverlaySurface();
    public override CueSurface? Cue => null;
    public override AnnouncementSurface? Announcements => null;
    public override ReviewSurface? Review { get; } = new RewardReview();
    public override RehearsalSurface? Rehearsal => null;

    public override IEnumerable<Prize> Prizes(ShowView show) =>
        from reward in show.Rewards
        where reward is { Kind: RewardKind.Gift, Status: not RewardStatus.Revoked }
        select new Prize(reward.Owner, reward.Title, "Reward");

    public override void Map(WebApplication app)
    {
        app.MapRewards();
        app.MapPools();
        app.MapPoints();
        app.MapShop();
    }
}
