using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HostConsole.Integrations.Obs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>Stands in for OBS Studio: speaks obs-websocket v5 as its documentation has it, and holds scenes, inputs and outputs.</summary>
internal sealed partial class FakeObs : IAsyncDisposable
{
    private const string Salt = "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=", Challenge = "+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY=";
    private readonly ConcurrentDictionary<WebSocket, SemaphoreSlim> _sockets = new();
    private readonly WebApplication _app;

    private FakeObs(WebApplication app) => _app = app;

    public string? Password { get; init; }
    public string Scene { get; set; } = "Table";
    public bool Streaming { get; set; }

    /// <summary>It says yes to a stream, which then never goes out.</summary>
    public bool PlatformIsGone { get; set; }
    public bool Recording { get; set; }

    /// <summary>Whether the replay buffer runs; null where it is not switched on in the settings.</summary>
    public bool? Replay { get; set; }
    public bool MicMuted { get; set; }

    /// <summary>A request that it isn't ready for yet, as while it loads its scenes; * for all.</summary>
    public string? NotReadyFor { get; set; }

    /// <summary>Answers in place of its own, as JSON, by request.</summary>
    public ConcurrentDictionary<string, string> Scripted { get; } = [];

    /// <summary>All that it was asked, with the data.</summary>
    public ConcurrentQueue<(string Request, string Data)> Heard { get; } = [];
    public long Bytes { get; set; }
    public long Dropped { get; set; }
    public long Frames { get; set; }
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Completes once it was asked for something that changes OBS.</summary>
    public async Task AskedAsync(string request)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear()
        {
            if (Asked.Contains(request)) heard.TrySetResult();
        }

        Changed += Hear;
        try
        {
            Hear();
            await heard.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally { Changed -= Hear; }
    }

    private event Action? Changed;
    public string Address => new Uri(_app.Urls.First()).Authority;

    public static async Task<FakeObs> StartAsync(string? password = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var obs = new FakeObs(app) { Password = password };
        app.UseWebSockets();
        app.Run(obs.ServeAsync);
        await app.StartAsync();
        return obs;
    }

    /// <summary>Ends every connection with a code of the protocol.</summary>
    public async Task CloseAsync(int code)
    {
        foreach (var socket in _sockets.Keys) await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", CancellationToken.None);
    }

