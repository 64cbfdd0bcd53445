using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Goals;
using HostConsole.Integrations.Twitch;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Chat;

/// <summary>What the audience is told of goals.</summary>
public sealed class GoalAnnouncementTest
{
    private static readonly GoalId Id = LiveScene.New<GoalId>();
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static OpenGoal Open(long target = 2, string title = "Two of us, and shipping is free",
        string? reward = "Free shipping", string? reveal = "SHIPFREE") =>
        new(Id, title, GoalCounts.Viewers, target, null, reward, reveal, false);

    private static GoalFact.GoalOpened Opened(OpenGoal goal) =>
        new(goal.Goal, goal.Title, goal.Counts, goal.Target, goal.Currency, goal.Reward, goal.Reveal is not null, 0);

    private string? Told(ShowFact fact) =>
        new GoalAnnouncements().Of(fact, scene.View, new(_ => "", AudienceTexts.Localizers))?.Text;

    [Fact]
    public void Given_a_goal_When_it_is_set_Then_what_is_needed_and_what_everybody_gets_is_told_and_no_reveal()
    {
        scene.Do(Open());
        Assert.Equal("Goal: Two of us, and shipping is free. Together we need 2 viewers. For everybody: Free shipping.",
            Told(Opened(Open())));
        Assert.Null(Told(new GoalFact.GoalClosed(Id, 0)));
        Assert.Null(Told(new GoalFact.RevealKept(Id, "SHIPFREE")));
    }

    [Fact]
    public void Given_a_show_that_has_come_some_of_the_way_When_a_goal_is_set_Then_how_far_is_told()
    {
        var goal = Open(title: "Ready?", reward: null);
        scene.Do(new JoinShow(LiveScene.New<ViewerId>(), "Ana")).Do(goal);
        Assert.Equal("Goal: Ready? 1 of 2 viewers so far.", Told(Opened(goal)));
    }

    [Fact]
    public void Given_a_goal_in_money_When_it_is_set_Then_the_amount_is_told_as_the_show_writes_it()
    {
        var goal = Open() with { Counts = GoalCounts.Gmv, Target = 250_000, Currency = LiveScene.Usd, Reward = null };
        scene.Do(goal);
        Assert.Equal("Goal: Two of us, and shipping is free. Together we need $2,500.00 in sales.", Told(Opened(goal)));
    }

    [Theory]
    [InlineData(null, null, "Goal reached: Two of us, and shipping is free!")]
    [InlineData("Free shipping", null, "Goal reached: Two of us, and shipping is free! For everybody: Free shipping.")]
    [InlineData(null, "SHIPFREE", "Goal reached: Two of us, and shipping is free! Here it is: SHIPFREE")]
    [InlineData("Free shipping", "SHIPFREE", "Goal reached: Two of us, and shipping is free! Here it is: SHIPFREE (Free shipping)")]
    public void Given_a_goal_When_it_is_reached_Then_what_it_gives_is_told(string? reward, string? reveal, string told)
    {
        scene.Do(Open(target: 1, reward: reward, reveal: reveal)).Do(new JoinShow(LiveScene.New<ViewerId>(), "Ana"));
        Assert.Equal(told, Told(new GoalFact.GoalReached(Id, 1, reveal)));
    }

    [Fact]
    public void Given_a_goal_with_stages_When_one_is_reached_Then_it_is_told_with_what_everybody_gets_and_the_last_at_once_alone()
    {
        var offer = new RewardOffer(RewardKind.Points, "", Points: 5);
        scene.Do(Open(target: 4) with { Stages = [new(1, "Cellar", offer), new(2, "First floor", offer), new(4, "Roof")] });
        foreach (var name in new[] { "Ana", "Zoë" }) scene.Do(new JoinShow(LiveScene.New<ViewerId>(), name));
        Assert.Null(Told(new GoalFact.GoalStageReached(Id, 1, 1)));
        Assert.Equal("We are there: First floor! 2 of 4 viewers so far. For everybody, on the show’s page: 5 points.",
            Told(new GoalFact.GoalStageReached(Id, 2, 2)));
        foreach (var name in new[] { "Bo", "Di" }) scene.Do(new JoinShow(LiveScene.New<ViewerId>(), name));
        Assert.Null(Told(new GoalFact.GoalStageReached(Id, 3, 4)));
    }

