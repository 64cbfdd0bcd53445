using HostConsole.Components;
using HostConsole.Core.Deals;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>A deal has given its last unit.</summary>
public sealed class SoldOutAlert : AlertSurface
{
    public override string Name => "sold-out";
    public override string When => "A deal is sold out";
    public override string Title => "Sold out";

    public override string? Between(ShowView before, ShowView after, DateTimeOffset now) =>
        after.Deals.FirstOrDefault(d => d.SoldOutAt is not null && before.Deals.All(b => b.Id != d.Id || b.SoldOutAt is null)) is { } deal
            ? $"{deal.Item.Title}: {Quantity.Of(deal.Quantity, "unit", after.Culture)}"
                + (deal.Waiting > 0 ? $", {deal.Waiting.ToString("N0", after.Culture)} waiting." : ".")
            : null;
}
