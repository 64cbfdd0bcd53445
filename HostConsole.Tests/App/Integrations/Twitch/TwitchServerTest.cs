using HostConsole.Chat.Platforms;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations.Twitch;

/// <summary>
/// The Twitch reader and sender against a real IRC server, Debian's ngircd. It knows no tags, so people are known by
/// their nick.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class TwitchServerTest
{
    private static async Task<ChatScene> SceneAsync(IrcServer server)
    {
        var scene = await ChatScene.StartAsync(o => o.Settings["HostConsole:Twitch:Address"] = server.Address);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery"));
        return scene;
    }

    [IrcFact]
    public async Task Given_a_channel_When_the_show_is_live_Then_its_chat_is_read_votes_count_and_a_lost_server_is_found_again()
    {
        await using var server = await IrcServer.StartAsync();
        await using var scene = await SceneAsync(server);
        using var ana = await IrcPerson.JoinAsync(server.Port, "Ana", "pottery");
        Assert.Empty(scene.Links.Of(scene.Show));
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        await scene.DoAsync(new OpenPoll(LiveScene.New<HostConsole.Core.Kernel.PollId>(), "Which one?",
            ["Blue", "Sand"], false, false, null));

        await ana.SendAsync("PRIVMSG #pottery :Lovely glaze: the blue one 💙");
        Assert.Equal("twitch", (await scene.SaidAsync("Lovely glaze: the blue one 💙")).Channel);
        await ana.SendAsync("PRIVMSG #pottery :\u0001ACTION waves\u0001");
        await scene.SaidAsync("waves");
        await ana.SendAsync("PRIVMSG #pottery :2");
        await ana.SendAsync("PRIVMSG #pottery :1");
        await ana.SendAsync("PRIVMSG #pottery :done");
        await scene.SaidAsync("done");
        var view = await scene.ViewAsync();
        Assert.Equal([0, 1], view.Polls[0].Options.Select(o => o.Votes));
        Assert.Equal((0, 1), (view.Audience.Viewers, view.Metrics.Chatters));
        Assert.Equal(RelayedAuthor.Of("twitch", "ana"), view.Chat.Messages[0].Author);

        await server.StopAsync();
        var lost = await scene.LinkAsync(l => l.State == LinkState.Waiting);
        Assert.NotNull(lost.TryAgainAt);
        await server.StartAgainAsync();
        await scene.ConnectedAsync();
        using var ben = await IrcPerson.JoinAsync(server.Port, "Ben", "pottery");
        await ben.SendAsync("PRIVMSG #pottery :back again");
        await scene.SaidAsync("back again");

        await scene.DoAsync(new EndShow());
        await ben.HearsAsync(" QUIT ");
        await scene.UntilNoLinkAsync();
    }

    [IrcFact]
    public async Task Given_a_server_with_a_password_When_an_account_writes_Then_it_is_said_there_or_the_reason_is_told()
    {
        await using var server = await IrcServer.StartAsync("oauth:opal");
        await using var scene = await SceneAsync(server);
        using var ana = await IrcPerson.JoinAsync(server.Port, "Ana", "pottery", "oauth:opal");
        var (settings, sender) = (scene.App.Services.GetRequiredService<TwitchSettings>(),
            scene.App.Services.GetRequiredService<TwitchSender>());
        Assert.Contains("No account", await sender.SendAsync("pottery", "x", CancellationToken.None), StringComparison.Ordinal);
        await settings.SaveAsync(new("pottery", "Shop", "ruby"));
        Assert.NotNull(await sender.SendAsync("pottery", "x", CancellationToken.None));
        await settings.SaveAsync(new("pottery", "Shop", "opal"));
        Assert.Null(await sender.SendAsync("pottery", "A deal: Tide mug\r\nQUIT", CancellationToken.None));
        Assert.EndsWith(":📣 A deal: Tide mug  QUIT", await ana.HearsAsync("PRIVMSG"), StringComparison.Ordinal);
        await ana.SendAsync("MODE #pottery +m");
        Assert.Contains("doesn't let this account write",
            await sender.SendAsync("pottery", "x", CancellationToken.None), StringComparison.Ordinal);
    }
}
