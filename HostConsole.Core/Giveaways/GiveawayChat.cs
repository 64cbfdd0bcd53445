using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>What a chat message does in giveaways: a keyword enters, and a winner on another platform answers by writing.</summary>
internal static class GiveawayChat
{
    public static ChatAct? Enter(GiveawayState state, SaidInChat said, Moment moment)
    {
        if (state.WithKeyword(said.Text) is not { } giveaway)
        {
            if (state.WithFreeKeyword(said.Text) is not { } free) return null;
            return GiveawayRules.Decide(state, new EnterGiveaway(free, EntryId.From(said.Message.Value), said.Author, EntryRoute.Free), moment)
                is Outcome.Accepted { Facts.Count: > 0 } taken
                ? new(taken.Facts, "entry", true, "Entered the giveaway by the free route.")
                : ChatAct.Nothing;
        }

        var enter = new EnterGiveaway(giveaway, EntryId.From(said.Message.Value), said.Author, EntryRoute.Keyword);
        return GiveawayRules.Decide(state, enter, moment) is Outcome.Accepted { Facts.Count: > 0 } entered
            ? new(entered.Facts, "entry", true, "Entered the giveaway.")
            : ChatAct.Nothing;
    }

    /// <summary>
    /// Whoever wins from a platform's chat answers by writing there: they have no page to answer on. Where a countdown of seconds runs,
    /// writing in the page's own chat shows too that a winner is there.
    /// </summary>
    public static IReadOnlyList<GiveawayFact> Answer(GiveawayState state, SaidInChat said)
    {
        List<GiveawayFact>? facts = null;
        foreach (var giveaway in state.All)
            if ((said.Author.IsRelayed || giveaway.Opened.AnswerSeconds is not null)
                && giveaway.Winners.Find(w => w.Drawn.Viewer == said.Author && w.State == WinnerStatus.Waiting) is { } winner)
                (facts ??= []).Add(new WinnerAnswered(giveaway.Id, winner.Drawn.Entry) { Words = said.Text });
        return facts ?? [];
    }
}
