namespace HostConsole.Hosting.Connecting;

/// <summary>What may be set of it (<c>HostConsole:Connections</c>).</summary>
public sealed class ConnectionSettings
{
    public int? Total { get; set; }
    public int? Upgraded { get; set; }
}

/// <summary>How many connections there may be at once, below the number of files that the process may hold.</summary>
/// <param name="Total">Of every kind. When they are all taken, a new one takes the place of the one that is idle for longest.</param>
/// <param name="Upgraded">Of these WebSockets: the console's own pages and overlays.</param>
public sealed record ConnectionLimits(int Total, int Upgraded)
{
    /// <summary>Where the system sets no limit.</summary>
    public const int Unlimited = 60_000;

    // The runtime keeps every library open, some 350 of them; the store, its readers, its log, OBS and chat come on top.
    private const int OwnFiles = 512;
    private const int UsualUpgraded = 1_000;
    private const int RoomBesideStreams = 500;

    /// <summary>The most that streams of phones may take: pages, calls and the console get in beside them.</summary>
    public int Streams => Total - Math.Min(RoomBesideStreams, Total / 8);

    /// <summary>The most that overlays may take of the WebSockets; the rest is the console's.</summary>
    public int Overlays => Upgraded / 2;

    /// <param name="files">What <see cref="FileLimit"/> says.</param>
    public static ConnectionLimits Of(int? files, ConnectionSettings settings)
    {
        var most = files is { } limit ? Math.Max(limit / 4, limit - OwnFiles - limit / 25) : Unlimited;
        var total = Math.Clamp(settings.Total ?? most, 8, most);
        return new(total, Math.Clamp(settings.Upgraded ?? UsualUpgraded, 2, Math.Max(2, total / 4)));
    }
}
