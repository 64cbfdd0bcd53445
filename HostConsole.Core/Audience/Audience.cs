using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

public abstract record AudienceFact : ShowFact
{
    private AudienceFact() { }

    /// <param name="Origin">A keyed hash of the network address, by which those who share one are known; null where nobody knows.</param>
    /// <param name="By">Whose link they came by; null for none.</param>
    public sealed record ViewerJoined(
        ViewerId Viewer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ViewerId? By = null)
        : AudienceFact, ITakesPart, IEarns
    {
        SeenAs ITakesPart.As => SeenAs.Viewer;
        EarnRule IEarns.Earns => EarnRule.Joined;
        Guid IEarns.EarnedIn => Guid.Empty;
        ViewerId? IEarns.Earner => Viewer;
    }

    /// <param name="Watching">Distinct viewers with an open stream at this moment.</param>
    public sealed record AudienceCounted(int Watching) : AudienceFact;

    /// <summary>
    /// Who came to the show's own page and who went since this was noted last: one fact for all of them. It stands each minute while
    /// somebody is there, so that a visit that nobody saw end is known to within a minute.
    /// </summary>
    public sealed record PresenceNoted(IReadOnlyList<Sighting> Came, IReadOnlyList<Sighting> Went) : AudienceFact
    {
        public override string ToString() => $"PresenceNoted {{ Came = {Came.Count}, Went = {Went.Count} }}";
    }

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

/// <param name="OnStream">Whether the viewer agrees to be named on the stream; null leaves it as it was, which is no
/// until they said yes.</param>
/// <param name="Brand">Whose name nobody else may take; null where there is none.</param>
/// <param name="By">Whose link they came by; null for none.</param>
public sealed record JoinShow(ViewerId Viewer, string? Name, bool? OnStream = null, string? Brand = null, ViewerId? By = null) : AudienceCommand;
public sealed record CountAudience(int Watching) : AudienceCommand;

/// <param name="Came">Known ones are left out, as are those in <paramref name="Went"/> who were not there.</param>
/// <param name="Anew">Whoever notes it has just begun and knows nothing of before: all others who are held to be there have gone.</param>
public sealed record NotePresence(IReadOnlyList<Sighting> Came, IReadOnlyList<Sighting> Went, bool Anew = false) : AudienceCommand
{
    public override string ToString() => $"NotePresence {{ Came = {Came.Count}, Went = {Went.Count}, Anew = {Anew} }}";
}

public sealed record CountPlatform(string Channel, int Concurrent) : AudienceCommand;
public sealed record MuteViewer(ViewerId Viewer, TimeSpan? For) : AudienceCommand;
public sealed record UnmuteViewer(ViewerId Viewer) : AudienceCommand;
public sealed record BanViewer(ViewerId Viewer) : AudienceCommand;
public sealed record UnbanViewer(ViewerId Viewer) : AudienceCommand;

/// <summary>The house's own devices neither enter giveaways nor win.</summary>
public sealed record MarkStaff(ViewerId Viewer, bool Staff) : AudienceCommand;
