using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>What is announced of milestones: that there is something to win, and that it is gone.</summary>
public sealed class MilestoneAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("milestone-opened", "A milestone is set"),
        Gone = new("milestone-gone", "The last reward of a milestone is won");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Gone];

    public override bool CanBeUndone(ShowFact fact) => fact is MilestoneFact.MilestoneOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<MilestoneTexts>();
        return fact switch
        {
            MilestoneFact.MilestoneOpened f when Find(show, f.Milestone) is { IsOn: true } m => new(Opened, $"milestone-{m.Id}",
                texts["Announce_Opened", Sentence(m.Title), MilestoneTexts.Rule(m, show.Culture, texts),
                    Sentence(MilestoneTexts.Reward(m.Offer, show.Culture, texts))]),
            MilestoneFact.MilestoneClosed f when Find(show, f.Milestone) is { } m && m.Winners.Length == m.Most =>
                new(Gone, $"milestone-gone-{m.Id}", texts["Announce_Gone", Sentence(m.Title), MilestoneTexts.Left(m, show.Culture, texts)]),
            _ => null,
        };
    }

    private static MilestoneView? Find(ShowView show, MilestoneId id) => show.Milestones.FirstOrDefault(m => m.Id == id);
}
