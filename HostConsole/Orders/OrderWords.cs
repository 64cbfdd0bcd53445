using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Orders;

/// <summary>How the console words an order.</summary>
public static class OrderWords
{
    public static string Tab(string state) => state switch
    {
        "" => "All",
        "placed" => "Counted",
        "refunded" => "Refunded",
        "cancelled" => "Cancelled",
        "refund" => "Refunds alone",
        "late" => "Late",
        "left-out" => "Left out",
        _ => state,
    };

    public static string Attribution(string attribution) => attribution switch
    {
        "explicit" => "direct",
        "window" => "time window",
        "none" => "no show",
        _ => attribution,
    };

    public static string WhyAttributed(string attribution) => attribution switch
    {
        "explicit" => "Whoever recorded it named this show.",
        "claim" => "It carries a claim that was made in this show.",
        "code" => "It carries a discount code that a deal of this show gave out.",
        "viewer" => "Its viewer took part in this show.",
        "window" => "It was placed while the show was on, or shortly after.",
        _ => "It counts for no show.",
    };

    public static (string Text, string Kind) State(OrderItem o) => o switch
    {
        { LeftOut: "test" } => ("test order, not counted", "draft"),
        { LeftOut: "currency" } => ($"in {o.Gmv.Currency}, not counted", "warn"),
        { State: "cancelled" } => ("cancelled", "ended"),
        { State: "refund" } => ("refund alone", "warn"),
        { Late: "queued" } => ("late: settle it", "warn"),
        { Late: "refund" } => ("late, to refund", "warn"),
        { Refunded.Minor: > 0 } when o.Refunded >= o.Gmv => ("refunded", "warn"),
        { Refunded.Minor: > 0 } => ("part refunded", "warn"),
        _ => ("placed", "ok"),
    };

    public static string Lines(OrderItem o) => o.Lines switch
    {
        [] => "–",
        [var one] => Line(one),
        [var first, ..] => $"{Line(first)} and {o.Lines.Count - 1} more",
    };

    private static string Line(Core.Orders.OrderLine line) =>
        line.Quantity == 1 ? line.Title : $"{line.Quantity.ToString(CultureInfo.InvariantCulture)} × {line.Title}";

    /// <summary>A time in the show's own zone.</summary>
    public static string Time(ShowView show, DateTimeOffset at) =>
        (TimeZoneInfo.TryFindSystemTimeZoneById(show.Settings.TimeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(at, zone)
            : at).ToString("d MMM yyyy, HH:mm", show.Culture);

    /// <summary>An amount as a person types it: 12.50 or 12,50.</summary>
    public static bool TryAmount(string? text, Currency currency, out Money money) =>
        Money.TryParse(text?.Trim().Replace(',', '.'), currency, out money);
}
