using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Viewers;

namespace HostConsole.Surfaces;

/// <summary>
/// What the audience's phones show of a mechanic. Override what it has; the rest says that it has none.
/// Its look stands in wwwroot/css/mechanics/{name}.css, what it does in the browser in wwwroot/js/mechanics/{name}.js.
/// </summary>
public abstract class PhoneSurface
{
    /// <summary>Its place on the page, from the top.</summary>
    public abstract int Place { get; }

    /// <summary>The list that its cards are appended to.</summary>
    public virtual PartList? List => null;

    /// <summary>What it has in the page's feed: its list, or one part; null where it stands elsewhere.</summary>
    public virtual string? InFeed => List?.Id;

    /// <summary>What of it is drawn for everybody: nothing personal, no hidden tally, nothing of the plan.</summary>
    public abstract IEnumerable<Part> Parts(PartSource source);

    /// <summary>The same as data, by the names of <c>view</c> events.</summary>
    public virtual IEnumerable<(string Part, object? State)> PublicParts(PartSource source) => [];

    /// <summary>When its things were opened: what was over before that leaves the phones.</summary>
    public virtual IEnumerable<DateTimeOffset?> Opened(ShowView show) => [];

    /// <summary>When its things ended that stay on the phones for as long as nothing newer came; null for what is on.</summary>
    public virtual IEnumerable<DateTimeOffset?> Over(ShowView show) => [];

    /// <summary>What a viewer has of it, as properties of GET …/me. Read on the writer's loop.</summary>
    public virtual IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer) => [];

    /// <summary>The same of what hangs on the time too.</summary>
    public virtual IEnumerable<(string Name, object Value)> OwnAt(Run run, ViewerId viewer, DateTimeOffset now) => [];

    /// <summary>Adds those whose own a fact of this mechanic changes, beside whom <see cref="IConcernsViewer"/> names.</summary>
    public virtual void Affect(ShowFact fact, AffectedViewers affected) { }

    /// <summary>
    /// Things whose facts may change this viewer's own, without naming the viewer
    /// (<see cref="AffectedViewers.AddFollowers"/>).
    /// </summary>
    public virtual IEnumerable<Guid> Follows(MeView me) => [];

    /// <summary>
    /// The cards in which a viewer sees their own: components with one parameter, a <see cref="PersonalView"/> named
    /// Own.
    /// </summary>
    public virtual IReadOnlyList<PersonalCard> PersonalCards => [];

    /// <summary>
    /// The same for a page without script, where buttons can't show what was pressed: a component with a <see cref="PhonePage"/>
    /// named Page, which draws a noscript element.
    /// </summary>
    public virtual Type? WithoutScript => null;

    /// <summary>
    /// A section of the page beside the feed, made once: forms and what is typed. A component with a
    /// <see cref="PhonePage"/> named Page.
    /// </summary>
    public virtual Type? Section => null;

    /// <summary>Forms that fields in <see cref="PersonalCards"/> belong to: id, and where they go below the show's address.</summary>
    public virtual IEnumerable<(string Id, string Action)> Forms(MeView me) => [];

    /// <summary>What the screen says in a break: that something of it goes on. Null where nothing does.</summary>
    public virtual PhoneText? GoesOn(ShowView show) => null;

    /// <summary>What visitors should know after the show's end.</summary>
    public virtual PhoneText? AfterTheEnd => null;

    /// <summary>Whether it does anything in the browser.</summary>
    public virtual bool HasScript => true;
}

/// <summary>A card of one's own and its place among those.</summary>
public sealed record PersonalCard(int Place, Type Component);
