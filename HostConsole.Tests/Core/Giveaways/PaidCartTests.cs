using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>A giveaway among those who have paid since it was opened, in a show with orders.</summary>
public sealed class PaidCartTests
{
    private static readonly GiveawayId Cart = new(Uid(6, 1));

    private static OpenGiveaway Open(int winners = 1, int n = 1) =>
        new(new(Uid(6, n)), "Paid carts", "A tote", "One entry each.", $"cart{n}", EntryMode.Paid, "Press “Enter without buying”.", winners, 0, null,
            null, new string('a', 64));

    private static Task<Done> Buy(ShowScene scene, int order, int buyer, Guid? customer = null) =>
        scene.Ledger(new PlaceOrder(scene.Order($"{order}", customer: customer ?? Viewer(buyer).Value) with
        {
            Viewer = customer is null ? null : Viewer(buyer),
        }));

    private static async Task<ViewerId[]> EntriesAsync(ShowScene scene) => [.. (await scene.View()).Giveaways[0].EntryLog.ToArray().Select(e => e.Viewer)];

    [Fact]
    public async Task Given_who_paid_before_and_since_Then_those_since_are_in_by_themselves_once_each_in_the_order_of_the_log()
    {
        await using var scene = await LiveAsync();
        await Buy(scene, 1, 1);
        await scene.Do(Open());
        await Buy(scene, 2, 3);
        await Buy(scene, 3, 2);
        await Buy(scene, 4, 3);
        Assert.Equal([Viewer(3), Viewer(2)], await EntriesAsync(scene));
        await scene.Refused(new EnterGiveaway(Cart, new(Uid(7, 1)), Viewer(1), EntryRoute.Button), "not-eligible");
        await scene.Do(new EnterGiveaway(Cart, new(Uid(7, 1)), Viewer(1), EntryRoute.Free));
        Assert.Equal(EntryRoute.Free, (await scene.View()).Giveaways[0].EntryLog.Span[2].Route);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_order_cancelled_or_given_back_before_the_closing_Then_its_entry_is_taken_back_and_can_come_again()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        for (var i = 1; i <= 3; i++) await Buy(scene, i, i);
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        await scene.Ledger(new RefundOrder(new("shop", "2"), new(500, Usd))); // a part is no whole
        Assert.Equal([Viewer(2), Viewer(3)], await EntriesAsync(scene));
        await scene.Ledger(new RefundOrder(new("shop", "2"), new(1500, Usd)));
        Assert.Equal([Viewer(3)], await EntriesAsync(scene));
        await Buy(scene, 4, 1);
        Assert.Equal([Viewer(3), Viewer(1)], await EntriesAsync(scene));
        await scene.Do(new CloseGiveaway(Cart));
        await scene.Do(new DrawWinners(Cart));
        var record = GiveawayRecord.Of((await scene.View()).Giveaways[0]);
        Assert.Equal([GiveawayRules.UnpaidReason, GiveawayRules.UnpaidReason], record.SetAside.Select(a => a.Reason));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_an_order_cancelled_between_the_closing_and_the_draw_Then_it_is_skipped_and_after_the_draw_it_stands()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(winners: 3));
        for (var i = 1; i <= 3; i++) await Buy(scene, i, i);
        await scene.Do(new CloseGiveaway(Cart));
        await scene.Ledger(new CancelOrder(new("shop", "2")));
        await scene.Do(new DrawWinners(Cart));
        var drawn = (await scene.View()).Giveaways[0];
        Assert.Equal((Viewer(2), GiveawayRules.UnpaidReason), drawn.Skipped.Select(s => (s.Viewer, s.Reason)).Single());
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal([Viewer(1), Viewer(3)], (await scene.View()).Giveaways[0].Winners.Select(w => w.Viewer).OrderBy(v => v.Value));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_buyer_who_takes_the_free_route_too_When_the_order_is_cancelled_Then_the_entry_stands()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await Buy(scene, 1, 1);
        await scene.Do(new EnterGiveaway(Cart, new(Uid(7, 1)), Viewer(1), EntryRoute.Free));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Equal([Viewer(1)], await EntriesAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_one_customer_by_the_page_and_without_it_Then_they_are_in_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await Buy(scene, 1, 50); // a shop's order that names only the customer
        await Buy(scene, 2, 1, customer: Viewer(50).Value);
        Assert.Equal([Viewer(50)], await EntriesAsync(scene));
        await scene.Refused(new EnterGiveaway(Cart, new(Uid(7, 1)), Viewer(1), EntryRoute.Button), "already-entered");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_viewer_of_another_platform_When_they_write_the_keyword_and_free_Then_they_are_in_and_by_the_keyword_alone_not()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        var author = RelayedAuthor.Of("twitch", "42");
        await scene.Do(new RelayMessage(new(Uid(4, 1)), author, "42", "twitch", "cart1", scene.Now, null));
        Assert.Empty(await EntriesAsync(scene));
        await scene.Do(new RelayMessage(new(Uid(4, 2)), author, "42", "twitch", "Cart1 FREE", scene.Now, null));
        Assert.Equal([author], await EntriesAsync(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_friends_by_a_link_Then_each_address_but_the_bringer_s_own_counts_once()
    {
        await using var scene = await LiveAsync();
        var tickets = new GiveawayTickets(Friend: 2, MostFriends: 2);
        await scene.Do(Open() with { Entry = EntryMode.Open, FreeRoute = null, Tickets = tickets });
        foreach (var (viewer, by, origin) in ((int, int?, string)[])
            [(1, null, "home"), (2, 1, "home"), (3, 1, "a"), (4, 1, "a"), (5, 1, "b"), (6, 1, "c"), (3, 2, "d"), (7, 2, "e")])
        {
            var join = new JoinShow(Viewer(viewer), null, By: by is { } one ? Viewer(one) : null);
            Assert.IsType<Done>(await scene.Writer.SendAsync(
                new(join, new(ActorKind.Viewer, Viewer(viewer).ToString()), scene.Show, Origin: () => origin)));
        }

        foreach (var viewer in (int[])[1, 2, 3]) await scene.Do(new EnterGiveaway(Cart, new(Uid(7, viewer)), Viewer(viewer), EntryRoute.Button));
        await scene.Do(new CloseGiveaway(Cart));
        Assert.Equal([5, 3, 1], (await scene.View()).Giveaways[0].EntryLog.ToArray().Select(e => e.Tickets));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_at_once_When_an_order_comes_Then_each_has_its_own_entry()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await Buy(scene, 1, 1);
        await scene.Do(Open(n: 2));
        await Buy(scene, 2, 1);
        var all = (await scene.View()).Giveaways;
        Assert.Equal([1, 1], all.Select(g => g.Entries));
        await scene.RestartAsync();
        await scene.ReplaysAsync();
    }
}
