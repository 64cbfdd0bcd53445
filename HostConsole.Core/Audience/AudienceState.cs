using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <summary>Who takes part in one run. Belongs to the writer.</summary>
public sealed class AudienceState
{
    private AudienceView? _view;
    private Restraints? _restraints;
    private SortedDictionary<string, int>? _platforms;
    private readonly HashSet<ViewerId> _seen = [];
    private readonly Dictionary<ViewerId, HashSet<string>> _brought = [];
    private int _viewers;

    internal HashSet<ViewerId> Banned { get; } = [];
    internal HashSet<ViewerId> Staff { get; } = [];

    /// <summary>Who shares a network address.</summary>
    public Addresses Addresses { get; } = new();

    /// <summary>Who watches, and for how long.</summary>
    public Presence Presence { get; } = new();
    internal Dictionary<ViewerId, DateTimeOffset?> Muted { get; } = [];
    internal SortedDictionary<string, int> Platforms { get; } = new(StringComparer.Ordinal);
    internal int Watching { get; set; }
    internal int Peak { get; set; }

    public bool IsBanned(ViewerId viewer) => Banned.Contains(viewer);
    public bool IsStaff(ViewerId viewer) => Staff.Contains(viewer);

    /// <summary>Why a viewer may not win anything in this show, as the record says it; null for who may.</summary>
    public string? Barred(ViewerId viewer) => IsStaff(viewer) ? "This device is the house's own, which doesn't take part."
        : IsBanned(viewer) ? "The host has excluded this viewer from the show." : null;

    public bool IsMuted(ViewerId viewer, DateTimeOffset now) => Muted.TryGetValue(viewer, out var until) && (until is null || until > now);
    public bool Knows(ViewerId viewer) => _seen.Contains(viewer);

    public ImmutableArray<ViewerId> Everybody() => [.. _seen];

    /// <summary>How many came by a viewer's link: one for each network address that isn't the viewer's own.</summary>
    public int FriendsOf(ViewerId viewer) => _brought.GetValueOrDefault(viewer)?.Count ?? 0;

    internal void Bring(AudienceFact.ViewerJoined joined)
    {
        if (joined.By is not { } by || by == joined.Viewer) return;
        if (joined.Origin is { } origin && Addresses.OriginOf(by) == origin) return;
        if (!_brought.TryGetValue(by, out var friends)) _brought.Add(by, friends = new(StringComparer.Ordinal));
        // Where no address is known, each is somebody else.
        friends.Add(joined.Origin ?? joined.Viewer.ToString());
    }

    /// <summary>Notes somebody who takes part; who came by a platform's chat is known, and no viewer.</summary>
    internal void See(ViewerId viewer)
    {
        if (!_seen.Add(viewer) || viewer.IsRelayed) return;
        _viewers++;
        Changed();
    }

    internal void Changed(bool restraints = false, bool platforms = false)
    {
        _view = null;
        if (platforms) _platforms = null;
        if (restraints) _restraints = null;
    }

    public AudienceView View() =>
        _view ??= new(_viewers, Watching, Peak, _platforms ??= new(Platforms, StringComparer.Ordinal))
        {
            Restraints = _restraints ??= new(Muted.ToImmutableDictionary(), [.. Banned], [.. Staff])
        };
}
