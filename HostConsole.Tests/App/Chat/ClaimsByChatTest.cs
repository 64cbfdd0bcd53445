using System.Text;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Chat;

/// <summary>
/// Claims by chat through the running server: what is claimed, what is put before the moderator, and a claim made for
/// somebody.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ClaimsByChatTest
{
    private static async Task<(ShowScene Scene, Dictionary<string, string> Deals)> StartAsync(string[] templates, params string[] skus)
    {
        var scene = await ShowScene.LiveAsync();
        var csv = "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n"
            + string.Concat(skus.Select(s => $"p-{s},Article {s},{s},shopify,50,25.00\n"));
        (await scene.CallAsync("POST", "/api/v1/products/import?currency=USD", new StringContent(csv, Encoding.UTF8, "text/csv"))).Is(OK);
        await scene.App.Services.GetRequiredService<LiveShows>().SendAsync(new ShowId(Guid.Parse(scene.Show)),
            new SetClaimTemplates(templates), new Actor(ActorKind.Console, "Hanna"));
        var deals = new Dictionary<string, string>();
        foreach (var sku in skus)
        {
            var variant = (await scene.CallAsync("GET", $"/api/v1/products?search=p-{sku}")).Is(OK)["items"][0]
                .GetProperty("variants")[0].GetProperty("id").GetGuid();
            var body = new
            {
                variantId = variant,
                price = new { amount = "20.00", currency = "USD" },
                quantity = 20,
                perViewer = 5,
                seconds = 600
            };
            deals[sku] = (await scene.ApiAsync("POST", "deals", body)).Is(Created).Text("id");
        }

        return (scene, deals);
    }

    private static async Task SayAsync(ShowScene scene, params string[] texts)
    {
        foreach (var text in texts) (await scene.AudienceAsync(await scene.JoinAsync(), "POST", "chat", new { text })).Is(Created);
    }

    private static async Task<IEnumerable<int>> ClaimedAsync(ShowScene scene, Dictionary<string, string> deals)
    {
        var claimed = new List<int>();
        foreach (var deal in deals.Values) claimed.Add((await scene.ApiAsync("GET", $"deals/{deal}")).Number("claimed"));
        return claimed;
    }

    [Fact]
    public async Task Given_an_article_of_letters_When_it_is_written_Then_one_unit_each_is_claimed()
    {
        var (scene, deals) = await StartAsync(["sold {item}", "sold"], "AA", "BB");
        await using var _ = scene;
        await SayAsync(scene, "SOLD AA", "sold aa", "sold #AA", "sold out");
        Assert.Equal([3, 0], await ClaimedAsync(scene, deals));
    }

    [Fact]
    public async Task Given_a_number_in_other_digits_When_it_is_written_Then_the_article_wins_each_time()
    {
        var (scene, deals) = await StartAsync(["sold {item}", "sold"], "2", "77", "AA");
        await using var _ = scene;
        await SayAsync(scene, "sold 2", "sold ２", "sold 2\uFE0F\u20E3", "sold 02");
        Assert.Equal([4, 0, 0], await ClaimedAsync(scene, deals));
    }

    [Fact]
    public async Task Given_several_items_in_one_comment_When_written_Then_one_of_each_or_the_moderator_is_asked()
    {
        var (scene, deals) = await StartAsync(["sold {item}", "sold", "sold {item} {quantity}"], "12", "14", "C3", "D4");
        await using var _ = scene;
        await SayAsync(scene, "sold 12 and 14", "sold 12, 14", "sold 12 + 14", "sold #12 #14");
        Assert.Equal([4, 4, 0, 0], await ClaimedAsync(scene, deals));
        var numbers = new List<int>();
        foreach (var deal in deals.Values)
            numbers.AddRange((await scene.ApiAsync("GET", $"deals/{deal}/claims")).Is(OK)["items"].EnumerateArray()
                .Select(c => c.GetProperty("number").GetInt32()));
        Assert.Equal(Enumerable.Range(1, 8), numbers.Order());
        await SayAsync(scene, "sold 12 4", "sold 12 2");
        Assert.Equal([4, 4, 0, 0], await ClaimedAsync(scene, deals));
        Assert.Equal(2, (await scene.ApiAsync("GET", "chat/unclear")).Is(OK).Number("total"));
    }

    [Fact]
    public async Task Given_near_misses_When_written_Then_each_is_a_claim_or_put_before_the_moderator()
    {
        var (scene, deals) = await StartAsync([.. ClaimTemplate.Usual], "1");
        await using var _ = scene;
        string[] texts = ["sold 1,", "sold: 1", "sold-1", "1 sold", "Sold 1 🙌", "sold 1 please", "SOLD!! 1",
            "sold 1 x2", "sold 1 large", "sold no. 1"];
        await SayAsync(scene, texts);
        var claims = (await scene.ApiAsync("GET", $"deals/{deals["1"]}/claims")).Is(OK)["items"].EnumerateArray()
            .Select(c => c.GetProperty("quantity").GetInt32());
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 1], claims);
        Assert.Equal(["1 sold", "sold 1 large"], (await scene.ApiAsync("GET", "chat/unclear")).Is(OK)["items"]
            .EnumerateArray().Select(m => m.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Given_a_message_that_was_not_read_When_a_moderator_claims_for_its_author_Then_it_is_theirs_once()
    {
        var (scene, deals) = await StartAsync([.. ClaimTemplate.Usual], "12", "14");
        await using var _ = scene;
        var ada = await scene.JoinAsync();
        var message = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "sold 14 for my sister" })).Is(Created).Text("message");
        var listed = (await scene.ApiAsync("GET", "chat/unclear", sample: "chat-unclear")).Is(OK)["items"][0];
        Assert.Equal((message, deals["14"]), (listed.GetProperty("id").GetString(), listed.GetProperty("deal").GetString()));

        var made = (await scene.ApiAsync("POST", $"chat/{message}/claim", new { quantity = 2 }, "chat-claim-for")).Is(Created);
        Assert.Equal((2, deals["14"]), (made.Number("quantity"), made.Text("deal")));
        Assert.Equal(made.Text("claim"), (await scene.AudienceAsync(ada, "GET", "me"))["claims"][0].GetProperty("id").GetString());
        Assert.Equal(0, (await scene.ApiAsync("GET", "chat/unclear")).Number("total"));
        (await scene.ApiAsync("POST", $"chat/{message}/claim", new { })).Is(Conflict, "already-claimed");
        (await scene.ApiAsync("POST", $"chat/{Guid.NewGuid()}/claim", new { })).Is(NotFound, "not-found");
        (await scene.CallAsync("POST", $"/api/v1/shows/{scene.Show}/chat/{message}/claim", new { }, token: "")).Is(Unauthorized);

        var other = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "14 sold" })).Is(Created).Text("message");
        Assert.Equal(0, (await scene.ApiAsync("POST", $"chat/{other}/dismissed", sample: "chat-dismissed")).Is(OK).Number("unclear"));
        (await scene.ApiAsync("POST", $"chat/{other}/claim", new { deal = deals["12"] })).Is(Created);
    }

    [Fact]
    public async Task Given_a_banned_author_and_a_hidden_message_When_claimed_for_Then_it_is_refused()
    {
        var (scene, _) = await StartAsync([.. ClaimTemplate.Usual], "12");
        await using var open = scene;
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        var hidden = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "12 sold" })).Is(Created).Text("message");
        (await scene.ApiAsync("POST", $"chat/{hidden}/hide")).Is(OK);
        Assert.Equal(0, (await scene.ApiAsync("GET", "chat/unclear")).Number("total"));
        (await scene.ApiAsync("POST", $"chat/{hidden}/claim", new { })).Is(Conflict, "hidden");
        var banned = (await scene.AudienceAsync(ben, "POST", "chat", new { text = "12 sold" })).Is(Created).Text("message");
        (await scene.ApiAsync("POST", $"viewers/{ben.Id}/ban")).Is(OK);
        (await scene.ApiAsync("POST", $"chat/{banned}/claim", new { })).Is(Forbidden, "banned");
    }
}
