using System.Net.WebSockets;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

/// <summary>Reads an overlay's WebSocket as its page does.</summary>
public sealed class OverlayReading : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    /// <summary>The newest markup of each part, as far as it came.</summary>
    public Dictionary<string, string> Parts { get; } = [];
    public List<JsonElement> Messages { get; } = [];
    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<OverlayReading> OpenAsync(RunningApp app, ShowId show, string what)
    {
        var address = new Uri(await app.Services.GetRequiredService<OverlayLinks>().AddressAsync(show, what, portrait: false));
        var reading = new OverlayReading();
        await reading._socket.ConnectAsync(LiveOf(app, address.AbsolutePath), reading._patience.Token);
        return reading;
    }

    public static Uri LiveOf(RunningApp app, string path) => new UriBuilder(app.Address) { Scheme = "ws", Path = path + "/live" }.Uri;

    /// <summary>Reads on until the parts fit; the first message has all of them.</summary>
    public async Task UntilAsync(Func<IReadOnlyDictionary<string, string>, bool> fits)
    {
        while (Parts.Count == 0 || !fits(Parts)) Assert.NotNull(await NextAsync());
    }

    /// <returns>The next message; null where the other side closed.</returns>
    public async Task<JsonElement?> NextAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _patience.Token);
                return null;
            }

            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) break;
        }

        var message = JsonDocument.Parse(whole.ToArray()).RootElement;
        Messages.Add(message);
        foreach (var part in message.GetProperty("parts").EnumerateObject()) Parts[part.Name] = part.Value.GetString()!;
        return message;
    }

    public Task SayAsync(string text) =>
        _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _patience.Token);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }
}
