using System.Collections.Immutable;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace HostConsole.Catalogue;

/// <summary>One product: what can be changed of it, and the shows whose plans have it.</summary>
public sealed partial class ProductPage(
    CatalogueQuery query, CatalogueEdit edit, LiveShows live, IDialogService dialogs, NavigationManager navigation,
    AuthenticationStateProvider authentication)
{
    private const int Wide = 520;
    private ProductView? product;
    private ImmutableArray<ShowEntry> shows = [];
    private string? problem;
    private bool missing;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        shows = await live.AskAsync(new PlannedIn(new(Id)));
    }

    private async Task ReadAsync()
    {
        product = await query.ProductsAsync([new(Id)]) is [var found] ? found : null;
        missing = product is null;
    }

    private async Task<Outcome.Rejected?> SaveAsync(VariantId id, VariantChange change)
    {
        problem = null;
        var by = Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);
        var wrong = await edit.ChangeAsync(id, change, by);
        if (wrong is { Field: null }) problem = wrong.Reason;
        if (wrong is null) await ReadAsync();
        StateHasChanged();
        return wrong;
    }

    private async Task ChangePictureAsync()
    {
        var chosen = await dialogs.OpenAsync<PictureDialog>($"Picture of {product!.Title}",
            new() { [nameof(PictureDialog.Address)] = product.Picture }, Wide);
        if (chosen is not PictureChoice choice) return;
        problem = (await edit.SetPictureAsync(new(Id), choice.Address))?.Reason;
        await ReadAsync();
    }

    private async Task RemoveAsync()
    {
        if (!await dialogs.AskAsync("Remove this product?",
            $"“{product!.Title}” is taken out of the catalogue. Shows, deals and orders keep what they recorded of it.", "Remove", "Keep"))
            return;
        problem = (await edit.RemoveAsync(new(Id)))?.Reason;
        if (problem is null) navigation.NavigateTo("/catalogue");
    }
}
