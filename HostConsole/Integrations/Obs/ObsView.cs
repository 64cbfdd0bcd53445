using System.Collections.Immutable;

namespace HostConsole.Integrations.Obs;

/// <summary>Off: not set up. Waiting: it will be tried again by itself. Refused: only a person can help.</summary>
public enum ObsConnection { Off, Connecting, Connected, Waiting, Refused }

/// <summary>None: it is not switched on in OBS's settings. Ready: it can be started.</summary>
public enum ObsReplay { None, Ready, On }

/// <summary>An input that makes sound.</summary>
public sealed record ObsInput(string Name, bool Muted);

/// <summary>OBS as the console shows it.</summary>
/// <param name="Problem">Why there is no connection; null where there is one.</param>
/// <param name="OnAir">How long the stream runs.</param>
/// <param name="Recorded">How long the recording is.</param>
/// <param name="Warning">What the audience will notice soon; null where all is well.</param>
public sealed record ObsView(
    ObsConnection Connection, string? Problem = null, bool Streaming = false, bool Reconnecting = false, TimeSpan OnAir = default, bool Recording = false, TimeSpan Recorded = default,
    ObsReplay Replay = ObsReplay.None, string? Scene = null, ImmutableArray<string> Scenes = default, ImmutableArray<ObsInput> Inputs = default, ObsStats? Stats = null, string? Warning = null)
{
    public bool IsConnected => Connection == ObsConnection.Connected;

    /// <summary>Why nothing can be done with OBS now; null where it can.</summary>
    public string? WhyNot => Connection switch
    {
        ObsConnection.Connected => null,
        ObsConnection.Off => "OBS isn't set up. Its address and password stand in Settings.",
        ObsConnection.Connecting => "OBS is being connected.",
        _ => Problem,
    };

    /// <summary>Why no replay can be saved now; null where it can.</summary>
    public string? WhyNoReplay => WhyNot ?? Replay switch
    {
        ObsReplay.On => null,
        ObsReplay.Ready => "The replay buffer isn't started.",
        _ => "OBS has no replay buffer: switch it on in OBS, Settings → Output → Replay Buffer.",
    };
}