    /// <summary>Sends what need not be of the protocol.</summary>
    public async Task SendRawAsync(string text)
    {
        foreach (var (socket, gate) in _sockets)
        {
            await gate.WaitAsync();
            try
            {
                await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true,
                    CancellationToken.None);
            }
            finally { gate.Release(); }
        }
    }

    /// <summary>Tells every connection that something changed in OBS itself.</summary>
    public async Task TellAsync(string type, object data)
    {
        foreach (var (socket, gate) in _sockets)
            await SendAsync(socket, gate,
                new { op = 5, d = new { eventType = type, eventIntent = 64, eventData = data } });
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) return;
        using var socket = await http.WebSockets.AcceptWebSocketAsync("obswebsocket.json");
        using var gate = new SemaphoreSlim(1);
        try
        {
            await SendAsync(socket, gate, new
            {
                op = 0,
                d = new JsonObject
                {
                    ["obsWebSocketVersion"] = "5.1.0",
                    ["rpcVersion"] = 1,
                    ["authentication"] =
                        Password is null ? null : new JsonObject { ["challenge"] = Challenge, ["salt"] = Salt }
                }
            });
            if (await ReceiveAsync(socket) is not { } identify) return;
            if (Password is { } password
                && identify["d"]!["authentication"]?.GetValue<string>()
                    != ObsClient.Authentication(password, Salt, Challenge))
            {
                await socket.CloseAsync((WebSocketCloseStatus)4009, "Authentication failed.", CancellationToken.None);
                return;
            }

            await SendAsync(socket, gate, new { op = 2, d = new { negotiatedRpcVersion = 1 } });
            _sockets[socket] = gate;
            while (await ReceiveAsync(socket) is { } message)
            {
                var before = (Scene, Streaming);
                await SendAsync(socket, gate, Answer(message["d"]!));
                if (Scene != before.Scene) await TellAsync("CurrentProgramSceneChanged", new { sceneName = Scene });
                if (Streaming != before.Streaming) await TellAsync("StreamStateChanged", new { outputActive = Streaming });
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException) { }
        finally { _sockets.TryRemove(socket, out _); }
    }

    private object Answer(JsonNode request)
    {
        var (type, data) = (request["requestType"]!.GetValue<string>(), request["requestData"]);
        Heard.Enqueue((type, data?.ToJsonString() ?? ""));
        var (code, answer) = NotReadyFor == "*" || type == NotReadyFor ? (207, null)
            : Scripted.TryGetValue(type, out var scripted) ? (100, new AsWritten(scripted))
            : Do(type, data);
        if (!type.StartsWith("Get", StringComparison.Ordinal))
        {
            Asked.Enqueue(type);
            Changed?.Invoke();
        }

        return new
        {
            op = 7,
            d = new
            {
                requestType = type,
                requestId = request["requestId"]!.GetValue<string>(),
                requestStatus = new { result = code == 100, code },
                responseData = answer
            }
        };
    }

    // Half a surrogate pair, which no writer of JSON lets through, goes out as it stands.
    [JsonConverter(typeof(AsWrittenConverter))]
    private sealed record AsWritten(string Json);

    private sealed class AsWrittenConverter : JsonConverter<AsWritten>
    {
        public override AsWritten Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, AsWritten value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }

    private (int Code, object? Data) Do(string type, JsonNode? data)
    {
        switch (type)
        {
            case "GetSceneList":
                return (100, new
                {
                    currentProgramSceneName = Scene,
                    scenes = new[] { new { sceneIndex = 0, sceneName = "Be right back" },
                        new { sceneIndex = 1, sceneName = "Table" } }
                });
            case "GetCurrentProgramScene": return (100, new { currentProgramSceneName = Scene });
            case "GetInputMute": return MuteOf(data!);
            case "GetReplayBufferStatus": return Replay is { } on ? (100, new { outputActive = on }) : (604, null);
            case "StartReplayBuffer": Replay = true; return (100, null);
            case "SaveReplayBuffer": return Replay is true ? (100, null) : (501, null);
            case "GetStreamStatus":
                return (100, new
                {
                    outputActive = Streaming,
                    outputReconnecting = false,
                    outputDuration = Streaming ? 61_000 : 0,
                    outputCongestion = 0.0,
                    outputBytes = Bytes,
                    outputSkippedFrames = Dropped,
                    outputTotalFrames = Frames
                });
            case "GetRecordStatus": return (100, new { outputActive = Recording, outputPaused = false });
            case "GetStats": return (100, new { activeFps = 30.0, cpuUsage = 12.5, outputSkippedFrames = 0, renderSkippedFrames = 0 });
            case "StartStream" when Streaming: return (500, null);
            case "StartStream": Streaming = !PlatformIsGone; return (100, null);
            case "StopStream": Streaming = false; return (100, null);
            case "StartRecord": Recording = true; return (100, null);
            case "SetCurrentProgramScene" when data!["sceneName"]!.GetValue<string>() is var scene:
                if (scene is not ("Table" or "Be right back")) return (600, null);
                Scene = scene;
                return (100, null);
            case "SetInputMute": return Mute(data!);
            default: return DoWithSources(type, data);
        }
    }

    private static async Task SendAsync(WebSocket socket, SemaphoreSlim gate, object message)
    {
        await gate.WaitAsync();
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true,
                CancellationToken.None);
        }
        finally { gate.Release(); }
    }

    private static async Task<JsonNode?> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return got.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, got.Count));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets.Keys) socket.Abort();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
