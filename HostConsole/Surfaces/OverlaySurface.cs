using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>
/// What the stream shows of a mechanic. Its sheet is wwwroot/css/mechanics/{mechanic}-overlay.css, with its place in the overlay that
/// holds all the others.
/// </summary>
public abstract class OverlaySurface
{
    /// <summary>What it is in addresses, and what its files are called; null where that is the mechanic's own name.</summary>
    public virtual string? Name => null;

    /// <summary>Whether it has a place in the overlay that holds all the others.</summary>
    public virtual bool IsInAll => true;

    /// <summary>Lower comes first in lists; equal ones stand as the mechanics do.</summary>
    public virtual int Order => 0;

    /// <summary>
    /// The mechanic in whose place it stands in the overlay that holds all: while it shows something, that one is hidden there. Null
    /// where it has a place of its own.
    /// </summary>
    public virtual string? Takes => null;

    /// <summary>What the overlay is called on screen.</summary>
    public abstract string Title { get; }

    /// <summary>What it shows, in a line.</summary>
    public abstract string About { get; }

    /// <summary>Whether something of it moves by wwwroot/js/mechanics/{mechanic}-overlay.js.</summary>
    public virtual bool HasScript => false;

    /// <summary>The picture of a show that is on; as public as the stream is. Null where there is nothing to show.</summary>
    public abstract OverlayPart? Draw(ShowView show, OverlayNames names);

    /// <summary>The made-up picture of a step of the sample.</summary>
    public abstract OverlayPart? Sample(OverlaySampleStep sample);
}
