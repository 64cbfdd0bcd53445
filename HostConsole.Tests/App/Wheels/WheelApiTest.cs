using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using HostConsole.Tests.Api;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Wheels;

public sealed class WheelApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object Wheel(string mode = "each", string? keyword = null, int? seconds = null, bool removeAfterWin = false,
        object[]? segments = null) => new
        {
            title = "Mug wheel",
            rules = "One spin a person. No purchase necessary.",
            mode,
            keyword,
            seconds,
            removeAfterWin,
            segments = segments ??
            [
                new { label = "Tide mug", weight = 1, stock = 1 },
                new { label = "Sticker", weight = 9, stock = 100 },
                new { label = "A smile", weight = 1, consolation = true },
            ],
        };

    private static JsonElement Segment(Answer wheel, string label) =>
        wheel["segments"].EnumerateArray().Single(s => s.GetProperty("label").GetString() == label);

    [Fact]
    public async Task Given_a_wheel_for_everybody_When_it_runs_through_Then_the_record_alone_proves_every_spin()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "wheels", Wheel(), "wheels-open")).Is(Created);
        var id = opened.Text("id");
        Assert.Equal(0.1, Segment(opened, "Tide mug").GetProperty("odds").GetDouble());
        Dictionary<string, string> won = [];
        for (var i = 0; i < 5; i++)
        {
            var person = await scene.JoinAsync();
            var spun = (await scene.AudienceAsync(person, "POST", $"wheels/{id}/spin", new { }, i == 0 ? "audience-spin" : null)).Is(Created);
            won[spun.Text("spin")] = spun.Text("segment");
            if (i > 0) continue;
            (await scene.AudienceAsync(person, "POST", $"wheels/{id}/spin", new { }, "audience-spin-again")).Is(Conflict, "already-spun");
            var own = (await scene.AudienceAsync(person, "GET", "me")).Is(OK)["spins"][0];
            Assert.Equal((id, spun.Text("segment")), (own.GetProperty("wheel").GetString(), own.GetProperty("segment").GetString()));
        }

        var shown = (await scene.ApiAsync("GET", $"wheels/{id}", sample: "wheels-get")).Is(OK);
        Assert.Equal(("open", 5), (shown.Text("state"), shown.Number("spins")));
        Assert.Equal(won.Values.Count(l => l == "Sticker"), 100 - Segment(shown, "Sticker").GetProperty("left").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await scene.AudienceAsync(null, "GET", $"wheels/{id}/record")).Is(OK)["seed"].ValueKind);
        (await scene.ApiAsync("POST", $"wheels/{id}/spin")).Is(Conflict, "everybody-spins");
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"wheels/{id}/enter", new { })).Is(Conflict, "everybody-spins");
        (await scene.ApiAsync("POST", $"wheels/{id}/close", sample: "wheels-close")).Is(OK);
        (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"wheels/{id}/spin", new { })).Is(Conflict, "not-open");

        (await scene.ApiAsync("GET", $"wheels/{id}/record", sample: "wheels-record")).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"wheels/{id}/record")).Is(OK);
        Assert.Equal((WheelRecord.Version, opened.Text("commitment")), (record.Text("protocol"), FairDraw.Commitment(record.Text("seed"))));
        var (k, mug, sticker) = (0, 1, 9);
        foreach (var spin in record["spins"].EnumerateArray())
        {
            var label = spin.GetProperty("segment").GetString();
            Assert.Equal(((string[])["Tide mug", "Sticker", "A smile"])[WheelDraw.Segment(record.Text("seed"), new(Guid.Parse(id)), ++k,
                [mug, sticker, 0])], label);
            Assert.Equal(won[spin.GetProperty("id").GetString()!], label);
            if (label == "Tide mug") mug = 0;
        }

        Assert.Equal(5, k);
        Assert.DoesNotContain("viewer", record.Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_room_wheel_When_the_host_spins_Then_an_entrant_wins_and_nobody_can_spin_alone()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "wheels", Wheel("room", "I participate", removeAfterWin: true))).Is(Created).Text("id");
        (await scene.ApiAsync("POST", $"wheels/{id}/spin", sample: "wheels-spin-nobody")).Is(Conflict, "no-entrants");
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "i participate!" })).Is(Created);
        (await scene.AudienceAsync(ben, "POST", $"wheels/{id}/enter", new { }, "audience-enter-wheel")).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"wheels/{id}/enter", new { })).Is(Conflict, "already-entered");
        (await scene.AudienceAsync(ada, "POST", $"wheels/{id}/spin", new { })).Is(Conflict, "host-spins");
        (await scene.ApiAsync("POST", "chat", new { channel = "twitch", author = new { id = "77", name = "Cem" }, text = "I participate" })).Is(OK);
        Assert.Equal(3, (await scene.ApiAsync("GET", $"wheels/{id}")).Number("entries"));
        HashSet<string> winners = [];
        for (var i = 0; i < 3; i++)
        {
            var spun = (await scene.ApiAsync("POST", $"wheels/{id}/spin", sample: i == 0 ? "wheels-spin" : null)).Is(OK);
            Assert.Contains(spun.Text("segment"), (string[])["Tide mug", "Sticker"]);
            winners.Add(spun.Text("viewer"));
        }

        Assert.Equal(3, winners.Count);
        Assert.Superset(new HashSet<string> { ada.Id, ben.Id }, winners);
        (await scene.ApiAsync("POST", $"wheels/{id}/spin")).Is(Conflict, "no-entrants");
        Assert.Single((await scene.AudienceAsync(ada, "GET", "me"))["spins"].EnumerateArray());
        var closed = (await scene.ApiAsync("POST", $"wheels/{id}/close")).Is(OK);
        Assert.Equal(closed.Text("commitment"), FairDraw.Commitment(closed.Text("seed")));
        (await scene.ApiAsync("POST", $"wheels/{id}/spin")).Is(Conflict, "not-open");
    }

    [Fact]
    public async Task Given_64_who_spin_at_once_over_HTTP_When_the_mug_is_there_once_Then_it_is_given_once()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "wheels", Wheel(segments:
            [new { label = "Tide mug", weight = 10_000, stock = 1 }, new { label = "A smile", weight = 1, consolation = true }]))).Is(Created).Text("id");
        var people = new List<Person>();
        for (var i = 0; i < 64; i++) people.Add(await scene.JoinAsync($"Viewer {i}"));
        var spins = await Task.WhenAll(people.Select(p => scene.AudienceAsync(p, "POST", $"wheels/{id}/spin", new { })));
        Assert.All(spins, s => s.Is(Created));
        Assert.Equal(1, spins.Count(s => s.Text("segment") == "Tide mug"));
        Assert.Equal(63, spins.Count(s => s.Text("segment") == "A smile"));
        Assert.Equal(0, Segment(await scene.ApiAsync("GET", $"wheels/{id}"), "Tide mug").GetProperty("left").GetInt32());
    }

    [Fact]
    public async Task Given_people_of_the_house_and_excluded_ones_When_they_spin_Then_they_are_not_eligible()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "wheels", Wheel(keyword: "spin"))).Is(Created).Text("id");
        var (staff, banned) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"));
        (await scene.ApiAsync("POST", $"viewers/{staff.Id}/staff", new { staff = true })).Is(OK);
        (await scene.ApiAsync("POST", $"viewers/{banned.Id}/ban")).Is(OK);
        (await scene.AudienceAsync(staff, "POST", $"wheels/{id}/spin", new { })).Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(banned, "POST", $"wheels/{id}/spin", new { })).Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(staff, "POST", "chat", new { text = "spin" })).Is(Created);
        Assert.Equal(0, (await scene.ApiAsync("GET", $"wheels/{id}")).Number("spins"));
    }

    [Fact]
    public async Task Given_an_open_wheel_When_everything_is_read_Then_its_seed_is_in_none_of_it_before_the_close()
    {
        await using var scene = await shows.LiveAsync();
        var ada = await scene.JoinAsync();
        var id = (await scene.ApiAsync("POST", "wheels", Wheel())).Is(Created).Text("id");
        (await scene.AudienceAsync(ada, "POST", $"wheels/{id}/spin", new { })).Is(Created);
        await scene.PublishedAsync();
        List<string> read = [];
        foreach (var path in (string[])["", "/facts", $"/wheels/{id}", $"/wheels/{id}/record", "/timeline?step=60"])
            read.Add((await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}{path}")).Is(OK).Raw);
        foreach (var path in (string[])["", "/me", $"/wheels/{id}/record", $"/wheels/{id}/verify"])
            read.Add((await scene.CallAsync("GET", $"/s/{scene.Code}{path}", token: ada.Token)).Is(OK).Raw);
        // As a backup takes it: the store has it sealed.
        foreach (var file in Directory.GetFiles(scene.App.DataPath, "hostconsole.db*"))
            read.Add(Encoding.Latin1.GetString(await ReadAsync(file)));
        var facts = (await scene.ApiAsync("GET", "facts")).Raw;
        Assert.DoesNotContain("WheelSeedDrawn", facts, StringComparison.Ordinal);
        Assert.Contains("WheelSpun", facts, StringComparison.Ordinal);
        var seed = (await scene.ApiAsync("POST", $"wheels/{id}/close")).Is(OK).Text("seed");
        Assert.All(read, text => Assert.DoesNotContain(seed, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(seed, (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    [Fact]
    public async Task Given_a_timed_wheel_and_wrong_ones_When_sent_Then_each_is_answered_by_its_rule()
    {
        await using var scene = await shows.LiveAsync();
        foreach (var wrong in (object[])[new { }, Wheel("both"), Wheel(seconds: 2), Wheel(segments: []),
            Wheel(segments: [new { label = "One" }, new { label = "Two", weight = 1 }]), Wheel(segments: [null!, null!])])
            Assert.True((await scene.ApiAsync("POST", "wheels", wrong)).Status is BadRequest or UnprocessableContent, $"{wrong}");
        var id = (await scene.ApiAsync("POST", "wheels", Wheel(seconds: 30))).Is(Created).Text("id");
        await scene.AdvanceAsync(TimeSpan.FromSeconds(31));
        Assert.Equal(("closed", "time"), (await scene.ApiAsync("GET", $"wheels/{id}")) is var w ? (w.Text("state"), w.Text("why")) : default);
        (await scene.ApiAsync("GET", $"wheels/{Guid.NewGuid()}")).Is(NotFound);
        (await scene.ApiAsync("POST", $"wheels/{Guid.NewGuid()}/spin")).Is(NotFound);
        (await scene.AudienceAsync(null, "GET", $"wheels/{Guid.NewGuid()}/record")).Is(NotFound);
    }

    [Fact]
    public async Task Given_a_page_without_script_When_its_form_is_posted_Then_it_is_answered_with_the_page_that_tells_what_was_won()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "wheels", Wheel())).Is(Created).Text("id");
        using var phone = scene.App.NewBrowser();
        var page = await phone.Http.GetStringAsync($"/s/{scene.Code}");
        Assert.Contains($"formaction=\"/s/{scene.Code}/wheels/{id}/spin\"", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"wheel-dial\"", page, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"form-token\" content=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await phone.Http.PostAsync($"/s/{scene.Code}/wheels/{id}/spin", form);
        Assert.Equal(SeeOther, answer.StatusCode);
        await scene.PublishedAsync();
        var after = await phone.Http.GetStringAsync($"/s/{scene.Code}");
        Assert.Contains($"data-won-of=\"{id}\"", after, StringComparison.Ordinal);
    }
}
