using System.Collections.Immutable;
using System.Text.Json;

namespace HostConsole.Integrations.Obs;

/// <summary>Asks OBS for all that the console shows.</summary>
internal sealed class ObsReader(ObsClient client, TimeProvider clock)
{
    private const double MostFps = 1_000, MostKbps = 10_000_000, MostMegabytes = 1e12;

    // A rate over less than this says little; a warning that is gone sooner is not read.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), WarnFor = TimeSpan.FromSeconds(10),
        Longest = TimeSpan.FromDays(366);
    private string? _scene;
    private ImmutableArray<string> _scenes = [];
    private ImmutableArray<ObsInput> _inputs = [];
    private ObsReplay _replay;
    private ObsStats? _before;
    private (long Bytes, long At, double? Kbps)? _sent;
    private (string Text, long At)? _warned;

    /// <param name="whole">Scenes and inputs too, and not the figures alone.</param>
    public async Task<ObsView> ReadAsync(bool whole, CancellationToken cancel)
    {
        if (whole) await ReadScenesAsync(cancel);
        var stream = await client.AskAsync("GetStreamStatus", cancel: cancel);
        var record = await client.AskAsync("GetRecordStatus", cancel: cancel);
        var figures = await client.AskAsync("GetStats", cancel: cancel);
        var (streaming, reconnecting, recording) =
            (stream.Flag("outputActive"), stream.Flag("outputReconnecting"), record.Flag("outputActive"));
        var stats = StatsOf(stream, figures, streaming);
        var warning = Held(ObsStats.WarningOf(_before, stats, streaming, reconnecting, recording), streaming || recording);
        _before = stats;
        return new(ObsConnection.Connected, null, streaming, streaming && reconnecting, Duration(stream), recording,
            Duration(record), _replay, _scene, _scenes, _inputs, stats, warning);
    }

    private ObsStats StatsOf(JsonElement stream, JsonElement figures, bool streaming)
    {
        var (dropped, frames) = (stream.Count("outputSkippedFrames"), stream.Count("outputTotalFrames"));
        if (dropped > frames) (dropped, frames) = (null, null);
        return new(
            figures.Number("activeFps", MostFps), figures.Number("cpuUsage", 100), streaming ? Kbps(stream.Count("outputBytes")) : 0,
            dropped, frames, figures.Count("outputSkippedFrames") + figures.Count("renderSkippedFrames"),
            stream.Number("outputCongestion", 1), figures.Number("availableDiskSpace", MostMegabytes));
    }

    private async Task ReadScenesAsync(CancellationToken cancel)
    {
        var scenes = await client.AskAsync("GetSceneList", cancel: cancel);
        _scene = scenes.Text("currentProgramSceneName");
        // OBS counts from the bottom of its list.
        var names = scenes.Items("scenes").OrderByDescending(s => s.Count("sceneIndex")).Select(s => s.Text("sceneName")).OfType<string>();
        _scenes = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        _inputs = await ReadInputsAsync(cancel);
        _replay = await TryAsync("GetReplayBufferStatus", null, cancel) is not { } replay ? ObsReplay.None
            : replay.Flag("outputActive") ? ObsReplay.On : ObsReplay.Ready;
    }

    // OBS may have several inputs of one name, so they are told apart by their ids where it is new enough to give them.
    private async Task<ImmutableArray<ObsInput>> ReadInputsAsync(CancellationToken cancel)
    {
        var inputs = ImmutableArray.CreateBuilder<ObsInput>();
        foreach (var source in ObsSource.All(await client.AskAsync("GetInputList", cancel: cancel)))
        {
            if (await TryAsync("GetInputMute", source.Named(), cancel) is { } mute)
                inputs.Add(new(source.Name, mute.Flag("inputMuted")) { Id = source.Id });
        }

        return inputs.ToImmutable();
    }

    // An input without sound, and a replay buffer that is not set up, are refused.
    private async Task<JsonElement?> TryAsync(string request, object? data, CancellationToken cancel)
    {
        try { return await client.AskAsync(request, data, cancel); }
        catch (ObsException e) when (e.Failure == ObsFailure.Refused) { return null; }
    }

    private double? Kbps(long? sent)
    {
        if (sent is not { } bytes) return null;
        var now = clock.GetTimestamp();
        if (_sent is not { } last || bytes < last.Bytes)
        {
            _sent = (bytes, now, 0);
            return 0;
        }

        var since = clock.GetElapsedTime(last.At, now);
        if (since < Interval) return last.Kbps;
        var kbps = (bytes - last.Bytes) * 8 / 1000.0 / since.TotalSeconds;
        _sent = (bytes, now, kbps <= MostKbps ? kbps : null);
        return _sent.Value.Kbps;
    }

    private string? Held(string? warning, bool matters)
    {
        if (warning is not null) _warned = (warning, clock.GetTimestamp());
        else if (!matters || _warned is { } last && clock.GetElapsedTime(last.At) >= WarnFor) _warned = null;
        return _warned?.Text;
    }

    private static TimeSpan? Duration(JsonElement of) =>
        of.Number("outputDuration", Longest.TotalMilliseconds) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
}
