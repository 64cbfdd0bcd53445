using Bunit;
using HostConsole.Catalogue;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Catalogue;

/// <summary>The catalogue over a real store, asked by role and label.</summary>
public sealed class CataloguePageTest : IAsyncLifetime
{
    private readonly PanelScene scene = new();
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    public async Task InitializeAsync()
    {
        scene.Services.AddSingleton<CatalogueQuery>();
        scene.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        scene.Services.AddScoped<ProtectedLocalStorage>();
        scene.Services.AddScoped<Drafts>();
        await scene.LiveAsync();
        scene.Render<MudPopoverProvider>();
        dialogs = scene.Render<MudDialogProvider>();
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    private async Task<ProductId> AddAsync(string title, decimal price, int? stock = null, decimal? compareAt = null)
    {
        var (id, wrong) = await scene.Services.GetRequiredService<CatalogueEdit>().AddAsync(
            new(title, PanelScene.Dollars(price), compareAt is { } c ? PanelScene.Dollars(c) : null, stock), PanelScene.Host);
        Assert.Null(wrong);
        return id!.Value;
    }

    private async Task AddVariantAsync(ProductId product, string title, decimal price)
    {
        await using var db = await scene.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        db.Variants.Add(new()
        {
            Id = Guid.CreateVersion7(),
            ProductId = product.Value,
            Position = 1,
            Title = title,
            Price = PanelScene.Dollars(price).Minor,
            Currency = "USD",
        });
        await db.SaveChangesAsync();
    }

    private IRenderedComponent<CataloguePage> Page()
    {
        var page = scene.Render<CataloguePage>();
        page.WaitForElement("table[aria-label=Products] td[data-label=Product]");
        return page;
    }

    private static string[] Titles(IRenderedComponent<CataloguePage> page) =>
        [.. page.FindAll("table[aria-label=Products] tbody td[data-label=Product] a").Select(a => a.TextContent)];

    private static Task SortAsync(IRenderedComponent<CataloguePage> page, string title) => page.InvokeAsync(() =>
        page.FindAll("th[scope=col]").First(h => h.TextContent.Trim() == title).QuerySelector("button")!.ClickAsync(new()));

    private static Task SelectAsync(IRenderedComponent<CataloguePage> page, string title) => page.InvokeAsync(() =>
        page.FindAll("label").First(l => l.TextContent.Trim() == $"Select {title}").QuerySelector("input")!.ChangeAsync(true));

    private Task ChangeByAsync(PriceForm.How how)
    {
        dialogs.WaitForElement("[role=dialog] form");
        return dialogs.InvokeAsync(() => dialogs.FindComponent<ChoiceField<PriceForm.How>>().Instance.ValueChanged.InvokeAsync(how));
    }

    private async Task<Dictionary<string, (long Price, long? CompareAt)>> PricesAsync()
    {
        await using var db = await scene.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        return await db.Variants.AsNoTracking().Include(v => v.Product).ToDictionaryAsync(v => v.Product.Title + v.Title, v => (v.Price, v.CompareAt));
    }

    [Fact]
    public async Task Given_products_When_a_head_is_pressed_Then_they_are_sorted_and_the_address_has_it()
    {
        await AddAsync("apron", 62, stock: 3);
        await AddAsync("Bowl", 8.50m);
        await AddAsync("candle", 19, stock: 40);
        var page = Page();
        Assert.Equal(["apron", "Bowl", "candle"], Titles(page));
        await SortAsync(page, "Price");
        page.WaitForAssertion(() => Assert.Equal(["Bowl", "candle", "apron"], Titles(page)));
        await SortAsync(page, "Stock");
        page.WaitForAssertion(() => Assert.Equal(["apron", "candle", "Bowl"], Titles(page)));
        await SortAsync(page, "Stock");
        page.WaitForAssertion(() => Assert.Equal(["candle", "apron", "Bowl"], Titles(page)));
        Assert.EndsWith("sort=-Stock", scene.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_selected_products_When_lowered_by_percent_Then_the_preview_is_what_is_written_to_the_cent()
    {
        var apron = await AddAsync("Apron", 19.99m, compareAt: 25);
        await AddVariantAsync(apron, "Sea", 0.05m);
        await AddAsync("Bowl", 10);
        await AddAsync("Candle", 30);
        var page = Page();
        await SelectAsync(page, "Apron");
        await SelectAsync(page, "Bowl");
        var click = page.ClickTextAsync("Price…");
        await ChangeByAsync(PriceForm.How.PercentDown);
        await dialogs.TypeAsync("Percent", "12.5");
        // 17.49125, 0.04375 and 8.75
        Assert.Equal(["$17.49", "$0.04", "$8.75"], dialogs.FindAll("[role=region] tbody td b").Select(b => b.TextContent));
        await dialogs.SubmitAsync("form");
        await click;
        var prices = await PricesAsync();
        Assert.Equal((1749, 2500, 4, 875, 3000),
            (prices["Apron"].Price, prices["Apron"].CompareAt, prices["ApronSea"].Price, prices["Bowl"].Price, prices["Candle"].Price));
    }

    [Fact]
    public async Task Given_a_reduction_below_nothing_When_typed_Then_it_says_whose_and_nothing_can_be_written()
    {
        await AddAsync("Apron", 20);
        await AddAsync("Bowl", 4);
        var page = Page();
        await SelectAsync(page, "Apron");
        await SelectAsync(page, "Bowl");
        var click = page.ClickTextAsync("Price…");
        await ChangeByAsync(PriceForm.How.Down);
        await dialogs.TypeAsync("Amount in USD", "5");
        Assert.Contains("Bowl would come to -$1.00", dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(dialogs.Find("button[type=submit]").HasAttribute("disabled"));
        await dialogs.ClickTextAsync("Cancel");
        await click;
        Assert.Equal(2000, (await PricesAsync())["Apron"].Price);
    }

    [Fact]
    public async Task Given_selected_products_When_counted_and_removed_Then_all_of_them_are()
    {
        await AddAsync("Apron", 20);
        await AddAsync("Bowl", 4);
        await AddAsync("Candle", 30);
        var page = Page();
        await SelectAsync(page, "Apron");
        await SelectAsync(page, "Bowl");
        var stock = page.ClickTextAsync("Stock…");
        dialogs.WaitForElement("[role=dialog] form");
        await dialogs.TypeAsync("Units (empty ends the tracking)", "7");
        await dialogs.SubmitAsync("form");
        await stock;
        page.WaitForAssertion(() => Assert.Equal(["7", "7", ""], page.FindAll("td[data-label=Stock] input").Select(i => i.GetAttribute("value"))));

        await SelectAsync(page, "Apron");
        await SelectAsync(page, "Candle");
        var remove = page.ClickTextAsync("Remove…");
        dialogs.WaitForElement("[role=dialog]");
        await dialogs.SubmitAsync("form");
        await remove;
        page.WaitForAssertion(() => Assert.Equal(["Bowl"], Titles(page)));
    }

    [Fact]
    public async Task Given_variants_When_opened_Then_each_is_changed_in_place_and_a_wrong_price_is_told()
    {
        var apron = await AddAsync("Apron", 20);
        await AddVariantAsync(apron, "Sea", 22);
        var page = Page();
        await page.InvokeAsync(() => page.Find("button[aria-expanded=false].link").ClickAsync(new()));
        const string Cell = "input[aria-label='Price of Apron, Sea in USD']";
        await page.InvokeAsync(() => page.Find(Cell).ChangeAsync("cheap"));
        Assert.Contains("'cheap' is not an amount", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(Cell).ChangeAsync("23.5"));
        page.WaitForAssertion(() => Assert.Equal("23.50", page.Find(Cell).GetAttribute("value")));
        Assert.Equal(2350, (await PricesAsync())["ApronSea"].Price);
    }

    [Fact]
    public async Task Given_an_address_with_a_search_When_opened_Then_only_those_are_listed_and_the_field_shows_it()
    {
        await AddAsync("Apron", 20);
        await AddAsync("Bowl", 4);
        scene.Services.GetRequiredService<NavigationManager>().NavigateTo("/catalogue?search=bow");
        var page = Page();
        Assert.Equal(["Bowl"], Titles(page));
        Assert.Equal("bow", page.Find("input[aria-label=Search]").GetAttribute("value"));
    }
}
