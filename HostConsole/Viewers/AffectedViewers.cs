using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Viewers;

/// <summary>For whom facts change what is their own: gathered as facts come, looked up when the phones are told.</summary>
public sealed class AffectedViewers
{
    private readonly HashSet<ViewerId> _viewers = [];
    private readonly HashSet<Guid> _followed = [];
    private readonly List<IShowQuery<IEnumerable<ViewerId>>> _sought = [];

    public bool IsEmpty => _viewers.Count + _followed.Count + _sought.Count == 0;

    public void Add(ViewerId viewer) => _viewers.Add(viewer);
    public void Add(IEnumerable<ViewerId> viewers) => _viewers.UnionWith(viewers);

    /// <summary>Those whom only the state tells.</summary>
    public void Seek(IShowQuery<IEnumerable<ViewerId>> viewers) => _sought.Add(viewers);

    /// <summary>All whose phones show something that hangs on this thing, as their place in its line.</summary>
    public void AddFollowers(Guid of) => _followed.Add(of);

    /// <summary>Whether a phone that follows these things is affected.</summary>
    public bool IsFollowedBy(IReadOnlyCollection<Guid> followed) => _followed.Count > 0 && followed.Any(_followed.Contains);

    /// <summary>Asks for the viewers, without followers.</summary>
    public IShowQuery<HashSet<ViewerId>> ToQuery() => new Query([.. _viewers], [.. _sought]);

    private sealed record Query(ImmutableArray<ViewerId> Viewers, ImmutableArray<IShowQuery<IEnumerable<ViewerId>>> Sought)
        : IShowQuery<HashSet<ViewerId>>
    {
        // What is one device's of a person concerns all of them.
        public HashSet<ViewerId> Answer(Run run) =>
            [.. Viewers.Concat(Sought.SelectMany(viewers => viewers.Answer(run))).SelectMany(run.Ledger.Rewards.Members.AllOf)];
    }
}
