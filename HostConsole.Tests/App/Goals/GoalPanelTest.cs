using Bunit;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Audience;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Goals;
using HostConsole.Live;
using HostConsole.Surfaces;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace HostConsole.Tests.Goals;

public sealed class GoalPanelTest : BunitContext
{
    private static readonly Rights Moderator = Rights.Of(People.Somebody(Role.Moderator));
    private readonly RunScene scene = new RunScene().Do(new GoLive());
    private static readonly MechanicUi Ui = MechanicUis.Launched.First(ui => ui is GoalUi);
    private readonly List<ShowCommand> sent = [];

    public GoalPanelTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(scene.Clock);
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddScoped<ProtectedLocalStorage>();
        Services.AddScoped<Drafts>();
        Services.AddMudServices();
        AddAuthorization().SetAuthorized("Noor").SetRoles(nameof(Role.Moderator));
    }

    private static OpenGoal Open(GoalCounts counts = GoalCounts.Viewers, long target = 2, Currency? currency = null) =>
        new(LiveScene.New<GoalId>(), "Two of us, and the code is yours", counts, target, currency, "Free shipping", "SHIPFREE", false);

    private IRenderedComponent<GoalPanel> Panel() => Render<GoalPanel>(p => p
        .Add(c => c.Show, scene.View).Add(c => c.Ui, Ui).Add(c => c.Id, scene.View.Goals[0].Id.Value).Add(c => c.Send, sent.Add));

    [Fact]
    public async Task Given_a_goal_When_it_grows_and_is_reached_Then_the_panel_says_so_and_it_can_be_closed()
    {
        scene.Do(Open()).Do(new JoinShow(LiveScene.New<ViewerId>(), "Ana"));
        var open = Panel();
        Assert.Equal("1 of 2 viewers", open.Find(".goal__so-far").TextContent);
        Assert.Equal("0.5", open.Find("progress").GetAttribute("value"));
        Assert.DoesNotContain("SHIPFREE", open.Markup, StringComparison.Ordinal);
        scene.Do(new JoinShow(LiveScene.New<ViewerId>(), "Zoë"));
        var reached = Panel();
        Assert.Equal("reached", reached.Find(".badge--ok").TextContent);
        Assert.Contains("The audience sees: SHIPFREE", reached.Find("section").TextContent, StringComparison.Ordinal);
        await reached.ClickTextAsync("Close goal");
        scene.Do(Assert.IsType<CloseGoal>(Assert.Single(sent)));
        Assert.Equal("2 of 2 viewers, reached", Panel().Find(".goal__so-far").TextContent);
    }

    [Fact]
    public void Given_a_tower_with_a_deadline_Then_the_panel_shows_its_floors_who_took_what_and_that_it_was_missed()
    {
        var (viewer, goal) = (LiveScene.New<ViewerId>(), Open(target: 3));
        scene.Do(goal with
        {
            Stages = [new(1, "First floor", new(RewardKind.Points, "", Points: 5)), new(3, "Roof")],
            Duration = TimeSpan.FromMinutes(1),
        }).Do(new JoinShow(viewer, "Ana")).Do(new TakeGoalStage(goal.Goal, 1, LiveScene.New<RewardId>(), viewer));
        Assert.Equal(["First floor, 5 points 1 took it", "Roof 3"],
            Panel().FindAll(".goal__stages li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.NotNull(Panel().Find(".countdown"));
        scene.After(TimeSpan.FromMinutes(1)).Do(new CloseGoal(goal.Goal));
        Assert.Equal("1 of 3 viewers, missed its deadline", Panel().Find(".goal__so-far").TextContent);
    }

    [Fact]
    public async Task Given_a_goal_When_it_is_put_on_stage_Then_it_stands_there_open_and_closed_until_it_is_taken_off()
    {
        var goal = Open();
        scene.Do(new SetStage([], "Be right back")).Do(goal);
        await Panel().ClickTextAsync("Put on stage");
        Assert.Equal(new SetStage([new("goal", goal.Goal.Value)], "Be right back"), sent[^1]);
        scene.Do(sent[^1]).Do(new CloseGoal(goal.Goal));
        var line = Render<StageLine>(p => p.Add(c => c.Show, scene.View).Add(c => c.Why, null).Add(c => c.Send, sent.Add));
        await line.ClickAsync("[aria-label='Take the goal off the stage']");
        await Panel().ClickTextAsync("Take off stage");
        Assert.Equal(2, sent.Count(c => c.Equals(new SetStage([], "Be right back"))));
    }

    [Fact]
    public void Given_three_goals_or_a_show_that_is_not_on_Then_the_button_says_why_it_is_off()
    {
        for (var n = 0; n < GoalRules.MostOn; n++)
        {
            Assert.Null(Steering.WhyNot(Ui, scene.View, Moderator));
            scene.Do(Open());
        }

        Assert.Equal("Three goals are on screen already: close one first.", Steering.WhyNot(Ui, scene.View, Moderator));
        Assert.StartsWith("Go live", Steering.WhyNot(Ui, new RunScene().View, Moderator), StringComparison.Ordinal);
    }
}
