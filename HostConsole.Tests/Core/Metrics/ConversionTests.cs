using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Metrics;

public sealed class ConversionTests
{
    [Theory]
    [InlineData(1200, 312, 0, 0.26)]
    [InlineData(10, 0, 0, 0d)]
    [InlineData(4, 2, 2, 0.5)]
    [InlineData(1, 0, 30, null)]
    [InlineData(10, 2, 3, null)]
    [InlineData(0, 0, 0, null)]
    public void Given_people_seen_and_buyers_Then_it_is_said_or_says_why_not(int seen, int buyers, int unseen, double? expected)
    {
        var (rate, whyNot) = Conversion.Of(seen, buyers, unseen);
        Assert.Equal((expected, expected is null), (rate, whyNot is not null));
    }

    [Fact]
    public async Task Given_viewers_and_chatters_When_they_and_strangers_buy_Then_each_is_counted_as_what_they_are()
    {
        await using var scene = await LiveAsync();
        for (var i = 1; i <= 3; i++) await scene.Do(new JoinShow(Viewer(i), "Ana"));
        var chatter = RelayedAuthor.Of("twitch", "42");
        await scene.Do(new RelayMessage(new(Uid(4, 1)), chatter, "Ben", "twitch", "Hello", scene.Now, "1"));
        await scene.Ledger(new PlaceOrder(scene.Order("1", customer: Uid(7, 1)) with { Viewer = Viewer(1) }));
        await scene.Ledger(new PlaceOrder(scene.Order("2", customer: Uid(7, 1))));
        await scene.Ledger(new PlaceOrder(scene.Order("3", customer: Uid(7, 2))));
        await scene.Ledger(new PlaceOrder(scene.Order("4") with { Viewer = chatter }));
        var view = await scene.View();
        Assert.Equal((3, 1, 3, 2, 1), (view.Metrics.Viewers, view.Metrics.Chatters, view.Metrics.Buyers,
            view.Metrics.SeenBuyers, view.Metrics.UnseenBuyers));
        Assert.Equal((0.5, 3), (view.Metrics.Conversion, view.Audience.Viewers));
    }

    [Fact]
    public async Task Given_an_order_of_somebody_not_seen_When_they_come_later_Then_the_buyer_was_seen()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new JoinShow(Viewer(1), "Ana"));
        await scene.Ledger(new PlaceOrder(scene.Order("1") with { Viewer = Viewer(2) }));
        Assert.Equal((0, 1), Sight(await scene.View()));
        await scene.Do(new JoinShow(Viewer(2), "Ben"));
        Assert.Equal((1, 0), Sight(await scene.View()));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal((0, 0), Sight(await scene.View()));
        await scene.ReplaysAsync();

        static (int, int) Sight(ShowView view) => (view.Metrics.SeenBuyers, view.Metrics.UnseenBuyers);
    }

    [Fact]
    public void Whatever_is_joined_ordered_changed_and_cancelled_Conversion_is_never_above_all()
    {
        var said = 0;
        Law.Holds(Step.ListOf(40), 300, 31, steps =>
        {
            var (sight, ledger) = (new BuyerSight(), new Ledger());
            var (sum, seen) = (new MinuteTotals(), new HashSet<Guid>());
            foreach (var (kind, order, person, customer) in steps)
            {
                if (kind == 0) seen.Add(Uid(1, person));
                var fact = FactOf(kind, order, person, customer, ledger.Orders);
                if (fact is null) continue;
                var change = fact is OrderFact ? ledger.Apply(new LoggedFact(0, Run, true, default, Actor.Clock, fact)) : null;
                if (sight.Apply(fact, change) is { } more) sum.Add(more);
            }

            var counted = ledger.Orders.Of(Run).Where(o => o.Weight.Orders > 0).Select(o => o.Content).ToList();
            bool Named(OrderContent o) => o.Viewer is { } viewer && seen.Contains(viewer.Value);
            Assert.Equal((counted.Where(Named).Select(o => o.Viewer).Distinct().Count(),
                counted.GroupBy(o => o.Customer).Count(g => !g.Any(Named))), (sum.SeenBuyers, sum.UnseenBuyers));
            if (Conversion.Of(seen.Count, sum.SeenBuyers, sum.UnseenBuyers).Rate is not { } rate) return;
            Assert.InRange(rate, 0, 1);
            said++;
        });
        Assert.True(said > 50, $"A conversion was said {said} times: the generator proves too little.");
    }

    private static readonly RunId Run = new(Uid(6, 1));

    private static Gen<(int Kind, int Order, int Person, int Customer)> Step =>
        from kind in Gen.Choose(0, 4)
        from order in Gen.Choose(1, 12)
        from person in Gen.Choose(0, 6)
        from customer in Gen.Choose(1, 6)
        select (kind, order, person, customer);

    // Person 0 is nobody, so that orders of strangers are among them.
    private static ShowFact? FactOf(int kind, int order, int person, int customer, OrderState orders)
    {
        var key = new OrderKey("shop", $"{order}");
        var content = new OrderContent(key, DateTimeOffset.UnixEpoch, Usd, [], Money.Zero(Usd), Uid(7, customer),
            Viewer: person == 0 ? null : Viewer(person));
        return (kind, orders.Find(key)) switch
        {
            (0, _) => new AudienceFact.ViewerJoined(Viewer(person)),
            (_, null) => new OrderFact.OrderPlaced(Run, key, content, Attribution.Explicit, null, Repeat: false),
            (1 or 2, _) => new OrderFact.OrderChanged(Run, key, content),
            (3, { Cancelled: false }) => new OrderFact.OrderCancelled(Run, key, null),
            (4, _) => new OrderFact.OrderWithdrawn(Run, key),
            _ => null,
        };
    }
}
