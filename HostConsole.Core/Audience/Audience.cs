using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

public abstract record AudienceFact : ShowFact
{
    private AudienceFact() { }

    /// <param name="Origin">A keyed hash of the network address, by which those who share one are known; null where nobody knows.</param>
    public sealed record ViewerJoined(ViewerId Viewer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin = null)
        : AudienceFact, ITakesPart
    {
        SeenAs ITakesPart.As => SeenAs.Viewer;
    }

    /// <param name="Watching">Distinct viewers with an open stream at this moment.</param>
    public sealed record AudienceCounted(int Watching) : AudienceFact;

    /// <summary>A platform's own count, shown beside ours and never mixed in.</summary>
    public sealed record PlatformCounted(string Channel, int Concurrent) : AudienceFact;

    /// <param name="Until">Null until somebody unmutes.</param>
    public sealed record ViewerMuted(ViewerId Viewer, DateTimeOffset? Until) : AudienceFact, IConcernsViewer;
    public sealed record ViewerUnmuted(ViewerId Viewer) : AudienceFact, IConcernsViewer;
    public sealed record ViewerBanned(ViewerId Viewer) : AudienceFact, IConcernsViewer;
    public sealed record ViewerUnbanned(ViewerId Viewer) : AudienceFact, IConcernsViewer;

    /// <param name="Staff">Whether this device is the house's own.</param>
    public sealed record StaffMarked(ViewerId Viewer, bool Staff) : AudienceFact;
}

public abstract record AudienceCommand : ShowCommand;

/// <param name="OnStream">Whether the viewer agrees to be named on the stream; null leaves it as it was, which is no until they said yes.</param>
/// <param name="Brand">Whose name nobody else may take; null where there is none.</param>
/// <param name="Blocked">Whether the name holds a word that the chat blocks; filled in from its rules.</param>
public sealed record JoinShow(ViewerId Viewer, string? Name, bool? OnStream = null, string? Brand = null, bool Blocked = false) : AudienceCommand;
public sealed record CountAudience(int Watching) : AudienceCommand;
public sealed record CountPlatform(string Channel, int Concurrent) : AudienceCommand;
public sealed record MuteViewer(ViewerId Viewer, TimeSpan? For) : AudienceCommand;
public sealed record UnmuteViewer(ViewerId Viewer) : AudienceCommand;
public sealed record BanViewer(ViewerId Viewer) : AudienceCommand;
public sealed record UnbanViewer(ViewerId Viewer) : AudienceCommand;

/// <summary>The house's own devices neither enter giveaways nor win.</summary>
public sealed record MarkStaff(ViewerId Viewer, bool Staff) : AudienceCommand;

/// <param name="Viewers">Distinct viewers who joined or chatted.</param>
/// <param name="Platforms">A platform's own count, by its name; the same object until one of them changes.</param>
public sealed record AudienceView(int Viewers, int Watching, int Peak, IReadOnlyDictionary<string, int> Platforms)
{
    /// <summary>Who is muted, until when (null: until somebody unmutes), and who is banned. For the console alone; the same object until one of them changes.</summary>
    [JsonIgnore]
    public Restraints Restraints { get; init; } = Restraints.None;
}

/// <param name="Muted">May hold some whose time is over.</param>
/// <param name="Staff">The house's own devices.</param>
public sealed record Restraints(ImmutableDictionary<ViewerId, DateTimeOffset?> Muted, ImmutableHashSet<ViewerId> Banned, ImmutableHashSet<ViewerId> Staff)
{
    public static readonly Restraints None = new(ImmutableDictionary<ViewerId, DateTimeOffset?>.Empty, [], []);

    public bool IsMuted(ViewerId viewer, DateTimeOffset now) => Muted.TryGetValue(viewer, out var until) && (until is null || until > now);
}

/// <summary>Who takes part in one run. Belongs to the writer.</summary>
public sealed class Audience
{
    private AudienceView? _view;
    private Restraints? _restraints;
    private SortedDictionary<string, int>? _platforms;

    internal HashSet<ViewerId> Seen { get; } = [];
    internal HashSet<ViewerId> Banned { get; } = [];
    internal HashSet<ViewerId> Staff { get; } = [];

    /// <summary>Who shares a network address.</summary>
    public Addresses Addresses { get; } = new();
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
    public bool Knows(ViewerId viewer) => Seen.Contains(viewer);

    /// <summary>Counts somebody who takes part without having joined by the page (a bridge's chatter).</summary>
    internal bool See(ViewerId viewer)
    {
        if (!Seen.Add(viewer)) return false;
        Changed();
        return true;
    }

    internal void Changed(bool restraints = false, bool platforms = false)
    {
        _view = null;
        if (platforms) _platforms = null;
        if (restraints) _restraints = null;
    }

