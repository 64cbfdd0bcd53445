using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>Whether claims lead to a checkout: the link itself, and what it has to know of each product.</summary>
public static class CheckoutPreflight
{
    /// <summary>Titles that are named; beyond them it says how many more.</summary>
    public const int MostNamed = 8;

    private const string Name = "Checkout link";

    /// <param name="planned">What the plan's deals sell.</param>
    public static PreflightPoint Check(PreflightPlan i, IReadOnlyList<Item> planned)
    {
        (string, string)? settings = ("Settings", "/settings/shop");
        if (i.Settings.CheckoutTemplate is not { Length: > 0 } template)
            return new(Name, Readiness.Look, "None is set: who claims gets a number to quote, and you take the payment by hand.", settings);
        if (Checkout.Check(template, i.Settings.LocalShop) is { } wrong) return new(Name, Readiness.NotReady, wrong, settings);

        var missing = planned.Where(item => !Checkout.HasAll(template, i.Today(item))).Select(item => item.Title).ToArray();
        if (missing.Length > 0)
            return new(Name, Readiness.NotReady,
                $"{Unknown(template)} of {missing.Length} of {Products(planned.Count, "planned ")} is "
                    + $"unknown: {Names(missing, missing.Length)}. {Cure(template)}",
                ("Catalogue", "/catalogue"));
        var (rest, all, titles) = i.Unlinked;
        if (rest == 0) return new(Name, Readiness.Ready, template);
        var found = $"{Unknown(template)} of {rest} of {Products(all, "")} in the catalogue is "
            + $"unknown: {Names(titles, rest)}. {Cure(template)}";
        // Without a planned deal any product may be sold in one.
        return planned.Count == 0
            ? new(Name, Readiness.NotReady, found, ("Catalogue", "/catalogue"))
            : new(Name, Readiness.Look, $"Every planned product has its link. {found}", ("Catalogue", "/catalogue"));
    }

    private static string Unknown(string template) =>
        !Checkout.NeedsShopId(template) ? "The SKU"
            : Checkout.NeedsNumber(template) ? "Shopify's variant id"
            : "The shop's variant id";

    private static string Products(int count, string which) => count == 1 ? $"1 {which}product" : $"{count} {which}products";

    private static string Names(IReadOnlyList<string> titles, int all) =>
        string.Join(", ", titles.Take(MostNamed))
            + (all > Math.Min(titles.Count, MostNamed) ? $" and {all - Math.Min(titles.Count, MostNamed)} more" : "");

    private static string Cure(string template) => Checkout.NeedsShopId(template)
        ? "Claims of these get a number to quote and no link. Import a file with a “Variant ID” column (Matrixify "
            + "writes one), type the ids in the catalogue, or place a test order in the shop: its webhook tells the id."
        : "Claims of these get a number to quote and no link. Give them a SKU: import them from the shop again.";
}
