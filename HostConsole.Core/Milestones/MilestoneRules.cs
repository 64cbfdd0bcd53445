using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Milestones;

/// <summary>How milestones are opened, won and closed. Who wins is decided by the order of the log, never by chance.</summary>
public static class MilestoneRules
{
    /// <summary>At one time: each takes room on the audience's screens.</summary>
    public const int MostOn = 5;
    public const int MostCount = 10_000, MostRewards = 1_000;

    /// <summary>Rewards of one that goes on and on, where nobody says how many.</summary>
    public const int UsualMost = 100;

    public static Outcome Decide(MilestoneState milestones, MilestoneCommand command, Moment moment) => command switch
    {
        OpenMilestone open => Open(milestones, open, moment),
        CloseMilestone close => milestones.Find(close.Milestone) switch
        {
            null => Outcome.NotFound("milestone"),
            { IsOn: false } => Outcome.Accept(),
            _ => Outcome.Accept(Closed(close.Milestone, moment)),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(MilestoneState milestones, OpenMilestone open, Moment moment)
    {
        if (milestones.Find(open.Milestone) is not null) return Outcome.Reject("already-open", "This milestone is open already.");
        var title = Text.Clean(open.Title);
        if (title.Length == 0) return Outcome.Invalid("title", "Say what there is to win: \"First 50 orders\".");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (!Enum.IsDefined(open.Rule)) return Outcome.Invalid("rule", "The rule is first, next or every.");
        if (!Enum.IsDefined(open.Of)) return Outcome.Invalid("of", "A milestone counts orders or buyers.");
        var most = open.Rule == MilestoneRule.Every ? MostCount : MostRewards;
        if (open.Count is < 1 || open.Count > most) return Outcome.Invalid("count", $"Set a number of 1 to {most:N0}.");
        if (open.Most is not null && open.Rule != MilestoneRule.Every)
            return Outcome.Invalid("most", "Only \"every\" has an end of its own: the others give as many as they count.");
        if (open.Most is < 1 or > MostRewards) return Outcome.Invalid("most", $"Give 1 to {MostRewards:N0} rewards.");
        if (open.Offer.Check(moment) is { } wrong) return wrong;
        if (milestones.OpenCount >= MostOn)
            return Outcome.Reject("too-many", $"{MostOn} milestones are on already: close one first.");
        var from = open.Rule == MilestoneRule.First ? 0 : moment.Purchases(open.Of == MilestoneOf.Buyers).Count;
        var rewards = open.Rule != MilestoneRule.Every ? open.Count
            : open.Most ?? (open.Offer.Pool is { } pool && moment.Codes(pool)?.Left is { } left ? Math.Min(left, UsualMost) : UsualMost);
        return rewards == 0
            ? Outcome.Reject("pool-empty", "The pool has no codes to give now: add codes to it.")
            : Outcome.Accept(new MilestoneFact.MilestoneOpened(open.Milestone, title, open.Rule, open.Count, open.Of,
                open.Offer with { Title = Text.Clean(open.Offer.Title) }, rewards, from));
    }

    public static void Apply(MilestoneState milestones, MilestoneFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case MilestoneFact.MilestoneOpened o:
                milestones.Add(new(o.Milestone, o.Title, o.Rule, o.Count, o.Of, o.Offer, o.Most, o.From, at, null, []));
                break;
            case MilestoneFact.MilestoneWon won:
                milestones.Change(won.Milestone, m => m with
                {
                    Winners = m.Winners.Add(new(won.Number, won.Order, won.Buyer, won.Reward, at)),
                });
                break;
            case MilestoneFact.MilestoneClosed closed:
                milestones.Change(closed.Milestone, m => m with { ClosedAt = at, Orders = closed.Orders });
                break;
            case MilestoneFact.MilestoneWithdrawn withdrawn:
                milestones.Remove(withdrawn.Milestone);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The winners among the orders that have come, and the end of what has none to come.</summary>
    public static IEnumerable<MilestoneFact> Reached(MilestoneState milestones, Moment moment)
    {
        if (milestones.OpenCount == 0) yield break;
        foreach (var milestone in milestones.Open)
        {
            var purchases = moment.Purchases(milestone.Of == MilestoneOf.Buyers);
            if (milestone.Next > purchases.Count) continue;
            var (won, next) = (milestone.Winners.Length, milestone.Next!.Value);
            for (; won < milestone.Most && next <= purchases.Count; won++, next += milestone.Rule == MilestoneRule.Every ? milestone.Count : 1)
                yield return Won(milestone, next, purchases[next - 1]);
            if (won == milestone.Most) yield return Closed(milestone.Id, moment);
        }
    }

    private static MilestoneFact.MilestoneWon Won(MilestoneView milestone, int number, Purchase purchase)
    {
        var reward = Id.Following<RewardId>(milestone.Id.Value, number);
        return new(milestone.Id, number, purchase.Order, new(purchase.Buyer ?? reward.Value), reward, milestone.Offer);
    }

    /// <summary>What "stop everything" and the show's end do to those that are on.</summary>
    public static IEnumerable<MilestoneFact> Stop(MilestoneState milestones, Moment moment) => milestones.Open.Select(m => Closed(m.Id, moment));

    private static MilestoneFact.MilestoneClosed Closed(MilestoneId id, Moment moment) => new(id) { Orders = moment.Purchases(buyers: false).Count };
}
