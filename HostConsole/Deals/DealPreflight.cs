using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>What must be right before a show that plans deals; where claims lead is asked of any show.</summary>
public static class DealPreflight
{
    public static PreflightPoint Checkout(PreflightPlan plan) =>
        CheckoutPreflight.Check(plan, [.. plan.Planned<DealCue>().Select(d => d.Item).DistinctBy(item => item.Variant)]);

    public static PreflightPoint Codes(PreflightPlan plan)
    {
        const string name = "Discount codes";
        var codes = plan.Planned<DealCue>().Select(d => d.Code).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return codes.Length switch
        {
            0 => new(name, Readiness.Ready, "No deal of this plan uses one."),
            1 => new(name, Readiness.Look, "The shop must have this code. It can't be looked up from here.", Codes: codes),
            _ => new(name, Readiness.Look, $"The shop must have these {codes.Length}. They can't be looked up from here.", Codes: codes),
        };
    }

    public static PreflightPoint Stock(PreflightPlan plan)
    {
        const string name = "Stock for deals";
        int? Left(VariantId variant) => plan.Stock.TryGetValue(variant, out var left) ? left : null;
        string Number(long count) => count.ToString("N0", plan.Culture);
        var deals = plan.Planned<DealCue>().Where(d => d.Item is { Variant: not null, PreOrder: false })
            .GroupBy(d => d.Item.Variant!.Value)
            .Select(g => (g.First().Item.Title, Planned: g.Sum(d => (long)d.Quantity), Left: Left(g.Key))).ToArray();
        if (deals.Length == 0) return new(name, Readiness.Ready, "No planned deal takes from stock.");
        var missing = deals.Where(g => g.Left < g.Planned)
            .Select(g => $"{g.Title}: {Number(g.Planned)} planned, {Number(Math.Max(0, g.Left!.Value))} there.").ToArray();
        if (missing.Length > 0) return new(name, Readiness.NotReady, string.Join(" ", missing), ("Catalogue", "/catalogue"));
        var uncounted = deals.Where(g => g.Left is null).Select(g => g.Title).ToArray();
        return uncounted.Length > 0
            ? new(name, Readiness.Look, $"Enough where it is counted; {string.Join(", ", uncounted)} is not.")
            : new(name, Readiness.Ready, "Enough for every deal.");
    }
}
