using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>What a careless or hostile caller sends: refused with a reason, or kept as the text it is.</summary>
public sealed class BadInputTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_poll_When_the_vote_is_for_no_option_Then_the_options_are_named()
    {
        await using var scene = await shows.LiveAsync();
        var poll = (await scene.ApiAsync("POST", "polls",
            new { question = "Which?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        foreach (var body in (object[])[new { option = 2 }, new { option = -1 }, new { }, new { option = (int?)null }])
            Assert.True((await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", body))
                .Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty("option", out _));
        (await scene.AudienceAsync(ada, "POST", $"polls/{Guid.NewGuid()}/vote", new { option = 0 })).Is(NotFound, "not-found");
        (await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", new { option = 1 }, "audience-vote")).Is(OK);
        Assert.Equal(1, (await scene.ApiAsync("GET", $"polls/{poll}")).Number("voters"));
    }

    [Theory]
    [InlineData("{\"option\":")]
    [InlineData("{\"option\":\"blue\"}")]
    [InlineData("{\"option\":1.5}")]
    [InlineData("{\"option\":99999999999}")]
    [InlineData("[1]")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    public async Task Given_a_body_that_can_t_be_read_When_posted_Then_it_is_malformed_on_both_sides(string body)
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var path = body.Contains("text", StringComparison.Ordinal) ? "chat" : $"polls/{Guid.NewGuid()}/vote";
        (await scene.AudienceAsync(ada, "POST", path, body)).Is(BadRequest, "malformed");
        if (!body.Contains("option", StringComparison.Ordinal))
            (await scene.ApiAsync("POST", "giveaways", body.Replace("text", "title", StringComparison.Ordinal)))
                .Is(BadRequest, "malformed");
        (await scene.ApiAsync("POST", "chat", body.Replace("\"option\":", "\"author\":", StringComparison.Ordinal)
            .Replace("[1]", "[1]", StringComparison.Ordinal))).Is(BadRequest, "malformed");
    }

    [Fact]
    public async Task Given_another_content_type_When_posted_Then_415()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", "chat", new StringContent("hello"))).Is(UnsupportedMediaType, "unsupported-media-type");
        (await scene.ApiAsync("POST", "chat", new StringContent("hello"))).Is(UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Given_a_huge_body_When_posted_Then_413()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var huge = new { text = new string('x', 70_000) };
        (await scene.AudienceAsync(ada, "POST", "chat", huge)).Is(RequestEntityTooLarge, "too-large");
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = new string('x', 20_000) })).Is(UnprocessableEntity, "invalid");
        var many = Enumerable.Range(0, 1001).Select(i => new { channel = "twitch", author = new { id = "1", name = "A" }, text = "x" });
        (await scene.ApiAsync("POST", "chat", many)).Is(RequestEntityTooLarge, "too-large");
    }

    [Theory]
    [InlineData("Zoë 👩‍👩‍👧‍👦")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Given_any_text_When_it_is_a_name_or_a_message_Then_it_stays_the_same_text(string text)
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync(text);
        var me = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK);
        Assert.Equal(text, me.Text("name"));
        (await scene.AudienceAsync(ada, "POST", "chat", new { text })).Is(Created);
        Assert.Equal(text, (await LogApiTest.FactsAsync(scene, "MessagePosted")).Single().GetProperty("text").GetString());
        Assert.DoesNotContain("<script", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal); // escaped in JSON too
        Assert.DoesNotContain("<script", me.Raw, StringComparison.Ordinal);
        (await scene.AudienceAsync(null, "POST", "join", new { name = new string('x', 41) })).Is(UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Given_a_key_without_the_scope_When_it_calls_Then_it_is_told_which_is_missing()
    {
        await using var scene = await shows.LiveAsync();
        var keys = scene.App.Services.GetRequiredService<ApiKeys>();
        var read = (await keys.MakeAsync(People.SomeHost(), "reader", [ApiScope.Read])).Value!;
        var chat = (await keys.MakeAsync(People.SomeHost(), "bridge", [ApiScope.Chat])).Value!;
        var path = $"/api/v1/shows/{scene.Show}";
        var message = new { channel = "twitch", author = new { id = "1", name = "A" }, text = "hi" };
        (await scene.CallAsync("GET", $"{path}/facts", token: read)).Is(OK);
        (await scene.CallAsync("POST", $"{path}/chat", message, chat)).Is(OK);
        (await scene.CallAsync("POST", $"{path}/chat", message, read, "errors-missing-scope")).Is(Forbidden, "missing-scope");
        (await scene.CallAsync("GET", $"{path}/facts", token: chat)).Is(Forbidden, "missing-scope");
        foreach (var call in (string[])["deals", "giveaways", "pin", "stage", $"claims/{Guid.NewGuid()}/paid",
            $"deals/{Guid.NewGuid()}/end"])
            Assert.Contains("control", (await scene.CallAsync("POST", $"{path}/{call}", new { }, chat))
                .Is(Forbidden, "missing-scope").Text("detail"),
                StringComparison.Ordinal);
        (await scene.CallAsync("POST", $"{path}/deals", new { }, "wrong")).Is(Unauthorized, "unauthorized");
        (await scene.AudienceAsync(null, "POST", "chat", new { text = "hi" })).Is(Unauthorized, "unauthorized");
        (await scene.AudienceAsync(new("", RunningApp.ApiKey), "POST", "chat", new { text = "hi" })).Is(Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Given_ids_of_nothing_When_called_Then_404_everywhere()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, none) = (await scene.JoinAsync(), Guid.NewGuid());
        foreach (var (method, path) in ((string, string)[])[
            ("GET", $"deals/{none}"), ("GET", $"deals/{none}/claims"), ("POST", $"deals/{none}/end"),
            ("POST", $"deals/{none}/extend"), ("POST", $"deals/{none}/top-up"),
            ("POST", $"deals/{none}/cancel"), ("POST", $"claims/{none}/paid"), ("POST", $"claims/{none}/release"),
            ("GET", $"giveaways/{none}/record"),
            ("GET", $"giveaways/{none}/entries"), ("POST", $"giveaways/{none}/close"),
            ("POST", $"giveaways/{none}/draw"), ("POST", $"chat/{none}/hide"),
            ("POST", $"chat/{none}/pin"), ("POST", $"questions/{none}/answered"), ("POST", $"viewers/{none}/mute"),
            ("GET", "deals/not-a-guid")])
            (await scene.ApiAsync(method, path, method == "POST" ? new { } : null)).Is(NotFound, "not-found");
        foreach (var path in (string[])[$"deals/{none}/claim", $"deals/{none}/waitlist/leave", $"deals/{none}/contact",
            $"giveaways/{none}/enter", $"giveaways/{none}/answer"])
            (await scene.AudienceAsync(ada, "POST", path, new { })).Is(NotFound, "not-found");
        (await scene.CallAsync("POST", $"/s/nosuch/deals/{none}/claim", new { }, ada.Token)).Is(NotFound, "not-found");
        foreach (var path in (string[])["deals", "giveaways", "pin", "chat", "stage", "audience"])
        {
            object body = path switch
            {
                "deals" => scene.Deal(),
                "giveaways" => ShowScene.Giveaway(),
                "pin" => new { variantId = scene.Mug },
                "chat" => new { channel = "a", author = new { id = "1" }, text = "x" },
                "audience" => new { channel = "a", concurrent = 1 },
                _ => new { }
            };
            (await scene.CallAsync("POST", $"/api/v1/shows/{none}/{path}", body)).Is(NotFound, "not-found");
        }
    }

    [Fact]
    public async Task Given_a_draft_When_the_audience_acts_Then_it_is_not_live()
    {
        await using var scene = await shows.LiveAsync(live: false);
        (await scene.ApiAsync("POST", "deals", scene.Deal())).Is(Conflict, "not-live");
        (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Conflict, "not-live");
        (await scene.ApiAsync("POST", "chat", new { channel = "a", author = new { id = "1" }, text = "x" })).Is(Conflict, "not-live");
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", "chat", new { text = "hi" })).Is(Conflict, "not-live");
    }

    [Fact]
    public async Task Given_a_form_without_script_When_posted_Then_the_page_comes_back_with_the_reason()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 1);
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync());
        async Task<string?> PostAsync(Person who, string path, params (string, string)[] fields)
        {
            var answer = (await scene.AudienceAsync(who, "POST", path,
                new FormUrlEncodedContent(fields.ToDictionary(f => f.Item1, f => f.Item2)))).Is(SeeOther);
            Assert.Equal($"/s/{scene.Code}", answer.Message.Headers.Location?.OriginalString);
            return answer.Message.Headers.TryGetValues("Set-Cookie", out var set)
                ? WebUtility.UrlDecode(set.Single().Split(';')[0].Split('=')[1])
                : null;
        }

        Assert.Null(await PostAsync(ada, $"deals/{deal}/claim", ("quantity", "1")));
        Assert.Contains("in line at place 1", await PostAsync(ben, $"deals/{deal}/claim"), StringComparison.Ordinal);
        Assert.Equal("Write something first.", await PostAsync(ada, "chat", ("text", " ")));
        Assert.Null(await PostAsync(ada, "chat", ("text", "héllo 🎉")));
        Assert.Equal("héllo 🎉", (await LogApiTest.FactsAsync(scene, "MessagePosted")).Single().GetProperty("text").GetString());
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim",
            new FormUrlEncodedContent([new("quantity", "many")]))).Is(BadRequest, "malformed");
    }
}
