using System.Globalization;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;

namespace HostConsole.Core.Shows;

/// <summary>
/// What a chat message does besides being read, from whichever channel: a giveaway's keyword enters, an option votes, a
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
        && Read(state, posted) is (ClaimReading.Claims { All: [{ Item: var item }, ..] }, var open) && DealOf(state, open, item).Id == stands.Deal;

    private static IReadOnlyList<ShowFact>? Entry(ShowState state, ChatFact.MessagePosted posted, DateTimeOffset now)
    {
        if (state.Giveaways.WithKeyword(posted.Text) is not { } giveaway) return null;
        var entry = GiveawayRules.Decide(state.Giveaways, new GiveawayCommand.EnterGiveaway(giveaway, EntryId.From(posted.Message.Value), posted.Author, EntryRoute.Keyword, posted.Buyer), now, state.Barred);
        return entry is Outcome.Accepted { Facts.Count: > 0 } entered ? [.. entered.Facts, Answer(posted, "entry", true, "Entered the giveaway.")] : [];
    }

    // A number that no option has is talk.
    private static IReadOnlyList<ShowFact>? Vote(ShowState state, ChatFact.MessagePosted posted, DateTimeOffset now)
    {
        var open = state.Polls.View().Where(p => p.IsOpen).ToArray();
        var poll = open.FirstOrDefault(p => state.Stage.Now.Has(p.StageItem)) ?? open.LastOrDefault();
        if (poll is null || state.Polls.OptionSaid(poll.Id, posted.Text) is not { } option) return null;
        return PollRules.Decide(state.Polls, new CastVote(poll.Id, posted.Author, option), now) is Outcome.Accepted { Facts: [PollFact.VoteCast] } cast
            ? [.. cast.Facts, Answer(posted, "vote", true, $"Voted for {poll.Options[option].Text}.")]
            : [];
    }

    private static List<ShowFact>? Claim(ShowState state, ChatFact.MessagePosted posted, string? origin, DateTimeOffset now)
    {
        var (reading, open) = Read(state, posted);
        return reading switch
        {
            ClaimReading.Claims { All: var all } => Claims(state, posted, [.. all.Select(c => (DealOf(state, open, c.Item), c.Quantity))], origin, now),
            ClaimReading.NoSuch { Item: var item } => [Answer(posted, "claim", false, $"No deal that is open has the number {item}.")],
            ClaimReading.Unclear { Why: var why, Guess: var guess } => [Answer(posted, "unclear", false, why) with { Deal = DealOf(state, open, guess).Id }],
            _ => null,
        };
    }

    private static (ClaimReading? Reading, DealView[] Open) Read(ShowState state, ChatFact.MessagePosted posted)
    {
        if (state.Chat.ClaimTemplates.IsEmpty) return (null, []);
        var open = state.Deals.View().Where(d => d.IsOn).ToArray();
        return open.Length == 0 ? (null, open) : (ClaimReader.Read(state.Chat.ClaimTemplates, posted.Text, Array.ConvertAll(open, ItemOf)), open);
    }

    private static DealView DealOf(ShowState state, DealView[] open, Claimable? item) => item is null ? OfTheMoment(state, open) : open.First(d => d.Number == item.Number);

    /// <summary>A claim that somebody at the console makes for the author of a message.</summary>
    public static Outcome ClaimFor(ShowState state, ClaimForAuthor command, DateTimeOffset now)
    {
        if (state.Chat.Find(command.Message) is not { } message || message.IsStaff) return Outcome.NotFound("message among the newest");
        if (message.Hidden) return Outcome.Reject("hidden", "This message is hidden: show it first.");
        if (message.Answer is { Act: "claim", Done: true }) return Outcome.Reject("already-claimed", "This message has claimed already.");
        if (state.Audience.IsBanned(message.Author)) return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "You have excluded this viewer from the show.");
        var open = state.Deals.View().Where(d => d.IsOn).ToArray();
        if ((command.Deal ?? message.Answer?.Deal ?? (open.Length > 0 ? OfTheMoment(state, open).Id : null)) is not { } deal || state.Deals.View().FirstOrDefault(d => d.Id == deal) is not { } meant) return Outcome.Reject("not-open", "No deal is open.");
        var outcome = DealRules.Decide(state.Deals, new ClaimUnit(deal, command.Claim, message.Author, command.Quantity), now);
        if (outcome is not Outcome.Accepted accepted) return outcome;
        var (done, words) = Words(accepted, meant);
        return accepted with { Facts = [.. accepted.Facts, new ChatFact.MessageAnswered(message.Id, "claim", done, words)] };
    }

    // Several are decided one after the other; none hinders another.
    private static List<ShowFact> Claims(ShowState state, ChatFact.MessagePosted posted, IReadOnlyList<(DealView Deal, int Quantity)> all, string? origin, DateTimeOffset now)
    {
        var facts = new List<ShowFact>();
        var (words, done, made) = (new List<string>(), true, 0);
        foreach (var (i, (deal, quantity)) in all.Index())
        {
            var wish = new ClaimUnit(deal.Id, i == 0 ? ClaimId.From(posted.Message.Value) : Id.New<ClaimId>(now), posted.Author, quantity, origin);
            var outcome = DealRules.Decide(state.Deals, wish, now, state.Audience.Addresses.ShareOf);
            if (outcome is not Outcome.Accepted accepted)
            {
                words.Add(((Outcome.Rejected)outcome).Reason);
                done = false;
                continue;
            }

            // Numbers go up within the message; the state knows nothing of the claims before in it.
            if (made > 0 && accepted.Answer is Claimed first)
                accepted = accepted with { Answer = first with { Number = first.Number + made }, Facts = [.. accepted.Facts.Select(f => f is DealFact.UnitClaimed u ? u with { Number = u.Number + made } : f)] };
            made += accepted.Facts.OfType<DealFact.UnitClaimed>().Count();
            var (claimed, said) = Words(accepted, deal);
            done &= claimed;
            words.Add(said);
            facts.AddRange(accepted.Facts);
        }

        facts.Add(Answer(posted, "claim", done, string.Join(' ', words)));
        return facts;
    }

    private static (bool Done, string Words) Words(Outcome.Accepted accepted, DealView deal) => accepted.Answer switch
    {
        Claimed made => (true, $"Claim #{Padded(made.Number)}: {made.Quantity.ToString(CultureInfo.InvariantCulture)} × {deal.Item.Title}."),
        Waitlisted waits => (false, $"Sold out: place {waits.Place.ToString(CultureInfo.InvariantCulture)} in line for {deal.Item.Title}."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // What is on stage, else the newest that is open.
    private static DealView OfTheMoment(ShowState state, DealView[] open) =>
        open.LastOrDefault(d => state.Stage.Pinned?.Variant is { } pinned && d.Item.Variant == pinned) ?? open.LastOrDefault(d => d.State != "lead-in") ?? open[^1];

    // A variant's options stand behind the product's title: "Tee – M / Red".
    private static Claimable ItemOf(DealView deal) => new(deal.Number, deal.Item.Sku, deal.Item.Product.Value,
        deal.Item.Title.LastIndexOf(" – ", StringComparison.Ordinal) is > 0 and var at ? deal.Item.Title[(at + 3)..].Split(" / ") : []);

    private static ChatFact.MessageAnswered Answer(ChatFact.MessagePosted posted, string act, bool done, string words) => new(posted.Message, act, done, words);

    private static string Padded(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
