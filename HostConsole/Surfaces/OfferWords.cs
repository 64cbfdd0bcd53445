using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>How rewards are worded at the console.</summary>
public static class OfferWords
{
    /// <summary>As a choice in a form.</summary>
    public static string Name(RewardKind kind) => kind switch
    {
        RewardKind.Code => "Code",
        RewardKind.Gift => "Gift",
        RewardKind.Points => "Points",
        RewardKind.Entry => "Tickets",
        RewardKind.Access => "Early access",
        _ => "Shout-out",
    };

    /// <summary>What phones call it where nobody wrote anything; empty for kinds that have no usual name.</summary>
    public static string Usual(RewardKind kind, int? tickets) => kind switch
    {
        RewardKind.Entry => tickets is 1 ? "1 more ticket in a giveaway" : $"{tickets} more tickets in a giveaway",
        RewardKind.Access => "Early access to a deal",
        _ => "",
    };

    /// <summary>"10% off your next order", "100 points".</summary>
    public static string Of(RewardOffer offer, CultureInfo culture) =>
        offer.Title.Length > 0 ? offer.Title : Quantity.Of(offer.Points ?? 0, "point", culture);

    /// <summary>"Spring codes, 12 left".</summary>
    public static string Of(PoolView pool, CultureInfo culture) => $"{pool.Title}, {Left(pool, culture)}";

    private static string Left(PoolView pool, CultureInfo culture) => pool.Level switch
    {
        { IsClosed: true } => "closed",
        { Left: { } left } => $"{Quantity.Of(Math.Max(0, left), culture)} left",
        _ => "one code for all",
    };
}
