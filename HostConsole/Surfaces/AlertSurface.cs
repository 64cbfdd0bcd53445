using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>A kind of event that somebody who looks elsewhere can be called for; each person chooses which.</summary>
public abstract class AlertSurface
{
    /// <summary>The name under which the choice is kept.</summary>
    public abstract string Name { get; }

    /// <summary>When it calls, on the form: "A deal is sold out".</summary>
    public abstract string When { get; }

    /// <summary>What the call says first: "Sold out".</summary>
    public abstract string Title { get; }

    /// <summary>What happened between two pictures of a run, in a sentence; null where nothing of this kind did.</summary>
    public abstract string? Between(ShowView before, ShowView after, DateTimeOffset now);
}
