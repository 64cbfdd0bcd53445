using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>How points are given by hand, and what they are given for.</summary>
public static class PointsRules
{
    public static Outcome Decide(RewardBook rewards, PointsCommand command, RunId? run) => command switch
    {
        SetEarnRules set => set.Rules.Check() ?? Outcome.Accept(new PointsFact.EarnRulesSet(set.Rules with
        {
            Tiers = [.. set.Rules.Tiers.OrderBy(t => t.Points).Select(t => t with { Name = Text.Clean(t.Name), Gets = Text.Clean(t.Gets) })],
            Badges = set.Rules.Badges is { Count: > 0 } badges ? [.. badges.Select(b => b with { Name = Text.Clean(b.Name) })] : null,
        })),
        SetShop set => ShopItem.Check(set.Items, pool => rewards.Find(pool) is not null) ?? Outcome.Accept(new PointsFact.ShopSet(
            [.. set.Items.Select(i => i with { Offer = i.Offer with { Title = Text.Clean(i.Offer.Title) } })])),
        MovePoints move => Move(rewards.Points, move, run),
        _ => throw new UnreachableException(),
    };

    private static Outcome Move(PointsBook book, MovePoints move, RunId? run)
    {
        if (move.Amount == 0 || Math.Abs((long)move.Amount) > RewardOffer.MostPoints)
            return Outcome.Invalid("amount", $"Give or take 1 to {RewardOffer.MostPoints:N0} points.");
        var reason = Text.Clean(move.Reason);
        if (reason.Length == 0) return Outcome.Invalid("reason", "Say why: it stands in the log.");
        if (Text.IsTooLong(reason, 200)) return Outcome.Invalid("reason", "Keep the reason to 200 characters.");
        return move.Amount < 0 && book.Of(move.Viewer) < -move.Amount
            ? Outcome.Reject("not-enough-points", $"There are {book.Of(move.Viewer):N0} points to take.")
            : Outcome.Accept(new PointsFact.PointsMoved(move.Viewer, move.Amount, reason) { Run = run });
    }
}
