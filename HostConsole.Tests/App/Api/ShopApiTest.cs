using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>What there is for points, badges, and friends; an app of its own, since the rules are the whole console's.</summary>
public sealed class ShopApiTest
{
    [Fact]
    public async Task Given_something_for_points_When_a_viewer_takes_it_Then_they_have_it_and_fewer_points()
    {
        await using var scene = await ShowScene.LiveAsync();
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        var items = new[] { new { kind = "gift", title = "A sticker", points = 60, units = 1, perViewer = 2 } };
        (await scene.CallAsync("PUT", "/api/v1/rewards/shop", new { items }, sample: "shop-set")).Is(OK);
        var item = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["shop"].EnumerateArray().Single().GetProperty("id").GetString();
        (await scene.AudienceAsync(ada, "POST", $"shop/{item}")).Is(Conflict, "not-enough-points");
        foreach (var person in (Person[])[ada, bo])
            (await scene.CallAsync("POST", $"/api/v1/members/{person.Id}/points", new { amount = 150, reason = "A start" })).Is(OK);
        var reward = (await scene.AudienceAsync(ada, "POST", $"shop/{item}", sample: "audience-shop")).Is(Created).Text("reward");
        (await scene.AudienceAsync(bo, "POST", $"shop/{item}")).Is(Conflict, "sold-out");
        var me = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK);
        Assert.Equal((90, reward), (me.Number("points"), me["rewards"][0].GetProperty("id").GetString()));
        Assert.Equal((0, 1), (me["shop"][0].GetProperty("left").GetInt32(), me["shop"][0].GetProperty("mine").GetInt32()));
        var shop = (await scene.CallAsync("GET", "/api/v1/rewards/shop", sample: "shop")).Is(OK)["items"][0];
        Assert.Equal((0, 1), (shop.GetProperty("left").GetInt32(), shop.GetProperty("taken").GetInt32()));
        var given = (await scene.ApiAsync("GET", "rewards")).Is(OK)["rewards"][0];
        Assert.Equal((60, "open"), (given.GetProperty("cost").GetInt32(), given.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Given_something_that_can_t_be_offered_Then_the_field_is_named()
    {
        await using var scene = await ShowScene.LiveAsync();
        foreach (var (item, field) in new (object, string)[]
        {
            (new { kind = "gift", title = "", points = 60 }, "title"),
            (new { kind = "gift", title = "A sticker" }, "points"),
            (new { kind = "points", amount = 60, points = 60 }, "kind"),
            (new { kind = "gift", title = "A sticker", points = 60, perViewer = 0 }, "perViewer"),
        })
        {
            var wrong = (await scene.CallAsync("PUT", "/api/v1/rewards/shop", new { items = new[] { item } })).Is(UnprocessableEntity);
            Assert.True(wrong["errors"].TryGetProperty(field, out _), wrong.Raw);
        }

        (await scene.CallAsync("PUT", "/api/v1/rewards/shop", new { })).Is(UnprocessableEntity);
    }

    [Fact]
    public async Task Given_badges_When_a_friend_comes_by_a_link_Then_its_owner_has_one_and_the_page_of_the_link_says_so_too()
    {
        await using var scene = await ShowScene.LiveAsync();
        var badges = new[] { new { name = "First show", @for = "joined", times = 1 }, new { name = "Influencer", @for = "brought-friend", times = 2 } };
        var rules = (await scene.CallAsync("PUT", "/api/v1/rewards/rules", new { points = new { joined = 10 }, badges }, sample: "points-badges")).Is(OK);
        Assert.Equal(2, rules["badges"].GetArrayLength());
        var ada = await scene.JoinAsync("Ada");
        var me = (await scene.AudienceAsync(ada, "GET", "me", sample: "audience-me-badges")).Is(OK);
        Assert.Equal("First show", me["badges"].EnumerateArray().Single().GetProperty("name").GetString());
        var link = me.Text("link");
        await FromAsync(scene, new(HttpMethod.Get, $"/s/{scene.Code}?by={link}"), "203.0.113.5");
        await FromAsync(scene, new(HttpMethod.Get, $"/s/{scene.Code}?by={link}"), "203.0.113.5"); // another device there
        await FromAsync(scene, new(HttpMethod.Get, $"/s/{scene.Code}?by=nobody"), "203.0.113.6");
        Assert.Single((await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["badges"].EnumerateArray());
        var joined = await FromAsync(scene, new(HttpMethod.Post, $"/s/{scene.Code}/join") { Content = JsonContent.Create(new { by = link }) }, "203.0.113.7");
        var friend = JsonDocument.Parse(joined).RootElement;
        Assert.Equal(["First show", "Influencer"], (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["badges"].EnumerateArray()
            .Select(b => b.GetProperty("name").GetString()));
        Assert.NotEqual(ada.Id, friend.GetProperty("viewer").GetString());
    }

    // As a proxy on this machine tells of a visitor.
    private static async Task<string> FromAsync(ShowScene scene, HttpRequestMessage request, string address)
    {
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Mozilla", "5.0"));
        using var answer = await scene.App.Stranger.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
