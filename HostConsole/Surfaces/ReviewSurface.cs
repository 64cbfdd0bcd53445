using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Surfaces;

/// <summary>What the review shows of a mechanic.</summary>
public abstract class ReviewSurface
{
    /// <summary>The name of its tab and of its lane in the timeline: "Deals".</summary>
    public abstract string Name { get; }

    /// <summary>The kind of the marks in its lane; null: the mechanic's own name.</summary>
    public virtual string? Marks => null;

    /// <summary>How many rows its table has.</summary>
    public virtual int Count(ShowView show) => 0;

    /// <summary>The component that draws head and body of its table: a <see cref="ReviewTable"/>. Null where it has a lane only.</summary>
    public virtual Type? Table => null;

    /// <summary>Its numbers beside those of the show; none where it wasn't used.</summary>
    public virtual IEnumerable<ReviewNumber> Numbers(ShowView show, ReviewTotals totals) => [];

    /// <summary>The chart colour of its lane in the timeline.</summary>
    public abstract int Colour { get; }

    /// <summary>What its numbers suggest for the next show.</summary>
    public virtual IEnumerable<ReviewHint> Hints(ShowView show, ReviewTotals totals) => [];

    /// <summary>A length of time within a hint.</summary>
    protected static string Time(TimeSpan t) => t.TotalMinutes >= 1 ? $"{(int)t.TotalMinutes} min {t.Seconds} s" : $"{t.Seconds} s";
}

/// <summary>A number on a tile.</summary>
/// <param name="Definition">One sentence.</param>
/// <param name="Note">What it is made of.</param>
public sealed record ReviewNumber(string Label, string Value, string Definition, string Note);

/// <summary>One thing to learn from a show, in a sentence that names the number behind it.</summary>
public sealed record ReviewHint(bool Good, string Text);
