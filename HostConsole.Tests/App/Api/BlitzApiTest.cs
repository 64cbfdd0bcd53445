using System.Text.Json;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class BlitzApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Blitz(ShowScene scene, int? everyMinutes = 60, string? dailyAt = null, string? timeZone = "UTC", object? variant = null,
        int quantity = 2, object? price = null) => new
        {
            title = "The hourly mug",
            deal = new
            {
                variantId = variant ?? scene.Mug,
                price = price ?? new { amount = "18.00", currency = "USD" },
                quantity,
                seconds = 120,
                code = "HOUR18",
            },
            everyMinutes,
            dailyAt,
            timeZone,
            times = 24,
        };

    [Fact]
    public async Task Given_a_blitz_Then_each_call_answers_as_documented_and_tells_no_code()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "blitzes", Blitz(scene), "blitzes-open")).Is(Created);
        var (id, path) = (opened.Text("id"), $"blitzes/{opened.Text("id")}");
        Assert.Equal(("open", "Tide Mug", 24), (opened.Text("state"), opened.Text("what"), opened.Number("left")));
        Assert.Equal(scene.Clock.GetUtcNow().AddHours(1), opened["nextAt"].GetDateTimeOffset());
        Assert.Equal(id, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("blitzes")[0].GetString());
        (await scene.ApiAsync("GET", path, sample: "blitzes-get")).Is(OK);
        foreach (var read in new[] { "facts", "export/facts.csv", "export/facts.json" })
            Assert.DoesNotContain("HOUR18", (await scene.ApiAsync("GET", read)).Is(OK).Raw, StringComparison.Ordinal);
        var closed = (await scene.ApiAsync("POST", $"{path}/close", sample: "blitzes-close")).Is(OK);
        Assert.Equal(("closed", JsonValueKind.Null), (closed.Text("state"), closed["nextAt"].ValueKind));
        (await scene.ApiAsync("POST", "blitzes", Blitz(scene, null, "00:00", null), "blitzes-open-daily")).Is(Created);
        Assert.Equal("00:00", (await scene.ApiAsync("POST", "blitzes", Blitz(scene, null, "24:00", "America/New_York"))).Is(Created).Text("dailyAt"));
    }

    [Fact]
    public async Task Given_what_is_no_blitz_Then_its_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        foreach (var (body, field) in new (object Body, string Field)[]
        {
            (Blitz(scene, null), "schedule"), (Blitz(scene, 60, "00:00"), "schedule"), (Blitz(scene, 0), "everyMinutes"),
            (Blitz(scene, null, "25:00"), "dailyAt"), (Blitz(scene, null, "noon"), "dailyAt"),
            (Blitz(scene, timeZone: "Nowhere/Else"), "timeZone"), (Blitz(scene, variant: Guid.NewGuid()), "variantId"),
            (Blitz(scene, variant: "mug"), "variantId"), (Blitz(scene, quantity: 0), "quantity"), (Blitz(scene, price: "cheap"), "deal"),
            (Blitz(scene, price: new { amount = "18.00", currency = "EUR" }), "price"), (new { title = "The hourly mug", everyMinutes = 60 }, "deal"),
        })
            Assert.True((await scene.ApiAsync("POST", "blitzes", body)).Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty(field, out _), field);
        (await scene.ApiAsync("GET", $"blitzes/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.ApiAsync("POST", $"blitzes/{Guid.NewGuid()}/close")).Is(NotFound, "not-found");
    }
}
