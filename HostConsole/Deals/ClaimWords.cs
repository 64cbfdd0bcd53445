using System.Globalization;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Deals;

/// <summary>How a claim is named, found and told of in the console.</summary>
public static class ClaimWords
{
    /// <summary>The claim's number as it is said and quoted.</summary>
    public static string Numbered(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Whether it is among those that a search asks for, by its number or by a part of the viewer's name.</summary>
    public static bool IsAskedFor(ClaimView claim, string? search, People people) =>
        string.IsNullOrWhiteSpace(search)
        || (int.TryParse(Text.Bare(search), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == claim.Number)
        || Text.Holds(people.NameOf(claim.Viewer), search);

    /// <summary>Whether it was marked paid here: its order is none of the shop's.</summary>
    public static bool IsPaidByHand(ClaimView claim) =>
        claim is { State: ClaimStatus.Ordered, Order: { } order } && order.StartsWith("hand:", StringComparison.Ordinal);

    public static string State(ClaimView claim) => claim switch
    {
        { State: ClaimStatus.Held, FromWaitlist: true } => "offered from the waitlist",
        { State: ClaimStatus.Held } => "held",
        { State: ClaimStatus.Ordered, Late: false } => IsPaidByHand(claim) ? "paid by hand" : "ordered",
        { Late: true } => "ordered late",
        { State: ClaimStatus.Expired } => "not ordered in time",
        { State: ClaimStatus.Released } => "released",
        { State: ClaimStatus.Cancelled } => "cancelled with the deal",
        _ => claim.State.Word(),
    };
}
