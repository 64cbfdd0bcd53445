using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Vips;
using HostConsole.Engine;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class VipApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static async Task NoteAsync(ShowScene scene, NotePresence note) =>
        Assert.IsType<Done>(await scene.App.Services.GetRequiredService<LiveShows>().SendAsync(new ShowId(Guid.Parse(scene.Show)), note, Actor.Clock));

    [Fact]
    public async Task Given_two_who_stayed_When_a_VIP_moment_opens_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var (ada, bo, cy) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"), await scene.JoinAsync("Cy"));
        ViewerId[] all = [new(Guid.Parse(ada.Id)), new(Guid.Parse(bo.Id)), new(Guid.Parse(cy.Id))];
        await NoteAsync(scene, new([.. all.Select(v => new Sighting(v, 0))], []));
        await NoteAsync(scene, new([], [new(all[2], 0)]));
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        object Body(int percent) => new { title = "For those who stayed", percent, reward = new { kind = "gift", title = "A linen tote" } };
        var opened = (await scene.ApiAsync("POST", "vips", Body(80), "vips-open")).Is(Created);
        var (id, path) = (opened.Text("id"), $"vips/{opened.Text("id")}");
        Assert.Equal(("waiting", 2, 3), (opened.Text("state"), opened.Number("stayed"), opened.Number("visitors")));
        Assert.Equal(id, (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}")).Is(OK)["active"].GetProperty("vips")[0].GetString());
        var me = await scene.AudienceAsync(ada, "GET", "me");
        Assert.False(me["stays"][0].GetProperty("given").GetBoolean());
        Assert.Empty((await scene.AudienceAsync(cy, "GET", "me"))["stays"].EnumerateArray());
        scene.Clock.Advance(VipRules.HandsOverAfter);
        var given = (await scene.ApiAsync("GET", path, sample: "vips-get")).Is(OK);
        Assert.Equal(("given", 2), (given.Text("state"), given["given"].GetArrayLength()));
        me = await scene.AudienceAsync(ada, "GET", "me");
        Assert.Equal("gift", me["rewards"][0].GetProperty("kind").GetString());
        Assert.Equal("closed", (await scene.ApiAsync("POST", $"{path}/close", sample: "vips-close")).Is(OK).Text("state"));
        Assert.Empty((await scene.AudienceAsync(ada, "GET", "me"))["stays"].EnumerateArray());
        (await scene.ApiAsync("POST", "vips", Body(0))).Is(UnprocessableEntity);
        (await scene.ApiAsync("POST", "vips", new { title = "Nothing", percent = 50 })).Is(UnprocessableEntity);
        (await scene.ApiAsync("GET", $"vips/{Guid.NewGuid()}")).Is(NotFound);
    }
}
