using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Metrics;

/// <summary>
/// The numbers of a run, live and in the review. What each means stands in <see cref="Definitions"/>; ratios are
/// computed here alone.
/// </summary>
public abstract record ShowNumbers
{
    /// <summary>For JSON.</summary>
    protected ShowNumbers() { }

    /// <param name="sum">All minutes of the run.</param>
    protected ShowNumbers(Currency currency, MinuteTotals sum)
    {
        Currency = currency;
        (Viewers, Chatters, Peak) = (sum.NewViewers, sum.NewChatters, sum.Watching);
        (Active, Claimers) = (sum.NewActive, sum.NewClaimers);
        (SeenBuyers, UnseenBuyers) = (sum.SeenBuyers, sum.UnseenBuyers);
        (Votes, Entries, Claims, Comments, Questions) = (sum.Votes, sum.Entries, sum.Claims, sum.Comments, sum.Questions);
        (Orders, Units) = (sum.Orders, sum.Units);
        (Gmv, Refunds, Discounts) = (new(sum.Gmv, currency), new(sum.Refunds, currency), new(sum.Discounts, currency));
    }

    public Currency Currency { get; init; }
    public int Viewers { get; init; }
    public int Chatters { get; init; }
    public int Peak { get; init; }
    public int Active { get; init; }
    public int Claimers { get; init; }
    public int Orders { get; init; }

    /// <summary>Distinct known customers among the orders; orders without a customer are counted beside it.</summary>
    public int Buyers { get; init; }
    public int OrdersWithoutCustomer { get; init; }

    /// <summary>People of the audience with an order; two devices of one customer are two.</summary>
    public int SeenBuyers { get; init; }

    /// <summary>Known customers none of whose orders names anybody who was seen.</summary>
    public int UnseenBuyers { get; init; }
    public int RepeatBuyers { get; init; }
    public int ReturnedOrders { get; init; }

    /// <summary>Test orders and orders in another currency: kept and listed, not in the totals.</summary>
    public int LeftOut { get; init; }
    public Money Gmv { get; init; }
    public Money Refunds { get; init; }
    public Money Discounts { get; init; }
    public int Units { get; init; }
    public int Votes { get; init; }
    public int Entries { get; init; }
    public int Claims { get; init; }
    public int Comments { get; init; }
    public int Questions { get; init; }

    /// <summary>People who were seen: viewers and chatters.</summary>
    [JsonIgnore] public int Seen => Viewers + Chatters;

    [JsonIgnore] public Metrics.Conversion Converting => Metrics.Conversion.Of(Seen, SeenBuyers, UnseenBuyers + OrdersWithoutCustomer);
    public double? Conversion => Converting.Rate;
    public double? OrdersPerViewer => Ratio.Of(Orders, Viewers);
    public double? RepeatRate => Ratio.Of(RepeatBuyers, Buyers);
    public double? ReturnRate => Ratio.Of(ReturnedOrders, Orders);
    public Money Net => Gmv - Refunds;

    /// <summary>Rounded to the minor unit for people; null without orders.</summary>
    public Money? Aov => Orders == 0 ? null : Money.Round(Gmv.Major / Orders, Currency);
}
