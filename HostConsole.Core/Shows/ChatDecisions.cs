using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Shows;

/// <summary>What a chat message does besides being read is decided with it, so that it acts once or not at all.</summary>
internal static class ChatDecisions
{
    public static Outcome Decide(ShowState state, ChatCommand command, Moment moment)
    {
        if (command is ShowMessage release) return Release(state, release, moment);
        if (command is ClaimForAuthor claim) return ClaimFor(state, claim, moment);
        var outcome = ChatRules.Decide(state.Chat, command, moment);
        // What the house's own accounts entered before anybody knew them wins nothing either.
        if (outcome is Outcome.Accepted
            {
                Facts: [ChatFact.MessagePosted { Idle: IdleReason.Owner or IdleReason.Bot } own, ..] told
            }
            && !state.Audience.IsStaff(own.Author))
            return (Outcome.Accepted)outcome with { Facts = [.. told, new AudienceFact.StaffMarked(own.Author, true)] };
        if (outcome is not Outcome.Accepted { Facts: [ChatFact.MessagePosted { Idle: null } posted] } accepted
            || ChatRules.IsStaff(posted.Channel))
            return outcome;
        var said = Said(state, posted, (command as PostMessage)?.Origin);
        if (command is RelayMessage { Bridged: true } && IsToldAgain(state, posted, said, moment.Now))
            return accepted with { Facts = [posted with { Idle = IdleReason.Repeat }] };
        var facts = Acts(state, said, moment);
        foreach (var mechanic in Mechanics.All) facts.AddRange(mechanic.Hear(state.Of(mechanic), said, moment));
        return facts.Count == 0 ? outcome : accepted with { Facts = [posted, .. facts] };
    }

    // What safe mode has held back does, when it is released, what it would have done.
    private static Outcome Release(ShowState state, ShowMessage release, Moment moment)
    {
        var outcome = ChatRules.Decide(state.Chat, release, moment);
        if (outcome is not Outcome.Accepted { Facts.Count: > 0 } accepted
            || state.Chat.Find(release.Message) is not { IsHeld: true, Idle: null } held
            || moment.IsBanned(held.Author))
            return outcome;
        var posted = new ChatFact.MessagePosted(held.Id, held.Author, held.Channel, held.Text, held.At, null, held.Buyer, held.First);
        return accepted with { Facts = [.. accepted.Facts, .. Acts(state, Said(state, posted, null), moment)] };
    }

    // A claim that somebody at the console makes for the author of a message.
    private static Outcome ClaimFor(ShowState state, ClaimForAuthor command, Moment moment)
    {
        if (state.Chat.Find(command.Message) is not { } message || message.IsStaff) return Outcome.NotFound("message among the newest");
        if (message.Hidden) return Outcome.Reject("hidden", "This message is hidden: show it first.");
        if (message.Answer is { Act: "claim", Done: true }) return Outcome.Reject("already-claimed", "This message has claimed already.");
        if (moment.IsBanned(message.Author))
            return new Outcome.Rejected(RejectionKind.Forbidden, "banned",
                "You have excluded this viewer from the show.");
        var open = state.Deals.View().Where(d => d.IsOn).ToArray();
        var deal = command.Deal ?? message.Answer?.Deal
            ?? (open.Length > 0 ? DealChat.OfTheMoment(open, state.Stage.Pinned?.Variant).Id : null);
        if (deal is null || state.Deals.View().FirstOrDefault(d => d.Id == deal) is not { } meant)
            return Outcome.Reject("not-open", "No deal is open.");
        var outcome = DealRules.Decide(state.Deals, new ClaimUnit(meant.Id, command.Claim, message.Author, command.Quantity), moment);
        if (outcome is not Outcome.Accepted accepted) return outcome;
        var (done, words) = DealChat.Words(accepted, meant);
        return accepted with { Facts = [.. accepted.Facts, new ChatFact.MessageAnswered(message.Id, "claim", done, words)] };
    }

    // One vote and one entry a person and channel, since an author is a viewer of their own in each channel.
    private static List<ShowFact> Acts(ShowState state, SaidInChat said, Moment moment)
    {
        foreach (var mechanic in Mechanics.All)
        {
            if (mechanic.Act(state.Of(mechanic), said, moment) is not { } act) continue;
            return act.Act is { } name
                ? [.. act.Facts, new ChatFact.MessageAnswered(said.Message, name, act.Done, act.Answer, act.Deal)]
                : [.. act.Facts];
        }

        return [];
    }

    // Whether a bridge tells a claim again that stands: the same words of the same person, about the same deal.
    private static bool IsToldAgain(ShowState state, ChatFact.MessagePosted posted, SaidInChat said, DateTimeOffset now) =>
        Repeats.ClaimedBy(state.Chat, posted, now) is { } before
        && state.Deals.FindClaim(ClaimId.From(before.Value)) is { State: ClaimStatus.Held or ClaimStatus.Ordered } stands
        && DealChat.ClaimedBy(state.Deals, said) == stands.Deal;

    private static SaidInChat Said(ShowState state, ChatFact.MessagePosted posted, string? origin) => new(
        posted.Message, posted.Author, posted.Text, origin, state.Stage.Now.Items, state.Stage.Pinned?.Variant, state.Chat.ClaimTemplates)
    {
        Channel = posted.Channel,
    };
}
