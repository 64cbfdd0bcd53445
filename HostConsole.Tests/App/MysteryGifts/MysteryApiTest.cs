using System.Text.RegularExpressions;
using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.MysteryGifts;

public sealed class MysteryApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Mystery(string? free = "Press “Draw without buying”.", int? seconds = null, int weight = 1) => new
    {
        title = "A surprise in every parcel",
        rules = "Orders of $30 or more draw.",
        freeRoute = free,
        keyword = "surprise",
        atLeast = new { amount = "30.00", currency = "USD" },
        gifts = new object[]
        {
            new { label = "Mug", weight, stock = 1 },
            new { label = "Five points", weight = 2, reward = new { kind = "points", amount = 5 } },
        },
        seconds,
    };

    private static object Order(string id, string price) => new
    {
        externalId = id,
        placedAt = "2026-11-21T19:00:00Z",
        customer = new { key = $"customer-{id}" },
        lines = new[] { new { title = "Tide mug", quantity = 1, unitPrice = new { amount = price, currency = "USD" } } },
    };

    [Fact]
    public async Task Given_a_mystery_gift_When_an_order_comes_and_somebody_draws_free_Then_both_get_one_and_the_record_proves_it()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "mysteries", Mystery(), "mysteries-open")).Is(Created);
        var path = $"mysteries/{opened.Text("id")}";
        Assert.Equal((64, "open"), (opened.Text("commitment").Length, opened.Text("state")));
        Assert.Equal([1 / 3.0, 2 / 3.0], opened["gifts"].EnumerateArray().Select(g => g.GetProperty("odds").GetDouble()));
        (await scene.ApiAsync("POST", "orders", Order("1", "29.99"))).Is(Created);
        (await scene.ApiAsync("POST", "orders", Order("2", "30.00"))).Is(Created);
        var ada = await scene.JoinAsync();
        var drawn = (await scene.AudienceAsync(ada, "POST", $"{path}/enter", sample: "audience-mystery")).Is(Created);
        Assert.Equal(2, drawn.Number("k"));
        var own = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK);
        Assert.Equal((drawn.Text("draw"), drawn.Text("gift")),
            (own["mysteries"][0].GetProperty("draw").GetString(), own["mysteries"][0].GetProperty("gift").GetString()));
        Assert.Equal(drawn.Text("draw"), own["rewards"][0].GetProperty("id").GetString());
        (await scene.ApiAsync("POST", $"{path}/free-entries", new { name = "Ana by letter" }, "mysteries-free-entry")).Is(Created);
        var seen = (await scene.ApiAsync("GET", path, sample: "mysteries-get")).Is(OK);
        Assert.Equal((3, 1), (seen.Number("draws"), seen.Number("byOrders")));
        foreach (var read in (string[])["facts", "export/facts.csv"])
            Assert.DoesNotContain("\"seed\":\"", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await scene.AudienceAsync(null, "GET", $"{path}/record")).Is(OK)["seed"].ValueKind);
        Assert.Equal("host", (await scene.ApiAsync("POST", $"{path}/close", sample: "mysteries-close")).Is(OK).Text("why"));
        (await scene.AudienceAsync(ada, "POST", $"{path}/enter", sample: "audience-mystery-over")).Is(Conflict, "not-open");
        var record = (await scene.AudienceAsync(null, "GET", $"{path}/record", sample: "audience-mystery-record")).Is(OK);
        Assert.Equal(64, record.Text("seed").Length);
        Assert.Equal(["order", "free", "written"], record["draws"].EnumerateArray().Select(d => d.GetProperty("route").GetString()!));
        Assert.DoesNotContain("customer", record.Raw, StringComparison.Ordinal);
        Assert.Contains("data-mystery-record", (await scene.AudienceAsync(null, "GET", $"{path}/verify")).Is(OK).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_free_route_or_no_value_Then_the_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        foreach (var (body, field) in new (object, string)[]
        {
            (Mystery(free: null), "freeRoute"), (Mystery(weight: 0), "gifts"), (new { title = "A surprise" }, "atLeast"), (Mystery(seconds: 1), "seconds"),
        })
        {
            var wrong = (await scene.ApiAsync("POST", "mysteries", body)).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty(field, out _), wrong.Raw);
        }

        (await scene.ApiAsync("GET", $"mysteries/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.AudienceAsync(null, "GET", $"mysteries/{Guid.NewGuid()}/record")).Is(NotFound);
    }

    [Fact]
    public async Task Given_a_page_without_script_When_its_form_is_posted_Then_it_is_answered_with_the_page_that_tells_what_was_drawn()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "mysteries", Mystery())).Is(Created).Text("id");
        await scene.PublishedAsync();
        using var phone = scene.App.NewBrowser();
        var page = await phone.Http.GetStringAsync($"/s/{scene.Code}");
        Assert.Contains($"formaction=\"/s/{scene.Code}/mysteries/{id}/enter\"", page, StringComparison.Ordinal);
        var token = Regex.Match(page, "name=\"form-token\" content=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await phone.Http.PostAsync($"/s/{scene.Code}/mysteries/{id}/enter", form);
        Assert.Equal(SeeOther, answer.StatusCode);
        await scene.PublishedAsync();
        Assert.Contains($"data-drawn-of=\"{id}\"", await phone.Http.GetStringAsync($"/s/{scene.Code}"), StringComparison.Ordinal);
    }
}
