using System.Globalization;
using Bunit;
using HostConsole.Catalogue;
using HostConsole.Components;
using HostConsole.Core.Orders;
using HostConsole.Orders;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HostConsole.Tests.Orders;

public sealed class AddOrderFormTest
{
    [Fact]
    public async Task Given_two_products_and_a_discount_When_added_Then_prices_came_from_the_catalogue_and_the_sum_was_shown_to_the_cent()
    {
        await using var scene = new PanelScene();
        scene.Services.AddSingleton<PersonKeys>();
        scene.Services.AddSingleton<OrderReader>();
        await scene.LiveAsync();
        scene.Render<MudPopoverProvider>();
        var dialogs = scene.Render<MudDialogProvider>();
        var answer = dialogs.InvokeAsync(() => scene.Services.GetRequiredService<IDialogService>().OpenAsync<AddOrderForm>("Add an order", new()
        {
            [nameof(AddOrderForm.Currency)] = PanelScene.Usd,
            [nameof(AddOrderForm.Culture)] = CultureInfo.GetCultureInfo("en-US"),
            [nameof(AddOrderForm.MayName)] = true,
        }));
        dialogs.WaitForElement("form");
        await dialogs.SubmitAsync("form");
        Assert.Contains("Choose a product from the catalogue.", dialogs.Markup, StringComparison.Ordinal);

        var mug = PanelScene.Item(19.99m) with { Variant = null, Sku = "MUG" };
        await dialogs.InvokeAsync(() => dialogs.FindComponent<ItemField>().Instance.ValueChanged.InvokeAsync(mug));
        await dialogs.TypeAsync("Units", "3");
        Assert.Equal("19.99", dialogs.FindByLabel("Unit price without tax").GetAttribute("value"));
        await dialogs.ClickTextAsync("Something that isn't in the catalogue");
        await dialogs.InputAsync("#field-title-1", "Gift wrap");
        await dialogs.InputAsync("#field-price-1", "2.50");
        await dialogs.TypeAsync("Discount on the whole order (optional)", "0.47");
        Assert.Contains("$62.00", dialogs.Find(".order-sum").TextContent, StringComparison.Ordinal);
        await dialogs.SubmitAsync("form");
        var order = Assert.IsType<PlaceOrder>(await answer).Order;
        Assert.Equal((6200L, 47L), (order.Gmv.Minor, order.Discount.Minor));
        Assert.Equal([("MUG", 3, 1999L), (null, 1, 250L)], order.Lines.Select(l => (l.Sku, l.Quantity, l.UnitPrice.Minor)));
    }
}
