using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What is announced of polls.</summary>
public sealed class PollAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind Opened = new("poll-opened", "A poll opens");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened];

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        if (fact is not PollFact.PollOpened poll) return null;
        var options = string.Join(" · ", poll.Options.Select((o, i) => $"{(i + 1).ToString("N0", show.Culture)} {o}"));
        return new(Opened, $"poll-{poll.Poll}", tools.Texts<PollTexts>()["Announce_Opened", poll.Question, options]);
    }
}
