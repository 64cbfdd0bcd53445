using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Catalogue;

public sealed class VariantTest(RunningApp app) : IClassFixture<RunningApp>
{
    private async Task<JsonElement> NewAsync(string handle)
    {
        var csv = $"Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant "
            + $"Compare At Price\n{handle},{handle},,shopify,5,10.00,12.00\n";
        (await app.Api.PostAsync("/api/v1/products/import", new StringContent(csv, Encoding.UTF8, "text/csv"))).EnsureSuccessStatusCode();
        return await VariantAsync(handle);
    }

    private async Task<JsonElement> VariantAsync(string handle) =>
        (await app.Api.GetFromJsonAsync<JsonElement>(
            $"/api/v1/products?search={handle}")).GetProperty("items")[0].GetProperty("variants")[0];

    private async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(object id, string json)
    {
        var response = await app.Api.PutAsync($"/api/v1/variants/{id}", new StringContent(json, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    [Fact]
    public async Task Given_a_count_null_or_nothing_When_put_Then_it_is_counted_untracked_or_left()
    {
        var id = (await NewAsync("stocked")).GetProperty("id").GetGuid();
        Assert.Equal(9, (await PutAsync(id, """{"stock":9}""")).Body.GetProperty("stock").GetInt32());
        Assert.Equal(9, (await PutAsync(id, """{"price":{"amount":"11.00","currency":"USD"}}""")).Body.GetProperty("stock").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await PutAsync(id, """{"stock":null}""")).Body.GetProperty("stock").ValueKind);
        var now = await VariantAsync("stocked");
        Assert.Equal(JsonValueKind.Null, now.GetProperty("stock").ValueKind);
        Assert.Equal("11.00", now.GetProperty("price").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Given_a_price_over_the_one_before_the_reduction_When_put_Then_there_is_no_reduction_any_more()
    {
        var id = (await NewAsync("dearer")).GetProperty("id").GetGuid();
        Assert.Equal("12.00", (await PutAsync(id, """{"price":{"amount":"11.00","currency":"USD"}}""")).Body
            .GetProperty("compareAt").GetProperty("amount").GetString());
        Assert.Equal(JsonValueKind.Null, (await PutAsync(id, """{"price":{"amount":"12.00","currency":"USD"}}""")).Body
            .GetProperty("compareAt").ValueKind);
    }

    [Theory]
    [InlineData("""{"stock":-1}""", "stock")]
    [InlineData("""{"stock":1.5}""", "stock")]
    [InlineData("""{"stock":"5"}""", "stock")]
    [InlineData("""{}""", "stock")]
    [InlineData("""{"price":{"amount":"-1.00","currency":"USD"}}""", "price")]
    [InlineData("""{"price":{"amount":"1.001","currency":"USD"}}""", "price")]
    [InlineData("""{"price":{"amount":"1.00","currency":"EUR"}}""", "price")]
    [InlineData("""{"price":null}""", "price")]
    [InlineData("""{"stock":3,"price":{"amount":"-1.00","currency":"USD"}}""", "price")]
    public async Task Given_a_wrong_value_When_put_Then_422_names_the_field_and_nothing_changes(string json, string field)
    {
        var before = await NewAsync("strict");
        var (status, problem) = await PutAsync(before.GetProperty("id").GetGuid(), json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(before.ToString(), (await VariantAsync("strict")).ToString());
    }

    [Fact]
    public async Task Given_no_such_variant_When_put_Then_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(Guid.Empty, """{"stock":1}""")).Status);
}
