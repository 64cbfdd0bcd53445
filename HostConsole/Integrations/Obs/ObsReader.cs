using System.Collections.Immutable;
using System.Text.Json;

namespace HostConsole.Integrations.Obs;

/// <summary>Asks OBS for all that the console shows.</summary>
internal sealed class ObsReader(ObsClient client, TimeProvider clock)
{
    // A rate over less than this says little; a warning that is gone sooner is not read.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), WarnFor = TimeSpan.FromSeconds(10);
    private string? _scene;
    private ImmutableArray<string> _scenes = [];
    private ImmutableArray<ObsInput> _inputs = [];
    private ObsReplay _replay;
    private ObsStats? _before;
    private (long Bytes, long At, double Kbps)? _sent;
    private (string Text, long At)? _warned;

    /// <param name="whole">Scenes and inputs too, and not the figures alone.</param>
    public async Task<ObsView> ReadAsync(bool whole, CancellationToken cancel)
    {
        if (whole) await ReadScenesAsync(cancel);
        var stream = await client.AskAsync("GetStreamStatus", cancel: cancel);
        var record = await client.AskAsync("GetRecordStatus", cancel: cancel);
        var figures = await client.AskAsync("GetStats", cancel: cancel);
        var (streaming, reconnecting, recording) = (stream.GetProperty("outputActive").GetBoolean(), stream.GetProperty("outputReconnecting").GetBoolean(), record.GetProperty("outputActive").GetBoolean());
        var stats = new ObsStats(
            figures.GetProperty("activeFps").GetDouble(), figures.GetProperty("cpuUsage").GetDouble(), streaming ? Kbps(Number(stream, "outputBytes")) : 0,
            Number(stream, "outputSkippedFrames"), Number(stream, "outputTotalFrames"), Number(figures, "outputSkippedFrames") + Number(figures, "renderSkippedFrames"),
            Fraction(stream, "outputCongestion") ?? 0, Fraction(figures, "availableDiskSpace"));
        var warning = Held(ObsStats.WarningOf(_before, stats, streaming, reconnecting, recording), streaming || recording);
        _before = stats;
        return new(ObsConnection.Connected, null, streaming, streaming && reconnecting, Duration(stream), recording, Duration(record), _replay, _scene, _scenes, _inputs, stats, warning);
    }

    private async Task ReadScenesAsync(CancellationToken cancel)
    {
        var scenes = await client.AskAsync("GetSceneList", cancel: cancel);
        _scene = scenes.GetProperty("currentProgramSceneName").GetString();
        // OBS counts from the bottom of its list.
        _scenes = [.. scenes.GetProperty("scenes").EnumerateArray().OrderByDescending(s => s.GetProperty("sceneIndex").GetInt32()).Select(s => s.GetProperty("sceneName").GetString()!)];
        var inputs = ImmutableArray.CreateBuilder<ObsInput>();
        foreach (var input in (await client.AskAsync("GetInputList", cancel: cancel)).GetProperty("inputs").EnumerateArray())
        {
            var name = input.GetProperty("inputName").GetString()!;
            if (await TryAsync("GetInputMute", new { inputName = name }, cancel) is { } mute) inputs.Add(new(name, mute.GetProperty("inputMuted").GetBoolean()));
        }

        _inputs = inputs.ToImmutable();
        _replay = await TryAsync("GetReplayBufferStatus", null, cancel) is not { } replay ? ObsReplay.None : replay.GetProperty("outputActive").GetBoolean() ? ObsReplay.On : ObsReplay.Ready;
    }

    // An input without sound, and a replay buffer that is not set up, are refused.
    private async Task<JsonElement?> TryAsync(string request, object? data, CancellationToken cancel)
    {
        try { return await client.AskAsync(request, data, cancel); }
        catch (ObsException e) when (e.Failure == ObsFailure.Refused) { return null; }
    }

    private double Kbps(long bytes)
    {
        var now = clock.GetTimestamp();
        if (_sent is not { } last || bytes < last.Bytes)
        {
            _sent = (bytes, now, 0);
            return 0;
        }

        var since = clock.GetElapsedTime(last.At, now);
        if (since < Interval) return last.Kbps;
        _sent = (bytes, now, (bytes - last.Bytes) * 8 / 1000.0 / since.TotalSeconds);
        return _sent.Value.Kbps;
    }

    private string? Held(string? warning, bool matters)
    {
        if (warning is not null) _warned = (warning, clock.GetTimestamp());
        else if (!matters || _warned is { } last && clock.GetElapsedTime(last.At) >= WarnFor) _warned = null;
        return _warned?.Text;
    }

    private static TimeSpan Duration(JsonElement of) => TimeSpan.FromMilliseconds(Number(of, "outputDuration"));
    private static long Number(JsonElement of, string name) => (long)(Fraction(of, name) ?? 0);
    private static double? Fraction(JsonElement of, string name) => of.TryGetProperty(name, out var n) && n.ValueKind == JsonValueKind.Number ? n.GetDouble() : null;
}
