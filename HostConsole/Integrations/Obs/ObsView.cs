using System.Collections.Immutable;

namespace HostConsole.Integrations.Obs;

/// <summary>Off: not set up. Waiting: it will be tried again by itself. Refused: only a person can help.</summary>
public enum ObsConnection { Off, Connecting, Connected, Waiting, Refused }

/// <summary>None: it is not switched on in OBS's settings. Ready: it can be started.</summary>
public enum ObsReplay { None, Ready, On }

/// <summary>An input that makes sound.</summary>
public sealed record ObsInput(string Name, bool Muted)
{
    /// <summary>OBS's own id, since it may have several of one name; the name where it is too old to give one.</summary>
    public string Id { get; init; } = Name;

    /// <summary>The id where it is not just the name.</summary>
    internal string? Uuid => Id == Name ? null : Id;
}

/// <summary>OBS as the console shows it.</summary>
/// <param name="Problem">Why there is no connection, or why OBS can't be asked over the one that there is; null where all is well.</param>
/// <param name="OnAir">How long the stream runs; null where OBS doesn't say.</param>
/// <param name="Recorded">How long the recording is; null where OBS doesn't say.</param>
/// <param name="Warning">What the audience will notice soon; null where all is well.</param>
public sealed record ObsView(
    ObsConnection Connection, string? Problem = null, bool Streaming = false, bool Reconnecting = false,
    TimeSpan? OnAir = null, bool Recording = false, TimeSpan? Recorded = null,
    ObsReplay Replay = ObsReplay.None, string? Scene = null, ImmutableArray<string> Scenes = default,
    ImmutableArray<ObsInput> Inputs = default, ObsStats? Stats = null, string? Warning = null)
{
    // An array that nobody made can be neither drawn nor serialised.
    public ImmutableArray<string> Scenes { get; init; } = Scenes.IsDefault ? [] : Scenes;
    public ImmutableArray<ObsInput> Inputs { get; init; } = Inputs.IsDefault ? [] : Inputs;

    public bool IsConnected => Connection == ObsConnection.Connected;

    /// <summary>Why nothing can be done with OBS now; null where it can.</summary>
    public string? WhyNot => Connection switch
    {
        ObsConnection.Connected => Problem,
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
