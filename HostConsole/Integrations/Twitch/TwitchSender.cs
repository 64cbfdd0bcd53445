using HostConsole.Chat.Platforms;

namespace HostConsole.Integrations.Twitch;

/// <summary>
/// Writes to a channel as the seller's own account: one connection an announcement, since there are few. A PING behind the message
/// tells when Twitch has dealt with it; what it has against it comes before.
/// </summary>
public sealed class TwitchSender(TwitchChat chat, TwitchSettings settings, TimeProvider clock)
{
    /// <summary>What every announcement begins with; by it the reader knows the console's own words.</summary>
    public const string Mark = "📣 ";

    /// <summary>Twitch takes 500 characters a message.</summary>
    private const int Longest = 480;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>Null where it was written, else why not, in words for the person.</returns>
    public async Task<string?> SendAsync(string channel, string text, CancellationToken cancel)
    {
        if ((await settings.GetAsync(cancel)).Writer is not { } login) return "No account that writes is set for Twitch.";
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await using var session = await TwitchSession.EnterAsync(chat.Address, channel, login, clock, either.Token);
            await session.SendAsync(
                $"PRIVMSG #{channel} :{Mark}{(text.Length > Longest ? text[..Longest].TrimEnd() + "…" : text)}",
                either.Token);
            await session.SendAsync("PING :said", either.Token);
            while (true)
            {
                var line = await session.ReadAsync(either.Token);
                if (line is { Command: "PONG", Last: "said" }) break;
                if (line.Command == "NOTICE" && line.Tag("msg-id") is not null)
                    return $"Twitch didn't take an announcement: {line.Last.TrimEnd('.')}.";
                if (line.Command is "404" or "482") return "Twitch doesn't let this account write in the channel.";
            }

            await session.SendAsync("QUIT", either.Token);
            return null;
        }
        catch (ChatLinkException e) { return e.Message; }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "Twitch didn't answer in time; an announcement may be missing there.";
        }
    }
}
