using HostConsole.Integrations.Obs;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>A running app with OBS set up, and how to wait for what its link shows.</summary>
internal static class LinkedObs
{
    public static async Task<(RunningApp App, ObsLink Link)> StartAsync(string address, string? password = null)
    {
        var app = await RunningApp.StartAsync();
        await app.Services.GetRequiredService<ObsSettings>().SaveAsync(new(address, password));
        return (app, app.Services.GetRequiredService<ObsLink>());
    }

    /// <summary>The first view that fits, from now on.</summary>
    /// <exception cref="TimeoutException">With what it looks like instead.</exception>
    public static async Task<ObsView> UntilAsync(ObsLink link, Func<ObsView, bool> fits)
    {
        var seen = new TaskCompletionSource<ObsView>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (link.View is var view && fits(view)) seen.TrySetResult(view);
        }

        link.Changed += Look;
        try
        {
            Look();
            return await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException) { throw new TimeoutException($"OBS is still shown as {link.View}"); }
        finally { link.Changed -= Look; }
    }
}
