using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class LeagueApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static object League(int size = 8, int seconds = 3, int bestOf = 3) =>
        new { title = "Friday tap cup", size, bestOf, seconds, rules = "Free to join. The winner is told here." };

    private static JsonElement MatchOf(Answer league, int round = 0, int match = 0) =>
        league["rounds"][round].GetProperty("matches")[match];

    [Fact]
    public async Task Given_a_league_When_it_is_played_through_Then_the_better_tapper_wins_and_the_record_proves_it()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "leagues", League(), "leagues-open")).Is(Created);
        var (id, commitment) = (opened.Text("id"), opened.Text("commitment"));
        (await scene.ApiAsync("POST", $"leagues/{id}/start")).Is(Conflict, "not-enough-players");
        Dictionary<string, Person> people = [];
        foreach (var name in (string[])["Ada", "Ben"])
        {
            var person = await scene.JoinAsync(name);
            people.Add(person.Id, person);
            (await scene.AudienceAsync(person, "POST", $"leagues/{id}/join", new { }, name == "Ada" ? "audience-league-join" : null)).Is(Created);
        }

        (await scene.AudienceAsync(people.Values.First(), "POST", $"leagues/{id}/join", new { }, "audience-league-join-again"))
            .Is(Conflict, "already-joined");
        Assert.Equal(JsonValueKind.Null, (await scene.AudienceAsync(null, "GET", $"leagues/{id}/record"))["seed"].ValueKind);
        (await scene.ApiAsync("POST", $"leagues/{id}/start", sample: "leagues-start")).Is(OK);

        var league = (await scene.ApiAsync("GET", $"leagues/{id}", sample: "leagues-get")).Is(OK);
        var match = MatchOf(league);
        Assert.Equal("countdown", match.GetProperty("state").GetString());
        var players = match.GetProperty("players").EnumerateArray().Select(p => people[p.GetProperty("viewer").GetString()!]).ToArray();
        Task<Answer> TapAsync(int side, int count, string? sample = null) => scene.AudienceAsync(players[side], "POST", $"leagues/{id}/tap",
            new { match = match.GetProperty("id").GetString(), count }, sample);
        (await TapAsync(0, 1, "audience-league-tap-not-playing")).Is(Conflict, "not-playing");
        for (var game = 0; game < 2; game++)
        {
            await scene.AdvanceAsync(TimeSpan.FromSeconds(3));
            Assert.Equal("playing", MatchOf(await scene.ApiAsync("GET", $"leagues/{id}")).GetProperty("state").GetString());
            Assert.Equal(15, (await TapAsync(1, 1000, game == 0 ? "audience-league-tap" : null)).Is(OK).Number("counted"));
            Assert.Equal(0, (await TapAsync(1, 1000)).Is(OK).Number("counted"));
            Assert.Equal(7, (await TapAsync(0, 7)).Is(OK).Number("taps"));
            if (game == 0)
            {
                var fan = await scene.JoinAsync("Cleo");
                var place = match.GetProperty("players")[0].GetProperty("place").GetInt32();
                (await scene.AudienceAsync(fan, "POST", $"leagues/{id}/cheer", new { player = place }, "audience-league-cheer")).Is(OK);
                (await scene.ApiAsync("POST", "chat",
                    new { channel = "twitch", author = new { id = "77", name = "Dora" }, text = $"go {place}!" })).Is(OK);
                Assert.Equal(2, MatchOf(await scene.ApiAsync("GET", $"leagues/{id}")).GetProperty("players")[0].GetProperty("cheers").GetInt32());
            }

            await scene.AdvanceAsync(TimeSpan.FromSeconds(3.5));
            if (game == 0) (await scene.ApiAsync("POST", $"leagues/{id}/next", sample: "leagues-next")).Is(OK);
        }

        league = (await scene.ApiAsync("GET", $"leagues/{id}")).Is(OK);
        Assert.Equal(("ended", players[1].Id), (league.Text("state"), league.Text("winner")));
        Assert.Equal(players[1].Id, MatchOf(league).GetProperty("winner").GetString());
        (await TapAsync(1, 1)).Is(Conflict, "closed");
        var record = (await scene.AudienceAsync(null, "GET", $"leagues/{id}/record", sample: "audience-league-record")).Is(OK);
        Assert.Equal(commitment, FairDraw.Commitment(record.Text("seed")));
        string[] entries = [.. record["entries"].EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];
        Assert.Equal(record["order"].EnumerateArray().Select(o => o.GetString()),
            Bracket.Draw(record.Text("seed"), new(Guid.Parse(id)), record.Text("digest"), 2).Select(i => entries[i]));
        Assert.DoesNotContain("viewer", record.Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_wrong_bodies_When_called_Then_the_field_or_the_rule_is_named()
    {
        await using var scene = await shows.LiveAsync();
        (await scene.ApiAsync("POST", "leagues", new { title = "Cup", rules = "Free." })).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "leagues", League(size: 65))).Is(UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", "leagues", League(bestOf: 2))).Is(UnprocessableEntity, "invalid");
        var id = (await scene.ApiAsync("POST", "leagues", League(size: 2))).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/tap", new { })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/tap", new { match = Guid.NewGuid(), count = 1 })).Is(Conflict, "not-playing");
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/cheer", new { })).Is(UnprocessableEntity, "invalid");
        (await scene.AudienceAsync(ada, "POST", $"leagues/{Guid.NewGuid()}/join")).Is(NotFound, "not-found");
        (await scene.AudienceAsync(null, "GET", $"leagues/{Guid.NewGuid()}/verify")).Is(NotFound, "not-found");
        foreach (var _ in Enumerable.Range(0, 2))
            (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"leagues/{id}/join")).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/join")).Is(Conflict, "full");
        (await scene.ApiAsync("POST", $"leagues/{id}/close", sample: "leagues-close")).Is(OK);
        (await scene.ApiAsync("POST", $"leagues/{id}/close")).Is(Conflict, "closed");
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/join")).Is(Conflict, "not-open");
    }

    [Fact]
    public async Task Given_a_player_When_they_leave_or_look_at_their_own_Then_it_says_so_and_the_seed_stands_nowhere()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "leagues", League())).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/join")).Is(Created);
        var me = (await scene.AudienceAsync(ada, "GET", "me")).Is(OK)["leagues"].GetProperty(id);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (me.GetProperty("place").ValueKind, me.GetProperty("match").ValueKind));
        var page = (await scene.AudienceAsync(null, "GET", $"leagues/{id}/verify")).Is(OK);
        Assert.Contains($"data-league-record=\"s/{scene.Code}/leagues/{id}/record\"", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Raw, StringComparison.Ordinal);

        string[] told = [(await scene.ApiAsync("GET", $"leagues/{id}")).Raw, (await scene.ApiAsync("GET", "facts")).Raw,
            (await scene.AudienceAsync(null, "GET", $"leagues/{id}")).Raw, (await scene.CallAsync("GET", $"/s/{scene.Code}")).Raw];
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/leave", new { }, "audience-league-leave")).Is(OK);
        (await scene.AudienceAsync(ada, "POST", $"leagues/{id}/leave")).Is(Conflict, "not-in");
        var seed = (await scene.ApiAsync("POST", $"leagues/{id}/close")).Is(OK).Text("seed");
        Assert.All(told, text => Assert.DoesNotContain(seed, text, StringComparison.Ordinal));
        Assert.Contains(seed, (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
    }
}
