using System.Net;
using System.Runtime.CompilerServices;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Hosting;

public sealed class StoppedAppTest
{
    [Fact]
    public async Task Given_an_app_that_served_When_it_has_stopped_Then_nothing_holds_it()
    {
        var shows = await ServeAndStopAsync();
        for (var i = 0; i < 50 && shows.IsAlive; i++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(shows.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ServeAndStopAsync()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/api/v1/shows")).StatusCode);
        return new(app.Services.GetRequiredService<LiveShows>());
    }
}
