using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Viewers;

/// <summary>What of a show stands on the audience's phones: all that is on, and the newest thing that is over until something newer comes.</summary>
public static class Chosen
{
    public static IEnumerable<DealView> Deals(ShowView show) => show.Deals.Where(d => d.IsOn || d.EndedAt == LastOver(show));

    public static IEnumerable<PollView> Polls(ShowView show) => show.Polls
        .Where(p => p.IsOpen || p.ClosedAt == LastOver(show) || show.IsOn && show.Stage.Has(p.StageItem));

    public static IEnumerable<GiveawayView> Giveaways(ShowView show) => show.Giveaways
        .Where(g => g.State is GiveawayStatus.Open or GiveawayStatus.Closed || show.Stage.Has(g.StageItem)
            || g.State == GiveawayStatus.Drawn && g.DrawnAt >= (LastOpened(show) ?? g.DrawnAt));

    /// <summary>What the show closed with stays where it revealed something: people look for their code when it is over.</summary>
    public static IEnumerable<GoalView> Goals(ShowView show) => show.Goals
        .Where(g => g.IsOn || show.IsOn && show.Stage.Has(g.StageItem) || g.Reveal is not null && g.ClosedAt == show.EndedAt);

    /// <summary>Open ones by votes, and the last three answers.</summary>
    public static IReadOnlyList<QuestionView> Questions(ShowView show) =>
        [.. show.Chat.Questions.Where(q => q.State == "open").Take(20), .. show.Chat.Questions.Where(q => q.State == "answered").TakeLast(3)];

    // What ended last, where nothing was opened or pinned since.
    private static DateTimeOffset? LastOver(ShowView show)
    {
        if (!show.IsOn) return null;
        var over = show.Deals.Select(d => d.EndedAt).Concat(show.Polls.Select(p => p.ClosedAt)).Max();
        return over >= (LastOpened(show) ?? over) ? over : null;
    }

    private static DateTimeOffset? LastOpened(ShowView show) => show.Deals.Select(d => (DateTimeOffset?)d.LaunchedAt)
        .Concat(show.Polls.Select(p => (DateTimeOffset?)p.OpenedAt)).Concat(show.Giveaways.Select(g => (DateTimeOffset?)g.OpenedAt))
        .Concat(show.Goals.Select(g => (DateTimeOffset?)g.OpenedAt)).Append(show.Stage.PinnedAt).Max();
}
