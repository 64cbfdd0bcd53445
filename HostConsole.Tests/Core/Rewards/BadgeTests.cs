using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

public sealed class BadgeTests
{
    private static Badge Of(EarnRule rule, int times, string name = "Regular") => new(new(Uid(19, (int)rule + 1)), name, rule, times);

    private static async Task<ShowScene> WithAsync(params Badge[] badges)
    {
        var scene = await LiveAsync();
        await scene.Ledger(new SetEarnRules(EarnRules.Off with { Badges = badges }));
        return scene;
    }

    private static Task<Sent> JoinAsync(ShowScene scene, int viewer, ShowId? show = null, string? origin = null, int? by = null) => scene.Writer.SendAsync(
        new(new JoinShow(Viewer(viewer), null, By: by is { } one ? Viewer(one) : null), new(ActorKind.Viewer, Viewer(viewer).ToString()), show ?? scene.Show,
            Origin: () => origin));

    private static Task<string[]> BadgesAsync(ShowScene scene, int viewer) =>
        scene.Read(w => w.Ledger.Rewards.Points.BadgesOf(Viewer(viewer)).Select(b => b.Name).ToArray());

    [Fact]
    public async Task Given_a_badge_for_two_shows_When_somebody_joins_the_second_Then_they_have_it_once_and_with_its_date()
    {
        await using var scene = await WithAsync(Of(EarnRule.Joined, 2));
        await JoinAsync(scene, 1);
        Assert.Empty(await BadgesAsync(scene, 1));
        for (var n = 2; n <= 3; n++)
        {
            var show = await scene.CreateAsync($"show-{n}");
            await scene.Do(new GoLive(), show);
            scene.Clock.Advance(TimeSpan.FromDays(1));
            await JoinAsync(scene, 1, show);
        }

        var badge = Assert.Single(await scene.Read(w => w.Ledger.Rewards.Points.BadgesOf(Viewer(1))));
        Assert.Equal(("Regular", scene.Clock.GetUtcNow().AddDays(-1)), (badge.Name, badge.At));
        Assert.Equal(0, await scene.Read(w => w.Ledger.Rewards.Points.Of(Viewer(1))));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_badge_for_an_order_When_the_order_is_cancelled_Then_it_is_taken_back()
    {
        await using var scene = await WithAsync(Of(EarnRule.Ordered, 1, "Buyer"));
        await JoinAsync(scene, 1);
        await scene.Ledger(new PlaceOrder(scene.Order("1") with { Viewer = Viewer(1) }));
        Assert.Equal(["Buyer"], await BadgesAsync(scene, 1));
        await scene.Ledger(new CancelOrder(new("shop", "1")));
        Assert.Empty(await BadgesAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_friend_s_link_When_two_new_people_come_by_it_Then_whoever_brought_them_is_an_influencer()
    {
        await using var scene = await WithAsync(Of(EarnRule.BroughtFriend, 2, "Influencer"));
        await JoinAsync(scene, 1, origin: "home");
        await JoinAsync(scene, 2, origin: "there", by: 1);
        Assert.Empty(await BadgesAsync(scene, 1));
        await JoinAsync(scene, 3, origin: "elsewhere", by: 1);
        Assert.Equal(["Influencer"], await BadgesAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Theory]
    [InlineData("home", 1)]
    [InlineData("net", 9)]
    [InlineData("net", 2)]
    public async Task Given_an_own_device_or_a_bringer_nobody_knows_or_oneself_Then_nobody_was_brought(string origin, int by)
    {
        await using var scene = await WithAsync(Of(EarnRule.BroughtFriend, 1, "Influencer"));
        await JoinAsync(scene, 1, origin: "home");
        await JoinAsync(scene, 2, origin: origin, by: by);
        Assert.Empty(await BadgesAsync(scene, by));
    }

    [Fact]
    public async Task Given_two_devices_at_one_address_or_a_guest_of_the_last_show_Then_a_friend_counts_once()
    {
        await using var scene = await WithAsync(Of(EarnRule.BroughtFriend, 2, "Influencer"));
        await JoinAsync(scene, 1, origin: "home");
        await JoinAsync(scene, 2, origin: "there", by: 1);
        await JoinAsync(scene, 3, origin: "there", by: 1);
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await JoinAsync(scene, 1, second, "home");
        await JoinAsync(scene, 2, second, "another", by: 1);
        Assert.Equal(1, await scene.Read(w => w.Ledger.Rewards.Points.TimesOf(Viewer(1), EarnRule.BroughtFriend)));
        Assert.Empty(await BadgesAsync(scene, 1));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_badges_that_can_t_be_Then_what_is_wrong_is_said()
    {
        await using var scene = await WithAsync();
        await scene.Invalid(new SetEarnRules(EarnRules.Off with { Badges = [Of(EarnRule.OrderValue, 1)] }), "badges");
        await scene.Invalid(new SetEarnRules(EarnRules.Off with { Badges = [Of(EarnRule.Joined, 0)] }), "badges");
        await scene.Invalid(new SetEarnRules(EarnRules.Off with { Badges = [Of(EarnRule.Joined, 1), Of(EarnRule.Asked, 1, "regular ")] }), "badges");
    }
}
