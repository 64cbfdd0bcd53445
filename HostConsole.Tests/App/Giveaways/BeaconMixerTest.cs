using System.Net;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Giveaways;

/// <summary>Real HTTP to a beacon that stands in for drand's.</summary>
public sealed class BeaconMixerTest
{
    private static async Task<WebApplication> BeaconAsync(Func<string, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet($"/{BeaconChain.Quicknet.Hash}/public/{{round}}", (string round) => answer(round));
        await app.StartAsync();
        return app;
    }

    private static IResult Pulse(string round) =>
        Results.Json(new
        {
            round = round == "latest" ? 1 : long.Parse(round, System.Globalization.CultureInfo.InvariantCulture),
            randomness = BeaconTests.Randomness,
            signature = BeaconTests.Signature
        });

    private static async Task<string> EnteredAsync(ShowScene scene)
    {
        var id = (await scene.ApiAsync("POST", "giveaways", ShowScene.Giveaway(winners: 2))).Is(HttpStatusCode.Created).Text("id");
        for (var i = 0; i < 5; i++)
            (await scene.AudienceAsync(await scene.JoinAsync(), "POST", $"giveaways/{id}/enter", new { }))
                .Is(HttpStatusCode.Created);
        return id;
    }

    /// <summary>Closes it, and waits until a round is named.</summary>
    /// <returns>When the round is due.</returns>
    private static async Task<DateTimeOffset> CloseAsync(ShowScene scene, string id)
    {
        var named = new TaskCompletionSource<DateTimeOffset>();
        using var feed = scene.App.Services.GetRequiredService<LiveShows>().Subscribe(new ShowId(Guid.Parse(scene.Show)), update =>
        {
            if (update.View.Giveaways[0].Beacon is { } beacon) named.TrySetResult(beacon.ComesAt);
        });
        (await scene.ApiAsync("POST", $"giveaways/{id}/close")).Is(HttpStatusCode.OK);
        return await named.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Given_a_console_on_line_When_a_giveaway_closes_Then_the_draw_waits_for_the_round_and_is_mixed_with_it()
    {
        await using var beacon = await BeaconAsync(Pulse);
        await using var scene = await ShowScene.LiveAsync(settings: [("HostConsole:Beacon", beacon.Urls.First())]);
        var id = await EnteredAsync(scene);
        await scene.Clock.AwaitedAsync(await CloseAsync(scene, id));
        var drawing = scene.ApiAsync("POST", $"giveaways/{id}/draw");
        scene.Clock.Advance(TimeSpan.FromSeconds(12));
        (await drawing).Is(HttpStatusCode.OK);
        var record = await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record");
        Assert.Equal((GiveawayRecord.Mixed, BeaconTests.Randomness),
            (record.Text("protocol"), record["beacon"].GetProperty("randomness").GetString()));
    }

    [Fact]
    public async Task Given_a_round_that_never_comes_When_drawn_with_a_reason_Then_it_is_drawn_and_said()
    {
        await using var beacon = await BeaconAsync(round => round == "latest" ? Pulse(round) : Results.NotFound());
        await using var scene = await ShowScene.LiveAsync(settings: [("HostConsole:Beacon", beacon.Urls.First())]);
        var id = await EnteredAsync(scene);
        await CloseAsync(scene, id);
        (await scene.ApiAsync("POST", $"giveaways/{id}/draw", new { withoutBeacon = " " }))
            .Is(HttpStatusCode.UnprocessableEntity, "invalid");
        (await scene.ApiAsync("POST", $"giveaways/{id}/draw", new { withoutBeacon = "The hall has no network." })).Is(HttpStatusCode.OK);
        var record = await scene.AudienceAsync(null, "GET", $"giveaways/{id}/record");
        Assert.Equal("The hall has no network.", record["beacon"].GetProperty("skipped").GetString());
    }
}