    [Fact]
    public void Given_a_goal_with_a_deadline_When_it_is_missed_Then_that_is_told_plainly()
    {
        scene.Do(Open() with { Duration = TimeSpan.FromMinutes(1) }).Do(new JoinShow(LiveScene.New<ViewerId>(), "Ana"));
        scene.After(TimeSpan.FromMinutes(1)).Do(new CloseGoal(Id));
        Assert.Equal("Time is up for our goal: Two of us, and shipping is free. We came to 1 of 2 viewers.", Told(new GoalFact.GoalClosed(Id, 1)));
    }

    [Fact]
    public async Task Given_a_live_show_When_a_goal_is_set_and_reached_Then_page_and_Twitch_are_told_each_once()
    {
        var clock = new FakeClock();
        await using var twitch = await FakeTwitch.StartAsync();
        await using var app = await ChatScene.StartAsync(o =>
            (o.Clock, o.Settings["HostConsole:Twitch:Address"], o.Settings["HostConsole:Announcements"]) = (clock, twitch.Address, "on"));
        await app.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        await app.DoAsync(new GoLive());
        await app.DoAsync(Open());
        await clock.AwaitedAsync(clock.GetUtcNow() + Lifecycle.UndoFor);
        clock.Advance(Lifecycle.UndoFor);
        await app.SaidAsync("Goal: Two of us, and shipping is free. Together we need 2 viewers. For everybody: Free shipping.");
        foreach (var name in new[] { "Ana", "Zoë", "Bo" }) await app.DoAsync(new JoinShow(LiveScene.New<ViewerId>(), name));
        const string reached = "Goal reached: Two of us, and shipping is free! Here it is: SHIPFREE (Free shipping)";
        await app.SaidAsync(reached);
        await twitch.HeardAsync(l => l.Contains(reached, StringComparison.Ordinal));
        Assert.Equal(2, (await app.ViewAsync()).Chat.Messages.Length);
        Assert.Equal(2, twitch.Heard.Count(l => l.StartsWith("PRIVMSG", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Given_a_goal_that_is_taken_back_in_time_Then_nobody_is_told_of_it()
    {
        var clock = new FakeClock();
        await using var app = await ChatScene.StartAsync(o => (o.Clock, o.Settings["HostConsole:Announcements"]) = (clock, "on"));
        await app.DoAsync(new GoLive());
        await app.DoAsync(Open());
        var until = clock.GetUtcNow() + Lifecycle.UndoFor;
        await clock.AwaitedAsync(until);
        await app.DoAsync(new Undo());
        var kept = Open() with { Goal = LiveScene.New<GoalId>(), Title = "Kept" };
        await app.DoAsync(kept);
        clock.Advance(Lifecycle.UndoFor);
        await app.SaidAsync("Goal: Kept. Together we need 2 viewers. For everybody: Free shipping.");
        Assert.Single((await app.ViewAsync()).Chat.Messages);
    }

    [Fact]
    public void Given_a_goal_that_was_reached_or_closed_meanwhile_Then_its_opening_is_no_news()
    {
        scene.Do(Open(target: 1)).Do(new JoinShow(LiveScene.New<ViewerId>(), "Ana"));
        Assert.Null(Told(Opened(Open(target: 1))));
        var other = Open() with { Goal = LiveScene.New<GoalId>() };
        scene.Do(other).Do(new CloseGoal(other.Goal));
        Assert.Null(Told(Opened(other)));
    }
}
