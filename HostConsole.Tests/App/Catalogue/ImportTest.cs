using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Catalogue;

public sealed class ImportTest(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory "
        + "Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src\n";

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private async Task<(HttpStatusCode Status, JsonElement Body)> ImportAsync(string csv, string query = "", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/products/import" + query) { Content = Csv(csv) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var response = await app.Api.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<JsonElement> SearchAsync(string search) =>
        await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/products?search={Uri.EscapeDataString(search)}");

    private async Task<JsonElement> OneAsync(string search) =>
        Assert.Single((await SearchAsync(search)).GetProperty("items").EnumerateArray());

    private static string Tally(JsonElement body) =>
        string.Join(' ', new[] { "created", "updated", "unchanged" }
            .Select(n => body.GetProperty(n).GetInt32().ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Given_a_file_When_imported_again_Then_only_what_changed_is_updated_and_the_ids_stay()
    {
        var file = Header + "again-mug,Again Mug,Size,S,AM-S,shopify,4,12.50,15.00,https://pictures.test/mug.png\n"
            + "again-mug,,,L,AM-L,shopify,6,14.00,,\nagain-bowl,Again Bowl,,,AB,,,9.99,,\n";
        var (status, first) = await ImportAsync(file);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["format", "encoding", "created", "updated", "unchanged", "rejected", "rejectedTotal", "notes"],
            first.EnumerateObject().Select(p => p.Name));
        Assert.Equal("shopify-old", first.GetProperty("format").GetString());
        Assert.Equal("2 0 0", Tally(first));
        var before = await OneAsync("again-mug");
        Assert.Equal("0 0 2", Tally((await ImportAsync(file)).Body));

        Assert.Equal("0 1 1", Tally((await ImportAsync(file.Replace("14.00", "13.00", StringComparison.Ordinal))).Body));
        var after = await OneAsync("again-mug");
        Assert.Equal(before.GetProperty("variants")[1].GetProperty("id").GetGuid(),
            after.GetProperty("variants")[1].GetProperty("id").GetGuid());
        Assert.Equal("13.00", after.GetProperty("variants")[1].GetProperty("price").GetProperty("amount").GetString());
        Assert.Equal(["id", "sku", "title", "price", "compareAt", "stock"],
            after.GetProperty("variants")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("15.00", after.GetProperty("variants")[0].GetProperty("compareAt").GetProperty("amount").GetString());
        Assert.Equal(4, after.GetProperty("variants")[0].GetProperty("stock").GetInt32());
    }

    [Fact]
    public async Task Given_a_variant_When_its_options_and_sku_change_in_the_shop_Then_it_is_known_by_the_one_that_stayed()
    {
        await ImportAsync(Header + "known-cap,Known Cap,Size,S,KC-S,,,10,,\nknown-cap,,,L,KC-L,,,10,,\n");
        var before = (await OneAsync("known-cap")).GetProperty("variants");
        await ImportAsync(Header + "known-cap,Known Cap,Size,Large,KC-L,,,10,,\nknown-cap,,,S,KC-SMALL,,,10,,\n");
        var after = (await OneAsync("known-cap")).GetProperty("variants");
        Assert.Equal([before[1].GetProperty("id").GetGuid(), before[0].GetProperty("id").GetGuid()],
            after.EnumerateArray().Select(v => v.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Given_a_variant_that_is_gone_from_the_file_When_imported_Then_it_is_gone_from_the_lists()
    {
        await ImportAsync(Header + "gone-tee,Gone Tee,Size,S,GT-S,,,10,,\ngone-tee,,,L,GT-L,,,10,,\n");
        Assert.Equal("0 1 0", Tally((await ImportAsync(Header + "gone-tee,Gone Tee,Size,L,GT-L,,,10,,\n")).Body));
        Assert.Equal("GT-L", Assert.Single((await OneAsync("gone-tee")).GetProperty("variants").EnumerateArray())
            .GetProperty("sku").GetString());
    }

    [Fact]
    public async Task Given_a_tracked_stock_without_a_count_When_imported_Then_the_known_count_stays()
    {
        await ImportAsync(Header + "count-pot,Count Pot,,,CP,shopify,7,10,,\n");
        Assert.Equal("0 0 1", Tally((await ImportAsync(Header + "count-pot,Count Pot,,,CP,shopify,,10,,\n")).Body));
        Assert.Equal(7, (await OneAsync("count-pot")).GetProperty("variants")[0].GetProperty("stock").GetInt32());
    }

    [Fact]
    public async Task Given_a_product_with_one_bad_variant_When_imported_Then_the_whole_product_is_absent_and_the_line_is_named()
    {
        var (_, body) = await ImportAsync(Header + "half-sock,Half Sock,Size,S,HS-S,shopify,4,12.50,,\n"
            + "half-sock,,,L,HS-L,shopify,6,8O.00,,\nhalf-fine,Half Fine,,,HF,,,3,,\n");
        Assert.Equal("1 0 0", Tally(body));
        var rejected = Assert.Single(body.GetProperty("rejected").EnumerateArray());
        Assert.Equal(3, rejected.GetProperty("line").GetInt32());
        Assert.Contains("8O.00", rejected.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await SearchAsync("half-sock")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Given_a_quote_that_never_closes_When_imported_Then_the_lines_behind_it_are_read()
    {
        var (status, body) = await ImportAsync(Header + "quote-a,\"Quote A,,,QA,,,5,,\nquote-b,Quote B,,,QB,,,5,,\n");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("1 0 0", Tally(body));
        Assert.Equal(2, Assert.Single(body.GetProperty("rejected").EnumerateArray()).GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("Order,Total\n1,2\n", "Order")]
    [InlineData("", "empty")]
    [InlineData("PK\u0003\u0004", "Found")]
    public async Task Given_another_file_When_imported_Then_422_says_what_was_found_and_what_is_read(string text, string mentioned)
    {
        var (status, problem) = await ImportAsync(text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("/problems/unknown-format", problem.GetProperty("type").GetString());
        Assert.Contains(mentioned, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_key_When_the_import_is_repeated_Then_the_first_answer_comes_again_and_another_body_is_refused()
    {
        var file = Header + "once-jar,Once Jar,,,OJ,,,5,,\n";
        Assert.Equal("1 0 0", Tally((await ImportAsync(file, key: "once-1")).Body));
        Assert.Equal("1 0 0", Tally((await ImportAsync(file, key: "once-1")).Body));
        Assert.Equal("0 0 1", Tally((await ImportAsync(file, key: "once-2")).Body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ImportAsync(file + "x,X,,,X,,,1,,\n", key: "once-1")).Status);
    }

    [Fact]
    public async Task Given_a_currency_When_imported_Then_prices_are_in_it()
    {
        await ImportAsync(Header + "yen-cup,Yen Cup,,,YC,,,1200,,\n", "?currency=JPY");
        Assert.Equal("JPY", (await OneAsync("yen-cup")).GetProperty("variants")[0].GetProperty("price")
            .GetProperty("currency").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ImportAsync(Header, "?currency=XXX")).Status);
    }

    [Fact]
    public async Task Given_a_form_with_the_file_When_posted_Then_it_is_imported_as_a_bare_body_is()
    {
        using var form = new MultipartFormDataContent { { Csv(Header + "form-lamp,Form Lamp,,,FL,,,5,,\n"), "file", "products.csv" } };
        var response = await app.Api.PostAsync("/api/v1/products/import", form);
        Assert.Equal("1 0 0", Tally(await response.Content.ReadFromJsonAsync<JsonElement>()));
        using var json = JsonContent.Create(new { });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Api.PostAsync("/api/v1/products/import", json)).StatusCode);
    }

    [Fact]
    public async Task Given_a_body_over_the_limit_When_posted_Then_413()
    {
        using var body = new ByteArrayContent(new byte[HostConsole.Catalogue.ProductEndpoints.LargestFile + 1]);
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/products/import") { Content = body };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.Api.SendAsync(request)).StatusCode);
    }

    [SharedDataFact]
    public async Task Given_real_exports_of_two_shops_When_imported_twice_Then_all_is_there_and_then_nothing_changes()
    {
        await using var own = await RunningApp.StartAsync();
        foreach (var (file, products) in new[] { ("products/shopify-apparel.csv", 20), ("products/shopify-jewelery.csv", 20) })
        {
            var text = await File.ReadAllTextAsync(SharedData.PathOf(file));
            var first = await (await own.Api.PostAsync("/api/v1/products/import", Csv(text))).Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(0, first.GetProperty("rejected").GetArrayLength());
            Assert.Equal($"{products} 0 0", Tally(first));
            var second = await (await own.Api.PostAsync("/api/v1/products/import", Csv(text))).Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal($"0 0 {products}", Tally(second));
        }

        var page = await own.Api.GetFromJsonAsync<JsonElement>("/api/v1/products?search=ocean%20shirt");
        Assert.Equal(JsonValueKind.Null, Assert.Single(page.GetProperty("items").EnumerateArray())
            .GetProperty("variants")[0].GetProperty("stock").ValueKind);
    }
}
