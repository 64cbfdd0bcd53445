using System.Collections.Concurrent;
using System.Threading.Channels;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Integrations.Obs;

/// <summary>
/// Does in OBS what the plans of shows chose, and refreshes the overlays when OBS is connected. What OBS didn't do
/// stands as a notice on the live page.
/// </summary>
public sealed class ObsDirector(
    ObsLink link, ObsOverlays overlays, LiveShows shows, IHostApplicationLifetime life, TimeProvider clock,
    ILogger<ObsDirector> log) : BackgroundService
{
    /// <summary>OBS says yes before it has reached the platform; by then it should stream.</summary>
    public static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(20);

    private readonly Channel<ObsStep?> _steps = Channel.CreateUnbounded<ObsStep?>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<ShowId, (ObsAct Act, string Text)> _notices = new();
    private readonly Dictionary<ShowId, string> _before = [];
    private volatile Tuple<ObsStep, long>? _starting;
    private int _connected;
    private IDisposable? _looking;

    /// <summary>Called on any thread when a notice came or went.</summary>
    public event Action? Changed;

    /// <summary>What OBS did not do in this show, and why; null where it did all.</summary>
    public string? NoticeOf(ShowId show) => _notices.TryGetValue(show, out var notice) ? notice.Text : null;

    public void Dismiss(ShowId show)
    {
        if (_notices.TryRemove(show, out _)) Changed?.Invoke();
    }

    /// <summary>Looks before the app answers anybody: a background service begins its work some time after.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _looking = shows.SubscribeAll(OnShow);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var _ = _looking;
        link.Changed += OnObs;
        try
        {
            // Before, the overlays would be fetched from a server that doesn't listen yet.
            await Task.Delay(Timeout.InfiniteTimeSpan,
                CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, life.ApplicationStarted).Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            OnObs();
            await foreach (var step in _steps.Reader.ReadAllAsync(stoppingToken)) await TryAsync(step, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        finally
        {
            link.Changed -= OnObs;
        }
    }

    // On the writer's loop: looks and hands over.
    private void OnShow(ShowUpdate update)
    {
        foreach (var fact in update.Facts)
            if (fact.Fact is LifecycleFact && ObsStep.Of(update.View, fact) is { } step) _steps.Writer.TryWrite(step);
    }

    private void OnObs()
    {
        var view = link.View;
        if (Interlocked.Exchange(ref _connected, view.IsConnected ? 1 : 0) == 0 && view.IsConnected) _steps.Writer.TryWrite(null);
        if (_starting is not { Item1: var step, Item2: var since }) return;
        if (!view.Streaming && clock.GetElapsedTime(since) < StartsWithin) return;
        _starting = null;
        Note(step, view.Streaming ? null : "OBS was asked, but nothing goes out. Look at its window: it may have no "
            + "stream key, or can't reach the platform.");
    }

    private async Task TryAsync(ObsStep? step, CancellationToken cancel)
    {
        try
        {
            if (step is null) await overlays.RefreshAsync(cancel);
            else Note(step, await DoAsync(step, cancel));
        }
        catch (ObsException e)
        {
            if (step is not null) Note(step, e.Message);
        }
#pragma warning disable CA1031 // one step that fails must not end the rest
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(e, "A step of OBS failed");
            if (step is not null) Note(step, "The console ran into a fault; its log has more.");
        }
    }

    /// <returns>Null where it is done, else why not.</returns>
    private async Task<string?> DoAsync(ObsStep step, CancellationToken cancel)
    {
        switch (step.Act)
        {
            case ObsAct.StartStream when !await StreamsAsync(cancel):
                await link.AskAsync("StartStream", cancel: cancel);
                _starting = new(step, clock.GetTimestamp());
                return null;
            case ObsAct.StopStream when await StreamsAsync(cancel):
                _starting = null;
                if ((await shows.ListAsync(cancel))
                    .Any(s => s.Id != step.Show && s.Status is ShowStatus.Live or ShowStatus.Paused))
                    return "Another show is on.";
                await link.AskAsync("StopStream", cancel: cancel);
                return null;
            case ObsAct.Break:
                var now = await SceneAsync(cancel);
                if (now == step.Scene) return null;
                await SwitchAsync(step.Scene, cancel);
                _before[step.Show] = now;
                return null;
            case ObsAct.Back:
                _before.Remove(step.Show, out var before);
                // Who switched by hand meanwhile knows where they want to be.
                if (await SceneAsync(cancel) != step.Scene) return null;
                if (before is null) return "Which scene came before the break isn't known: choose one.";
                await SwitchAsync(before, cancel);
                return null;
            case ObsAct.Scene:
                await SwitchAsync(step.Scene, cancel);
                return null;
            default:
                return null;
        }
    }

    private async Task<bool> StreamsAsync(CancellationToken cancel) =>
        (await link.AskAsync("GetStreamStatus", cancel: cancel)).Flag("outputActive");

    private async Task<string> SceneAsync(CancellationToken cancel) =>
        (await link.AskAsync("GetCurrentProgramScene", cancel: cancel)).Text("currentProgramSceneName")
            ?? throw ObsException.NotUnderstood();

    private async Task SwitchAsync(string scene, CancellationToken cancel) =>
        await link.AskAsync("SetCurrentProgramScene", new { sceneName = scene }, cancel);

    private void Note(ObsStep step, string? why)
    {
        if (why is not null) _notices[step.Show] = (step.Act, $"{step.NotDone} {why}");
        else if (!_notices.TryGetValue(step.Show, out var last) || last.Act != step.Act || !_notices.TryRemove(step.Show, out _)) return;
        Changed?.Invoke();
    }
}
