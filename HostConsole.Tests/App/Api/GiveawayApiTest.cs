using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.Kernel;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class GiveawayApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_giveaway_When_it_runs_through_Then_the_record_alone_proves_the_draw()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(winners: 2, reserves: 1), "giveaways-open")).Is(Created);
        var id = opened.Text("id");
        Dictionary<string, Person> byEntry = [];
        for (var i = 0; i < 6; i++)
        {
            var person = await scene.JoinAsync();
            byEntry[(await scene.AudienceAsync(person, "POST", $"giveaways/{id}/enter", new { },
                i == 0 ? "audience-enter" : null)).Is(Created).Text("entry")] = person;
            if (i == 0)
                (await scene.AudienceAsync(person, "POST", $"giveaways/{id}/enter", new { }, "audience-enter-again"))
                    .Is(Conflict, "already-entered");
        }

        (await scene.ApiAsync("POST", $"giveaways/{id}/draw")).Is(Conflict, "not-closed");
        Assert.Equal(6, (await scene.ApiAsync("GET", $"giveaways/{id}/entries", sample: "giveaways-entries")).Is(OK).Number("total"));
        var closed = (await scene.ApiAsync("POST", $"giveaways/{id}/close", sample: "giveaways-close")).Is(OK);
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"giveaways/{id}/enter")).Is(Conflict, "not-open");
        Assert.Equal(System.Text.Json.JsonValueKind.Null,
            (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record"))["seed"].ValueKind);
        var drawn = (await scene.ApiAsync("POST", $"giveaways/{id}/draw", sample: "giveaways-draw")).Is(OK)["winners"]
            .EnumerateArray().Select(w => w.GetProperty("entry").GetString()!).ToArray();
        Assert.Equal(2, drawn.Length);
        (await scene.ApiAsync("POST", $"giveaways/{id}/redraw", new { entry = drawn[0], reason = "Works here." },
            "giveaways-redraw")).Is(OK);
        (await scene.ApiAsync("GET", $"giveaways/{id}/record", sample: "giveaways-record")).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record", sample: "audience-record")).Is(OK);

        var (seed, digest) = (record.Text("seed"), record.Text("digest"));
        Assert.Equal(opened.Text("commitment"), Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(seed))));
        Assert.Equal((closed.Text("digest"), 6), (digest, closed.Number("entries")));
        var entries = record["entries"].EnumerateArray().Select(e => e.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(byEntry.Keys.Order(), entries.Order());
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries)))));
        var repeated = FairDraw.Draw(seed, digest, entries.Length, [], 3).Select(i => entries[i]).ToArray();
        Assert.Equal(drawn, repeated[..2]);
        var winners = record["winners"].EnumerateArray().OrderBy(w => w.GetProperty("k").GetInt32())
            .Select(w => w.GetProperty("entry").GetString()!).ToArray();
        Assert.Equal(repeated, winners);
        Assert.DoesNotContain("viewer", record.Raw, StringComparison.OrdinalIgnoreCase);

        var winner = byEntry[winners[1]];
        Assert.Equal("waiting", (await scene.AudienceAsync(winner, "GET", "me"))["wins"][0].GetProperty("state").GetString());
        (await scene.AudienceAsync(winner, "POST", $"giveaways/{id}/answer", new { contact = "ada@example.org" },
            "audience-answer")).Is(OK);
        Assert.Equal("answered", (await scene.AudienceAsync(winner, "GET", "me"))["wins"][0].GetProperty("state").GetString());
        (await scene.AudienceAsync(byEntry[winners[0]], "POST", $"giveaways/{id}/answer",
            new { contact = "me@example.org" })).Is(Conflict, "too-late");
        Assert.DoesNotContain("ada@example.org", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_terms_of_who_may_enter_Then_they_are_public_and_who_doesn_t_fit_is_told_why()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync(), await scene.JoinAsync());
        var who = new { present = true, notWonToday = true, leftOut = new[] { bo.Id, "twitch:1234" } };
        var body = new { title = "Tote", prize = "A tote", rules = "One entry each.", keyword = "tote", who };
        var id = (await scene.ApiAsync("POST", "giveaways", body, "giveaways-open-who")).Is(Created).Text("id");
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { }, "audience-enter-not-eligible")).Is(Conflict, "not-eligible");
        var chat = new { channel = "twitch", author = new { id = "1234", name = "Mod" }, text = "tote" };
        (await scene.ApiAsync("POST", "chat", chat)).Is(OK);
        (await scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = "7", name = "Cleo" }, text = "tote" })).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record")).Is(OK);
        Assert.Single(record["entries"].EnumerateArray()); // who writes on another platform is there
        Assert.True(record["who"].GetProperty("present").GetBoolean());
        Assert.Equal(2, record["who"].GetProperty("leftOut").GetArrayLength());
        var page = await scene.AudienceAsync(null, "GET", $"giveaways/{id}/verify");
        Assert.Contains("Who has won no giveaway today.", page.Raw, StringComparison.Ordinal);
        foreach (var wrong in new object[] { new { leftOut = new[] { "nobody" } }, new { watchedMinutes = 0 }, new { tiers = new[] { "Platinum" } } })
            (await scene.ApiAsync("POST", "giveaways", new { title = "Tote", prize = "A tote", rules = "One each.", who = wrong }))
                .Is(UnprocessableEntity);
    }

    [Fact]
    public async Task Given_a_keyword_When_it_is_written_in_chat_Then_the_writer_is_in_once()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(keyword: "MUG"))).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = " mug " })).Is(Created);
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "MUG" })).Is(Created);
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "nice mug" })).Is(Created);
        (await scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = "77", name = "Ben" }, text = "Mug" })).Is(OK);
        var entries = (await scene.ApiAsync("GET", $"giveaways/{id}/entries")).Is(OK);
        Assert.Equal(2, entries.Number("total"));
        Assert.All(entries["items"].EnumerateArray(), e => Assert.Equal("keyword", e.GetProperty("route").GetString()));
        Assert.True((await scene.AudienceAsync(ada, "GET", "me"))["entries"].TryGetProperty(id, out _));
    }

    [Fact]
    public async Task Given_a_giveaway_for_buyers_When_entered_Then_a_purchase_or_the_free_route_is_needed()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(entry: "buyers"))).Is(UnprocessableEntity, "invalid");
        var id = (await scene.ApiAsync("POST", "giveaways",
            ShowScene.Giveaway(entry: "buyers", freeRoute: "Tap Enter free."))).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { }, "audience-enter-not-eligible"))
            .Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { route = "paid" })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { route = "free" })).Is(Created);

        var ben = await scene.JoinAsync();
        var deal = await scene.LaunchAsync();
        var claim = (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Created).Text("claim");
        (await scene.ApiAsync("POST", $"claims/{claim}/paid")).Is(OK);
        (await scene.AudienceAsync(ben, "POST", $"giveaways/{id}/enter")).Is(Created);
        var routes = (await scene.ApiAsync("GET", $"giveaways/{id}/entries"))["items"].EnumerateArray()
            .Select(e => e.GetProperty("route").GetString());
        Assert.Equal(["free", "purchase"], routes);
        (await scene.ApiAsync("POST", $"giveaways/{id}/cancel", new { reason = "The prize broke." }, "giveaways-cancel")).Is(OK);
    }

    [Fact]
    public async Task Given_tickets_for_a_purchase_Then_the_free_route_has_as_many_and_the_record_shows_them()
    {
        await using var scene = await shows.LiveAsync();
        var body = new
        {
            title = "Tote",
            prize = "A tote",
            rules = "One entry each.",
            keyword = "tote",
            tickets = new { bought = 3, friend = 1, mostFriends = 5 },
            answerSeconds = 60,
            redraw = "press",
        };
        (await scene.ApiAsync("POST", "giveaways", body)).Is(UnprocessableEntity, "invalid");
        var id = (await scene.ApiAsync("POST", "giveaways",
            new { body.title, body.prize, body.rules, body.keyword, freeRoute = "Press Enter without buying.", body.tickets, body.answerSeconds, body.redraw },
            "giveaways-open-tickets")).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        var entry = (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { })).Is(Created).Text("entry");
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"giveaways/{id}/enter", new { })).Is(Created);
        Assert.Equal(entry, (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { route = "free" })).Is(Created).Text("entry"));
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { route = "free" })).Is(Conflict, "already-entered");
        (await scene.ApiAsync("POST", $"giveaways/{id}/free-entries", new { name = "Cleo" }, "giveaways-free-entry")).Is(Created);
        (await scene.ApiAsync("POST", $"giveaways/{id}/free-entries", new { })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = "7", name = "Dan" }, text = "tote free" })).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{id}/close")).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{id}/draw")).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record")).Is(OK);
        Assert.Equal((2, 60), (record.Number("version"), record.Number("answerSeconds")));
        Assert.Equal([4, 1, 4, 4], record["entries"].EnumerateArray().Select(e => e.GetProperty("tickets").GetInt32()));
        Assert.DoesNotContain("Cleo", record.Raw, StringComparison.Ordinal);
        var page = await scene.AudienceAsync(null, "GET", $"giveaways/{id}/verify");
        Assert.Contains("who enters without buying", page.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_giveaway_among_paid_carts_When_an_order_is_paid_Then_its_buyer_is_in_without_doing_anything()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(entry: "paid"))).Is(UnprocessableEntity, "invalid");
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(entry: "paid", freeRoute: "Tap Enter free."))).Is(Created).Text("id");
        var ben = await scene.JoinAsync();
        var deal = await scene.LaunchAsync();
        (await scene.AudienceAsync(ben, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict, "not-eligible");
        var claim = (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Created).Text("claim");
        (await scene.ApiAsync("POST", $"claims/{claim}/paid")).Is(OK);
        Assert.True((await scene.AudienceAsync(ben, "GET", "me"))["entries"].TryGetProperty(id, out _));
        (await scene.AudienceAsync(ben, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict, "already-entered");
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"giveaways/{id}/enter", new { route = "free" })).Is(Created);
        var routes = (await scene.ApiAsync("GET", $"giveaways/{id}/entries"))["items"].EnumerateArray().Select(e => e.GetProperty("route").GetString());
        Assert.Equal(["purchase", "free"], routes);
    }

    [Fact]
    public async Task Given_a_giveaway_Then_its_verify_page_is_public_and_needs_no_inline_script()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Created).Text("id");
        var page = (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/verify")).Is(OK);
        Assert.Equal("text/html", page.Message.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"data-record=\"s/{scene.Code}/giveaways/{id}/record\"", page.Raw, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/\"", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Raw, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Message.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var script = System.Text.RegularExpressions.Regex.Match(page.Raw, "<script type=\"module\" src=\"([^\"]+)\"[^>]*></script>");
        Assert.True(script.Success, page.Raw);
        (await scene.CallAsync("GET", "/" + script.Groups[1].Value, token: "")).Is(OK);
        (await scene.AudienceAsync(null, "GET", $"giveaways/{Guid.NewGuid()}/verify")).Is(NotFound, "not-found");
    }
}
