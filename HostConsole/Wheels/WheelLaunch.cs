using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>How a wheel is launched and followed on the live page.</summary>
public sealed class WheelLaunch : LaunchSurface
{
    public override string Key => "v";
    public override string Label => "Wheel";
    public override string One => "a wheel";
    public override string Verb => "Open wheel";
    public override Type Panel => typeof(WheelPanel);
    public override Type Past => typeof(PastWheels);

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        show.Wheels.Where(w => IsHere(show, w)).Select(w => new RunningItem(w.Id.Value, w.IsOpen ? w.ClosesAt : null));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Wheels.Where(w => !IsHere(show, w)).ToList();
        return over.Count == 0 ? null
            : new($"{Quantity.Of(over.Count, "wheel", show.Culture)}, {Quantity.Of(over.Sum(w => w.Spins), "spin", show.Culture)}");
    }

    protected override string? Against(ShowView show) =>
        show.Wheels.Count(w => w.IsOpen) >= WheelRules.MostOn ? "Three wheels are open already: close one first." : null;

    /// <summary>Open; and while the show is on the newest that ended itself, so that its last prize stays in sight.</summary>
    internal static bool IsHere(ShowView show, WheelView wheel) => wheel.IsOpen
        || (wheel.Why is WheelEnd.Out or WheelEnd.Full && show.IsOn && wheel == show.Wheels[^1]);
}
