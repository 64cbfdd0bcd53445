using System.Collections.Immutable;

namespace HostConsole.Integrations.Obs;

/// <summary>Off: not set up. Waiting: it will be tried again by itself. Refused: only a person can help.</summary>
public enum ObsConnection { Off, Connecting, Connected, Waiting, Refused }

/// <summary>An input that makes sound.</summary>
public sealed record ObsInput(string Name, bool Muted);

/// <param name="Fps">Frames that OBS draws a second.</param>
/// <param name="Cpu">Of the machine, in per cent.</param>
/// <param name="Kbps">What goes out to the platform, in kilobits a second over the last interval.</param>
/// <param name="Dropped">Frames that the network didn't take since the stream began.</param>
/// <param name="Frames">Frames of the stream since it began.</param>
/// <param name="Skipped">Frames that the machine was too slow to encode or draw, since OBS started.</param>
/// <param name="Congestion">How full the way out is, 0 to 1.</param>
public sealed record ObsStats(double Fps, double Cpu, double Kbps, long Dropped, long Frames, long Skipped, double Congestion);

/// <summary>OBS as the console shows it.</summary>
/// <param name="Problem">Why there is no connection; null where there is one.</param>
/// <param name="OnAir">How long the stream runs.</param>
/// <param name="Warning">What the audience will notice soon; null where all is well.</param>
public sealed record ObsView(
    ObsConnection Connection, string? Problem = null, bool Streaming = false, bool Reconnecting = false, bool Recording = false, bool ReplayOn = false,
    TimeSpan OnAir = default, string? Scene = null, ImmutableArray<string> Scenes = default, ImmutableArray<ObsInput> Inputs = default, ObsStats? Stats = null, string? Warning = null)
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

    /// <summary>Compares two looks at the figures: what got worse between them is what the audience notices next.</summary>
    public static string? WarningOf(ObsStats? before, ObsStats now, bool reconnecting)
    {
        if (reconnecting) return "OBS has lost the platform and is connecting again.";
        var (dropped, skipped, frames) = (now.Dropped - (before?.Dropped ?? now.Dropped), now.Skipped - (before?.Skipped ?? now.Skipped), now.Frames - (before?.Frames ?? now.Frames));
        if (frames > 0 && dropped > frames / 50) return "The network takes less than OBS sends: frames are dropped. Lower the bitrate, or use a cable.";
        if (now.Congestion > 0.5) return "The way out is filling up: the stream may stutter soon. Lower the bitrate.";
        if (skipped > 5) return "This machine is too slow for the picture: frames are skipped. Close other programs, or lower the resolution.";
        return now.Cpu > 90 ? "The processor is nearly full." : null;
    }
}
