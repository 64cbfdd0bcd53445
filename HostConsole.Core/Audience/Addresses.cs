using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <summary>Which viewers of a run share a network address, known by its keyed hash alone. Belongs to the writer.</summary>
public sealed class Addresses
{
    /// <summary>For so long a newcomer's messages wait for a moderator where somebody was banned at the same address.</summary>
    public static readonly TimeSpan AfterBan = TimeSpan.FromMinutes(30);

    /// <summary>
    /// First messages of newcomers at one address in slow mode: so many in its time, or in each <see cref="Window"/>
    /// where that is longer, and one more for every ten who were here before.
    /// </summary>
    public const int FirstMessages = 5;
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private const int Remembered = 500;

    private readonly Dictionary<string, Address> _byOrigin = new(StringComparer.Ordinal);
    private readonly Dictionary<ViewerId, Address> _of = [];
    private readonly List<DateTimeOffset> _joined = [];

    internal sealed class Address(string origin)
    {
        public string Origin { get; } = origin;

        /// <summary>In the order of their joining.</summary>
        public List<(ViewerId Viewer, DateTimeOffset At)> Viewers { get; } = [];
        public Queue<DateTimeOffset> First { get; } = new();
        public DateTimeOffset? BannedAt { get; set; }

        public int Before(DateTimeOffset moment) => CountBefore(Viewers.Count, i => Viewers[i].At, moment);
    }

    internal void Join(ViewerId viewer, string? origin, DateTimeOffset at)
    {
        _joined.Add(at);
        if (origin is null) return;
        if (!_byOrigin.TryGetValue(origin, out var address)) _byOrigin.Add(origin, address = new(origin));
        if (!_of.TryAdd(viewer, address)) return;
        address.Viewers.Add((viewer, at));
    }

    internal Address? Of(ViewerId viewer) => _of.GetValueOrDefault(viewer);

    /// <summary>Who came from an address, in the order of their joining.</summary>
    public IEnumerable<ViewerId> From(string origin) => _byOrigin.GetValueOrDefault(origin)?.Viewers.Select(v => v.Viewer) ?? [];

    /// <summary>The keyed hash of a viewer's address; null where nobody knows it.</summary>
    public string? OriginOf(ViewerId viewer) => Of(viewer)?.Origin;

    /// <summary>Everybody who came from an address.</summary>
    public IReadOnlyList<ViewerId> ViewersAt(string origin) =>
        _byOrigin.TryGetValue(origin, out var address) ? [.. address.Viewers.Select(v => v.Viewer)] : [];

    /// <summary>The part of those who were here before a moment that came from one address; 1 where nobody was.</summary>
    public double ShareOf(string origin, DateTimeOffset before)
    {
        var all = CountBefore(_joined.Count, i => _joined[i], before);
        return all == 0 ? 1 : _byOrigin.TryGetValue(origin, out var address) ? (double)address.Before(before) / all : 0;
    }

    internal void Ban(ViewerId viewer, DateTimeOffset at)
    {
        if (Of(viewer) is { } address) address.BannedAt = at;
    }

    internal void Unban(ViewerId viewer)
    {
        if (Of(viewer) is { } address) address.BannedAt = null;
    }

    internal void NoteFirstMessage(ViewerId viewer, DateTimeOffset at)
    {
        if (Of(viewer) is not { } address) return;
        address.First.Enqueue(at);
        if (address.First.Count > Remembered) address.First.Dequeue();
    }

    /// <summary>Whether somebody who has not written yet came from an address after a person there was banned.</summary>
    public bool IsAfterBan(ViewerId viewer, DateTimeOffset now) =>
        Of(viewer) is { BannedAt: { } banned } address && now - banned < AfterBan
            && address.Viewers.FindLast(v => v.Viewer == viewer).At >= banned;

    /// <summary>Whether so many newcomers at the viewer's address have just written that one more waits.</summary>
    /// <param name="slow">What slow mode asks between two messages: a new token doesn't get around it.</param>
    public bool IsFlooded(ViewerId viewer, DateTimeOffset now, TimeSpan slow)
    {
        if (Of(viewer) is not { } address) return false;
        var since = now - (slow > Window ? slow : Window);
        return address.First.Count(at => at > since) >= Math.Min(FirstMessages + address.Before(since) / 10, Remembered);
    }

    private static int CountBefore(int count, Func<int, DateTimeOffset> at, DateTimeOffset moment)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (at(middle) < moment) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
