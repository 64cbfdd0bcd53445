using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Quizzes;

/// <summary>Whatever its network, a phone's time counts from when it showed the question: over real HTTP, on a faked clock.</summary>
public sealed class QuizFairnessTest(SharedShows shows) : IClassFixture<SharedShows>
{
    /// <summary>Thinks three seconds over a network that takes this long each way.</summary>
    private sealed record Phone(Person Viewer, int Way, bool Waits)
    {
        public const int Thought = 3_000;
        public string? Shown { get; set; }

        // It shows the question after one way, and asks for its moment, which comes to the server after another.
        public int Asks => 2 * Way;
        public int Answers => (Waits ? Math.Max(Way + Thought, 3 * Way) : Way + Thought) + Way;
    }

    private static async Task<(ShowScene Scene, string Path)> OpenAsync(ShowScene scene)
    {
        var opened = (await scene.ApiAsync("POST", "quizzes", new
        {
            title = "Clay",
            speed = true,
            questions = new[] { new { text = "Lead-free?", options = new[] { "Green", "Sand" }, answer = 1, seconds = 20 } },
        })).Is(Created);
        var path = $"quizzes/{opened.Text("id")}";
        (await scene.ApiAsync("POST", $"{path}/next")).Is(OK);
        return (scene, path);
    }

    private static Task<Answer> Answer(ShowScene scene, string path, Person who, string? shown = null, int? thought = null) =>
        scene.AudienceAsync(who, "POST", $"{path}/answer", new { question = 1, option = 1, shown, thought });

    private static async Task<Dictionary<string, int>> PointsAsync(ShowScene scene, string path) =>
        (await scene.ApiAsync("POST", $"{path}/close")).Is(OK)["scores"].EnumerateArray()
            .ToDictionary(s => s.GetProperty("viewer").GetString()!, s => s.GetProperty("points").GetInt32());

    [Fact]
    public async Task Equal_thinking_on_networks_of_50_ms_and_2_s_gives_equal_points()
    {
        await using var scene = await shows.LiveAsync();
        Phone[] phones =
        [
            new(await scene.JoinAsync(), 50, Waits: false), new(await scene.JoinAsync(), 50, Waits: true),
            new(await scene.JoinAsync(), 2_000, Waits: false), new(await scene.JoinAsync(), 2_000, Waits: true),
        ];
        var (_, path) = await OpenAsync(scene);
        List<(int At, Func<Task> Do)> happens = [];
        foreach (var phone in phones)
        {
            happens.Add((phone.Asks, async () => phone.Shown = (await scene.AudienceAsync(phone.Viewer, "GET", path)).Is(OK).Text("shown")));
            happens.Add((phone.Answers, async () =>
                (await Answer(scene, path, phone.Viewer, phone.Waits ? phone.Shown : null, Phone.Thought)).Is(Created)));
        }

        var now = 0;
        foreach (var (at, happen) in happens.OrderBy(h => h.At))
        {
            await scene.AdvanceAsync(TimeSpan.FromMilliseconds(at - now));
            now = at;
            await happen();
        }

        var points = await PointsAsync(scene, path);
        Assert.All(phones, phone => Assert.Equal(500 + 500 * 17 / 20, points[phone.Viewer.Id]));
    }

    [Fact]
    public async Task Without_a_moment_of_ones_own_or_with_somebody_elses_the_time_counts_from_the_opening()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, ben, eve, late) = (await scene.JoinAsync(), await scene.JoinAsync(), await scene.JoinAsync(), await scene.JoinAsync());
        var (_, path) = await OpenAsync(scene);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(4));
        var adas = (await scene.AudienceAsync(ada, "GET", path)).Is(OK).Text("shown");
        await scene.AdvanceAsync(TimeSpan.FromSeconds(4));
        var again = (await scene.AudienceAsync(ada, "GET", path)).Is(OK).Text("shown");
        var lates = (await scene.AudienceAsync(late, "GET", path)).Is(OK).Text("shown");
        (await Answer(scene, path, ada, again)).Is(Created);
        (await Answer(scene, path, ben, adas, thought: 0)).Is(Created);
        (await Answer(scene, path, eve, "nonsense", thought: 0)).Is(Created);
        (await Answer(scene, path, late, lates, thought: 0)).Is(Created);
        var points = await PointsAsync(scene, path);
        Assert.Equal(500 + 500 * 16 / 20, points[ada.Id]); // the first moment counts
        Assert.Equal(500 + 500 * 12 / 20, points[ben.Id]);
        Assert.Equal(500 + 500 * 12 / 20, points[eve.Id]);
        Assert.Equal(1000, points[late.Id]); // 8 s: no more than the network is allowed on both ways
    }

    [Fact]
    public async Task Many_answers_of_one_viewer_at_once_count_once()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var (_, path) = await OpenAsync(scene);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Answer(scene, path, ada)));
        Assert.Single(answers, a => a.Status == Created);
        Assert.All(answers.Where(a => a.Status != Created), a => a.Is(Conflict, "answered"));
        Assert.Equal(1, (await scene.ApiAsync("GET", path)).Is(OK).Number("answers"));
    }

    [Fact]
    public async Task A_form_without_script_answers_a_choice_and_a_number_and_comes_back_to_the_page()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync());
        var opened = (await scene.ApiAsync("POST", "quizzes",
            new { title = "Clay", questions = new[] { new { text = "How long?", answer = 12.5, seconds = 20 } } })).Is(Created);
        var path = $"quizzes/{opened.Text("id")}";
        (await scene.ApiAsync("POST", $"{path}/next")).Is(OK);
        foreach (var (who, typed) in new[] { (ada, "12,5"), (ben, "nothing") })
        {
            using var form = new FormUrlEncodedContent([new("option", typed)]);
            var answer = await scene.AudienceAsync(who, "POST", $"{path}/answer?question=1", form);
            Assert.Equal(who == ada ? SeeOther : BadRequest, answer.Status);
        }

        Assert.Equal([1000], (await PointsAsync(scene, path)).Values);
    }
}
