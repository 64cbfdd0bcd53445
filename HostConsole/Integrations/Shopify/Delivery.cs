namespace HostConsole.Integrations.Shopify;

/// <summary>A webhook's delivery in a list, without its body.</summary>
/// <param name="At">Ticks of UTC.</param>
/// <param name="State">received, waiting, done, ignored or failed.</param>
public sealed record Delivery(long Id, string Topic, long At, string State, string? Note)
{
    public DateTimeOffset Time => new(At, TimeSpan.Zero);
}
