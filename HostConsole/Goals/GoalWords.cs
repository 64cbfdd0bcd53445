using System.Globalization;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;

namespace HostConsole.Goals;

/// <summary>How goals are worded at the console; for the audience: <see cref="GoalTexts"/>.</summary>
public static class GoalWords
{
    /// <summary>As a choice in a form.</summary>
    public static string Name(GoalCounts counts) => counts == GoalCounts.Gmv ? "GMV" : counts.ToString();

    /// <summary>What the number is, from the definition of its metric.</summary>
    public static string Definition(GoalCounts counts) => counts switch
    {
        GoalCounts.Orders => Definitions.Orders,
        GoalCounts.Units => "Units in those orders.",
        GoalCounts.Gmv => Definitions.Gmv,
        GoalCounts.Claims => "Claims in flash deals.",
        GoalCounts.Votes => "Votes in polls; a changed vote is still one.",
        GoalCounts.Comments => "Messages of the audience, from any channel.",
        _ => Definitions.Viewers,
    };

    /// <summary>"42 of 100 orders", "$420.00 of $1,000.00 in sales".</summary>
    public static string Progress(GoalView goal, CultureInfo culture) =>
        $"{goal.Say(goal.Reached, culture)} of {goal.Say(goal.Target, culture)} {Noun(goal.Counts, goal.Target)}";

    /// <summary>"1 order", "$420.00 in sales".</summary>
    public static string Amount(GoalCounts counts, long number, Currency currency, CultureInfo culture) =>
        $"{(counts == GoalCounts.Gmv ? new Money(number, currency).Show(culture) : number.ToString("N0", culture))} {Noun(counts, number)}";

    /// <summary>How far a show is in what a goal would count.</summary>
    public static long SoFar(MetricsView metrics, GoalCounts counts) => counts switch
    {
        GoalCounts.Orders => metrics.Orders,
        GoalCounts.Units => metrics.Units,
        GoalCounts.Gmv => metrics.Gmv.Minor,
        GoalCounts.Claims => metrics.Claims,
        GoalCounts.Votes => metrics.Votes,
        GoalCounts.Comments => metrics.Comments,
        _ => metrics.Viewers,
    };

    private static string Noun(GoalCounts counts, long number) => (counts, number) switch
    {
        (GoalCounts.Gmv, _) => "in sales",
        (_, 1) => counts.Word()[..^1],
        _ => counts.Word(),
    };
}
