using System.Globalization;
using System.Security.Cryptography;
using HostConsole.Chat.Platforms;

namespace HostConsole.Integrations.Twitch;

/// <summary>Who speaks to Twitch: somebody who only reads, or an account with a token that may write (chat:edit).</summary>
public sealed record TwitchLogin(string Nick, string? Token)
{
    /// <summary>Twitch lets anybody read as justinfan and some digits.</summary>
    public static TwitchLogin Anonymous() =>
        new("justinfan" + RandomNumberGenerator.GetInt32(10_000, 999_999).ToString(CultureInfo.InvariantCulture), null);
}

/// <summary>
/// One connection that has signed in and entered a channel. PING is answered; silence is asked about, and then counts
/// as loss.
/// </summary>
public sealed class TwitchSession : IAsyncDisposable
{
    private static readonly TimeSpan Entry = TimeSpan.FromSeconds(15), Quiet = TimeSpan.FromSeconds(60), Answer = TimeSpan.FromSeconds(10);
    private readonly IrcConnection _irc;
    private readonly TimeProvider _clock;
    private readonly string _nick, _channel;
    private Task<IrcLine>? _reading;

    private TwitchSession(IrcConnection irc, TimeProvider clock, string nick, string channel) =>
        (_irc, _clock, _nick, _channel) = (irc, clock, nick, channel);

    /// <exception cref="ChatLinkException">With what the person can do about it.</exception>
    public static async Task<TwitchSession> EnterAsync(Uri address, string channel, TwitchLogin login,
        TimeProvider clock, CancellationToken cancel)
    {
        var session = new TwitchSession(await IrcConnection.ConnectAsync(address, clock, cancel), clock,
            login.Nick.ToLowerInvariant(), channel);
        try
        {
            await session.SignInAsync(login, cancel);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task SignInAsync(TwitchLogin login, CancellationToken cancel)
    {
        await _irc.SendAsync("CAP REQ :twitch.tv/tags twitch.tv/commands", cancel);
        if (login.Token is { } token)
            await _irc.SendAsync(
                "PASS " + (token.StartsWith("oauth:", StringComparison.Ordinal) ? token : "oauth:" + token), cancel);
        await _irc.SendAsync("NICK " + login.Nick, cancel);
        await _irc.SendAsync($"USER {login.Nick} 0 * :{login.Nick}", cancel);
        using var patience = new CancellationTokenSource(Entry, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            while (!await IsInAsync(await _irc.ReadAsync(either.Token), either.Token)) { }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ChatLinkException($"Twitch doesn't let the console into the chat of “{_channel}”. Is the name "
                + "right? It is tried again by itself.",
                forAMoment: true);
        }
    }

    /// <returns>True when the channel is entered.</returns>
    private async Task<bool> IsInAsync(IrcLine line, CancellationToken cancel)
    {
        switch (line.Command)
        {
            // A server without Twitch's extensions says NAK: then people are known by their nick.
            case "CAP" when line.Parameters.Count > 1 && line.Parameters[1] is "ACK" or "NAK":
                await _irc.SendAsync("CAP END", cancel);
                break;
            case "PING": await _irc.SendAsync("PONG :" + line.Last, cancel); break;
            case "001": await _irc.SendAsync("JOIN #" + _channel, cancel); break;
            case "JOIN" when line.Nick.Equals(_nick, StringComparison.OrdinalIgnoreCase): return true;
            case "ROOMSTATE" or "366": return true;
            case "433": throw new ChatLinkException("The name is taken there just now. It is tried again by itself.", forAMoment: true);
            case "464" or "NOTICE" when line.Command == "464"
                || line.Last.Contains("authentication failed", StringComparison.OrdinalIgnoreCase)
                || line.Last.Contains("Improperly formatted auth", StringComparison.OrdinalIgnoreCase):
                throw new ChatLinkException("Twitch refuses the token. Make a new one with the scope chat:edit for "
                    + "this account, and paste it in Settings.",
                    forAMoment: false);
            case "403" or "476" or "NOTICE" when line.Command != "NOTICE"
                || line.Tag("msg-id") is "msg_channel_suspended" or "tos_ban" or "no_permission":
                throw new ChatLinkException(
                    $"Twitch has no open channel “{_channel}”: the name is wrong, or the channel is suspended.",
                    forAMoment: false);
            case "471" or "473" or "474" or "475":
                throw new ChatLinkException($"The channel “{_channel}” doesn't let the console in.", forAMoment: false);
            case "RECONNECT" or "ERROR": throw IrcConnection.Lost();
        }

        return false;
    }

    public Task SendAsync(string line, CancellationToken cancel) => _irc.SendAsync(line, cancel);

    /// <summary>The next line but for PING and PONG.</summary>
    /// <exception cref="ChatLinkException">The connection is lost, or Twitch asks to connect anew.</exception>
    public async Task<IrcLine> ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            var line = await HearAsync(Quiet, cancel);
            if (line is null)
            {
                await _irc.SendAsync("PING :are-you-there", cancel);
                line = await HearAsync(Answer, cancel) ?? throw IrcConnection.Lost();
            }

            switch (line.Command)
            {
                case "PING": await _irc.SendAsync("PONG :" + line.Last, cancel); break;
                case "PONG" when line.Last == "are-you-there": break;
                case "RECONNECT": throw new ChatLinkException("Twitch asks to connect anew.", forAMoment: true);
                case "ERROR": throw IrcConnection.Lost();
                default: return line;
            }
        }
    }

    /// <returns>Null where nothing comes in time; what is being read then goes on.</returns>
    private async Task<IrcLine?> HearAsync(TimeSpan patience, CancellationToken cancel)
    {
        _reading ??= _irc.ReadAsync(cancel);
        if (!_reading.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var first = await Task.WhenAny(_reading, Task.Delay(patience, _clock, enough.Token));
            await enough.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            if (first != _reading) return null;
        }

        var reading = _reading;
        _reading = null;
        return await reading;
    }

    public async ValueTask DisposeAsync()
    {
        await _irc.DisposeAsync();
        if (_reading is not null) await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
