using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>What is announced of mystery gifts: that there is one, and that all is given.</summary>
public sealed class MysteryAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("mystery-opened", "A mystery gift opens"),
        Out = new("mystery-out", "The last mystery gift is given");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Out];

    public override bool CanBeUndone(ShowFact fact) => fact is MysteryFact.MysteryOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<MysteryTexts>();
        return fact switch
        {
            MysteryFact.MysteryOpened f when Find(show, f.Mystery) is { } m => new(Opened, $"mystery-{m.Id}", (m.Keyword is { } word
                ? texts["Announce_OpenedKeyword", Sentence(m.Title), m.AtLeast.Show(show.Culture), word]
                : texts["Announce_Opened", Sentence(m.Title), m.AtLeast.Show(show.Culture)]).Value),
            MysteryFact.MysteryClosed { Why: MysteryEnd.Out } f when Find(show, f.Mystery) is { } m =>
                new(Out, $"mystery-out-{m.Id}", texts["Announce_Out", Sentence(m.Title)]),
            _ => null,
        };
    }

    private static MysteryView? Find(ShowView show, MysteryId id) => show.Mysteries.FirstOrDefault(m => m.Id == id);
}
