using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace HostConsole.Tests.Crash;

[Trait("Speed", "Slow")]
public sealed class ImportMemoryTest
{
    [Theory]
    [InlineData("Handle,Title,Variant Price\nx,\"", "a\n", "products")]
    [InlineData("Order,Date,SKU,Quantity,Price\nx,\"", "a\n", "orders")]
    public async Task Given_a_file_of_wrong_lines_When_imported_Then_it_takes_no_more_than_some_times_its_size(
        string head, string line, string what)
    {
        using var folder = new App.TestFolder();
        // The heap may have 400 MB; the file has 4 MB.
        using var server = await RunningProcess.StartAsync(folder.Path, null, ("DOTNET_GCHeapHardLimit", "0x19000000"));
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        var path = "/api/v1/products/import";
        if (what == "orders")
        {
            var show = await server.Client.PostAsJsonAsync("/api/v1/shows", new { title = "Autumn", currency = "USD", timeZone = "UTC" });
            path = $"/api/v1/shows/{(await show.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}/orders/import";
        }

        var text = new StringBuilder(head);
        while (text.Length < 4_000_000) text.Append(line);
        var answer = await server.Client.PostAsync(path, new StringContent(text.ToString(), Encoding.UTF8, "text/csv"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(500, body.GetProperty("rejected").GetArrayLength());
        Assert.InRange(body.GetProperty("rejectedTotal").GetInt32(), 1_900_000, 2_100_000);
    }
}
