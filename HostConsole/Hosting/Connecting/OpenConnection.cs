using Microsoft.AspNetCore.Connections;

namespace HostConsole.Hosting.Connecting;

/// <summary>One connection with its place, and whether it may lose that to a newcomer.</summary>
public sealed class OpenConnection(ConnectionContext line, TimeProvider clock)
{
    // A request of a stranger that takes longer is one that is sent or read slowly on purpose.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);

    private long _since = clock.GetTimestamp();
    private int _requests, _kept;
    private bool _trusted, _closing;

    /// <summary>The connection that a request came over; null where a test made the request.</summary>
    public static OpenConnection? Of(HttpContext http) => http.Features.Get<OpenConnection>();

    /// <summary>It serves somebody for long, such as a stream, until <see cref="Release"/>.</summary>
    public void Keep() => Interlocked.Increment(ref _kept);

    public void Release() => Interlocked.Decrement(ref _kept);

    /// <summary>Somebody at the console, or a program with a key, has called over it.</summary>
    public void Trust() => Volatile.Write(ref _trusted, true);

    internal void Begin()
    {
        Interlocked.Increment(ref _requests);
        Volatile.Write(ref _since, clock.GetTimestamp());
    }

    internal void End()
    {
        Volatile.Write(ref _since, clock.GetTimestamp());
        Interlocked.Decrement(ref _requests);
    }

    /// <summary>Which goes first: the lowest, idle ones before those with a request. Null where it stays.</summary>
    internal long? Rank(long now)
    {
        if (_closing || Volatile.Read(ref _trusted) || Volatile.Read(ref _kept) > 0) return null;
        var since = Volatile.Read(ref _since);
        if (Volatile.Read(ref _requests) == 0) return since - now; // below zero
        return clock.GetElapsedTime(since, now) > LongestRequest ? since : null;
    }

    /// <summary>Chosen to go; called under the lock of <see cref="Connections"/>, so once.</summary>
    internal void Choose() => _closing = true;

    internal void Close() => line.Abort(new ConnectionAbortedException("The connection was idle, and another one needed its place."));
}
