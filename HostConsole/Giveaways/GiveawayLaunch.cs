using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>How a giveaway is launched and followed on the live page.</summary>
public sealed class GiveawayLaunch : LaunchSurface
{
    public override string Key => "g";
    public override string Label => "Giveaway";
    public override string One => "a giveaway";
    public override Type Form => typeof(GiveawayForm);
    public override string FormTitle => "Giveaway";
    public override Type Panel => typeof(GiveawaysPanel);
    public override int Column => 1;
    protected override string Over => "The show has ended. Winners can still answer, and be redrawn.";
}
