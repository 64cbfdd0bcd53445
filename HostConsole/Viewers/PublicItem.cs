using HostConsole.Core.Kernel;

namespace HostConsole.Viewers;

public static class PublicItem
{
    /// <summary>An item as the audience may know it.</summary>
    public static object Of(Item item) => new { item.Title, item.Price, item.CompareAt, item.Picture, item.Sku };
}
