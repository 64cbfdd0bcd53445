using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class QuizApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private const int Secret = 987_654_321;

    private static object Quiz(bool speed = true, params string[] teams) => new
    {
        title = "How well do you know our clay?",
        questions = new object[]
        {
            new { text = "Which glaze is lead-free?", options = new[] { "Sea green", "Sand" }, answer = 1, seconds = 20, picture = "/sample/tide-mug.svg" },
            new { text = "How hot is the kiln?", options = Array.Empty<string>(), answer = Secret, seconds = 20, picture = (string?)null },
        },
        speed,
        streaks = true,
        eliminate = false,
        teams,
    };

    [Fact]
    public async Task Given_a_quiz_When_it_is_played_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "quizzes", Quiz(true, "Red", "Blue"), "quizzes-open")).Is(Created);
        var path = $"quizzes/{opened.Text("id")}";
        Assert.Equal(("lobby", 2, JsonValueKind.Null), (opened.Text("state"), opened.Number("count"), opened["question"].ValueKind));
        Assert.Equal(opened.Text("id"), (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"]
            .GetProperty("quizzes")[0].GetString());
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        (await scene.AudienceAsync(ada, "POST", $"{path}/team", new { team = 1 }, "audience-quiz-team")).Is(OK);
        Assert.Equal("open", (await scene.ApiAsync("POST", $"{path}/next", sample: "quizzes-next")).Is(OK).Text("state"));

        var shown = (await scene.AudienceAsync(ada, "GET", path, sample: "audience-quiz")).Is(OK);
        var question = shown["question"].GetProperty("id").GetInt32();
        Assert.Equal("Which glaze is lead-free?", shown["question"].GetProperty("text").GetString());
        (await scene.AudienceAsync(ada, "POST", $"{path}/answer", new { question, option = 1, shown = shown.Text("shown") },
            "audience-quiz-answer")).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"{path}/answer", new { question, option = 0 }, "audience-quiz-answered")).Is(Conflict, "answered");
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question = 2, option = 0 })).Is(Conflict, "closed");
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question, option = 7 })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { option = 1 })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(null, "POST", $"{path}/answer", new { question, option = 1 })).Is(Unauthorized);
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question, option = 0 })).Is(Created);

        var revealed = (await scene.ApiAsync("POST", $"{path}/next")).Is(OK);
        Assert.Equal("revealed", revealed.Text("state"));
        Assert.Equal(1, revealed["questions"][0].GetProperty("answer").GetInt32());
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question, option = 1 }, "audience-quiz-closed")).Is(Conflict, "closed");
        (await scene.ApiAsync("POST", $"{path}/next")).Is(OK);
        (await scene.AudienceAsync(ben, "POST", $"{path}/answer", new { question = 2, option = Secret })).Is(Created);
        (await scene.ApiAsync("GET", path, sample: "quizzes-get")).Is(OK);
        Assert.Equal("closed", (await scene.ApiAsync("POST", $"{path}/close", sample: "quizzes-close")).Is(OK).Text("state"));

        var over = (await scene.AudienceAsync(ada, "GET", path, sample: "audience-quiz-over")).Is(OK);
        Assert.Equal(["Which glaze is lead-free?", "How hot is the kiln?"],
            over["questions"].EnumerateArray().Select(q => q.GetProperty("text").GetString()));
        Assert.Equal([1, Secret], over["questions"].EnumerateArray().Select(q => q.GetProperty("answer").GetInt32()));
        Assert.Equal(new[] { (ada.Id, 1000), (ben.Id, 1000) }.Order(),
            over["scores"].EnumerateArray().Select(s => (s.GetProperty("viewer").GetString()!, s.GetProperty("points").GetInt32())).Order());
        Assert.Equal(JsonValueKind.Null, over["shown"].ValueKind);
    }

    [Fact]
    public async Task Given_what_can_not_be_played_Then_the_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        object[] none = [];
        foreach (var (body, field) in new (object Body, string Field)[]
        {
            (new { title = "", questions = new[] { new { text = "A?", answer = 3 } } }, "title"),
            (new { title = "Q" }, "questions"), (new { title = "Q", questions = none }, "questions"),
            (new { title = "Q", questions = new object?[] { null } }, "questions"),
            (new { title = "Q", questions = new[] { new { text = "A?" } } }, "questions"),
            (new { title = "Q", questions = new[] { new { text = "A?", options = new[] { "a", null }, answer = 0 } } }, "questions"),
            (new { title = "Q", questions = new[] { new { text = "A?", answer = 3 } }, teams = new[] { "Red" } }, "teams"),
        })
            Assert.True((await scene.ApiAsync("POST", "quizzes", body)).Is(UnprocessableEntity, "invalid")["errors"].TryGetProperty(field, out _), field);
        foreach (var call in (string[])["next", "close"])
            (await scene.ApiAsync("POST", $"quizzes/{Guid.NewGuid()}/{call}")).Is(NotFound, "not-found");
        (await scene.ApiAsync("GET", $"quizzes/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.AudienceAsync(await scene.JoinAsync(), "GET", $"quizzes/{Guid.NewGuid()}")).Is(NotFound);
    }

    [Fact]
    public async Task Given_an_open_and_a_coming_question_Then_no_page_answer_or_export_tells_their_answers()
    {
        await using var scene = await shows.LiveAsync();
        var segment = new SegmentId(Guid.CreateVersion7());
        var (asked, coming) = (new QuizQuestion("How hot?", [], Secret, 20, null), new QuizQuestion("COMINGMARK?", ["ONEMARK", "TWOMARK"], 1, 20, null));
        var plan = new Plan([new(segment, "Quiz", 5, "", [new QuizCue(new(Guid.CreateVersion7()), "Clay", [asked, coming], true, false, false, [])])]);
        await scene.App.Services.GetRequiredService<LiveShows>()
            .SendAsync(new ShowId(Guid.Parse(scene.Show)), new ChangePlan(plan), Actor.Clock);
        (await scene.ApiAsync("POST", $"segments/{segment}/start")).Is(OK);
        var fired = (await scene.ApiAsync("POST", "next-cue")).Is(OK);
        var quiz = fired["active"].GetProperty("quizzes")[0].GetString();
        (await scene.ApiAsync("POST", $"quizzes/{quiz}/next")).Is(OK);
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"quizzes/{quiz}/answer", new { question = 1, option = Secret })).Is(Created);
        await scene.PublishedAsync();

        foreach (var read in (string[])["", "plan", "facts", "export/facts.csv", "export/facts.json", "metrics", "timeline", $"quizzes/{quiz}"])
            await HoldsNothing((await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}/{read}".TrimEnd('/'))).Raw, read, scene);
        await HoldsNothing((await scene.AudienceAsync(ada, "GET", $"quizzes/{quiz}")).Is(OK).Raw, "audience", scene);
        await HoldsNothing(await scene.App.Stranger.GetStringAsync($"/s/{scene.Code}"), "page", scene);
        (await scene.ApiAsync("POST", $"quizzes/{quiz}/close")).Is(OK);
        Assert.Contains($"{Secret}", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("COMINGMARK", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
    }

    private static Task HoldsNothing(string text, string where, ShowScene scene)
    {
        foreach (var mark in (string[])[$"{Secret}", "COMINGMARK", "ONEMARK", "TWOMARK"])
            Assert.False(text.Contains(mark, StringComparison.Ordinal), $"{where} of {scene.Code} tells {mark}: {text}");
        return Task.CompletedTask;
    }
}
