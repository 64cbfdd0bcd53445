namespace HostConsole.Integrations.Obs;

/// <summary>How OBS fares. A figure is null where OBS doesn't say, or says what can't be.</summary>
/// <param name="Fps">Frames that OBS draws a second.</param>
/// <param name="Cpu">Of the machine, in per cent.</param>
/// <param name="Kbps">What goes out to the platform, in kilobits a second over the last interval.</param>
/// <param name="Dropped">Frames that the network didn't take since the stream began.</param>
/// <param name="Frames">Frames of the stream since it began.</param>
/// <param name="Skipped">Frames that the machine was too slow to encode or draw, since OBS started.</param>
/// <param name="Congestion">How full the way out is, 0 to 1.</param>
/// <param name="FreeMegabytes">On the disk that OBS records to.</param>
public sealed record ObsStats(
    double? Fps, double? Cpu, double? Kbps, long? Dropped, long? Frames, long? Skipped, double? Congestion,
    double? FreeMegabytes = null)
{
    private const double LittleRoom = 2_048;

    /// <summary>Compares two looks at the figures: what got worse between them is what the audience notices next.</summary>
    /// <param name="before">Null at the first look.</param>
    /// <returns>Null where all is well.</returns>
    public static string? WarningOf(ObsStats? before, ObsStats now, bool streaming, bool reconnecting, bool recording)
    {
        if (streaming && reconnecting) return "OBS has lost the platform and is connecting again.";
        var (dropped, skipped, frames) = (now.Dropped - before?.Dropped, now.Skipped - before?.Skipped, now.Frames - before?.Frames);
        if (streaming && frames > 0 && dropped > 1 && dropped > frames / 50)
            return "The network takes less than OBS sends: frames are dropped. Lower the bitrate, or use a cable.";
        if (streaming && now.Congestion > 0.5) return "The way out is filling up: the stream may stutter soon. Lower the bitrate.";
        if ((streaming || recording) && skipped > 5)
            return "This machine is too slow for the picture: frames are skipped. Close other programs, or "
                + "lower the resolution.";
        if (recording && now.FreeMegabytes < LittleRoom)
            return $"The disk that OBS records to has {(long)now.FreeMegabytes} MB left. Make room, or stop recording.";
        return (streaming || recording) && now.Cpu > 90 ? "The processor is nearly full." : null;
    }
}
