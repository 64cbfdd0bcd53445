using AngleSharp.Dom;
using Bunit;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Orders;
using HostConsole.ShowPages;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Orders;

/// <summary>The page of a show's orders over a real store, asked by role and label.</summary>
public sealed class OrdersPageTest : IAsyncLifetime
{
    private const string Bulk = "[role=toolbar][aria-label='With the selected']";
    private PanelScene scene = null!;
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    public Task InitializeAsync() => OpenAsync(Role.Host);
    public async Task DisposeAsync() => await scene.DisposeAsync();

    private async Task OpenAsync(Role role)
    {
        if (scene is not null) await scene.DisposeAsync();
        scene = new(role);
        scene.Services.AddSingleton<OrderList>();
        scene.Services.AddScoped<ConsoleCommands>();
        scene.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        scene.Services.AddScoped<ProtectedLocalStorage>();
        scene.Services.AddScoped<Drafts>();
        await scene.LiveAsync();
        scene.Render<MudPopoverProvider>();
        dialogs = scene.Render<MudDialogProvider>();
    }

    private async Task PlaceAsync(string number, decimal price, int minute)
    {
        var at = scene.Clock.GetUtcNow().AddMinutes(minute);
        await scene.AfterAsync(new PlaceOrder(new(new("api", number), at, PanelScene.Usd,
            [new(null, "MUG", "Tide mug", 1, PanelScene.Dollars(price))], PanelScene.Dollars(0), Number: number)));
    }

    private IRenderedComponent<OrdersPage> Page()
    {
        var page = scene.Render<OrdersPage>(p => p.Add(x => x.Id, scene.Show.Value));
        page.WaitForElement("table[aria-label=Orders] td[data-label=Order]");
        return page;
    }

    private static string[] Numbers(IRenderedComponent<OrdersPage> page) =>
        [.. page.FindAll("table[aria-label=Orders] tbody td[data-label=Order] bdi").Select(b => b.TextContent)];

    private static IElement Head(IRenderedComponent<OrdersPage> page, string title) =>
        page.FindAll("th[scope=col]").First(h => h.TextContent.Trim() == title);

    private static IElement Box(IRenderedComponent<OrdersPage> page, string order) =>
        page.FindAll("label").First(l => l.TextContent.Trim() == $"Select order {order}").QuerySelector("input")!;

    private static Task SelectAsync(IRenderedComponent<OrdersPage> page, string order) =>
        page.InvokeAsync(() => Box(page, order).ChangeAsync(true));

    [Fact]
    public async Task Given_orders_When_a_head_is_pressed_Then_the_store_sorts_by_it_and_the_head_says_so()
    {
        await PlaceAsync("A", 20, 1);
        await PlaceAsync("B", 5.50m, 2);
        await PlaceAsync("C", 100, 3);
        var page = Page();
        Assert.Equal(["C", "B", "A"], Numbers(page));
        Assert.Equal("descending", Head(page, "Order").GetAttribute("aria-sort"));

        await page.InvokeAsync(() => Head(page, "GMV").QuerySelector("button")!.ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(["C", "A", "B"], Numbers(page)));
        await page.InvokeAsync(() => Head(page, "GMV").QuerySelector("button")!.ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(["B", "A", "C"], Numbers(page)));
        Assert.Equal("ascending", Head(page, "GMV").GetAttribute("aria-sort"));
        Assert.Null(Head(page, "Order").GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Given_orders_of_each_state_When_sorted_by_state_Then_what_counts_comes_before_what_does_not()
    {
        foreach (var number in new[] { "placed", "part", "full", "cancelled" }) await PlaceAsync(number, 10, 1);
        await scene.AfterAsync(new RefundOrder(new("api", "part"), PanelScene.Dollars(4)), new RefundOrder(new("api", "full"),
            PanelScene.Dollars(10)), new CancelOrder(new("api", "cancelled")));
        var found = await scene.Services.GetRequiredService<OrderList>()
            .PageAsync(RunId.Of(scene.Show), new(), 1, withNames: false, OrderSort.State, descending: false);
        Assert.Equal(["placed", "part", "full", "cancelled"], found.Items.Select(o => o.Number));
    }

    [Fact]
    public async Task Given_more_than_a_page_When_turned_Then_the_rest_is_read_and_a_new_sort_goes_on_from_the_store()
    {
        for (var i = 1; i <= OrderList.PageSize + 3; i++) await PlaceAsync($"N{i:00}", i, i);
        var page = Page();
        Assert.Equal(OrderList.PageSize, Numbers(page).Length);
        Assert.Contains("1–50 of 53", page.Markup, StringComparison.Ordinal);
        await page.ClickAsync("button[aria-label='Next page']");
        page.WaitForAssertion(() => Assert.Equal(["N03", "N02", "N01"], Numbers(page)));
        Assert.Contains("51–53 of 53", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_selected_orders_When_refunded_in_full_Then_it_is_asked_once_and_each_is_refunded_to_the_cent()
    {
        await PlaceAsync("A", 20.05m, 1);
        await PlaceAsync("B", 5.50m, 2);
        await PlaceAsync("C", 100, 3);
        await scene.AfterAsync(new RefundOrder(new("api", "A"), PanelScene.Dollars(0.04m)));
        var page = Page();
        Assert.Empty(page.FindAll(Bulk));
        await SelectAsync(page, "A");
        await SelectAsync(page, "B");
        Assert.Contains("2 selected", page.Find(Bulk).TextContent, StringComparison.Ordinal);

        var click = page.ClickTextAsync("Refund in full…");
        dialogs.WaitForElement("[role=dialog]");
        Assert.Contains("$25.51 in all", dialogs.Markup, StringComparison.Ordinal);
        await dialogs.SubmitAsync("form");
        await click;

        var orders = await scene.Services.GetRequiredService<OrderList>().FindAsync([new("api", "A"), new("api", "B"), new("api", "C")]);
        Assert.Equal([("A", 2005L), ("B", 550L), ("C", 0L)], orders.Select(o => (o.Number, o.Refunded.Minor)).Order());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Bulk)));
    }

    [Fact]
    public async Task Given_a_selection_When_an_order_comes_in_Then_it_is_listed_and_the_selection_stays()
    {
        await PlaceAsync("A", 20, 1);
        var page = Page();
        await SelectAsync(page, "A");
        await PlaceAsync("B", 5, 2);
        page.WaitForAssertion(() => Assert.Equal(["B", "A"], Numbers(page)));
        Assert.True(Box(page, "A").IsChecked());
        Assert.Contains("1 selected", page.Find(Bulk).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_state_and_a_search_When_chosen_Then_only_those_are_listed_and_none_is_said()
    {
        await PlaceAsync("A", 20, 1);
        await PlaceAsync("B", 5, 2);
        await scene.AfterAsync(new CancelOrder(new("api", "B")));
        var page = Page();
        await page.InvokeAsync(() => page.Find("input[type=radio][value=cancelled]").ChangeAsync("cancelled"));
        page.WaitForAssertion(() => Assert.Equal(["B"], Numbers(page)));
        await page.InvokeAsync(() => page.Find("input[aria-label='Search orders']").InputAsync("zebra"));
        page.WaitForAssertion(() => Assert.Contains("No such orders", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_moderator_When_they_look_Then_nothing_can_be_selected_or_refunded()
    {
        await OpenAsync(Role.Moderator);
        await PlaceAsync("A", 20, 1);
        var page = Page();
        Assert.Equal(["A"], Numbers(page));
        Assert.Empty(page.FindAll("input[type=checkbox]"));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Refund", StringComparison.Ordinal));
    }
}
