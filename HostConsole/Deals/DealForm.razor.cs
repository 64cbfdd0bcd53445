using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Deals;

/// <summary>The form that starts a deal; opens filled in, so that Enter is the second click.</summary>
public sealed partial class DealForm
{
    private DealDraft? draft;
    private bool ready, choosing, asking, focused;
    private ElementReference start;

    // Filled in for the pinned product; without one, a product is chosen first.
    protected override async Task OnInitializedAsync()
    {
        if (Show.Stage.Pinned is { Variant: { } variant } item)
        {
            var stock = await Shows.AskAsync(Show.Id, new StockInShow([variant]));
            draft = DealDraft.Of(item, stock?[variant].Available, Show, Memory.Prices, Clock.GetUtcNow());
        }

        ready = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focused || draft is null || choosing) return;
        focused = true;
        await start.FocusAsync();
    }

    private string PriceHint => draft!.Item.Price.Currency != draft.Currency
        ? $"The catalogue has it in {draft.Item.Price.Currency}; this show sells in {draft.Currency}."
        : draft.Discount switch
        {
            null => "",
            0 => "the usual price",
            < 0 and var d => $"{Percent.Plain(-d, Show.Culture)} above {draft.Compared.Show(Show.Culture)}",
            { } d => $"{Percent.Plain(d, Show.Culture)} below {draft.Compared.Show(Show.Culture)}",
        };

    // Known: the settings have been read since the console started, or nothing was set.
    private string? NoLink =>
        Settings.Known is { CheckoutTemplate: { Length: > 0 } template }
            && !Checkout.HasAll(template, Memory.Now(draft!.Item))
            ? $"The shop's id of this product is unknown, so claims get a number to quote and no checkout link. Type "
                + "it in the catalogue."
            : null;

    private static string? Bad(string? problem) => problem is null ? null : "true";

    private void SetPrice(string? typed)
    {
        draft!.Price = typed ?? "";
        asking = false; // the question was about another price
    }

    private void Choose((Item Item, int? Stock) chosen)
    {
        draft = draft?.For(chosen.Item, chosen.Stock, Show, Memory.Prices, Clock.GetUtcNow())
            ?? DealDraft.Of(chosen.Item, chosen.Stock, Show, Memory.Prices, Clock.GetUtcNow());
        (choosing, asking, focused) = (false, false, false);
    }

    private void Back()
    {
        if (draft is null) Leave();
        else choosing = false;
    }

    private async Task LaunchAsync()
    {
        if (draft is not { IsReady: true }) return;
        if (draft.IsSteep && !asking)
        {
            asking = true;
            return;
        }

        await SendAsync(draft.ToCommand(Id.New<DealId>(Clock)));
    }

    private static RenderFragment Choices(IReadOnlyList<int> seconds) => builder =>
    {
        foreach (var s in seconds)
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", s);
            builder.AddContent(2, Span(s));
            builder.CloseElement();
        }
    };

    private static string Span(int s) => s switch
    {
        0 => "none",
        < 60 => $"{s} seconds",
        60 => "1 minute",
        < 3600 when s % 60 == 0 => $"{s / 60} minutes",
        3600 => "1 hour",
        >= 3600 => $"{s / 3600} hours",
        _ => $"{s} seconds",
    };
}
