using Bunit;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Live;
using HostConsole.Milestones;
using HostConsole.ShowPages;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Milestones;

/// <summary>A milestone on the live page: the form that sets it, and its panel.</summary>
public sealed class MilestonePanelTest
{
    private static readonly RewardOffer Tote = new(RewardKind.Gift, "A linen tote");

    private static OpenMilestone Open(MilestoneRule rule = MilestoneRule.First, int count = 2, int? most = null) =>
        new(PanelScene.New<MilestoneId>(), "Early birds", rule, count, MilestoneOf.Orders, Tote, most);

    private static PlaceOrder Order(string id, DateTimeOffset at, ViewerId? viewer = null) => new(new(
        new("shop", id), at, PanelScene.Usd, [new(null, null, "Bag", 1, PanelScene.Dollars(99))], Money.Zero(PanelScene.Usd), Viewer: viewer));

    private static string Text(IRenderedComponent<MilestonePanel> panel) => Line(panel.Find("section").TextContent);

    // As it is read: a line break of the markup is a space.
    private static string Line(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static async Task<PoolId> PoolAsync(PanelScene scene, string title, params string[] codes)
    {
        var pool = PanelScene.New<PoolId>();
        Assert.IsType<Done>(await scene.Shows.SendAsync(new(new OpenPool(pool, title, codes), PanelScene.Host, null)));
        return pool;
    }

    [Fact]
    public async Task Given_a_milestone_When_orders_come_Then_the_panel_says_who_won_last_and_which_order_wins_next()
    {
        await using var scene = new PanelScene();
        var (open, ana) = (Open(), PanelScene.New<ViewerId>());
        var before = await scene.LiveAsync(open);
        var text = Text(scene.Mechanic<MilestonePanel>(before, open.Milestone.Value));
        Assert.Contains("0 of 2 given", text, StringComparison.Ordinal);
        Assert.Contains("First 2 orders", text, StringComparison.Ordinal);
        Assert.Contains("A linen tote", text, StringComparison.Ordinal);
        Assert.Contains("Next to win: order 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Won last", text, StringComparison.Ordinal);

        var half = scene.Mechanic<MilestonePanel>(
            await scene.AfterAsync(new JoinShow(ana, "Ana"), Order("1001", scene.Clock.GetUtcNow(), ana)), open.Milestone.Value);
        Assert.Contains("1 of 2 given", Text(half), StringComparison.Ordinal);
        Assert.Contains("Won last: Ana, order 1 (1001)", Text(half), StringComparison.Ordinal);
        Assert.Contains("Next to win: order 2", Text(half), StringComparison.Ordinal);
        await half.ClickTextAsync("Close milestone");
        Assert.Equal(new CloseMilestone(open.Milestone), Assert.Single(scene.Raised));

        var over = await scene.AfterAsync(Order("1002", scene.Clock.GetUtcNow()));
        Assert.Empty(new MilestoneLaunch().Running(over));
        Assert.Equal("1 milestone, 2 rewards", new MilestoneLaunch().Over(over)!.Text);
        var past = Text(scene.Mechanic<MilestonePanel>(over, open.Milestone.Value));
        Assert.Contains("First 2 orders, 2 of 2 given", past, StringComparison.Ordinal);
        Assert.Contains("The last: order 2 (1002)", past, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_five_milestones_or_a_moderator_Then_what_can_be_done_says_so()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var ui = MechanicUis.Launched.First(u => u is MilestoneUi);
        var view = await scene.LiveAsync(Enumerable.Range(1, MilestoneRules.MostOn - 1).Select(_ => Open()));
        var moderator = Rights.Of(App.People.Somebody(Role.Moderator));
        Assert.Null(Steering.WhyNot(ui, view, moderator));
        view = await scene.AfterAsync(Open());
        Assert.Equal("Five milestones are on already: close one first.", Steering.WhyNot(ui, view, moderator));
    }

    [Fact]
    public async Task Given_the_form_without_a_pool_When_a_code_is_chosen_Then_it_says_where_pools_are_made()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("milestone", await scene.LiveAsync());
        await form.TypeAsync("Title", "Early birds");
        await form.InvokeAsync(() => form.FindComponent<Segments<RewardKind>>().Instance.ValueChanged.InvokeAsync(RewardKind.Code));
        form.WaitForAssertion(() => Assert.Equal("settings/rewards", form.Find(".notice a").GetAttribute("href")));
        await form.SubmitAsync("form");
        Assert.Equal("Choose the pool that the codes come from.", form.Find("[role=alert]").TextContent);
        Assert.Empty(scene.Raised);
    }

    [Fact]
    public async Task Given_one_pool_When_a_code_is_chosen_Then_it_is_taken_with_its_title_and_too_few_codes_are_told_before()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync();
        var pool = await PoolAsync(scene, "10% off your next order", "A", "B", "C");
        var form = scene.Form("milestone", show);
        await form.TypeAsync("Title", "Early birds");
        await form.InvokeAsync(() => form.FindComponent<Segments<RewardKind>>().Instance.ValueChanged.InvokeAsync(RewardKind.Code));
        form.WaitForAssertion(() =>
            Assert.Equal("10% off your next order, 3 left", form.FindByLabel("Codes from").GetAttribute("value")));
        Assert.Contains("The pool has 3 codes, and 50 are promised.", Line(form.Find(".notice--warn").TextContent), StringComparison.Ordinal);
        await form.TypeAsync("How many", "3");
        Assert.Empty(form.FindAll(".notice--warn"));
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenMilestone>(Assert.Single(scene.Raised));
        Assert.Equal(new RewardOffer(RewardKind.Code, "10% off your next order", pool), open.Offer);
        Assert.Equal((MilestoneRule.First, 3, MilestoneOf.Orders), (open.Rule, open.Count, open.Of));
        Assert.Equal(Permission.RunGoals, ConsoleCommands.NeededFor(open));
    }

    [Fact]
    public async Task Given_a_pool_that_was_closed_Then_it_is_not_offered_and_a_cue_that_has_it_says_so()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync();
        var closed = await PoolAsync(scene, "Spring", "A");
        Assert.IsType<Done>(await scene.Shows.SendAsync(new(new ClosePool(closed), PanelScene.Host, null)));
        var offer = OfferDraft.Of(new(RewardKind.Code, "Spring sale", closed));
        var fields = scene.Render<OfferFields>(p => p.Add(f => f.Offer, offer).Add(f => f.Culture, show.Culture));
        fields.WaitForAssertion(() =>
            Assert.Contains("This pool is closed: choose another one.", fields.Markup, StringComparison.Ordinal));
        Assert.Equal("Spring, closed", fields.FindByLabel("Codes from").GetAttribute("value"));
    }
}
