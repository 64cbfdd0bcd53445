using System.Collections.Immutable;
using System.Text.Json;

namespace HostConsole.Integrations.Obs;

/// <summary>Asks OBS for all that the console shows.</summary>
internal sealed class ObsReader(ObsClient client, TimeProvider clock)
{
    private string? _scene;
    private ImmutableArray<string> _scenes = [];
    private ImmutableArray<ObsInput> _inputs = [];
    private bool _replay;
    private ObsStats? _before;
    private (long Bytes, long At)? _sent;

    /// <param name="whole">Scenes and inputs too, and not the figures alone.</param>
    public async Task<ObsView> ReadAsync(bool whole, CancellationToken cancel)
    {
        if (whole) await ReadScenesAsync(cancel);
        var stream = await client.AskAsync("GetStreamStatus", cancel: cancel);
        var record = await client.AskAsync("GetRecordStatus", cancel: cancel);
        var figures = await client.AskAsync("GetStats", cancel: cancel);
        var reconnecting = stream.GetProperty("outputReconnecting").GetBoolean();
        var stats = new ObsStats(
            figures.GetProperty("activeFps").GetDouble(), figures.GetProperty("cpuUsage").GetDouble(), Kbps(Number(stream, "outputBytes")),
            Number(stream, "outputSkippedFrames"), Number(stream, "outputTotalFrames"), Number(figures, "outputSkippedFrames") + Number(figures, "renderSkippedFrames"),
            stream.TryGetProperty("outputCongestion", out var full) ? full.GetDouble() : 0);
        var streaming = stream.GetProperty("outputActive").GetBoolean();
        var warning = streaming ? ObsView.WarningOf(_before, stats, reconnecting) : null;
        _before = stats;
        return new(ObsConnection.Connected, null, streaming, reconnecting, record.GetProperty("outputActive").GetBoolean(), _replay,
            TimeSpan.FromMilliseconds(Number(stream, "outputDuration")), _scene, _scenes, _inputs, stats, warning);
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
        _replay = await TryAsync("GetReplayBufferStatus", null, cancel) is { } replay && replay.GetProperty("outputActive").GetBoolean();
    }

    // An input without sound, and a replay buffer that is not set up, are refused.
    private async Task<JsonElement?> TryAsync(string request, object? data, CancellationToken cancel)
    {
        try { return await client.AskAsync(request, data, cancel); }
        catch (ObsException e) when (e.Failure == ObsFailure.Refused) { return null; }
    }

    private double Kbps(long bytes)
    {
        var (now, before) = (clock.GetTimestamp(), _sent);
        _sent = (bytes, now);
        if (before is not { } last || bytes <= last.Bytes) return 0;
        var seconds = clock.GetElapsedTime(last.At, now).TotalSeconds;
        return seconds > 0 ? (bytes - last.Bytes) * 8 / 1000.0 / seconds : 0;
    }

    private static long Number(JsonElement of, string name) => of.TryGetProperty(name, out var n) && n.ValueKind == JsonValueKind.Number ? (long)n.GetDouble() : 0;
}