    public AudienceView View() => _view ??= new(Seen.Count, Watching, Peak, _platforms ??= new(Platforms, StringComparer.Ordinal)) { Restraints = _restraints ??= new(Muted.ToImmutableDictionary(), [.. Banned], [.. Staff]) };
}

public static class AudienceRules
{
    public static Outcome Decide(Audience audience, AudienceCommand command, DateTimeOffset now) => command switch
    {
        JoinShow join => Join(audience, join),
        CountAudience count => count.Watching == audience.Watching ? Outcome.Accept() : Outcome.Accept(new AudienceFact.AudienceCounted(Math.Max(0, count.Watching))),
        CountPlatform count => Count(count),
        MuteViewer { For: { } span } when span <= TimeSpan.Zero || span > TimeSpan.FromDays(30) => Outcome.Invalid("seconds", "Mute for 1 second to 30 days."),
        MuteViewer mute => Outcome.Accept(new AudienceFact.ViewerMuted(mute.Viewer, now + mute.For)),
        UnmuteViewer unmute => audience.Muted.ContainsKey(unmute.Viewer) ? Outcome.Accept(new AudienceFact.ViewerUnmuted(unmute.Viewer)) : Outcome.Accept(),
        BanViewer ban => audience.IsBanned(ban.Viewer) ? Outcome.Accept() : Outcome.Accept(new AudienceFact.ViewerBanned(ban.Viewer)),
        MarkStaff mark => mark.Staff == audience.IsStaff(mark.Viewer) ? Outcome.Accept() : Outcome.Accept(new AudienceFact.StaffMarked(mark.Viewer, mark.Staff)),
        UnbanViewer unban => audience.IsBanned(unban.Viewer) ? Outcome.Accept(new AudienceFact.ViewerUnbanned(unban.Viewer)) : Outcome.Accept(),
        _ => throw new UnreachableException(),
    };

    private static Outcome Join(Audience audience, JoinShow join)
    {
        var name = Text.Clean(join.Name);
        if (!string.IsNullOrWhiteSpace(join.Name) && name.Length == 0) return Outcome.Invalid("name", "Nothing of this name can be seen: write the name that the chat should show.");
        if (name.Length > 0 && audience.IsBanned(join.Viewer)) return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "The host has excluded you from this show.");
        if (name.Length > 0 && ViewerName.Problem(name, join.Brand, join.Blocked) is { } wrong) return wrong;
        IReadOnlyList<ShowFact> facts = audience.Knows(join.Viewer) ? [] : [new AudienceFact.ViewerJoined(join.Viewer)];
        return new Outcome.Accepted(facts, People: name.Length == 0 && join.OnStream is null ? null : [new(join.Viewer.Value, Name: name.Length == 0 ? null : name, OnStream: join.OnStream)]);
    }

    private static Outcome Count(CountPlatform count)
    {
        var channel = Text.Clean(count.Channel).ToLowerInvariant();
        if (channel.Length is 0 or > 40) return Outcome.Invalid("channel", "Name the channel in 1 to 40 characters, such as twitch.");
        if (count.Concurrent < 0) return Outcome.Invalid("concurrent", "A count of viewers is 0 or more.");
        return Outcome.Accept(new AudienceFact.PlatformCounted(channel, count.Concurrent));
    }

    public static void Apply(Audience audience, AudienceFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case AudienceFact.ViewerJoined joined:
                audience.Seen.Add(joined.Viewer);
                audience.Addresses.Join(joined.Viewer, joined.Origin, at);
                break;
            case AudienceFact.AudienceCounted counted:
                audience.Watching = counted.Watching;
                audience.Peak = Math.Max(audience.Peak, counted.Watching);
                break;
            case AudienceFact.PlatformCounted counted:
                audience.Platforms[counted.Channel] = counted.Concurrent;
                break;
            case AudienceFact.ViewerMuted muted:
                audience.Muted[muted.Viewer] = muted.Until;
                break;
            case AudienceFact.ViewerUnmuted unmuted:
                audience.Muted.Remove(unmuted.Viewer);
                break;
            case AudienceFact.ViewerBanned banned:
                audience.Banned.Add(banned.Viewer);
                audience.Addresses.Ban(banned.Viewer, at);
                break;
            case AudienceFact.ViewerUnbanned unbanned:
                audience.Banned.Remove(unbanned.Viewer);
                audience.Addresses.Unban(unbanned.Viewer);
                break;
            case AudienceFact.StaffMarked { Staff: true } marked:
                audience.Staff.Add(marked.Viewer);
                break;
            case AudienceFact.StaffMarked marked:
                audience.Staff.Remove(marked.Viewer);
                break;
            default:
                throw new UnreachableException();
        }

        audience.Changed(restraints: fact is AudienceFact.ViewerMuted or AudienceFact.ViewerUnmuted or AudienceFact.ViewerBanned or AudienceFact.ViewerUnbanned or AudienceFact.StaffMarked, platforms: fact is AudienceFact.PlatformCounted);
    }
}
