using HostConsole.Chat.Platforms;
using HostConsole.Components;
using HostConsole.Core.Chat;
using HostConsole.Core.Shows;

namespace HostConsole.Integrations.Twitch;

/// <summary>
/// A channel's chat, read over IRC without an account. Messages are known by their id and people by their number, so neither a
/// reconnection nor a new name counts twice.
/// </summary>
public sealed class TwitchChat(TwitchSettings settings, IConfiguration configuration, TimeProvider clock) : IChatPlatform
{
    public const string ChannelName = "twitch";

    public string Channel => ChannelName;
    public string Name => "Twitch";
    public string Ask => "The channel's name, such as yourname";

    /// <summary>wss://irc-ws.chat.twitch.tv:443 unless <c>HostConsole:Twitch:Address</c> says otherwise (wss, ws, ircs or irc).</summary>
    public Uri Address { get; } = new(configuration["HostConsole:Twitch:Address"] ?? "wss://irc-ws.chat.twitch.tv:443");

    public bool Reads(string typed) => TwitchMessages.ChannelOf(typed) is not null;

    public event Action? Changed
    {
        add => settings.Changed += value;
        remove => settings.Changed -= value;
    }

    public async Task<string?> AddressAsync(ShowView show, CancellationToken cancel) =>
        show.Chat.Sources.FirstOrDefault(s => s.Channel == Channel) is { } own ? TwitchMessages.ChannelOf(own.Address)
        : StreamAddress.Of(show.Settings.StreamUrl).Provider == "twitch"
            && TwitchMessages.ChannelOf(show.Settings.StreamUrl) is { } streamed
            ? streamed
        : (await settings.GetAsync(cancel)).Channel;

    public async Task FollowAsync(string address, ChatInlet inlet, CancellationToken cancel)
    {
        await using var session = await TwitchSession.EnterAsync(Address, address, TwitchLogin.Anonymous(), clock, cancel);
        inlet.Connected();
        var own = (await settings.GetAsync(cancel)).Writer?.Nick;
        while (true)
        {
            var line = await session.ReadAsync(cancel);
            switch (line.Command)
            {
                // What the console itself has announced there stands here already.
                case "PRIVMSG" when own is not null && line.Nick.Equals(own, StringComparison.OrdinalIgnoreCase)
                    && line.Last.StartsWith(TwitchSender.Mark, StringComparison.Ordinal):
                    break;
                case "PRIVMSG" or "USERNOTICE" when TwitchMessages.Read(line, clock.GetUtcNow()) is { } message:
                    var announces = own is not null && line.Nick.Equals(own, StringComparison.OrdinalIgnoreCase);
                    await inlet.TakeAsync([announces ? message with { Idle = message.Idle ?? IdleReason.Owner } : message], cancel);
                    break;
                case "CLEARMSG" when line.Tag("target-msg-id") is { } message: await inlet.DeleteAsync(message, null, cancel); break;
                case "CLEARCHAT" when line.Parameters.Count < 2: await inlet.DeleteAsync(null, null, cancel); break;
                case "CLEARCHAT" when line.Tag("target-user-id") is { } person: await inlet.DeleteAsync(null, person, cancel); break;
                case "NOTICE" when line.Tag("msg-id") is "msg_channel_suspended" or "tos_ban":
                    throw new ChatLinkException(
                        $"Twitch has no open channel “{address}”: the name is wrong, or the channel is suspended.",
                        forAMoment: false);
            }
        }
    }

    /// <summary>Whether a channel's chat can be read; nothing is kept.</summary>
    /// <returns>Null where it can, else why not, in words for the person.</returns>
    public async Task<string?> TestAsync(string? channel, TwitchLogin? login = null, CancellationToken cancel = default)
    {
        if (TwitchMessages.ChannelOf(channel) is not { } name)
            return "Write the channel's name: letters, digits and underscores, such as yourname.";
        try
        {
            await using var session = await TwitchSession.EnterAsync(Address, name, login ?? TwitchLogin.Anonymous(), clock, cancel);
            return null;
        }
        catch (ChatLinkException e) { return e.Message; }
    }
}
