using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Deals;
using HostConsole.Orders;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Orders;

/// <summary>The page of a show's claims over a real store.</summary>
public sealed class ClaimsPageTest
{
    private static readonly DealId Bags = PanelScene.New<DealId>(), Mugs = PanelScene.New<DealId>();

    [Fact]
    public async Task Given_claims_of_two_deals_When_some_are_marked_paid_together_Then_they_move_to_the_paid_ones_and_can_be_taken_back()
    {
        await using var scene = await SceneAsync();
        var page = Page(scene);
        Assert.Equal(["#0001", "#0002", "#0003"], Numbers(page).Order());
        foreach (var number in new[] { "0001", "0003" })
            await page.InvokeAsync(() => page.FindAll("label").First(l => l.TextContent.Trim() == $"Select claim {number}")
                .QuerySelector("input")!.ChangeAsync(true));
        await page.InvokeAsync(() => page.FindAll("[aria-label='With the selected'] button").First(b => b.TextContent.Trim() == "Paid").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(["#0002"], Numbers(page)));
        await page.InvokeAsync(() => page.Find("input[type=radio][value=Paid]").ChangeAsync("Paid"));
        page.WaitForAssertion(() => Assert.Equal(["#0003", "#0001"], Numbers(page)));
        await page.ClickAsync("[aria-label='Mark claim 0003 unpaid']");
        page.WaitForAssertion(() => Assert.Equal(["#0001"], Numbers(page)));
    }

    [Fact]
    public async Task Given_claims_When_they_are_searched_and_narrowed_to_a_deal_Then_those_are_listed()
    {
        await using var scene = await SceneAsync();
        var list = scene.Services.GetRequiredService<ClaimList>();
        Assert.Equal([2], (await list.PageAsync(scene.Show, new(ClaimGroup.Open, null, "ana"), null, false, 1)).Items.Select(c => c.Number));
        Assert.Equal([3], (await list.PageAsync(scene.Show, new(ClaimGroup.Open, null, "#3"), null, false, 1)).Items.Select(c => c.Number));
        Assert.Equal([3], (await list.PageAsync(scene.Show, new(ClaimGroup.Open, Mugs, ""), null, false, 9)).Items.Select(c => c.Number));
        Assert.Equal([2, 1, 3], (await list.PageAsync(scene.Show, new(ClaimGroup.Open, null, ""), "units", true, 1)).Items.Select(c => c.Number));
        Assert.Equal(2, (await list.CountsAsync(scene.Show, Bags))[ClaimGroup.Open]);
    }

    private static async Task<PanelScene> SceneAsync()
    {
        var scene = new PanelScene(Role.Host);
        scene.Services.AddSingleton<ClaimList>();
        var ana = PanelScene.New<ViewerId>();
        await scene.LiveAsync(new JoinShow(ana, "Ana"), Launch(Bags), Launch(Mugs), Claim(Bags), Claim(Bags, ana, 2), Claim(Mugs));
        scene.Render<MudPopoverProvider>();
        return scene;
    }

    private static LaunchDeal Launch(DealId id) => new(id, PanelScene.Item(), PanelScene.Dollars(89), 5, 2, TimeSpan.FromMinutes(5), TimeSpan.Zero,
        TimeSpan.FromMinutes(10), null);

    private static ClaimUnit Claim(DealId deal, ViewerId? viewer = null, int units = 1) =>
        new(deal, PanelScene.New<ClaimId>(), viewer ?? PanelScene.New<ViewerId>(), units);

    private static IRenderedComponent<ClaimsPage> Page(PanelScene scene)
    {
        var page = scene.Render<ClaimsPage>(p => p.Add(x => x.Id, scene.Show.Value));
        page.WaitForElement("table[aria-label=Claims] td[data-label=Claim]");
        return page;
    }

    private static string[] Numbers(IRenderedComponent<ClaimsPage> page) =>
        [.. page.FindAll("table[aria-label=Claims] tbody td[data-label=Claim] b").Select(b => b.TextContent)];
}
