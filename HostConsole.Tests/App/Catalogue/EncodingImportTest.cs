using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Csv;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Catalogue;

public sealed class EncodingImportTest(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Header = "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n";

    private async Task<(HttpStatusCode Status, JsonElement Body)> ImportAsync(byte[] file, string query = "")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var answer = await app.Api.PostAsync("/api/v1/products/import?currency=USD" + query, content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<string?> TitleAsync(string handle) =>
        (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/products?search={handle}")).GetProperty("items")[0]
            .GetProperty("title").GetString();

    [Fact]
    public async Task Given_Excels_CSV_of_Poland_Then_its_names_come_in_right_and_the_encoding_is_said()
    {
        var (_, body) = await ImportAsync(CsvEncodings.Find("windows-1250")!.GetBytes(Header + "pl-1,Świeca Łódź,PL1,shopify,3,25\n"));
        Assert.Equal(("windows-1250", "Świeca Łódź"), (body.GetProperty("encoding").GetString(), await TitleAsync("pl-1")));
        Assert.Contains("not Unicode", body.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_one_bad_byte_Then_the_others_names_stay_and_the_line_is_told()
    {
        var (_, body) = await ImportAsync([.. Encoding.UTF8.GetBytes(Header + "bb-1,Café Łódź,BB1,shopify,3,25\n"),
            .. Encoding.Latin1.GetBytes("bb-2,Thé,BB2,shopify,3,25\n")]);
        Assert.Equal(("utf-8", "Café Łódź", "Thé"),
            (body.GetProperty("encoding").GetString(), await TitleAsync("bb-1"), await TitleAsync("bb-2")));
        Assert.Contains("line 3", Assert.Single(body.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_doubtful_file_Then_422_names_the_choices_and_the_chosen_one_is_read()
    {
        var file = CsvEncodings.Find("windows-1250")!.GetBytes(Header + "cz-1,Dřevo,CZ1,shopify,3,25\n");
        var (status, problem) = await ImportAsync(file);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/problems/encoding-doubtful"),
            (status, problem.GetProperty("type").GetString()));
        Assert.Contains(problem.GetProperty("choices").EnumerateArray(),
            c => c.GetProperty("encoding").GetString() == "windows-1250"
                && c.GetProperty("sample").GetString() == "“Dřevo”");
        Assert.Equal(HttpStatusCode.OK, (await ImportAsync(file, "&encoding=windows-1250")).Status);
        Assert.Equal("Dřevo", await TitleAsync("cz-1"));
        var (unknown, wrong) = await ImportAsync(file, "&encoding=klingon");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (unknown, wrong.GetProperty("errors").TryGetProperty("encoding", out _)));
    }
}
