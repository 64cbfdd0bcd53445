using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.Extensions.Localization;

namespace HostConsole.Surfaces;

/// <summary>A kind of announcement that is chosen in Settings.</summary>
/// <param name="Key">As the choice is stored: poll-opened.</param>
/// <param name="Label">When it is told: "A poll opens".</param>
public sealed record AnnouncementKind(string Key, string Label);

/// <summary>One thing to tell.</summary>
/// <param name="Key">The same for the same event, so that it is told once.</param>
public sealed record Announcement(AnnouncementKind Kind, string Key, string Text);

/// <summary>What announcements are written with.</summary>
/// <param name="NameOf">As the chat knows somebody.</param>
public sealed record AnnouncementTools(Func<ViewerId, string> NameOf, IStringLocalizerFactory Localizers)
{
    /// <summary>The name of who agreed to be named on the stream; null for anybody else.</summary>
    public Func<ViewerId, string?> OnStream { get; init; } = _ => null;

    public IStringLocalizer Texts<TTexts>() => Localizers.Create(typeof(TTexts));
}

/// <summary>What the console tells the audience of a mechanic by itself.</summary>
public abstract class AnnouncementSurface
{
    /// <summary>In the order in which Settings lists them.</summary>
    public abstract IReadOnlyList<AnnouncementKind> Kinds { get; }

    /// <summary>What a fact of the mechanic says to the audience; null where it says nothing.</summary>
    public abstract Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools);

    /// <summary>
    /// Whether the host can take the fact back for a while: it is told when that is over, of the show as it is then, so that nobody is
    /// promised what was a slip.
    /// </summary>
    public virtual bool CanBeUndone(ShowFact fact) => false;

    /// <summary>A host's own text as a sentence: with an end where it has none.</summary>
    protected static string Sentence(string text, char end = '.') => text[^1] is '.' or '!' or '?' or '…' ? text : text + end;
}
