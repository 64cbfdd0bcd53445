using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Goals;

namespace HostConsole.Chat.Announcements;

/// <summary>One thing to tell.</summary>
/// <param name="Key">The same for the same event, so that it is told once.</param>
public sealed record Announcement(Announced Kind, string Key, string Text)
{
    private const int MostNames = 5;

    /// <summary>What a fact says to the audience; null where it says nothing.</summary>
    public static Announcement? Of(ShowFact fact, ShowView show, Func<ViewerId, string> nameOf) => fact switch
    {
        DealFact.DealOpened f when show.Deals.FirstOrDefault(d => d.Id == f.Deal) is { } deal => new(Announced.DealOpened, $"deal-{f.Deal}", Deal(deal, show)),
        PollFact.PollOpened f => new(Announced.PollOpened, $"poll-{f.Poll}", $"Poll: {f.Question} {string.Join(" · ", f.Options.Select((o, i) => $"{N(i + 1, show)} {o}"))}. Write the number to vote."),
        GiveawayFact.GiveawayOpened f => new(Announced.GiveawayOpened, $"giveaway-{f.Giveaway}", $"Giveaway: {f.Title}. " + (f.Keyword is { } word ? $"Write “{word}” to enter." : "Enter on the show's page.")),
        GiveawayFact.WinnersDrawn { Drawn: var drawn } f when drawn.Any(d => !d.Reserve) && show.Giveaways.FirstOrDefault(g => g.Id == f.Giveaway) is { } giveaway => new(Announced.WinnersDrawn, $"winners-{f.Giveaway}", Winners(giveaway, [.. drawn.Where(d => !d.Reserve)], show, nameOf)),
        GoalFact.GoalOpened f when show.Goals.FirstOrDefault(g => g.Id == f.Goal) is { IsOn: true, IsReached: false } goal =>
            new(Announced.GoalOpened, $"goal-{f.Goal}", Goal(goal, show)),
        GoalFact.GoalReached f when show.Goals.FirstOrDefault(g => g.Id == f.Goal) is { } goal =>
            new(Announced.GoalReached, $"goal-reached-{f.Goal}", Reached(goal, f.Reveal)),
        _ => null,
    };

    private static string Deal(DealView deal, ShowView show)
    {
        var usual = deal.Was is { } was ? $" instead of {was.Show(show.Culture)}" : "";
        // The shortest way to write it, filled in for this deal.
        var how = show.Chat.ClaimTemplates.OrderBy(t => t.Count(c => c == '{')).ThenBy(t => t.Length).FirstOrDefault() is { } template
            ? $" Write “{template.Replace("{item}", N(deal.Number, show), StringComparison.OrdinalIgnoreCase).Replace("{quantity}", "1", StringComparison.OrdinalIgnoreCase)}” to claim one." : "";
        return $"Deal: {deal.Item.Title} for {deal.Price.Show(show.Culture)}{usual}, {N(deal.Left, show)} to be had.{how}";
    }

    // A name is somebody's own text, and here the seller says it: one with a blocked word is left unsaid.
    private static string Winners(GiveawayView giveaway, DrawnEntry[] drawn, ShowView show, Func<ViewerId, string> nameOf)
    {
        var names = string.Join(", ", drawn.OrderBy(d => d.Rank).Take(MostNames).Select(d => nameOf(d.Viewer)).Select(name => ChatRules.Blocks(show.Chat.BlockedWords, name) ? "somebody" : name));
        var more = drawn.Length > MostNames ? $" and {N(drawn.Length - MostNames, show)} more" : "";
        return $"{giveaway.Title}: the {(drawn.Length == 1 ? "winner is" : "winners are")} {names}{more}. Congratulations!";
    }

    private static string Goal(GoalView goal, ShowView show)
    {
        var soFar = goal.Reached > 0
            ? GoalWords.Progress(goal, show.Culture) + " so far."
            : $"Together we need {GoalWords.Amount(goal.Counts, goal.Target, show.Currency, show.Culture)}.";
        return $"Goal: {Sentence(goal.Title)} {soFar}{ForEverybody(goal)}";
    }

    // The reveal comes early, since a platform cuts what is too long, and nothing touches it: it may be a code to copy.
    private static string Reached(GoalView goal, string? reveal) =>
        $"Goal reached: {Sentence(goal.Title, '!')}{(reveal is null ? "" : $" Here it is: {reveal}")}" +
        (reveal is not null && goal.Reward is { } reward ? $" ({reward})" : ForEverybody(goal));

    private static string ForEverybody(GoalView goal) => goal.Reward is { } reward ? $" For everybody: {Sentence(reward)}" : "";

    private static string Sentence(string text, char end = '.') => text[^1] is '.' or '!' or '?' or '…' ? text : text + end;

    private static string N(int number, ShowView show) => number.ToString("N0", show.Culture);
}
