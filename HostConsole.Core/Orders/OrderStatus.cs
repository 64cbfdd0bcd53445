using System.Collections.Frozen;

namespace HostConsole.Core.Orders;

/// <summary>What an order's status says of its money.</summary>
internal enum OrderStanding { Sold, Unpaid, Cancelled, Refunded }

/// <summary>Statuses as shops and their exports write them.</summary>
internal static class OrderStatus
{
    private static readonly FrozenDictionary<string, OrderStanding> Words = new Dictionary<OrderStanding, string>
    {
        [OrderStanding.Cancelled] = "cancelled canceled cancellation cancel cancelledbybuyer cancelledbyseller "
            + "storniert abgebrochen annulliert annulé annulée annulee cancelado cancelada annullato geannuleerd",
        [OrderStanding.Unpaid] =
            "voided void failed pendingpayment awaitingpayment paymentpending unpaid notpaid unfulfillable draft "
                + "checkoutdraft autodraft expired declined abandoned trash incomplete paymentfailed fehlgeschlagen "
                + "ausstehend zahlungausstehend unbezahlt échoué echoue enattente attentedepaiement fallido "
                + "pendientedepago mislukt",
        [OrderStanding.Refunded] = "refunded fullyrefunded fullrefund erstattet rückerstattet remboursé rembourse "
            + "reembolsado rimborsato terugbetaald",
    }.SelectMany(s => s.Value.Split(' ').Select(word => (word, s.Key))).ToFrozenDictionary(p => p.word, p => p.Key, StringComparer.Ordinal);

    /// <param name="format">Which shop's word it is: one that is waiting to be paid counts at Shopify, which sells on
    /// account, and nowhere else.</param>
    public static OrderStanding Read(string status, string? format)
    {
        var word = string.Concat(status.Where(char.IsLetter)).ToLowerInvariant();
        if (word.StartsWith("wc", StringComparison.Ordinal)
            && status.StartsWith("wc-", StringComparison.OrdinalIgnoreCase))
            word = word[2..];
        if (Words.TryGetValue(word, out var standing)) return standing;
        return word == "pending" && format != "shopify" ? OrderStanding.Unpaid : OrderStanding.Sold;
    }
}
