using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using Microsoft.Extensions.Localization;

namespace HostConsole.Goals;

/// <summary>What the audience reads of goals: GoalTexts.resx.</summary>
public sealed class GoalTexts
{
    private GoalTexts() { }

    /// <summary>"42 of 100 orders", "$420.00 of $1,000.00 in sales".</summary>
    public static string Progress(GoalView goal, CultureInfo culture, IStringLocalizer texts) =>
        texts["Amount_Progress", goal.Say(goal.Reached, culture), Amount(goal, goal.Target, culture, texts)];

    /// <summary>"10% off your next order", "50 points".</summary>
    public static string Offer(RewardOffer offer, CultureInfo culture, IStringLocalizer texts) =>
        offer.Title.Length > 0 ? offer.Title : Quantity.Of(offer.Points ?? 0, texts, "Offer_Points", culture);

    /// <summary>"1 order", "$420.00 in sales".</summary>
    public static string Amount(GoalView goal, long number, CultureInfo culture, IStringLocalizer texts)
    {
        var key = goal.Counts == GoalCounts.Gmv ? "Amount_Gmv" : $"Amount_{goal.Counts}_{(number == 1 ? "One" : "Many")}";
        return texts[key, goal.Say(number, culture)];
    }
}
