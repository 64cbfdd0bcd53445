using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class ShowApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_show_When_its_course_is_steered_Then_each_step_answers_as_documented()
    {
        await using var scene = await ShowScene.LiveAsync(live: false);
        var made = (await scene.CallAsync("POST", "/api/v1/shows", new
        {
            title = "Saturday Live",
            currency = "EUR",
            timeZone = "Europe/Berlin",
            startsAt = "2026-12-05T18:00:00Z"
        }, sample: "shows-create")).Is(Created);
        Assert.Equal("scheduled", made.Text("state"));
        Assert.Equal(2, (await scene.CallAsync("GET", "/api/v1/shows", sample: "shows-list")).Is(OK).Number("total"));
        (await scene.ApiAsync("POST", "pause", sample: "shows-pause-refused")).Is(Conflict);
        Assert.Equal("rehearsing", (await scene.ApiAsync("POST", "rehearse", sample: "shows-rehearse")).Is(OK).Text("state"));
        (await scene.ApiAsync("POST", "live")).Is(Conflict, "wrong-state");
        Assert.Equal("draft", (await scene.ApiAsync("POST", "end")).Is(OK).Text("state"));
        Assert.Equal("live", (await scene.ApiAsync("POST", "live", sample: "shows-live")).Is(OK).Text("state"));
        Assert.Equal("paused", (await scene.ApiAsync("POST", "pause", sample: "shows-pause")).Is(OK).Text("state"));
        Assert.Equal("live", (await scene.ApiAsync("POST", "resume", sample: "shows-resume")).Is(OK).Text("state"));
        var deal = await scene.LaunchAsync();
        Assert.Equal(deal, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}", sample: "shows-get"))
            .Is(OK)["active"].GetProperty("deals")[0].GetString());
        Assert.Empty((await scene.ApiAsync("POST", "stop-everything", sample: "shows-stop-everything")).Is(OK)["active"]
            .GetProperty("deals").EnumerateArray());
        Assert.Equal("ended", (await scene.ApiAsync("POST", "end", sample: "shows-end")).Is(OK).Text("state"));
        (await scene.ApiAsync("POST", "live")).Is(Conflict);
        (await scene.AudienceAsync(null, "POST", "join", new { name = "Late" })).Is(Conflict, "not-live");
    }

    [Fact]
    public async Task Given_how_the_stream_stands_Then_the_audiences_page_is_laid_out_for_it_and_what_is_no_shape_is_refused()
    {
        await using var scene = await shows.LiveAsync();
        object Show(object? shape) => new { title = "Saturday Live", currency = "EUR", timeZone = "Europe/Berlin", streamShape = shape };
        foreach (var (shape, laidOut) in new (object?, string)[] { ("tall", "tall"), ("audio", "audio"), (null, "wide") })
        {
            var code = (await scene.CallAsync("POST", "/api/v1/shows", Show(shape))).Is(Created).Text("code");
            Assert.Contains($"data-shape=\"{laidOut}\"", (await scene.CallAsync("GET", $"/s/{code}")).Is(OK).Raw, StringComparison.Ordinal);
        }

        (await scene.CallAsync("POST", "/api/v1/shows", Show("round"))).Is(BadRequest);
    }

    [Fact]
    public async Task Given_a_plan_When_cues_are_fired_and_taken_back_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var (first, second) = (new SegmentId(Guid.CreateVersion7()), new SegmentId(Guid.CreateVersion7()));
        var cue = new PollCue(new(Guid.CreateVersion7()), "Which?", ["Blue", "Sand"], false, false, null);
        var plan = new Plan([new(first, "Hello", 5, "", [cue]), new(second, "Mugs", 10, "", [])]);
        await scene.App.Services.GetRequiredService<LiveShows>()
            .SendAsync(new ShowId(Guid.Parse(scene.Show)), new ChangePlan(plan), Actor.Clock);
        Assert.Equal(first.ToString(),
            (await scene.ApiAsync("POST", $"segments/{first}/start", sample: "shows-segment-start")).Is(OK)
                .Text("segment"));
        Assert.Single((await scene.ApiAsync("POST", "next-cue", sample: "shows-next-cue")).Is(OK)["active"]
            .GetProperty("polls").EnumerateArray());
        (await scene.ApiAsync("POST", "pin", new { variantId = scene.Mug })).Is(OK);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await scene.ApiAsync("POST", "undo", sample: "shows-undo"))
            .Is(OK)["stage"].GetProperty("pinned").ValueKind);
        (await scene.ApiAsync("POST", $"segments/{Guid.NewGuid()}/start")).Is(NotFound, "not-found");
    }

    [Fact]
    public async Task Given_a_poll_When_it_is_voted_and_closed_Then_the_tally_stands()
    {
        await using var scene = await shows.LiveAsync();
        var poll = (await scene.ApiAsync("POST", "polls", new
        {
            question = "Which mug next?",
            options = new[] { "Blue", "Sand" },
            hideTally = false,
            allowChange = true,
            seconds = 60
        }, "polls-open")).Is(Created).Text("id");
        var joined = (await scene.AudienceAsync(null, "POST", "join", new { name = "Ada" }, "audience-join")).Is(OK);
        var ada = new Person(joined.Text("viewer"), joined.Text("token"));
        (await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", new { option = 0 })).Is(OK);
        (await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", new { option = 1 })).Is(OK);
        var deal = await scene.LaunchAsync(quantity: 1);
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created);
        Assert.Equal(1, (await scene.AudienceAsync(ada, "GET", "me", sample: "audience-me")).Is(OK)["votes"].GetProperty(poll).GetInt32());
        Assert.Equal(1, (await scene.ApiAsync("GET", $"polls/{poll}", sample: "polls-get")).Is(OK).Number("voters"));
        var closed = (await scene.ApiAsync("POST", $"polls/{poll}/close", sample: "polls-close")).Is(OK);
        Assert.Equal(("closed", 0, 1), (closed.Text("state"), closed["options"][0].GetProperty("votes").GetInt32(),
            closed["options"][1].GetProperty("votes").GetInt32()));
        (await scene.AudienceAsync(ada, "POST", $"polls/{poll}/vote", new { option = 0 })).Is(Conflict, "not-open");
    }

    [Fact]
    public async Task Given_ten_units_and_a_crowd_When_all_claim_at_once_Then_ten_have_one_and_the_rest_are_in_line()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 10);
        var crowd = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => scene.JoinAsync()));
        var answers = await Task.WhenAll(crowd.Select(person => scene.AudienceAsync(person, "POST", $"deals/{deal}/claim")));
        Assert.Equal(Enumerable.Range(1, 10), answers.Where(a => a.Status == Created).Select(a => a.Number("number")).Order());
        Assert.Equal(Enumerable.Range(1, 15), answers.Where(a => a.Status == Conflict).Select(a => a.Number("waitlist")).Order());
    }
}
