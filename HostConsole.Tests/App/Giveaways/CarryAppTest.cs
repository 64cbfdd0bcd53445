using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Api;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Giveaways;

/// <summary>One giveaway over two shows, over HTTP.</summary>
public sealed class CarryAppTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Given_two_shows_When_the_first_ends_Then_the_second_goes_on_with_it_and_the_first_address_leads_to_the_draw()
    {
        await using var first = await ShowScene.LiveAsync();
        var body = new { title = "Summer giveaway", prize = "A kiln", rules = "One entry each.", keyword = "summer", winners = 2, overShows = true };
        (await first.ApiAsync("POST", "giveaways", new { body.title, body.prize, body.rules, body.overShows, seconds = 60 })).Is(UnprocessableEntity);
        var opened = (await first.ApiAsync("POST", "giveaways", body, "giveaways-open-over-shows")).Is(Created);
        var id = opened.Text("id");
        var (ada, bo) = (await first.JoinAsync(), await first.JoinAsync("Bo"));
        (await first.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { })).Is(Created);
        Assert.Empty((await first.ApiAsync("GET", "giveaways/carried")).Is(OK)["items"].EnumerateArray());
        (await first.ApiAsync("POST", $"giveaways/{id}/continue")).Is(Conflict, "not-carried");
        (await first.ApiAsync("POST", "end")).Is(OK);
        Assert.Equal("carried", (await first.AudienceAsync(null, "GET", $"giveaways/{id}/record")).Is(OK).Text("state"));
        (await first.AudienceAsync(bo, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict);
        var own = (await first.AudienceAsync(ada, "GET", "me")).Is(OK)["standings"][0];
        Assert.True(own.GetProperty("isLeft").GetBoolean());

        await using var second = await first.AnotherAsync();
        Assert.Single((await second.ApiAsync("GET", "giveaways/carried", sample: "giveaways-carried")).Is(OK)["items"].EnumerateArray());
        var goesOn = (await second.ApiAsync("POST", $"giveaways/{id}/continue", sample: "giveaways-continue")).Is(Created);
        Assert.Equal((opened.Text("commitment"), 1), (goesOn.Text("commitment"), goesOn.Number("entries")));
        (await second.ApiAsync("POST", $"giveaways/{id}/continue")).Is(Conflict, "not-carried");
        (await second.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict, "already-entered");
        Assert.NotEqual(default, (await second.AudienceAsync(ada, "GET", "me")).Is(OK)["standings"][0].GetProperty("since").GetDateTimeOffset());
        (await second.AudienceAsync(bo, "POST", $"giveaways/{id}/enter", new { })).Is(Created);
        (await second.ApiAsync("POST", $"giveaways/{id}/carry", sample: "giveaways-carry")).Is(OK);
        (await second.ApiAsync("POST", $"giveaways/{id}/continue")).Is(Created);
        (await first.ApiAsync("POST", $"giveaways/{id}/cancel", new { reason = "No." })).Is(Conflict, "carried");
        (await second.ApiAsync("POST", $"giveaways/{id}/close")).Is(OK);
        (await second.ApiAsync("POST", $"giveaways/{id}/draw")).Is(OK);

        foreach (var what in (string[])["record", "verify"])
            Assert.Equal($"/s/{second.Code}/giveaways/{id}/{what}", await LocationAsync(first, $"giveaways/{id}/{what}"));
        Assert.Equal($"/s/{second.Code}", await LocationAsync(first, $"giveaways/{id}/show"));
        Assert.Equal($"/s/{second.Code}/giveaways/{id}/record",
            (await first.ApiAsync("GET", $"giveaways/{id}/record")).Is(Redirect).Message.Headers.Location!.OriginalString);
        var record = (await second.AudienceAsync(null, "GET", $"giveaways/{id}/record", sample: "audience-record-over-shows")).Is(OK);
        Assert.Equal([1, 2], record["entries"].EnumerateArray().Select(e => e.GetProperty("show").GetInt32()));
        Assert.Equal(("drawn", 2), (record.Text("state"), record["winners"].GetArrayLength()));
        Assert.Contains("Runs over several shows", (await second.AudienceAsync(null, "GET", $"giveaways/{id}/verify")).Is(OK).Raw, StringComparison.Ordinal);
        Assert.True((await first.AudienceAsync(ada, "GET", "me")).Is(OK)["standings"][0].GetProperty("wonLater").GetBoolean());
        (await second.AudienceAsync(ada, "POST", $"giveaways/{id}/answer", new { contact = "ada@example.org" })).Is(OK);
    }

    private static async Task<string> LocationAsync(ShowScene scene, string path) =>
        (await scene.AudienceAsync(null, "GET", path)).Is(Redirect).Message.Headers.Location!.OriginalString;

    [Fact]
    public async Task Given_it_waits_Then_it_can_be_cancelled_from_the_show_that_left_it_and_waits_no_more()
    {
        await using var scene = await ShowScene.LiveAsync();
        var body = new { title = "Summer", prize = "A kiln", rules = "One each.", overShows = true };
        var id = (await scene.ApiAsync("POST", "giveaways", body)).Is(Created).Text("id");
        (await scene.ApiAsync("POST", "end")).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{id}/cancel", new { reason = "No next show." })).Is(OK);
        Assert.Equal(64, (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record")).Is(OK).Text("seed").Length);
        Assert.Empty((await scene.ApiAsync("GET", "giveaways/carried")).Is(OK)["items"].EnumerateArray());
    }

    [Fact]
    public async Task Given_a_restart_between_the_shows_Then_the_seed_is_the_same_was_sealed_in_the_store_and_in_no_export()
    {
        string giveaway, commitment, first, store;
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path))
        {
            (first, var code) = await ShowAsync(app);
            var opened = await app.Api.OkAsync($"{first}/giveaways", new { title = "Tote", prize = "A tote", rules = "One each.", overShows = true });
            (giveaway, commitment) = (opened.GetProperty("id").GetString()!, opened.GetProperty("commitment").GetString()!);
            await EnterAsync(app, code, giveaway);
            await app.Api.OkAsync($"{first}/end", new { });
        }

        store = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "hostconsole.db")));
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path))
        {
            var (second, code) = await ShowAsync(app);
            await app.Api.OkAsync($"{second}/giveaways/{giveaway}/continue", new { });
            await EnterAsync(app, code, giveaway);
            var facts = await app.Api.GetStringAsync($"{first}/facts") + await app.Api.GetStringAsync($"{second}/facts");
            await app.Api.OkAsync($"{second}/giveaways/{giveaway}/close", new { });
            await app.Api.OkAsync($"{second}/giveaways/{giveaway}/draw", new { });
            var record = await app.Api.GetFromJsonAsync<JsonElement>($"{second}/giveaways/{giveaway}/record");
            var seed = record.GetProperty("seed").GetString()!;
            Assert.Equal((commitment, 2), (FairDraw.Commitment(seed), record.GetProperty("entries").GetArrayLength()));
            Assert.Contains("GiveawayCarried", facts, StringComparison.Ordinal);
            Assert.Contains("GiveawayContinued", facts, StringComparison.Ordinal);
            Assert.DoesNotContain("SeedCarried", facts, StringComparison.Ordinal);
            Assert.DoesNotContain(seed, facts, StringComparison.Ordinal);
            Assert.Contains("SeedCarried", store, StringComparison.Ordinal);
            Assert.DoesNotContain(seed, store, StringComparison.Ordinal);
        }
    }

    private static async Task<(string Path, string Code)> ShowAsync(RunningApp app)
    {
        var show = await app.Api.OkAsync("/api/v1/shows", new { title = "Over shows", currency = "USD", timeZone = "Europe/Berlin" });
        var path = $"/api/v1/shows/{show.GetProperty("id").GetString()}";
        await app.Api.OkAsync($"{path}/live", new { });
        return (path, show.GetProperty("code").GetString()!);
    }

    private static async Task EnterAsync(RunningApp app, string code, string giveaway)
    {
        var joined = await app.Stranger.OkAsync($"/s/{code}/join", new { });
        using var enter = new HttpRequestMessage(HttpMethod.Post, $"/s/{code}/giveaways/{giveaway}/enter") { Content = JsonContent.Create(new { }) };
        enter.Headers.Authorization = new("Bearer", joined.GetProperty("token").GetString());
        using var entered = await app.Stranger.SendAsync(enter);
        Assert.Equal(Created, entered.StatusCode);
    }
}
