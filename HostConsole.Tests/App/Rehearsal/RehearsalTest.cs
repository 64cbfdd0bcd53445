using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Rehearsal;

public sealed class RehearsalTest
{
    [Fact]
    public async Task Given_a_rehearsal_When_time_passes_Then_an_audience_comes_and_leaves_no_trace_in_the_real_show()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        var created = await (await app.Api.PostAsJsonAsync("/api/v1/shows",
            new { title = "Try-out", currency = "USD", timeZone = "UTC" })).Content.ReadFromJsonAsync<JsonElement>();
        var show = new ShowId(created.GetProperty("id").GetGuid());
        var shows = app.Services.GetRequiredService<LiveShows>();

        var crowd = new TaskCompletionSource<ShowView>();
        using (shows.Subscribe(show, update =>
               {
                   if (update.View is { IsRehearsal: true, Metrics: { Viewers: > 20, Comments: > 0, Watching: > 20 } })
                       crowd.TrySetResult(update.View);
               }))
        {
            (await app.Api.PostAsync($"/api/v1/shows/{show}/rehearse", null)).EnsureSuccessStatusCode();
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (!crowd.Task.IsCompleted && !timeout.IsCancellationRequested)
            {
                clock.Advance(TimeSpan.FromMilliseconds(250));
                await shows.AskAsync(new Ping(), timeout.Token);
            }

            Assert.True(crowd.Task.IsCompleted, "No audience came.");
        }

        var ended = await (await app.Api.PostAsync($"/api/v1/shows/{show}/end", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("draft", ended.GetProperty("state").GetString());
        var real = (await shows.AskAsync(show, new ViewAt(clock.GetUtcNow())))!;
        Assert.Equal((false, 0), (real.IsRehearsal, real.Metrics.Viewers));
        Assert.NotNull(real.RehearsedAt);

        // What the simulated audience still had on its way does not reach the show itself.
        var late = Assert.IsType<Refused>(await shows.SendAsync(
            new Submission(new Core.Audience.CountAudience(110), new(ActorKind.Rehearsal, "7"), show)));
        Assert.Equal("rehearsal-over", late.Rejection.Slug);
        Assert.Equal(0, (await shows.AskAsync(show, new ViewAt(clock.GetUtcNow())))!.Audience.Watching);
    }
}
