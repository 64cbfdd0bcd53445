using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HostConsole.Hosting.Connecting;

/// <summary>
/// Counts every connection from its acceptance to its end, whoever serves it meanwhile, and keeps them below the files that the
/// process may hold: out of those, the runtime would abort. Who comes to a full house takes the place of who is idle for
/// longest, so that a stranger with thousands of idle connections shuts nobody out.
/// </summary>
public sealed class Connections(ConnectionLimits limits, TimeProvider clock)
{
    // Those that go take a moment for it.
    private const int Closing = 64;

    private readonly HashSet<OpenConnection> _open = [];
    private readonly Lock _gate = new();
    private int _upgraded;

    /// <summary>Connections that are open now.</summary>
    public int Open { get { lock (_gate) return _open.Count; } }

    /// <summary>Of these, WebSockets.</summary>
    public int Upgraded => Volatile.Read(ref _upgraded);

    /// <summary>Counts the connections of an endpoint. To be the first of its setups.</summary>
    public static void Count(ListenOptions endpoint)
    {
        var connections = endpoint.ApplicationServices.GetRequiredService<Connections>();
        var clock = endpoint.ApplicationServices.GetRequiredService<TimeProvider>();
        endpoint.Use(next => async line =>
        {
            var connection = new OpenConnection(line, clock);
            if (!connections.Enter(connection))
            {
                line.Abort();
                return;
            }

            try
            {
                line.Features.Set(connection);
                await next(line);
            }
            finally
            {
                connections.Leave(connection);
            }
        });
    }

    /// <summary>Takes a place, where need be that of an idle one. False where all are busy.</summary>
    public bool Enter(OpenConnection connection)
    {
        OpenConnection[] going = [];
        lock (_gate)
        {
            if (_open.Count >= limits.Total + Math.Min(Closing, limits.Total / 4)) return false;
            if (_open.Count >= limits.Total)
            {
                going = Longest();
                foreach (var one in going) one.Choose();
                if (going.Length == 0 && _open.Count == limits.Total) return false;
            }

            _open.Add(connection);
        }

        foreach (var one in going) one.Close();
        return true;
    }

    public void Leave(OpenConnection connection)
    {
        lock (_gate) _open.Remove(connection);
    }

    /// <summary>Takes a WebSocket's place; give it back with <see cref="LeaveUpgraded"/>. False where all are taken.</summary>
    public bool EnterUpgraded()
    {
        if (Interlocked.Increment(ref _upgraded) <= limits.Upgraded) return true;
        LeaveUpgraded();
        return false;
    }

    public void LeaveUpgraded() => Interlocked.Decrement(ref _upgraded);

    // Several at once, so that a storm of newcomers doesn't look through all of them for each.
    private OpenConnection[] Longest()
    {
        var now = clock.GetTimestamp();
        return [.. _open.Select(c => (Connection: c, Rank: c.Rank(now))).Where(c => c.Rank is not null)
            .OrderBy(c => c.Rank).Take(Math.Clamp(limits.Total / 256, 1, Closing)).Select(c => c.Connection)];
    }
}
