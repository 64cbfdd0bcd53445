using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Api;
using HostConsole.Tests.App;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Giveaways;

/// <summary>
/// The house's own devices and excluded people: refused at the entry, and skipped where the draw finds them all the
/// same.
/// </summary>
public sealed class HouseEntriesTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_staff_device_When_it_enters_Then_it_is_not_eligible_until_it_is_no_longer_marked()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(keyword: "MUG"))).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        Assert.True((await scene.ApiAsync("POST", $"viewers/{ada.Id}/staff", new { staff = true }, "viewers-staff"))
            .Is(OK)["staff"].GetBoolean());
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { }, "audience-enter-staff")).Is(Conflict, "not-eligible");
        (await scene.AudienceAsync(ada, "POST", "chat", new { text = "MUG" })).Is(Created);
        Assert.Equal(0, (await scene.ApiAsync("GET", $"giveaways/{id}/entries")).Is(OK).Number("total"));
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/staff", new { staff = false })).Is(OK);
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { })).Is(Created);
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/staff", new { })).Is(UnprocessableContent);
        (await scene.ApiAsync("POST", $"viewers/{Guid.NewGuid()}/staff", new { staff = true })).Is(NotFound);
    }

    [Fact]
    public async Task Given_a_banned_viewer_When_they_enter_Then_they_are_not_eligible()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Created).Text("id");
        var ada = await scene.JoinAsync();
        (await scene.ApiAsync("POST", $"viewers/{ada.Id}/ban")).Is(OK);
        (await scene.AudienceAsync(ada, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict, "not-eligible");
    }

    [Fact]
    public async Task Given_a_browser_signed_in_to_the_console_When_it_joins_Then_its_viewer_is_staff()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Created).Text("id");
        using var host = await scene.App.NewHostAsync();
        using var joined = await host.Http.PostAsJsonAsync($"/s/{scene.Code}/join", new { });
        var body = await joined.Content.ReadFromJsonAsync<JsonElement>();
        var own = new Person(body.GetProperty("viewer").GetString()!, body.GetProperty("token").GetString()!);
        (await scene.AudienceAsync(own, "POST", $"giveaways/{id}/enter", new { })).Is(Conflict, "not-eligible");
    }

    [Fact]
    public async Task Given_entrants_who_are_barred_later_When_drawn_Then_they_are_skipped_with_the_reason_and_others_win()
    {
        await using var scene = await shows.LiveAsync();
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(winners: 1, reserves: 1))).Is(Created).Text("id");
        var people = new List<(Person Person, string Entry)>();
        for (var i = 0; i < 4; i++)
        {
            var person = await scene.JoinAsync();
            people.Add((person, (await scene.AudienceAsync(person, "POST", $"giveaways/{id}/enter", new { })).Is(Created).Text("entry")));
        }

        (await scene.ApiAsync("POST", $"viewers/{people[0].Person.Id}/staff", new { staff = true })).Is(OK);
        (await scene.ApiAsync("POST", $"viewers/{people[1].Person.Id}/ban")).Is(OK);
        (await scene.ApiAsync("POST", $"viewers/{people[2].Person.Id}/staff", new { staff = true })).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{id}/close")).Is(OK);
        (await scene.ApiAsync("POST", $"giveaways/{id}/draw")).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record")).Is(OK);
        Assert.Equal(people[3].Entry, Assert.Single(record["winners"].EnumerateArray()).GetProperty("entry").GetString());
        Assert.Equal(people.Take(3).Select(p => p.Entry).Order(StringComparer.Ordinal),
            record["skipped"].EnumerateArray().Select(s => s.GetProperty("entry").GetString()!)
                .Order(StringComparer.Ordinal));
        Assert.All(record["skipped"].EnumerateArray(), s => Assert.NotEmpty(s.GetProperty("reason").GetString()!));
        Assert.Equal(GiveawayRecord.Skipping, record.Text("protocol"));
        Assert.Equal(GiveawayRecord.Unmixed, record.Text("withoutBeacon"));
        Assert.DoesNotContain("viewer\"", record.Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_cancelled_giveaway_Then_its_record_discloses_the_seed_that_was_promised()
    {
        await using var scene = await shows.LiveAsync();
        var opened = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway())).Is(Created);
        (await scene.ApiAsync("POST", $"giveaways/{opened.Text("id")}/cancel", new { reason = "The prize broke." })).Is(OK);
        var record = (await scene.AudienceAsync(null, "GET", $"giveaways/{opened.Text("id")}/record")).Is(OK);
        Assert.Equal(opened.Text("commitment"), FairDraw.Commitment(record.Text("seed")));
    }
}
