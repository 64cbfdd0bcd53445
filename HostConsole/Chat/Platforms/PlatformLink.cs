using HostConsole.Core.Shows;

namespace HostConsole.Chat.Platforms;

/// <summary>Waiting: it is tried again by itself. Stopped: only a person can help.</summary>
public enum LinkState { Connecting, Connected, Waiting, Stopped }

/// <summary>How the chat of one platform is connected to one show.</summary>
/// <param name="Channel">The platform, such as twitch.</param>
/// <param name="Address">What is followed there.</param>
/// <param name="Problem">Why it is not connected, in words for the person; null where it is.</param>
/// <param name="TryAgainAt">When it is tried again by itself.</param>
/// <param name="Note">What else the person should know, such as what is left of a quota.</param>
/// <param name="Warning">What is wrong beside the reading, such as an announcement that was not taken.</param>
public sealed record PlatformLink(
    string Channel, string Address, LinkState State, string? Problem = null, DateTimeOffset? TryAgainAt = null,
    string? Note = null, string? Warning = null);

/// <summary>Why a platform's chat can't be followed now.</summary>
/// <param name="forAMoment">Whether the same may work later without anybody's doing.</param>
/// <param name="tryAgainIn">When it makes sense to try again, where the platform says so.</param>
/// <param name="tries">How often it is tried again, with growing pauses, before only a person can help: some refusals pass.</param>
public class ChatLinkException(string message, bool forAMoment, TimeSpan? tryAgainIn = null, int tries = 0) : Exception(message)
{
    public int Tries { get; } = tries;
    public bool ForAMoment { get; } = forAMoment;
    public TimeSpan? TryAgainIn { get; } = tryAgainIn;
}

/// <summary>A platform whose chat the console can read by itself.</summary>
public interface IChatPlatform
{
    /// <summary>As messages name it, such as twitch.</summary>
    string Channel { get; }

    /// <summary>As people name it, such as Twitch.</summary>
    string Name { get; }

    /// <summary>What a person is to type for a show, such as a channel's name.</summary>
    string Ask { get; }

    /// <summary>Whether what a person typed names something to follow.</summary>
    bool Reads(string typed);

    /// <summary>Called when what <see cref="AddressAsync"/> answers may have changed, or a secret has.</summary>
    event Action? Changed;

    /// <summary>What is to be followed for a show: what the show itself says, else what Settings say. Null where nothing is.</summary>
    Task<string?> AddressAsync(ShowView show, CancellationToken cancel);

    /// <summary>Reads the chat until it ends.</summary>
    /// <exception cref="ChatLinkException">It could not be reached, or is lost.</exception>
    Task FollowAsync(string address, ChatInlet inlet, CancellationToken cancel);
}
