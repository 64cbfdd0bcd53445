using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace HostConsole.Catalogue;

/// <summary>The catalogue: searched and paged in the store, changed where it stands. Search and page stand in the address.</summary>
public sealed partial class CataloguePage(
    CatalogueQuery query, CatalogueEdit edit, SettingsStore settings, IDialogService dialogs,
    ISnackbar notices, NavigationManager navigation, AuthenticationStateProvider authentication) : IDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);
    private readonly HashSet<ProductId> open = [];
    private PageOf<ProductView>? found;
    private CultureInfo culture = CultureInfo.GetCultureInfo("en-US");
    private HostSettings host = new();
    private string? problem;
    private string typed = "";
    private bool waiting;
    private int keystroke;
    private int load;

    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public int? Page { get; set; }

    private string Summary =>
        found is null ? ""
            : string.IsNullOrWhiteSpace(Search)
                ? $"{found.Total.ToString("N0", culture)} {(found.Total == 1 ? "product" : "products")}"
            : $"{found.Total.ToString("N0", culture)} found";
    private int First => (found!.Page - 1) * CatalogueStore.PageSize + 1;
    private int Last => First + found!.Items.Count - 1;

    protected override async Task OnInitializedAsync()
    {
        host = await settings.GetAsync();
        culture = CultureInfo.GetCultureInfo(host.Culture);
    }

    protected override Task OnParametersSetAsync()
    {
        // The address follows what is typed, and the field follows the address only when nobody types.
        if (!waiting) typed = Search ?? "";
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var mine = ++load;
        var page = await query.SearchAsync(Search, Page ?? 1);
        if (mine == load) found = page; // a later one may have overtaken it
    }

    private async Task SearchAsync(string? text)
    {
        typed = text ?? "";
        var mine = ++keystroke;
        waiting = true;
        await Task.Delay(TypingPause);
        if (mine != keystroke) return; // somebody types on, or left
        waiting = false;
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["search"] = string.IsNullOrWhiteSpace(text) ? null : text,
            ["page"] = null
        }), replace: true);
    }

    private void GoTo(int page) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("page", page <= 1 ? null : page));

    private void Toggle(ProductId id)
    {
        if (!open.Remove(id)) open.Add(id);
    }

    private async Task<Actor> WhoAsync() => Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);

    private async Task<Outcome.Rejected?> SaveAsync(VariantId id, VariantChange change)
    {
        problem = null;
        var wrong = await edit.ChangeAsync(id, change, await WhoAsync());
        if (wrong is { Field: null }) problem = wrong.Reason;
        if (wrong is null && await query.FindAsync(id) is { } fresh && found is not null)
            found = found with { Items = [.. found.Items.Select(p => p.Id == fresh.Id ? fresh : p)] };
        StateHasChanged();
        return wrong;
    }

    private async Task ChangePictureAsync(ProductView product)
    {
        var chosen = await dialogs.OpenAsync<PictureDialog>($"Picture of {product.Title}",
            new() { [nameof(PictureDialog.Address)] = product.Picture }, Wide);
        if (chosen is not PictureChoice choice) return;
        problem = (await edit.SetPictureAsync(product.Id, choice.Address))?.Reason;
        await LoadAsync();
    }

    private async Task AddAsync()
    {
        var made = await dialogs.OpenAsync<NewProductDialog>("New product",
            new() { [nameof(NewProductDialog.CurrencyCode)] = host.Currency }, Wide);
        if (made is not string title) return;
        notices.Done($"“{title}” is in the catalogue.");
        await LoadAsync();
    }

    private async Task RemoveAsync(ProductView product)
    {
        if (!await dialogs.AskAsync("Remove this product?",
            $"“{product.Title}” is taken out of the catalogue. Shows, deals and orders keep what they recorded of it.",
            "Remove", "Keep"))
            return;
        problem = (await edit.RemoveAsync(product.Id))?.Reason;
        await LoadAsync();
    }

    private const int Wide = 520;

    public void Dispose() => keystroke = -1;
}
