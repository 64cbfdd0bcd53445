using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>How a show begins: its address is free, and what it takes over is right.</summary>
internal static class ShowCreation
{
    public static Outcome Decide(World world, CreateShow create, DateTimeOffset now)
    {
        if (world.Shows.ContainsKey(create.Show)) return Outcome.Reject("already-created", "This show exists already.");
        if (create.Code.Length is < 4 or > 32
            || !create.Code.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
            return Outcome.Invalid("code", "The address has 4 to 32 of a–z, 0–9 and -.");
        if (world.FindCode(create.Code) is not null) return Outcome.Invalid("code", "Another show has this address.");
        if (LifecycleRules.Check(create.Settings) is { } wrong) return wrong;
        if (create.Plan is { } plan && LifecycleRules.Check(plan, create.Settings.Currency) is { } wrongPlan) return wrongPlan;
        List<ShowFact> facts = [new LifecycleFact.ShowCreated(create.Show, create.Code, create.Settings)];
        if (create.Plan is not null) facts.Add(new LifecycleFact.PlanChanged(create.Plan));
        if (create.BlockedWords is { Count: > 0 } words)
        {
            var rules = ChatRules.Decide(new(), new SetChatRules(false, 0, words), new Moment(now));
            if (rules is not Outcome.Accepted accepted) return rules;
            facts.AddRange(accepted.Facts);
        }

        if (create.ClaimTemplates is { Count: > 0 } templates)
        {
            var claims = ChatRules.Decide(new(), new SetClaimTemplates(templates), new Moment(now));
            if (claims is not Outcome.Accepted accepted) return claims;
            facts.AddRange(accepted.Facts);
        }

        return Outcome.Accept([.. facts]);
    }
}
