using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using Microsoft.Extensions.Localization;

namespace HostConsole.Goals;

/// <summary>What is announced of goals.</summary>
public sealed class GoalAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("goal-opened", "A goal is set"),
        Stage = new("goal-stage", "A goal comes to a stage"),
        Reached = new("goal-reached", "A goal is reached"),
        Missed = new("goal-missed", "A goal misses its deadline");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Stage, Reached, Missed];

    public override bool CanBeUndone(ShowFact fact) => fact is GoalFact.GoalOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<GoalTexts>();
        return fact switch
        {
            GoalFact.GoalOpened f when Find(show, f.Goal) is { IsOn: true, IsReached: false } goal =>
                new(Opened, $"goal-{f.Goal}", OpenedText(goal, show, texts)),
            GoalFact.GoalReached f when Find(show, f.Goal) is { } goal =>
                new(Reached, $"goal-reached-{f.Goal}", ReachedText(goal, f.Reveal, texts)),
            // The last of several at once stands for all of them; at the target, the goal itself is told.
            GoalFact.GoalStageReached f when Find(show, f.Goal) is { IsReached: false } goal && goal.StagesReached == f.Stage =>
                new(Stage, $"goal-stage-{f.Goal}-{f.Stage}", StageText(goal, goal.Stages[f.Stage - 1], show, texts)),
            GoalFact.GoalClosed f when Find(show, f.Goal) is { IsMissed: true } goal =>
                new(Missed, $"goal-missed-{f.Goal}", texts["Announce_Missed", Sentence(goal.Title), GoalTexts.Progress(goal, show.Culture, texts)]),
            _ => null,
        };
    }

    private static string StageText(GoalView goal, GoalStageView stage, ShowView show, IStringLocalizer texts)
    {
        string text = texts["Announce_Stage", Sentence(stage.Title, '!'), GoalTexts.Progress(goal, show.Culture, texts)];
        if (stage.Offer is not { } offer) return text;
        var given = Sentence(GoalTexts.Offer(offer, show.Culture, texts));
        return $"{text} {(goal.Keyword is { } keyword ? texts["Announce_TakeKeyword", given, keyword] : texts["Announce_Take", given])}";
    }

    private static GoalView? Find(ShowView show, GoalId id) => show.Goals.FirstOrDefault(g => g.Id == id);

    private static string OpenedText(GoalView goal, ShowView show, IStringLocalizer texts)
    {
        var title = Sentence(goal.Title);
        string far = goal.Reached > 0
            ? texts["Announce_SoFar", title, GoalTexts.Progress(goal, show.Culture, texts)]
            : texts["Announce_Needed", title, GoalTexts.Amount(goal, goal.Target, show.Culture, texts)];
        return far + ForEverybody(goal, texts);
    }

    // The reveal comes early, since a platform cuts what is too long, and nothing touches it: it may be a code to copy.
    private static string ReachedText(GoalView goal, string? reveal, IStringLocalizer texts)
    {
        string reached = texts["Announce_Reached", Sentence(goal.Title, '!')];
        return (reveal, goal.Reward) switch
        {
            (null, _) => reached + ForEverybody(goal, texts),
            (_, null) => $"{reached} {texts["Announce_Reveal", reveal]}",
            var (_, reward) => $"{reached} {texts["Announce_RevealReward", reveal, reward]}",
        };
    }

    private static string ForEverybody(GoalView goal, IStringLocalizer texts) =>
        goal.Reward is { } reward ? " " + texts["Announce_ForEverybody", Sentence(reward)] : "";
}
