using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

/// <param name="Viewers">Distinct viewers of our own page.</param>
/// <param name="Platforms">A platform's own count, by its name; the same object until one of them changes.</param>
public sealed record AudienceView(int Viewers, int Watching, int Peak, IReadOnlyDictionary<string, int> Platforms)
{
    /// <summary>
    /// Who is muted, until when (null: until somebody unmutes), and who is banned. For the console alone; the same
    /// object until one of them changes.
    /// </summary>
    [JsonIgnore]
    public Restraints Restraints { get; init; } = Restraints.None;
}

/// <param name="Muted">May hold some whose time is over.</param>
/// <param name="Staff">The house's own devices.</param>
public sealed record Restraints(
    ImmutableDictionary<ViewerId, DateTimeOffset?> Muted, ImmutableHashSet<ViewerId> Banned,
    ImmutableHashSet<ViewerId> Staff)
{
    public static readonly Restraints None = new(ImmutableDictionary<ViewerId, DateTimeOffset?>.Empty, [], []);

    public bool IsMuted(ViewerId viewer, DateTimeOffset now) => Muted.TryGetValue(viewer, out var until) && (until is null || until > now);
}
