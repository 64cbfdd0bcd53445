using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;

namespace HostConsole.Overlays;

/// <summary>One sale to be named on the stream.</summary>
/// <param name="Id">The place in the log of the order's fact: each is shown once.</param>
/// <param name="What">"Tide mug", "2 × Tide mug", "Tide mug and 3 more".</param>
public sealed record OverlayAlert(long Id, DateTimeOffset At, string Name, string What);

/// <summary>
/// The newest sales that may be named: real orders of the show itself, just placed, by viewers who agreed to it. Nothing of a
/// rehearsal, no test order, no import of last week's orders, nobody whom the host has muted or banned.
/// </summary>
public sealed class OverlayAlerts(Func<ViewerId, string?> nameOnStream)
{
    private const int Most = 6;

    /// <summary>Older than this, an order is no news.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private IReadOnlyList<OverlayAlert> _newest = [];

    /// <summary>The newest, oldest first; another list whenever one was added.</summary>
    public IReadOnlyList<OverlayAlert> Newest => Volatile.Read(ref _newest);

    /// <summary>Used by the writer's loop alone.</summary>
    public void Take(ShowUpdate update, DateTimeOffset now)
    {
        if (update.View is not { IsRehearsal: false, Status: ShowStatus.Live or ShowStatus.Paused } show) return;
        var added = update.Facts.Select(f => Read(f, show, now)).OfType<OverlayAlert>().ToList();
        if (added.Count > 0) Volatile.Write(ref _newest, [.. Newest.Concat(added).TakeLast(Most)]);
    }

    private OverlayAlert? Read(LoggedFact logged, ShowView show, DateTimeOffset now)
    {
        if (logged.Run != RunId.Of(show.Id)
            || logged.Fact is not OrderFact.OrderPlaced { Excluded: null, Order: { Viewer: { } viewer } order })
            return null;
        if (now - order.PlacedAt > Fresh
            || show.Audience.Restraints is var held && (held.Banned.Contains(viewer) || held.IsMuted(viewer, now)))
            return null;
        return nameOnStream(viewer) is { } name && !ChatRules.Blocks(show.Chat.BlockedWords, name)
            ? new(logged.Seq, logged.At, name, What(order))
            : null;
    }

    private static string What(OrderContent order)
    {
        var (first, more) = (order.Lines[0], order.Lines.Skip(1).Sum(l => l.Quantity));
        return (first.Quantity > 1 ? $"{first.Quantity} × " : "") + first.Title + (more > 0 ? $" and {more} more" : "");
    }
}
