using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Api;

namespace HostConsole.Tests.Viewers;

/// <summary>What one network address can do with many tokens, and what a crowd behind one still can.</summary>
[Trait("Speed", "Slow")]
public sealed class OneAddressTest
{
    private const string Office = "203.0.113.7", Script = "203.0.113.9";

    [Fact]
    public async Task Given_a_deal_When_one_address_joins_again_and_again_Then_it_gets_a_tenth_and_a_crowd_that_was_there_gets_all()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        var crowd = await JoinAsync(scene, Office, 12);
        var others = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i => (await JoinAsync(scene, $"198.51.100.{i}", 1))[0]));
        clock.Advance(TimeSpan.FromSeconds(1));
        var deal = await scene.DealAsync(quantity: 100);
        var script = await JoinAsync(scene, Script, 40);
        var taken = new List<HttpStatusCode>();
        foreach (var token in script) taken.Add(await PostAsync(scene, Script, token, $"deals/{deal}/claim", new { }));
        Assert.Equal((10, 30), (taken.Count(s => s == HttpStatusCode.Created), taken.Count(s => s == HttpStatusCode.Conflict)));
        foreach (var token in crowd)
            Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, Office, token, $"deals/{deal}/claim", new { }));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, "198.51.100.3", others[3], $"deals/{deal}/claim", new { }));
        Assert.Equal(12, (await scene.Shows.ViewAsync(scene.Show))!.Crowds[deal.Value].People);
    }

    [Fact]
    public async Task Given_a_poll_with_many_votes_from_one_address_When_the_host_sets_them_aside_Then_the_rest_counts()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        var script = await JoinAsync(scene, Script, 14);
        foreach (var token in script)
            Assert.Equal(HttpStatusCode.OK,
                await PostAsync(scene, Script, token, $"polls/{poll}/vote", new { option = 1 }));
        var one = (await JoinAsync(scene, Office, 1))[0];
        Assert.Equal(HttpStatusCode.OK, await PostAsync(scene, Office, one, $"polls/{poll}/vote", new { option = 0 }));

        var path = $"/api/v1/shows/{scene.Show}/polls/{poll}";
        var before = await scene.App.Api.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal(14, before.GetProperty("crowd").GetProperty("people").GetInt32());
        using var aside = await scene.App.Api.PostAsJsonAsync($"{path}/set-aside", new { });
        Assert.Equal(HttpStatusCode.OK, aside.StatusCode);
        ApiSamples.Check("polls-set-aside", "POST", $"{path}/set-aside", new JsonObject(), 200,
            JsonNode.Parse(await aside.Content.ReadAsStringAsync()));
        var after = await scene.App.Api.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal([1, 0, 0], after.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("votes").GetInt32()));
        Assert.Equal((1, 14, 1), (after.GetProperty("voters").GetInt32(), after.GetProperty("setAside").GetInt32(),
            after.GetProperty("crowd").GetProperty("people").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(scene, Script, script[0], $"polls/{poll}/vote", new { option = 1 }));
        Assert.DoesNotContain(Script, await scene.App.Api.GetStringAsync($"/api/v1/shows/{scene.Show}/facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_closed_giveaway_with_many_entries_from_one_address_When_set_aside_Then_the_record_says_so_and_the_draw_is_among_the_rest()
    {
        await using var scene = await AudienceScene.NewAsync();
        var giveaway = await scene.GiveawayAsync();
        foreach (var token in await JoinAsync(scene, Script, 12))
            Assert.Equal(HttpStatusCode.Created,
                await PostAsync(scene, Script, token, $"giveaways/{giveaway}/enter", new { }));
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, $"198.51.100.{i}",
                (await JoinAsync(scene, $"198.51.100.{i}", 1))[0], $"giveaways/{giveaway}/enter", new { }));
        var path = $"/api/v1/shows/{scene.Show}/giveaways/{giveaway}";
        Assert.Equal(12, (await scene.App.Api.GetFromJsonAsync<JsonElement>($"{path}/entries")).GetProperty("crowd")
            .GetProperty("people").GetInt32());
        using var close = await scene.App.Api.PostAsJsonAsync($"{path}/close", new { });
        using var silent = await scene.App.Api.PostAsJsonAsync($"{path}/set-aside", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var aside = await scene.App.Api.PostAsJsonAsync($"{path}/set-aside", new { reason = "One person entered many times." });
        Assert.Equal(HttpStatusCode.OK, aside.StatusCode);
        ApiSamples.Check("giveaways-set-aside", "POST", $"{path}/set-aside",
            new JsonObject { ["reason"] = "One person entered many times." }, 200,
            JsonNode.Parse(await aside.Content.ReadAsStringAsync()));
        using var draw = await scene.App.Api.PostAsJsonAsync($"{path}/draw", new { });
        Assert.Equal(HttpStatusCode.OK, draw.StatusCode);

        var record = await scene.App.Stranger.GetFromJsonAsync<JsonElement>($"/s/{AudienceScene.Code}/giveaways/{giveaway}/record");
        var entries = record.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("id").GetString()!).ToList();
        Assert.Equal((3, 12), (entries.Count, record.GetProperty("setAside").GetArrayLength()));
        Assert.Equal("One person entered many times.", record.GetProperty("setAside")[0].GetProperty("reason").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries)))),
            record.GetProperty("digest").GetString());
        Assert.All(record.GetProperty("winners").EnumerateArray(), w => Assert.Contains(w.GetProperty("entry").GetString()!, entries));
        using var late = await scene.App.Api.PostAsJsonAsync($"{path}/set-aside", new { reason = "Too late." });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Given_somebody_banned_When_a_newcomer_of_that_address_writes_Then_it_waits_for_a_moderator_and_nobody_else_does()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        var here = await JoinAsync(scene, Script, 1);
        var rude = await JoinViewerAsync(scene, Script);
        clock.Advance(TimeSpan.FromSeconds(1));
        await scene.DoAsync(new BanViewer(rude.Viewer));
        clock.Advance(TimeSpan.FromSeconds(1));
        var (back, elsewhere) = ((await JoinAsync(scene, Script, 1))[0], (await JoinAsync(scene, Office, 1))[0]);
        foreach (var (address, token, text) in new[] { (Script, back, "I am back"), (Script, here[0], "I was here"),
            (Office, elsewhere, "I am new") })
            Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, address, token, "chat", new { text }));
        clock.Advance(Addresses.AfterBan);
        Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, Script, back, "chat", new { text = "later" }));

        var messages = (await scene.Shows.AskAsync(scene.Show, new ViewAt(clock.GetUtcNow())))!.Chat.Messages;
        Assert.Equal([("I am back", HiddenFor.AfterBan), ("I was here", null), ("I am new", null), ("later", null)],
            messages.Select(m => (m.Text, m.HiddenFor)));
        Assert.Equal([true, false, false, false], messages.Select(m => m.Hidden));
    }

    [Fact]
    public async Task Given_slow_mode_and_fresh_tokens_Then_an_address_has_five_first_messages_and_a_crowd_that_was_there_more()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        await scene.DoAsync(new SetChatRules(false, (int)Addresses.Window.TotalSeconds, []));
        var crowd = await JoinAsync(scene, Office, 50);
        clock.Advance(Addresses.Window + TimeSpan.FromSeconds(1));
        var script = await JoinAsync(scene, Script, 12);
        Assert.Equal(Addresses.FirstMessages, await WriteAsync(scene, Script, script));
        Assert.Equal(Addresses.FirstMessages + 5, await WriteAsync(scene, Office, crowd[..20]));
        clock.Advance(Addresses.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, Script, script[0], "chat", new { text = "known by now" }));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(scene, Script, script[^1], "chat", new { text = "half a minute later" }));
    }

    [Fact]
    public async Task Given_no_slow_mode_When_a_crowd_of_one_address_writes_Then_everybody_is_heard()
    {
        await using var scene = await AudienceScene.NewAsync(new FakeClock());
        Assert.Equal(40, await WriteAsync(scene, Office, await JoinAsync(scene, Office, 40)));
    }

    [Fact]
    public async Task Given_slow_mode_When_fresh_tokens_write_Then_they_wait_as_long_as_slow_mode_says()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        await scene.DoAsync(new SetChatRules(false, 300, []));
        var script = await JoinAsync(scene, Script, 12);
        Assert.Equal(Addresses.FirstMessages, await WriteAsync(scene, Script, script[..8]));
        clock.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal(0, await WriteAsync(scene, Script, script[8..]));
    }

    private static async Task<int> WriteAsync(AudienceScene scene, string address, IReadOnlyList<string> tokens)
    {
        var written = 0;
        foreach (var token in tokens)
            if (await PostAsync(scene, address, token, "chat", new { text = "hello" }) is var status
                && status == HttpStatusCode.Created)
                written++;
            else Assert.Equal(HttpStatusCode.Conflict, status);
        return written;
    }

    private static async Task<List<string>> JoinAsync(AudienceScene scene, string address, int count)
    {
        List<string> tokens = [];
        for (var i = 0; i < count; i++) tokens.Add((await JoinViewerAsync(scene, address)).Token);
        return tokens;
    }

    private static async Task<(ViewerId Viewer, string Token)> JoinViewerAsync(AudienceScene scene, string address)
    {
        using var answer = await SendAsync(scene, address, null, "join", new { });
        var joined = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (new(joined.GetProperty("viewer").GetGuid()), joined.GetProperty("token").GetString()!);
    }

    private static async Task<HttpStatusCode> PostAsync(AudienceScene scene, string address, string token, string path, object body)
    {
        using var answer = await SendAsync(scene, address, token, path, body);
        return answer.StatusCode;
    }

    // As a proxy on this machine tells of a visitor.
    private static Task<HttpResponseMessage> SendAsync(AudienceScene scene, string address, string? token, string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{AudienceScene.Code}/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", address);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return scene.App.Stranger.SendAsync(request);
    }
}
