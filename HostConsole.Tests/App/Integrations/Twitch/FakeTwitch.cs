using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Integrations.Twitch;

/// <summary>
/// Stands in for irc-ws.chat.twitch.tv: signs in and lets into a channel as Twitch's documentation has it, and says
/// what the test wants said.
/// </summary>
internal sealed class FakeTwitch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<WebSocket, string> _inside = new();
    private readonly ConcurrentQueue<(Func<string, bool> Fits, TaskCompletionSource<string> Heard)> _listeners = [];
    private readonly WebApplication _app;

    private FakeTwitch(WebApplication app) => _app = app;

    /// <summary>The token that accounts sign in with.</summary>
    public string Token { get; init; } = "oauth:opal";
    public string Channel { get; init; } = "pottery";

    /// <summary>Whether it answers a PING.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>What it says instead of taking a message; null where it takes it.</summary>
    public string? Refusal { get; set; }
    public ConcurrentQueue<string> Heard { get; } = [];
    public int Inside => _inside.Count;
    public int Port { get; private set; }
    public string Address => $"ws://127.0.0.1:{Port}";

    public static async Task<FakeTwitch> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var twitch = new FakeTwitch(app);
        app.UseWebSockets();
        app.Run(twitch.ServeAsync);
        await app.StartAsync();
        twitch.Port = new Uri(app.Urls.First()).Port;
        return twitch;
    }

    /// <summary>Says lines to everybody inside; several come in one WebSocket message, as Twitch sends them.</summary>
    public async Task SayAsync(params string[] lines)
    {
        foreach (var socket in _inside.Keys)
        {
            try
            {
                await SendAsync(socket, string.Join("\r\n", lines));
            }
            catch (Exception e) when (e is WebSocketException or ObjectDisposedException) { } // one that has just left hears nothing more
        }
    }

    /// <summary>A line that somebody sends, from now on or already heard.</summary>
    public async Task<string> HeardAsync(Func<string, bool> fits)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _listeners.Enqueue((fits, heard));
        foreach (var line in Heard)
            if (fits(line)) heard.TrySetResult(line);
        return await heard.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Ends every connection without a word.</summary>
    public void Drop()
    {
        foreach (var socket in _inside.Keys) socket.Abort();
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) return;
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[8 * 1024];
        var (nick, token) = ("", "");
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer, http.RequestAborted);
                if (got.MessageType == WebSocketMessageType.Close) return;
                foreach (var line in Encoding.UTF8.GetString(buffer, 0, got.Count).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
                {
                    Heard.Enqueue(line);
                    foreach (var (fits, heard) in _listeners)
                        if (fits(line)) heard.TrySetResult(line);
                    var word = line.Split(' ');
                    switch (word[0])
                    {
                        case "CAP" when word[1] == "REQ":
                            await SendAsync(socket, ":tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands");
                            break;
                        case "PASS": token = word[1]; break;
                        case "NICK" when token.Length > 0 && token != Token:
                            await SendAsync(socket, ":tmi.twitch.tv NOTICE * :Login authentication failed");
                            break;
                        case "NICK":
                            nick = word[1];
                            await SendAsync(socket, $":tmi.twitch.tv 001 {nick} :Welcome, GLHF!\r\n:tmi.twitch.tv 376 {nick} :>");
                            break;
                        case "JOIN" when word[1] == "#" + Channel:
                            _inside[socket] = nick;
                            await SendAsync(socket, $":{nick}!{nick}@{nick}.tmi.twitch.tv JOIN #{Channel}\r\n"
                                + $"@emote-only=0;room-id=1;slow=0 :tmi.twitch.tv ROOMSTATE #{Channel}");
                            break;
                        case "JOIN":
                            await SendAsync(socket, $"@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE {word[1]} "
                                + ":This channel does not exist or has been suspended.");
                            break;
                        case "PRIVMSG" when Refusal is { } refusal: await SendAsync(socket, refusal); break;
                        case "PING" when Answers: await SendAsync(socket, $":tmi.twitch.tv PONG tmi.twitch.tv {line[5..]}"); break;
                    }
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ConnectionAbortedException or IOException) { }
        finally { _inside.TryRemove(socket, out _); }
    }

    private static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text + "\r\n"), WebSocketMessageType.Text, true,
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Drop();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
