using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Tests.MysteryGifts;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rewards;

/// <summary>Devices and accounts of one person.</summary>
public sealed class JoiningTests
{
    private static readonly Guid Ada = Uid(20, 1);
    private static readonly ViewerId OnTwitch = RelayedAuthor.Of("twitch", "42");

    private static async Task<ShowScene> WithTwoAsync()
    {
        var scene = await LiveAsync();
        await scene.Ledger(new SetEarnRules(EarnRules.Usual));
        await scene.Do(new JoinShow(Viewer(1), null));
        await scene.Do(new JoinShow(Viewer(2), null));
        return scene;
    }

    private static Task<Done> ConfirmAsync(ShowScene scene, int viewer) => scene.Do(new ConfirmMember(Viewer(viewer), Ada, "ada@example.com"));
    private static Task<long> PointsAsync(ShowScene scene, ViewerId viewer) => scene.Read(w => w.Ledger.Rewards.Points.Of(viewer));
    private static Task<Done> SayAsync(ShowScene scene, string text, ViewerId author, int n) =>
        scene.Do(new RelayMessage(new(Uid(4, n)), author, "ada_42", "twitch", text, scene.Now, null));

    [Fact]
    public async Task Given_two_devices_When_both_confirm_one_address_Then_points_badges_and_rewards_are_theirs_together()
    {
        await using var scene = await WithTwoAsync();
        var reward = new RewardId(Uid(12, 1));
        await scene.Do(new GiveReward(reward, Viewer(2), new(RewardKind.Gift, "A tote bag")));
        await ConfirmAsync(scene, 1);
        Assert.Equal((10, 10), (await PointsAsync(scene, Viewer(1)), await PointsAsync(scene, Viewer(2))));
        await ConfirmAsync(scene, 2);
        Assert.Equal((20, 20), (await PointsAsync(scene, Viewer(1)), await PointsAsync(scene, Viewer(2))));
        Assert.Equal(reward, await scene.Read(w => w.Ledger.Rewards.Of(Viewer(1)).Single().View.Id));
        Assert.True(await scene.Read(w => w.Ledger.Rewards.Members.IsConfirmed(Viewer(2))));
        await scene.Do(new MovePoints(Viewer(2), -15, "Corrected"));
        Assert.Equal((5, 5), (await PointsAsync(scene, Viewer(1)), await PointsAsync(scene, Viewer(2))));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_device_confirms_again_Then_nothing_happens()
    {
        await using var scene = await WithTwoAsync();
        await ConfirmAsync(scene, 1);
        var before = scene.Log.LastSeq();
        await ConfirmAsync(scene, 1);
        Assert.Equal(before, scene.Log.LastSeq());
    }

    [Fact]
    public async Task Given_two_devices_of_one_person_When_both_do_the_same_Then_it_earns_once()
    {
        await using var scene = await WithTwoAsync();
        await ConfirmAsync(scene, 1);
        await ConfirmAsync(scene, 2);
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(1), "Is it oven proof?"));
        await scene.Do(new AskQuestion(new(Uid(10, 2)), Viewer(2), "Is it heavy?"));
        var two = await PointsAsync(scene, Viewer(1));
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await scene.Do(new JoinShow(Viewer(1), null), second);
        await scene.Do(new JoinShow(Viewer(2), null), second);
        Assert.Equal(two + 10 + 20, await PointsAsync(scene, Viewer(2))); // joined and came back, once
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_device_that_was_joined_before_it_earned_Then_its_own_link_leads_to_its_person()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new JoinShow(Viewer(1), null));
        await scene.Do(new JoinShow(Viewer(2), null));
        await ConfirmAsync(scene, 1);
        await ConfirmAsync(scene, 2);
        await scene.Ledger(new SetEarnRules(EarnRules.Usual));
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(2), "Is it oven proof?"));
        for (var device = 1; device <= 2; device++)
            Assert.Equal(Viewer(1), await scene.Read(w => w.Ledger.Rewards.Points.OfLink(PointsBook.LinkOf(Viewer(device)))));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_code_that_an_account_wrote_When_the_phone_says_yes_Then_the_account_is_its_owners()
    {
        await using var scene = await WithTwoAsync();
        await scene.Do(new AskLink(Viewer(1), "123456"));
        await SayAsync(scene, "Hello", OnTwitch, 1);
        await scene.Refused(new AnswerLink(Viewer(1), true), "not-written");
        await SayAsync(scene, "Link 123456", OnTwitch, 2);
        Assert.Equal(OnTwitch, await scene.Read(w => w.Find(scene.Show)!.State.Rewards.LinkOf(Viewer(1))!.Author));
        Assert.Equal(10, await PointsAsync(scene, Viewer(1)));
        await scene.Do(new MovePoints(OnTwitch, 7, "A good question"));
        await scene.Do(new AnswerLink(Viewer(1), true));
        Assert.Equal((17, 17), (await PointsAsync(scene, Viewer(1)), await PointsAsync(scene, OnTwitch)));
        await scene.Refused(new AnswerLink(Viewer(1), true), "nothing-to-link");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_somebody_else_wrote_the_code_first_Then_the_phone_says_no_and_nothing_is_linked()
    {
        await using var scene = await WithTwoAsync();
        await scene.Do(new AskLink(Viewer(1), "123456"));
        await SayAsync(scene, "link 123456", RelayedAuthor.Of("twitch", "thief"), 1);
        await SayAsync(scene, "link 123456", OnTwitch, 2);
        Assert.Equal(RelayedAuthor.Of("twitch", "thief"), await scene.Read(w => w.Find(scene.Show)!.State.Rewards.LinkOf(Viewer(1))!.Author));
        await scene.Do(new AnswerLink(Viewer(1), false));
        Assert.Equal(1, await scene.Read(w => w.Ledger.Rewards.Members.AllOf(Viewer(1)).Count));
        await scene.ReplaysAsync();
    }

    [Theory]
    [InlineData("link 12345")]
    [InlineData("link 1234567")]
    [InlineData("my link 123456")]
    [InlineData("link abcdef")]
    public async Task Given_another_text_Then_it_is_chat_and_no_code(string text)
    {
        await using var scene = await WithTwoAsync();
        await scene.Do(new AskLink(Viewer(1), "123456"));
        await SayAsync(scene, text, OnTwitch, 1);
        Assert.Null(await scene.Read(w => w.Find(scene.Show)!.State.Rewards.LinkOf(Viewer(1))!.Author));
    }

    [Fact]
    public async Task Given_a_code_a_quarter_of_an_hour_old_Then_it_links_nobody()
    {
        await using var scene = await WithTwoAsync();
        await scene.Do(new AskLink(Viewer(1), "123456"));
        await scene.PassAsync(TimeSpan.FromMinutes(14));
        await SayAsync(scene, "link 123456", OnTwitch, 1);
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        await scene.Refused(new AnswerLink(Viewer(1), true), "too-late");
        await scene.Do(new AskLink(Viewer(1), "654321"));
        await scene.PassAsync(TimeSpan.FromMinutes(16));
        await SayAsync(scene, "link 654321", OnTwitch, 2);
        await scene.Refused(new AnswerLink(Viewer(1), true), "not-written");
    }

    [Fact]
    public async Task Given_twenty_devices_Then_one_more_is_refused()
    {
        await using var scene = await WithTwoAsync();
        for (var n = 1; n <= Members.Most; n++)
        {
            await scene.Do(new JoinShow(Viewer(n), null));
            await ConfirmAsync(scene, n);
        }

        await scene.Do(new JoinShow(Viewer(99), null));
        await scene.Refused(new ConfirmMember(Viewer(99), Ada, "ada@example.com"), "too-many-devices");
        Assert.Equal(Members.Most * 10, await PointsAsync(scene, Viewer(7)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_devices_of_one_person_When_both_take_part_in_a_draw_Then_the_second_is_refused()
    {
        await using var scene = await WithTwoAsync();
        await ConfirmAsync(scene, 1);
        await ConfirmAsync(scene, 2);
        var giveaway = new GiveawayId(Uid(6, 1));
        await scene.Do(new GiveawayCommand.OpenGiveaway(giveaway, "Tote", "A tote", "One entry each.", "tote", EntryMode.Open, null, 1, 0, null, null, Seed));
        await scene.Do(new GiveawayCommand.EnterGiveaway(giveaway, new(Uid(7, 1)), Viewer(1), EntryRoute.Button));
        await scene.Refused(new GiveawayCommand.EnterGiveaway(giveaway, new(Uid(7, 2)), Viewer(2), EntryRoute.Button), "already-entered");

        WheelSegment[] segments = [new("Mug", 1, 3, Offer: new(RewardKind.Gift, "A mug")), new("A smile", 2, null, true)];
        var (each, room) = (new WheelId(Uid(24, 1)), new WheelId(Uid(24, 2)));
        await scene.Do(new WheelCommand.OpenWheel(each, "Mug wheel", "One spin each.", WheelMode.Each, null, segments, false, null, Seed));
        await scene.Do(new WheelCommand.SpinWheel(each, new(Uid(25, 1)), Viewer(1)));
        await scene.Refused(new WheelCommand.SpinWheel(each, new(Uid(25, 2)), Viewer(2)), "already-spun");
        await scene.Do(new WheelCommand.OpenWheel(room, "Room wheel", "One entry each.", WheelMode.Room, "spin", segments, false, null, Seed));
        await scene.Do(new WheelCommand.EnterWheel(room, new(Uid(26, 1)), Viewer(2)));
        await scene.Refused(new WheelCommand.EnterWheel(room, new(Uid(26, 2)), Viewer(1)), "already-entered");

        await scene.Do(MysteryTests.Open() with { PerPerson = 1 });
        await scene.Do(new MysteryCommand.DrawFree(MysteryTests.Surprise, new(Uid(27, 1)), Viewer(1)));
        await scene.Refused(new MysteryCommand.DrawFree(MysteryTests.Surprise, new(Uid(27, 2)), Viewer(2)), "already-drawn");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_shows_Then_the_numbers_say_who_earned_and_who_had_before()
    {
        await using var scene = await WithTwoAsync();
        await scene.Do(new GiveReward(new(Uid(12, 1)), Viewer(2), new(RewardKind.Gift, "A tote bag")));
        await scene.Do(new GiveReward(new(Uid(12, 2)), Viewer(2), new(RewardKind.Gift, "A mug")));
        await scene.Do(new DeliverReward(new(Uid(12, 2))));
        Assert.Equal(new RewardNumbers(20, 2, 0, 0, 2, 1), (await scene.View()).RewardNumbers);
        Assert.Equal(0.5, (await scene.View()).RewardNumbers.Redemption);
        var second = await scene.CreateAsync("second");
        await scene.Do(new GoLive(), second);
        await scene.Do(new JoinShow(Viewer(1), null), second);
        await scene.Do(new JoinShow(Viewer(3), null), second);
        Assert.Equal(new RewardNumbers(10 + 20 + 10, 2, 1, 0, 0, 0), (await scene.View(second)).RewardNumbers);
        Assert.Equal(4, (await scene.View(second)).RewardNumbers.Velocity(TimeSpan.FromMinutes(10)));
        Assert.Null((await scene.View(second)).RewardNumbers.Velocity(TimeSpan.Zero));
    }
}
