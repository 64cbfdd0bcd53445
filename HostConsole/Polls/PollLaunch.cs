using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>How a poll is launched and followed on the live page.</summary>
public sealed class PollLaunch : LaunchSurface
{
    public override string Key => "p";
    public override string Label => "Poll";
    public override string One => "a poll";
    public override Type Form => typeof(PollForm);
    public override string FormTitle => "New poll";
    public override Type Panel => typeof(PollsPanel);
    public override int Column => 1;
}
