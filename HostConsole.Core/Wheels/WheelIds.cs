using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

public readonly record struct WheelId(Guid Value) : IId<WheelId>
{
    public static WheelId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>One turn of a wheel. The record names it in place of the person.</summary>
public readonly record struct SpinId(Guid Value) : IId<SpinId>
{
    public static SpinId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}
