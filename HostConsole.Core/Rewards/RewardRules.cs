using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>How rewards are given, used, sent and taken back.</summary>
public static class RewardRules
{
    public static Outcome Decide(RewardState rewards, RewardCommand command, Moment moment) => command switch
    {
        GiveReward give => Give(rewards, give, moment),
        RedeemReward redeem => Redeem(rewards.Find(redeem.Reward), redeem.By, moment),
        DeliverReward deliver => rewards.Find(deliver.Reward) switch
        {
            null => Outcome.NotFound("reward"),
            { Status: RewardStatus.Delivered } => Outcome.Accept(),
            { Status: RewardStatus.Revoked } => Revoked,
            { Kind: RewardKind.Points } => Outcome.Reject("nothing-to-send", "Points are there already: there is nothing to send."),
            { Kind: RewardKind.Entry or RewardKind.Access } => Outcome.Reject("nothing-to-send", "Its owner uses it: there is nothing to send."),
            var reward => Outcome.Accept(new RewardFact.RewardDelivered(reward.Id, reward.Owner)),
        },
        ReopenReward reopen => rewards.Find(reopen.Reward) switch
        {
            null => Outcome.NotFound("reward"),
            { Status: RewardStatus.Open } => Outcome.Accept(),
            { Status: RewardStatus.Revoked } => Revoked,
            { Kind: RewardKind.Points } => Outcome.Reject("nothing-to-send", "Points are there already: there is nothing to send."),
            { Kind: RewardKind.Entry } => Outcome.Reject("already-redeemed", "Its tickets count in a giveaway already."),
            var reward => Outcome.Accept(new RewardFact.RewardReopened(reward.Id, reward.Owner)),
        },
        ShowName show => Outcome.Accept(new RewardFact.NameShown(show.Viewer, show.On)),
        RevokeReward revoke => Revoke(rewards.Find(revoke.Reward), revoke.Reason, moment),
        _ => JoiningRules.Decide(rewards, command, moment),
    };

    private static Outcome.Rejected Revoked => (Outcome.Rejected)Outcome.Reject("revoked", "This reward was taken back.");

    private static Outcome Give(RewardState rewards, GiveReward give, Moment moment)
    {
        if (rewards.Find(give.Reward) is not null) return Outcome.Reject("already-given", "This reward is given already.");
        if (give.Offer.Check(moment) is { } wrong) return wrong;
        if (give.Reason is { } why && Text.IsTooLong(why, 200)) return Outcome.Invalid("reason", "Keep the reason to 200 characters.");
        if (!moment.Knows(give.To)) return Outcome.NotFound("viewer in this show");
        if (moment.Barred(give.To) is { } barred) return Outcome.Reject("not-eligible", barred);
        var offer = give.Offer;
        var reason = Text.Clean(give.Reason) is { Length: > 0 } said ? said : null;
        int? place = null;
        if (offer.Pool is { } pool)
        {
            var level = moment.Codes(pool)!.Value;
            if (!level.Has(1)) return PoolEmpty(level);
            place = level.Next;
        }

        return Outcome.Accept(new RewardFact.RewardGiven(give.Reward, give.To, offer.Kind, Text.Clean(offer.Title), offer.Pool, place,
            offer.Points, Reason: reason)
        { Tickets = offer.Tickets });
    }

    /// <summary>The refusal of a pool that has no more to promise.</summary>
    public static Outcome PoolEmpty(PoolLevel level) => level.IsClosed
        ? Outcome.Reject("pool-closed", "This pool is closed: choose another one.")
        : Outcome.Reject("pool-empty", $"The pool has {Math.Max(0, level.Left ?? 0):N0} codes to give now. Add codes to it, or give fewer.");

    private static Outcome Redeem(RewardView? reward, ViewerId? by, Moment moment) => reward switch
    {
        null => Outcome.NotFound("reward"),
        _ when by is { } viewer && moment.Person(viewer)[0] != moment.Person(reward.Owner)[0] => Outcome.NotFound("reward"),
        { Status: RewardStatus.Revoked } => Revoked,
        { Status: RewardStatus.Open, Kind: RewardKind.Code } => Outcome.Accept(new RewardFact.RewardRedeemed(reward.Id, reward.Owner)),
        _ when by is not null && reward.Kind != RewardKind.Code => Outcome.Reject("nothing-to-redeem", reward.Kind switch
        {
            RewardKind.Entry => "There is nothing to do: it counts in the next giveaway that you enter and that takes it.",
            RewardKind.Access => "There is nothing to do: claim the next deal that lets you in early.",
            _ => "There is nothing to do: the host sends or says it.",
        }),
        { Status: RewardStatus.Open } => Outcome.Accept(new RewardFact.RewardRedeemed(reward.Id, reward.Owner)),
        _ => Outcome.Reject("already-redeemed", "This reward was used already."),
    };

