using System.Net;
using System.Net.Http.Json;
using HostConsole.Integrations.Obs;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>OBS Studio itself with a console that is linked to it, and where a test streams, the platform that it streams to.</summary>
internal sealed class RealStudio : IAsyncDisposable
{
    private readonly RtmpServer? _platform;

    private RealStudio(RtmpServer? platform, RealObs obs, RunningApp app, ObsLink link) =>
        (_platform, Obs, App, Link) = (platform, obs, app, link);

    public RealObs Obs { get; }
    public RunningApp App { get; }
    public ObsLink Link { get; }
    public RtmpServer Platform => _platform ?? throw new InvalidOperationException("This studio was started without a platform.");

    public static Task<RealStudio> StartAsync() => StartAsync(platform: null);

    public static async Task<RealStudio> StartWithPlatformAsync() => await StartAsync(await RtmpServer.StartAsync());

    private static async Task<RealStudio> StartAsync(RtmpServer? platform)
    {
        RealObs? obs = null;
        try
        {
            obs = platform is null ? await RealObs.StartAsync() : await RealObs.StartAsync(platform.Address);
            var (app, link) = await LinkedObs.StartAsync(obs.Address, RealObs.Password);
            return new(platform, obs, app, link);
        }
        catch
        {
            if (obs is not null) await obs.DisposeAsync();
            if (platform is not null) await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first view that fits, from now on.</summary>
    /// <exception cref="TimeoutException">With what it looks like instead, and what OBS said.</exception>
    public async Task<ObsView> UntilAsync(Func<ObsView, bool> fits)
    {
        try { return await LinkedObs.UntilAsync(Link, fits); }
        catch (TimeoutException e) { throw new TimeoutException($"{e.Message}\nOBS said:\n{Obs.Said}"); }
    }

    /// <summary>One of the console's own calls about OBS, which must go well.</summary>
    public async Task CallAsync(string path, object? body = null)
    {
        using var answer = await App.Api.PostAsJsonAsync("/api/v1/obs/" + path, body ?? new { });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Another program beside the console, or as OBS's own buttons do it.</summary>
    public Task<ObsClient> OtherAsync() => ObsClient.ConnectAsync(new Uri("ws://" + Obs.Address), RealObs.Password, CancellationToken.None);

    /// <summary>Waits until such a program is told of something.</summary>
    public static async Task HeardAsync(ObsClient client, string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await client.News.ReadAsync(patience.Token) != type) { }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Obs.DisposeAsync();
        if (_platform is not null) await _platform.DisposeAsync();
    }
}
