using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using Microsoft.Extensions.Localization;

namespace HostConsole.Milestones;

/// <summary>What the audience reads of milestones: MilestoneTexts.resx.</summary>
public sealed class MilestoneTexts
{
    private MilestoneTexts() { }

    /// <summary>"The first 50 orders win", "Every 25 orders, the last of them wins".</summary>
    public static string Rule(MilestoneView m, CultureInfo culture, IStringLocalizer texts) =>
        Quantity.Of(m.Count, texts, $"Rule_{m.Rule}_{m.Of}", culture);

    /// <summary>"10% off your next order", "100 points".</summary>
    public static string Reward(RewardOffer offer, CultureInfo culture, IStringLocalizer texts) =>
        offer.Title.Length > 0 ? offer.Title : Quantity.Of(offer.Points ?? 0, texts, "Reward_Points", culture);

    /// <summary>"43 of 50 left", "Order 25 is the next to win", "All 50 are won".</summary>
    public static string Left(MilestoneView m, CultureInfo culture, IStringLocalizer texts)
    {
        var (most, won) = (Number(m.Most, culture), m.Winners.Length);
        return m switch
        {
            { IsOn: false } when won == 0 => texts["Left_NobodyWon"],
            { IsOn: false } when won == m.Most => Quantity.Of(won, texts, "Left_AllWon", culture),
            { IsOn: false } => texts["Left_SomeWon", Number(won, culture), most],
            { Rule: MilestoneRule.Every, Next: { } next } => texts[$"Left_Next_{m.Of}", Number(next, culture)],
            _ => texts["Left_Some", Number(m.Left, culture), most],
        };
    }

    /// <summary>"Order 25", "Buyer 7".</summary>
    public static string Number(MilestoneOf of, int number, CultureInfo culture, IStringLocalizer texts) =>
        texts[$"Number_{of}", Number(number, culture)];

    private static string Number(int number, CultureInfo culture) => Quantity.Of(number, culture);
}