    private static Outcome Revoke(RewardView? reward, string? reason, Moment moment)
    {
        if (reward is null) return Outcome.NotFound("reward");
        var said = Text.Clean(reason);
        if (said.Length == 0) return Outcome.Invalid("reason", "Say why: its owner reads it.");
        if (Text.IsTooLong(said, 200)) return Outcome.Invalid("reason", "Keep the reason to 200 characters.");
        return reward.Status switch
        {
            RewardStatus.Revoked => Outcome.Accept(),
            RewardStatus.Delivered => Outcome.Reject("already-delivered", "This was sent already: it can't be taken back."),
            RewardStatus.Redeemed when reward.Kind != RewardKind.Points =>
                Outcome.Reject("already-redeemed", "This was used already: it can't be taken back."),
            _ => Outcome.Accept([TakeBack(reward, said, moment.Points(reward.Owner)), .. Repaid(reward, said)]),
        };
    }

    // What it was taken for comes back.
    private static IEnumerable<ShowFact> Repaid(RewardView reward, string reason)
    {
        if (reward.Cost is { } cost) yield return new PointsFact.PointsMoved(reward.Owner, cost, reason, reward.Source);
    }

    // Points that are spent stay spent.
    private static RewardFact.RewardRevoked TakeBack(RewardView reward, string reason, long points) => new(reward.Id, reward.Owner, reason,
        reward.Points is { } given ? (int)Math.Clamp(points, 0, given) : null);

    /// <summary>What becomes of a reward whose order is no more: it goes with it, or waits for somebody who looks at it.</summary>
    /// <param name="points">What its owner has.</param>
    internal static IEnumerable<RewardFact> OrderGone(RewardView reward, string reason, long points)
    {
        if (reward.Status == RewardStatus.Revoked || reward.IsFlagged) yield break;
        if (reward.Points is { } given)
        {
            var back = TakeBack(reward, reason, points);
            yield return back;
            if (back.Points < given)
                yield return new RewardFact.RewardFlagged(reward.Id, $"{reason} {given - back.Points:N0} of its points were spent already.");
        }
        else if (reward.Status == RewardStatus.Open)
        {
            yield return TakeBack(reward, reason, points);
        }
        else
        {
            yield return new RewardFact.RewardFlagged(reward.Id, $"{reason} It was {(reward.Status == RewardStatus.Delivered ? "sent" : "used")} already.");
        }
    }

    public static void Apply(RewardState rewards, RewardFact fact, DateTimeOffset at)
    {
        rewards.LastAt = at;
        switch (fact)
        {
            case RewardFact.RewardGiven given:
                rewards.Add(RewardView.Of(given, at));
                break;
            case RewardFact.PointsEarned earned:
                rewards.Scores.Add(earned.Earned);
                rewards.Scored();
                break;
            case RewardFact.WatchingEarned watching:
                foreach (var one in watching.To) rewards.Scores.Add(one);
                rewards.Scored();
                break;
            case RewardFact.NameShown:
                rewards.Scored();
                break;
            case RewardFact.BadgeAwarded:
                rewards.Awarded(1);
                break;
            case RewardFact.BadgeTaken:
                rewards.Awarded(-1);
                break;
            case RewardFact.LinkAsked asked:
                rewards.Links[asked.Viewer] = new(asked.Code, at + JoiningRules.LinkFor);
                break;
            case RewardFact.LinkWritten written:
                rewards.Links[written.Viewer] = rewards.Links[written.Viewer] with { Author = written.Author };
                break;
            case RewardFact.LinkAnswered answered:
                rewards.Links.Remove(answered.Viewer);
                break;
            case RewardFact.MemberJoined:
                rewards.Scored();
                break;
            default:
                rewards.Change(RewardView.IdOf(fact), before => before.After(fact));
                break;
        }
    }
}
