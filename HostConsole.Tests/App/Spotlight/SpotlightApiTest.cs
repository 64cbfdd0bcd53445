using System.Text.Json;
using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Spotlight;

public sealed class SpotlightApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static async Task<JsonElement> ShownAsync(ShowScene scene) =>
        (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["stage"].GetProperty("spotlight");

    [Fact]
    public async Task Given_a_message_and_a_question_When_put_in_the_spotlight_Then_the_show_tells_it_under_stage()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var message = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "Hello from Lisbon" })).Is(Created).Text("message");
        var question = (await scene.AudienceAsync(ada, "POST", "questions", new { text = "Is it oven proof?" }))
            .Is(Created).Text("question");
        Assert.Equal(JsonValueKind.Null, (await ShownAsync(scene)).ValueKind);
        (await scene.ApiAsync("POST", "spotlight", new { message }, "spotlight-message")).Is(OK);
        var shown = await ShownAsync(scene);
        Assert.Equal((message, "Hello from Lisbon"), (shown.GetProperty("message").GetString(), shown.GetProperty("text").GetString()));
        (await scene.ApiAsync("POST", "spotlight", new { question }, "spotlight-question")).Is(OK);
        Assert.Equal(question, (await ShownAsync(scene)).GetProperty("question").GetString());
        (await scene.ApiAsync("DELETE", "spotlight", sample: "spotlight-clear")).Is(OK);
        Assert.Equal(JsonValueKind.Null, (await ShownAsync(scene)).ValueKind);
    }

    [Fact]
    public async Task Given_what_can_not_be_shown_Then_the_answer_says_why()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var message = (await scene.AudienceAsync(ada, "POST", "chat", new { text = "buy pills" })).Is(Created).Text("message");
        (await scene.ApiAsync("POST", "spotlight", new { message, question = message })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "spotlight", new { })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "spotlight", new { message = Guid.NewGuid() })).Is(NotFound);
        (await scene.ApiAsync("POST", "spotlight", new { question = message })).Is(NotFound);
        (await scene.ApiAsync("POST", $"chat/{message}/hide")).Is(OK);
        (await scene.ApiAsync("POST", "spotlight", new { message }, "spotlight-hidden")).Is(Conflict, "hidden");
    }
}
