using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>How a deal is launched and followed on the live page.</summary>
public sealed class DealLaunch : LaunchSurface
{
    public override string Key => "d";
    public override string Label => "Deal";
    public override string One => "a deal";
    public override Type Form => typeof(DealForm);
    public override string FormTitle => "Flash deal";
    public override bool FocusesFirst => false;
    public override Type Panel => typeof(DealsPanel);
    protected override string NotAllowed => "Moderators start the deals that stand in the run of show; ask the host for another one.";
}
