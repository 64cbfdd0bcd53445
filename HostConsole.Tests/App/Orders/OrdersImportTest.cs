using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using static HostConsole.Tests.Orders.OrdersScene;

namespace HostConsole.Tests.Orders;

[Trait("Speed", "Slow")]
public sealed class OrdersImportTest
{
    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    [SharedDataFact]
    public async Task Given_a_real_day_of_a_shop_When_imported_Then_the_numbers_agree_to_the_cent()
    {
        await using var scene = await StartAsync("GBP");
        var file = await File.ReadAllTextAsync(SharedData.PathOf("orders/uci-online-retail-2011-11-29.csv"));
        var done = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import?currency=GBP", Csv(file));

        // 138 sales, and 11 cancellation numbers on 16 lines, each a refund of its own.
        Assert.Equal((149, 0, 0), (done.GetProperty("created").GetInt32(), done.GetProperty("updated").GetInt32(),
            done.GetProperty("unchanged").GetInt32()));
        var rejected = done.GetProperty("rejected").EnumerateArray()
            .Select(r => (r.GetProperty("line").GetInt32(), r.GetProperty("reason").GetString()!)).ToList();
        Assert.Equal([1502, 2007], rejected.Select(r => r.Item1));
        Assert.All(rejected, r => Assert.Contains("a stock correction, not a sale", r.Item2, StringComparison.Ordinal));

        var metrics = await scene.MetricsAsync();
        Assert.Equal(("72595.93", "526.06", "376.73", "72219.20"),
            (Amount(metrics, "gmv"), Amount(metrics, "aov"), Amount(metrics, "refunds"), Amount(metrics, "net")));
        Assert.Equal((138, 109, 12), (metrics.GetProperty("orders").GetInt32(),
            metrics.GetProperty("buyers").GetInt32(), metrics.GetProperty("ordersWithoutCustomer").GetInt32()));
        Assert.Equal(11, (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders?state=refund")).GetProperty("total").GetInt32());
        var line = await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/timeline");
        Assert.Equal("72595.93", Amount(line.GetProperty("before"), "gmv"));

        var again = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import?currency=GBP", Csv(file));
        Assert.Equal((0, 0, 149), (again.GetProperty("created").GetInt32(), again.GetProperty("updated").GetInt32(),
            again.GetProperty("unchanged").GetInt32()));
        Assert.Equal("72219.20", Amount(await scene.MetricsAsync(), "net"));
    }

    [Fact]
    public async Task Given_a_mapping_in_a_form_Then_the_named_columns_are_read()
    {
        await using var scene = await StartAsync();
        using var file = new ByteArrayContent(
            "Nr;Wann;Was;Wieviel;Preis;Wer;Storno\nA1;31.1.2026 10:00;Tasse;2;12,50;ann;\nA2;31.1.2026 11:00;Kanne;1;40,00;bob;1.2.2026 09:00\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent
        {
            { file, "file", "orders.csv" },
            { new StringContent(
                """
                {"order":"Nr","placedAt":"Wann","title":"Was","quantity":"Wieviel","unitPrice":"Preis","customer":"Wer",
                 "cancelledAt":"Storno","timeZone":"Europe/Berlin"}
                """),
                "mapping" },
        };
        var done = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import", form);
        Assert.Equal((2, 0), (done.GetProperty("created").GetInt32(), done.GetProperty("rejected").GetArrayLength()));
        var metrics = await scene.MetricsAsync();
        Assert.Equal((1, "25.00"), (metrics.GetProperty("orders").GetInt32(), Amount(metrics, "gmv")));
        var item = (await scene.OkAsync(HttpMethod.Get, $"{scene.Path}/orders?state=placed")).GetProperty("items")[0];
        Assert.Equal("2026-01-31T09:00:00+00:00", item.GetProperty("placedAt").GetString());
    }

    [Fact]
    public async Task Given_a_changed_file_Then_the_order_is_updated_and_the_same_customer_stays_one_buyer()
    {
        await using var scene = await StartAsync();
        const string head = "order,date,title,quantity,unit price,email\n";
        await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import",
            Csv(head + "1,2026-01-31 10:00,Mug,1,10,Ann@Example.com\n2,2026-01-31 11:00,Mug,1,10,ann@example.com\n"));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/orders/import",
            Csv(head + "1,2026-01-31 10:00,Mug,3,10,ann@example.com\n2,2026-01-31 11:00,Mug,1,10,ann@example.com\n"));
        Assert.Equal((0, 1, 1), (again.GetProperty("created").GetInt32(), again.GetProperty("updated").GetInt32(),
            again.GetProperty("unchanged").GetInt32()));
        var metrics = await scene.MetricsAsync();
        Assert.Equal((2, 1, "40.00", 1d),
            (metrics.GetProperty("orders").GetInt32(), metrics.GetProperty("buyers").GetInt32(), Amount(metrics, "gmv"),
                metrics.GetProperty("repeatRate").GetDouble()));
    }

    [Fact]
    public async Task Given_what_cannot_be_read_Then_422_says_what_to_do()
    {
        await using var scene = await StartAsync();
        async Task<string> Wrong(string query, HttpContent content)
        {
            var (status, problem) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import{query}", content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            return problem.GetProperty("detail").GetString()!;
        }

        Assert.Contains("Choose a column for", await Wrong("", Csv("a,b\n1,2\n")), StringComparison.Ordinal);
        Assert.Contains("no column 'Nope'",
            await Wrong("?map.order=Nope", Csv("order,date,sku,quantity,price\n1,2026-01-31,a,1,5\n")),
            StringComparison.Ordinal);
        Assert.Contains("knows no “colour”", await Wrong("?map.colour=x", Csv("order,date,sku,quantity,price\n")),
            StringComparison.Ordinal);
        Assert.Contains("ISO code", await Wrong("?currency=ZZZ", Csv("order\n1\n")), StringComparison.Ordinal);
        var (other, _) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import",
            new StringContent(JsonSerializer.Serialize(new { }), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other);
    }

    [Fact]
    public async Task Given_the_same_import_with_the_same_key_Then_the_first_answer_comes_again()
    {
        await using var scene = await StartAsync();
        const string file = "order,date,sku,quantity,price\n1,2026-01-31,a,1,5\n";
        var (_, first) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import", Csv(file), "once");
        var (_, second) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import", Csv(file), "once");
        var (third, _) = await scene.CallAsync(HttpMethod.Post, $"{scene.Path}/orders/import", Csv(file + "2,2026-01-31,a,1,5\n"), "once");
        Assert.Equal(1, second.GetProperty("created").GetInt32());
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, third);
        Assert.Equal(1, (await scene.MetricsAsync()).GetProperty("orders").GetInt32());
    }
}
