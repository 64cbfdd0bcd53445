using System.Net.WebSockets;

namespace HostConsole.Integrations.Obs;

/// <summary>
/// Why OBS can't be talked to. After <see cref="Password"/>, <see cref="Kicked"/> and <see cref="TooOld"/> nobody
/// should try again by themselves.
/// </summary>
public enum ObsFailure { Unreachable, Password, Kicked, TooOld, Lost, NotReady, Refused }

/// <summary>What went wrong with OBS, in words for the person at the console.</summary>
public sealed class ObsException(ObsFailure failure, string message) : Exception(message)
{
    private const int WrongPassword = 4009, WrongVersion = 4010, SessionInvalidated = 4011;

    /// <summary>The status of a request that OBS is not ready for yet.</summary>
    private const int NotReady = 207;

    public ObsFailure Failure { get; } = failure;

    /// <summary>Whether the same may work in a moment.</summary>
    public bool IsForAMoment => Failure is not (ObsFailure.Password or ObsFailure.Kicked or ObsFailure.TooOld);

    internal static ObsException Unreachable(Uri address, WebSocketCloseStatus? close) =>
        close is not null ? Gone(close) : new(ObsFailure.Unreachable,
            $"Nothing answers as OBS at {address.Host}:{address.Port}. Start OBS, open Tools → WebSocket Server "
                + "Settings, tick “Enable WebSocket server”, and compare the port.");

    internal static ObsException NotObs() =>
        new(ObsFailure.Unreachable, "Something answers at this address, but it isn't OBS's WebSocket server. Compare "
            + "the address with OBS: Tools → WebSocket Server Settings.");

    internal static ObsException Gone(WebSocketCloseStatus? close) => (int?)close switch
    {
        WrongPassword => new(ObsFailure.Password,
            "OBS refuses the password. In OBS: Tools → WebSocket Server Settings → Show Connect Info."),
        WrongVersion => new(ObsFailure.TooOld, "This OBS speaks another version of the protocol. OBS Studio 28 or later is needed."),
        SessionInvalidated => new(ObsFailure.Kicked, "OBS ended this connection on somebody's wish. Connect again when you want to."),
        _ => new(ObsFailure.Lost, "The connection to OBS is lost. It is tried again by itself."),
    };

    internal static ObsException Busy() => new(ObsFailure.NotReady, "OBS is busy (changing its scene collection). Try again in a moment.");

    internal static ObsException NotUnderstood() =>
        new(ObsFailure.Refused, "OBS answered what the console doesn't understand. Look at its window.");

    internal static ObsException Refused(string request, long code, string? comment) =>
        new(code == NotReady ? ObsFailure.NotReady : ObsFailure.Refused, code switch
        {
            NotReady => "OBS isn't ready yet. Try again in a moment.",
            500 => "OBS says that this runs already.",
            501 => "OBS says that this doesn't run.",
            604 => "OBS says that this can't be done in its present state. Is the replay buffer started?",
            600 when request == "SetCurrentProgramScene" => "OBS has no scene of this name.",
            600 => $"OBS doesn't know it any more{Said(comment)}.",
            605 when request == "CreateInput" => "This OBS has no browser source, so overlays can't be added from "
                + "here. Install OBS from obsproject.com, or the plug-in obs-browser.",
            _ => $"OBS refuses {request} ({code}){Said(comment)}.",
        });

    private static string Said(string? comment) => string.IsNullOrWhiteSpace(comment) ? "" : $": {comment.Trim().TrimEnd('.')}";
}
