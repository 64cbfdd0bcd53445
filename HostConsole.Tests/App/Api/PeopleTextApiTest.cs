using HostConsole.Core.Chat;
using HostConsole.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>Text from people over HTTP: what is blank, what a name may be, and what a message does however it is written.</summary>
public sealed class PeopleTextApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static readonly string[] Blanks =
        ["\u200b", "\u3164\u3164\u3164", "\u2800", "\udb40\udc00", "\u00ad", "   ", "\u200d\ufe0f", "\ufffc"];

    private static readonly string[] NoNames =
        ["\u3164", "\u200b", "\u2800\u2800", "heck", "h\u0435ck yeah", "Host", "H0ST ✔", "[Mod]", "M\u043ederator",
            "Kiln & Co", "KILN&CO official"];

    [Fact]
    public async Task What_shows_nothing_is_refused_wherever_text_is_required()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        foreach (var blank in Blanks)
        {
            (await scene.AudienceAsync(ada, "POST", "chat", new { text = blank })).Is(UnprocessableEntity, "invalid");
            (await scene.AudienceAsync(ada, "POST", "questions", new { text = blank })).Is(UnprocessableEntity, "invalid");
            (await scene.AudienceAsync(ada, "POST", "name", new { name = blank })).Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "chat",
                new { channel = "kick", author = new { id = "1", name = "Kim" }, text = blank }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "polls", new { question = blank, options = new[] { "a", "b" } }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "polls", new { question = "Which?", options = new[] { "a", blank } }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "giveaways",
                new { title = blank, prize = "A mug", rules = "One entry each.", entry = "open", winners = 1 }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "giveaways",
                new { title = "Mug", prize = blank, rules = "One entry each.", entry = "open", winners = 1 }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "giveaways",
                new { title = "Mug", prize = "A mug", rules = blank, entry = "open", winners = 1 }))
                .Is(UnprocessableEntity, "invalid");
            (await scene.ApiAsync("POST", "giveaways", new
            {
                title = "Mug",
                prize = "A mug",
                rules = "One.",
                entry = "buyers",
                freeRoute = blank,
                winners = 1
            })).Is(UnprocessableEntity, "invalid");
            (await scene.CallAsync("POST", "/api/v1/shows",
                new { title = blank, currency = "EUR", timeZone = "Europe/Berlin" }))
                .Is(UnprocessableEntity, "invalid");
        }

        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "ok" })).Is(Created);
    }

    [Fact]
    public async Task A_name_is_filtered_like_a_message_and_poses_as_nobody()
    {
        await using var scene = await shows.LiveAsync();
        await scene.App.Services.GetRequiredService<SettingsStore>().SaveAsync(new() { Brand = "Kiln & Co" });
        (await scene.ApiAsync("POST", "chat/rules", new { blockedWords = new[] { "heck" } })).Is(OK);
        var ada = await scene.JoinAsync("Hostetler");
        foreach (var name in NoNames)
        {
            (await scene.AudienceAsync(null, "POST", "join", new { name })).Is(UnprocessableEntity, "invalid");
            (await scene.AudienceAsync(ada, "POST", "name", new { name })).Is(UnprocessableEntity, "invalid");
        }

        (await scene.AudienceAsync(ada, "POST", "name", new { name = "Ann Kiln" })).Is(OK);
    }

    [Fact]
    public async Task A_banned_viewer_can_not_take_another_name()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync("Ada");
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/ban")).Is(OK);
        (await scene.AudienceAsync(ada, "POST", "name", new { name = "Bea" })).Is(Forbidden, "banned");
        Assert.Equal("Ada", (await scene.AudienceAsync(ada, "GET", "me")).Text("name"));
    }

    [Fact]
    public async Task A_long_name_of_a_platform_is_cut_between_characters()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat", new
        {
            channel = "kick",
            author = new { id = "q", name = new string('N', 79) + "👩\u200d👧👧" },
            text = "hello"
        })).Is(OK);
        Assert.Equal(new string('N', 79) + "👩\u200d👧",
            scene.App.Services.GetRequiredService<People>().NameOf(RelayedAuthor.Of("kick", "q")));
    }

    [Fact]
    public async Task A_message_votes_and_enters_however_it_is_written()
    {
        await using var scene = await shows.LiveAsync();
        var poll = (await scene.ApiAsync("POST", "polls",
            new { question = "Which?", options = new[] { "Blue", "Sand" } })).Is(Created).Text("id");
        var giveaway = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway("cafe\u0301  it"))).Is(Created).Text("id");
        (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway("\u3164"))).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway("CAFÉ IT!"))).Is(Conflict, "keyword-in-use");
        foreach (var text in new[] { "2 \udb40\udc00", "2\ufe0f\u20e3!", "!vote 2", "sand ❤\ufe0f", "2 items?",
            "caf\u00e9 it", "CAFE\u0301  IT!!!", "café it café it", "I love the café it is", "ｃａｆé it" })
            (await scene.AudienceAsync(await scene.JoinAsync(), "POST", "chat", new { text })).Is(Created);
        var options = (await scene.ApiAsync("GET", $"polls/{poll}")).Is(OK)["options"].EnumerateArray();
        Assert.Equal([0, 4], options.Select(o => o.GetProperty("votes").GetInt32()));
        Assert.Equal(4, (await scene.ApiAsync("GET", $"giveaways/{giveaway}/entries")).Is(OK).Number("total"));
    }

    [Fact]
    public async Task A_blocked_word_is_hidden_however_it_is_written_and_a_word_that_holds_it_stays()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "chat/rules", new { blockedWords = new[] { "heck", "死ね" } })).Is(OK);
        string[] texts = ["he\u200bck", "ｈｅｃｋ", "h\u0435\u0441k", "h.e.c.k", "お前死ねよ", "check this", "死んだ魚"];
        foreach (var text in texts) (await scene.AudienceAsync(await scene.JoinAsync(), "POST", "chat", new { text })).Is(Created);
        Assert.Equal(5, (await LogApiTest.FactsAsync(scene, "MessageHidden")).Count);
    }
}
