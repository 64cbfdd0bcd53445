using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;

namespace HostConsole.Milestones;

/// <summary>How milestones are worded at the console; for the audience: <see cref="MilestoneTexts"/>.</summary>
public static class MilestoneWords
{
    /// <summary>"First 50 orders", "Next 10 buyers", "Every 25 orders".</summary>
    public static string Rule(MilestoneRule rule, int count, MilestoneOf of, CultureInfo culture) => (rule, count) switch
    {
        (_, > 1) => $"{rule} {count.ToString("N0", culture)} {of.Word()}",
        _ => $"{rule} {One(of)}",
    };

    /// <summary>Which order or buyer of the show: "order 25".</summary>
    public static string Number(MilestoneOf of, int number, CultureInfo culture) => $"{One(of)} {number.ToString("N0", culture)}";

    /// <summary>The order as the shop calls it.</summary>
    public static string OrderOf(MilestoneWinner winner) => winner.Order[(winner.Order.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string One(MilestoneOf of) => of == MilestoneOf.Orders ? "order" : "buyer";
}
