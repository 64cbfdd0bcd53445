namespace HostConsole.Core.Metrics;

/// <summary>What each number means, in the words that its tile shows.</summary>
public static class Definitions
{
    public const string Viewers = "Distinct viewers of your own page.";
    public const string Chatters = "Distinct people who wrote in a platform's chat. They are no viewers: who only watches there is not seen.";
    public const string Seen = "Viewers of your own page, and people who wrote in a platform's chat.";
    public const string Watching = "Distinct viewers with the page open now.";
    public const string Peak = "Most distinct viewers with an open stream at one time.";
    public const string Orders = "Distinct orders attributed to the show, cancelled ones out.";
    public const string Buyers = "Distinct known customers among the orders.";
    public const string Conversion = "Buyers who were seen ÷ people seen (viewers, and people who wrote in a platform's chat).";
    public const string SeenBuyers = "People seen with an order that names them: by a claim, or by the link they bought through.";
    public const string UnseenBuyers = "Customers none of whose orders names anybody who was seen.";
    public const string OrdersPerViewer = "Orders ÷ viewers; it differs from conversion where somebody orders twice.";
    public const string Gmv = "Σ (quantity × unit price − discounts), without tax and shipping, before refunds, cancelled orders out.";
    public const string Refunds = "Money given back.";
    public const string Net = "GMV − refunds.";
    public const string Aov = "Average order value: GMV ÷ orders.";
    public const string OrdersPerMinute = "Orders placed in the last 60 seconds. The line has them by minute.";
    public const string Redemption = "Claims that became orders ÷ claims.";
    public const string RepeatRate = "Buyers with an earlier order ÷ buyers.";
    public const string PointVelocity = "Points earned in the show ÷ minutes from its start to its end, without points given by hand or won in games.";
    public const string BadgesAwarded = "Badges awarded in the show, without those taken back with an order.";
    public const string LeaderboardActivity = "People who earned points in the show ÷ people seen.";
    public const string RewardRedemption = "Rewards used or sent ÷ rewards given, without points and what was taken back.";
    public const string MembersActive = "People who earned points in this show and in one before it.";
    public const string ReturnRate = "Refunded orders ÷ orders.";
}
