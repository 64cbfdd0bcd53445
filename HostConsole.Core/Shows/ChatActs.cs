using System.Globalization;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;

namespace HostConsole.Core.Shows;

/// <summary>
/// What a chat message does besides being read, from whichever channel: a giveaway's keyword enters, a bare number votes, a
/// claim's words claim. One vote and one entry a person and channel, since an author is a viewer of their own in each channel.
/// </summary>
internal static class ChatActs
{
    public static IReadOnlyList<ShowFact> Of(ShowState state, ChatFact.MessagePosted posted, string? origin, DateTimeOffset now) =>
        Entry(state, posted, now) ?? Vote(state, posted, now) ?? Claim(state, posted, origin, now) ?? [];

    /// <summary>Whether a bridge tells a claim again that stands: the same words of the same person, about the same deal.</summary>
    public static bool IsToldAgain(ShowState state, ChatFact.MessagePosted posted, DateTimeOffset now) =>
        Repeats.ClaimedBy(state.Chat, posted, now) is { } before
        && state.Deals.FindClaim(ClaimId.From(before.Value)) is { State: "held" or "ordered" } stands
        && ClaimTemplate.Read(state.Chat.ClaimTemplates, posted.Text) is { } claim
        && state.Deals.View().Where(d => d.IsOn).ToArray() is { Length: > 0 } open && Meant(state, open, claim.Item)?.Id == stands.Deal;

    private static IReadOnlyList<ShowFact>? Entry(ShowState state, ChatFact.MessagePosted posted, DateTimeOffset now)
    {
        if (state.Giveaways.WithKeyword(posted.Text) is not { } giveaway) return null;
        var entry = GiveawayRules.Decide(state.Giveaways, new GiveawayCommand.EnterGiveaway(giveaway, EntryId.From(posted.Message.Value), posted.Author, EntryRoute.Keyword, posted.Buyer), now);
        return entry is Outcome.Accepted { Facts.Count: > 0 } entered ? [.. entered.Facts, Answer(posted, "entry", true, "Entered the giveaway.")] : [];
    }

    // Options are numbered from 1 where people read them. A number that no option has is talk.
    private static IReadOnlyList<ShowFact>? Vote(ShowState state, ChatFact.MessagePosted posted, DateTimeOffset now)
    {
        if (WrittenNumber.Read(posted.Text) is not { } number) return null;
        var open = state.Polls.View().Where(p => p.IsOpen).ToArray();
        var poll = open.FirstOrDefault(p => p.Id == state.Stage.Now.Poll) ?? open.LastOrDefault();
        if (poll is null || number < 1 || number > poll.Options.Length) return null;
        return PollRules.Decide(state.Polls, new CastVote(poll.Id, posted.Author, number - 1), now) is Outcome.Accepted { Facts: [PollFact.VoteCast] } cast
            ? [.. cast.Facts, Answer(posted, "vote", true, $"Voted for {poll.Options[number - 1].Text}.")]
            : [];
    }

    private static IReadOnlyList<ShowFact>? Claim(ShowState state, ChatFact.MessagePosted posted, string? origin, DateTimeOffset now)
    {
        if (ClaimTemplate.Read(state.Chat.ClaimTemplates, posted.Text) is not { } claim) return null;
        var open = state.Deals.View().Where(d => d.IsOn).ToArray();
        if (open.Length == 0) return [];
        if (Meant(state, open, claim.Item) is not { } deal) return [Answer(posted, "claim", false, $"No deal that is open has the number {claim.Item}.")];
        var wish = new ClaimUnit(deal.Id, ClaimId.From(posted.Message.Value), posted.Author, claim.Quantity, origin);
        return DealRules.Decide(state.Deals, wish, now) switch
        {
            Outcome.Accepted { Answer: Claimed made } accepted => [.. accepted.Facts, Answer(posted, "claim", true, $"Claim #{Padded(made.Number)}: {made.Quantity.ToString(CultureInfo.InvariantCulture)} × {deal.Item.Title}.")],
            Outcome.Accepted { Answer: Waitlisted waits } accepted => [.. accepted.Facts, Answer(posted, "claim", false, $"Sold out: place {waits.Place.ToString(CultureInfo.InvariantCulture)} in line for {deal.Item.Title}.")],
            Outcome.Rejected no => [Answer(posted, "claim", false, no.Reason)],
            _ => [],
        };
    }

    // By the article's number first, since the seller chose it; else by the deal's own. Without one: what is on stage, else the newest.
    private static DealView? Meant(ShowState state, DealView[] open, string? item) => item is null
        ? open.LastOrDefault(d => state.Stage.Pinned?.Variant is { } pinned && d.Item.Variant == pinned) ?? open.LastOrDefault(d => d.State != "lead-in") ?? open[^1]
        : open.LastOrDefault(d => string.Equals(d.Item.Sku, item, StringComparison.OrdinalIgnoreCase)) ?? open.FirstOrDefault(d => WrittenNumber.Read(item) == d.Number);

    private static ChatFact.MessageAnswered Answer(ChatFact.MessagePosted posted, string act, bool done, string words) => new(posted.Message, act, done, words);

    private static string Padded(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
