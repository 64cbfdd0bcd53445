using HostConsole.Components;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Orders;

/// <summary>Somebody paid after their hold was over.</summary>
public sealed class LateOrderAlert : AlertSurface
{
    public override string Name => "late-order";
    public override string When => "A late order waits for a decision";
    public override string Title => "Late order";

    public override string? Between(ShowView before, ShowView after, DateTimeOffset now) => after.LateOrders.Length > before.LateOrders.Length
        ? $"{Quantity.Of(after.LateOrders.Length, "late order", after.Culture)} to decide: fulfil or refund."
        : null;
}
