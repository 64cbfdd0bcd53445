using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>What is announced of blitzes: that there is one, and when. What it opens is announced as if a host had opened it.</summary>
public sealed class BlitzAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind Opened = new("blitz-opened", "A blitz is set");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened];

    public override bool CanBeUndone(ShowFact fact) => fact is BlitzFact.BlitzOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        if (fact is not BlitzFact.BlitzOpened opened || show.Blitzes.FirstOrDefault(b => b.Id == opened.Blitz) is not { IsOn: true } blitz) return null;
        var texts = tools.Texts<BlitzTexts>();
        return new(Opened, $"blitz-{blitz.Id}", texts["Announce_Opened", Sentence(blitz.Title), blitz.What,
            BlitzTexts.Schedule(blitz.Schedule, show.Culture, texts), BlitzTexts.Next(blitz, show.Culture)]);
    }
}
