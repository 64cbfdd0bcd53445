using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bunit;
using HostConsole.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Catalogue;

public sealed class ProductPageTest
{
    [Fact]
    public async Task Given_a_product_in_a_plan_When_its_page_is_opened_Then_the_show_is_named_and_a_price_is_changed_in_place()
    {
        await using var scene = new PanelScene();
        scene.Services.AddSingleton<CatalogueQuery>();
        await scene.LiveAsync();
        var (id, _) = await scene.Services.GetRequiredService<CatalogueEdit>()
            .AddAsync(new("Linen apron", PanelScene.Dollars(62)), PanelScene.Host);
        var product = id!.Value;
        var item = (await scene.Services.GetRequiredService<CatalogueStore>().ItemAsync(product))!;
        var page = scene.Render<ProductPage>(p => p.Add(x => x.Id, product.Value));
        page.WaitForElement("h1");
        Assert.Contains("No plan of a show has this product.", page.Markup, StringComparison.Ordinal);

        var segment = new Segment(PanelScene.New<SegmentId>(), "Opening", 5, "", [new PinCue(PanelScene.New<CueId>(), item)]);
        await scene.AfterAsync(new ChangePlan(new Plan([segment])));
        page = scene.Render<ProductPage>(p => p.Add(x => x.Id, product.Value));
        page.WaitForElement("section[aria-label='Used in'] a");
        Assert.Equal(($"/shows/{scene.Show}/plan", "Winter Warmers"), (page.Find("section[aria-label='Used in'] a").GetAttribute("href"),
            page.Find("section[aria-label='Used in'] a").TextContent));

        const string Price = "input[aria-label='Price of Linen apron in USD']";
        await page.InvokeAsync(() => page.Find(Price).ChangeAsync("59,5"));
        page.WaitForAssertion(() => Assert.Equal("59.50", page.Find(Price).GetAttribute("value")));
    }

    [Fact]
    public async Task Given_a_catalogue_When_it_is_exported_Then_our_import_reads_it_back_and_finds_nothing_to_change()
    {
        const string Csv = "Handle,Title,Vendor,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,"
            + "Variant Compare At Price\nmug,=Tide mug,Moss & Kiln,Sea,M-1,shopify,4,28.00,34.00\nmug,,,Sand,M-2,,,30.00,\nring,خاتم,,,R,,,1234567.89,\n";
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        Task<JsonElement> ImportAsync(string text) => Task.Run(async () => await (await app.Api.PostAsync("api/v1/products/import",
            new StringContent(text, Encoding.UTF8, "text/csv"))).Content.ReadFromJsonAsync<JsonElement>());
        Assert.Equal(2, (await ImportAsync(Csv)).GetProperty("created").GetInt32());

        using var answer = await host.Http.GetAsync(CatalogueSetup.ExportPath);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"'=Tide mug\"", text, StringComparison.Ordinal);
        var again = await ImportAsync(text);
        Assert.Equal((0, 0, 2, 0), (again.GetProperty("created").GetInt32(), again.GetProperty("updated").GetInt32(),
            again.GetProperty("unchanged").GetInt32(), again.GetProperty("rejectedTotal").GetInt32()));

        using var stranger = await app.Stranger.GetAsync(CatalogueSetup.ExportPath);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
    }
}
