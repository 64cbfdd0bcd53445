using System.Globalization;
using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace HostConsole.Catalogue;

/// <summary>The catalogue: searched, sorted and paged in the store, changed where it stands. The address has all three.</summary>
public sealed partial class CataloguePage(
    CatalogueQuery query, CatalogueEdit edit, SettingsStore settings, IDialogService dialogs,
    ISnackbar notices, NavigationManager navigation, AuthenticationStateProvider authentication)
{
    private const int Wide = 520;
    private CultureInfo culture = CultureInfo.GetCultureInfo("en-US");
    private HostSettings host = new();
    private CatalogueGrid? grid;
    private string? problem;
    private string searched = "";
    private int? total;
    private bool ready;

    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public int? Page { get; set; }

    /// <summary>A column's name, with a minus before it for descending.</summary>
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    private string Summary => total is not { } count ? ""
        : !string.IsNullOrWhiteSpace(Search) ? $"{count.ToString("N0", culture)} found"
        : $"{count.ToString("N0", culture)} {(count == 1 ? "product" : "products")}";

    protected override async Task OnInitializedAsync()
    {
        host = await settings.GetAsync();
        culture = CultureInfo.GetCultureInfo(host.Culture);
        searched = Search ?? "";
        ready = true;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (grid is null || searched == (Search ?? "")) return;
        searched = Search ?? "";
        await grid.BeginAsync();
    }

    private async Task<PageOf<ProductView>> LoadAsync(ListQuery list, CancellationToken cancel)
    {
        var page = await query.SearchAsync(Search, list.Page, list.Sort, list.Descending, cancel);
        total = page.Total;
        var sort = list.Sort is null or nameof(CatalogueSort.Title) && !list.Descending ? null : $"{(list.Descending ? "-" : "")}{list.Sort}";
        if (sort != Sort || page.Page != (Page ?? 1))
            navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["sort"] = sort,
                ["page"] = page.Page == 1 ? null : page.Page,
            }), replace: true);
        StateHasChanged();
        return page;
    }

    private void SearchAsync(string text) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["search"] = string.IsNullOrWhiteSpace(text) ? null : text,
        ["page"] = null,
    }), replace: true);

    private async Task<Actor> WhoAsync() => Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);

    private async Task<Outcome.Rejected?> SaveAsync(VariantId id, VariantChange change)
    {
        problem = null;
        var wrong = await edit.ChangeAsync(id, change, await WhoAsync());
        if (wrong is { Field: null }) problem = wrong.Reason;
        if (wrong is null && await query.FindAsync(id) is { } fresh) grid?.Replace(fresh);
        StateHasChanged();
        return wrong;
    }

    private async Task ChangePictureAsync(ProductView product)
    {
        var chosen = await dialogs.OpenAsync<PictureDialog>($"Picture of {product.Title}",
            new() { [nameof(PictureDialog.Address)] = product.Picture }, Wide);
        if (chosen is not PictureChoice choice) return;
        problem = (await edit.SetPictureAsync(product.Id, choice.Address))?.Reason;
        await ReloadAsync();
    }

    private async Task AddAsync()
    {
        var made = await dialogs.OpenAsync<NewProductDialog>("New product",
            new() { [nameof(NewProductDialog.CurrencyCode)] = host.Currency }, Wide);
        if (made is not string title) return;
        notices.Done($"“{title}” is in the catalogue.");
        await ReloadAsync();
    }

    private async Task ChangePricesAsync(IReadOnlyCollection<ProductView> chosen)
    {
        var products = (await query.ProductsAsync(chosen.Select(p => p.Id))).Where(p => p.Variants.Count > 0).ToList();
        if (products.Count == 0) return;
        var prices = await dialogs.OpenAsync<PriceForm>($"Prices of {Many(products.Count)}",
            new() { [nameof(PriceForm.Products)] = products, [nameof(PriceForm.Culture)] = culture }, Wide);
        if (prices is not IReadOnlyDictionary<VariantId, Money> changed) return;
        if (await edit.ChangePricesAsync(changed) is { } wrong) notices.Refused(wrong.Reason);
        else notices.Done(changed.Count == 1 ? "1 price is changed." : $"{changed.Count.ToString("N0", culture)} prices are changed.");
        await ReloadAsync();
    }

    private async Task SetStockAsync(IReadOnlyCollection<ProductView> chosen)
    {
        var products = await query.ProductsAsync(chosen.Select(p => p.Id));
        var variants = products.SelectMany(p => p.Variants).ToList();
        if (await dialogs.OpenAsync<StockForm>($"Stock of {Many(products.Count)}",
            new() { [nameof(StockForm.Variants)] = variants.Count, [nameof(StockForm.Culture)] = culture }, Wide) is not Named<int?> units)
            return;
        var by = await WhoAsync();
        await EachAsync(variants, v => edit.ChangeAsync(v.Id, new(Stock: units), by), done => $"The stock of {done} variants is set.");
    }

    private async Task RemoveAsync(IReadOnlyCollection<ProductView> chosen)
    {
        var (what, it) = chosen.Count == 1 ? ($"“{chosen.First().Title}” is", "this product") : ($"{Many(chosen.Count)} are", Many(chosen.Count));
        if (!await dialogs.AskAsync($"Remove {it}?",
            $"{what} taken out of the catalogue. Shows, deals and orders keep what they recorded.", "Remove", "Keep"))
            return;
        await EachAsync(chosen.ToList(), p => edit.RemoveAsync(p.Id), done => $"{done} products are removed.");
    }

    // Each is a change of its own: what was done before one is refused stays done, and is told.
    private async Task EachAsync<T>(List<T> all, Func<T, Task<Outcome.Rejected?>> change, Func<string, string> told)
    {
        problem = null;
        var done = 0;
        foreach (var one in all)
        {
            if (await change(one) is { } wrong)
            {
                problem = done == 0 ? wrong.Reason : $"{told(done.ToString("N0", culture))} Then: {wrong.Reason}";
                break;
            }

            done++;
        }

        if (problem is null && all.Count > 1) notices.Done(told(done.ToString("N0", culture)));
        await ReloadAsync();
    }

    private string Many(int products) => products == 1 ? "1 product" : $"{products.ToString("N0", culture)} products";

    private async Task ReloadAsync()
    {
        grid?.Clear();
        if (grid is not null) await grid.ReloadAsync();
    }
}
