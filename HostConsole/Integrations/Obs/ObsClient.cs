using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace HostConsole.Integrations.Obs;

/// <summary>
/// One connection to OBS Studio's own WebSocket server, protocol v5
/// (https://github.com/obsproject/obs-websocket/blob/master/docs/generated/protocol.md). Any thread may ask; answers
/// find their askers by id.
/// </summary>
public sealed class ObsClient : IAsyncDisposable
{
    private const int RpcVersion = 1;

    // General, configuration, scenes, inputs, outputs: what the console shows, and none of the high-volume ones.
    private const int Subscriptions = 1 | 2 | 4 | 8 | 64;
    private const int MostNews = 64;
    private const int LargestMessage = 4 * 1024 * 1024;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket;
    private readonly Channel<string> _news =
        Channel.CreateBounded<string>(new BoundedChannelOptions(MostNews) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private volatile bool _changingCollection;
    private int _lastId;

    private ObsClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>
    /// What OBS told without being asked, by the name of the event. Ends, with the reason as an
    /// <see cref="ObsException"/>, when the connection does.
    /// </summary>
    public ChannelReader<string> News => _news.Reader;

    /// <summary>Asks again although OBS has not told that its scene collection is there.</summary>
    public void StopWaiting() => _changingCollection = false;

    /// <exception cref="ObsException">With what the person can do about it.</exception>
    public static async Task<ObsClient> ConnectAsync(Uri address, string? password, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("obswebsocket.json");
        var client = new ObsClient(socket);
        try
        {
            await socket.ConnectAsync(address, cancel);
            await client.IdentifyAsync(password, cancel);
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or ObsException or OperationCanceledException)
        {
            var failure = e as ObsException ?? (cancel.IsCancellationRequested ? e : ObsException.Unreachable(address, socket.CloseStatus));
            await client.DisposeAsync();
            if (failure == e) throw;
            throw failure;
        }

        client._reading = Task.Run(client.ReadAsync, CancellationToken.None);
        return client;
    }

    /// <summary>base64(SHA-256(base64(SHA-256(password + salt)) + challenge)).</summary>
    public static string Authentication(string password, string salt, string challenge)
    {
        static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return Hash(Hash(password + salt) + challenge);
    }

    /// <returns>The answer's data; an undefined element where there is none.</returns>
    /// <exception cref="ObsException">OBS refuses, doesn't answer within 10 s, or is gone.</exception>
    public async Task<JsonElement> AskAsync(string request, object? data = null, CancellationToken cancel = default)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        try
        {
            // What is asked meanwhile can crash OBS, as its documentation says of CurrentSceneCollectionChanging.
            if (_changingCollection) throw ObsException.Busy();
            await SendAsync(new { op = 6, d = new { requestType = request, requestId = id, requestData = data ?? new { } } }, cancel);
            return await answer.Task.WaitAsync(AnswerWithin, cancel);
        }
        catch (TimeoutException)
        {
            throw new ObsException(ObsFailure.Lost, "OBS doesn't answer. It may be busy or hang; look at its window.");
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException
            || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw ObsException.Gone(_socket.CloseStatus);
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    private async Task IdentifyAsync(string? password, CancellationToken cancel)
    {
        var hello = await ReceiveAsync(cancel) ?? throw ObsException.Gone(_socket.CloseStatus);
        if (hello.Count("op") != 0 || hello.Object("d") is not { } welcome) throw ObsException.NotObs();
        string? proof = null;
        if (welcome.Object("authentication") is { } asked)
        {
            if (string.IsNullOrEmpty(password))
                throw new ObsException(ObsFailure.Password, "OBS asks for a password, and none is set here. In OBS: "
                    + "Tools → WebSocket Server Settings → Show Connect Info.");
            if ((asked.Text("salt"), asked.Text("challenge")) is not ({ } salt, { } challenge)) throw ObsException.NotObs();
            proof = Authentication(password, salt, challenge);
        }

        await SendAsync(new
        {
            op = 1,
            d = new { rpcVersion = RpcVersion, authentication = proof, eventSubscriptions = Subscriptions }
        }, cancel);
        if (await ReceiveAsync(cancel) is not { } identified || identified.Count("op") != 2) throw ObsException.Gone(_socket.CloseStatus);
    }

    private async Task ReadAsync()
    {
        var ended = ObsException.Gone(null);
        try
        {
            while (await ReceiveAsync(_stop.Token) is { } message)
            {
                switch (message.Count("op"))
                {
                    case 5 when message.Object("d")?.Text("eventType") is { } news: Hear(news); break;
                    case 7 when message.Object("d") is { } answer: Answer(answer); break;
                }
            }

            ended = ObsException.Gone(_socket.CloseStatus);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException)
        {
            ended = ObsException.Gone(_socket.CloseStatus);
        }
        finally
        {
            Refuse(ended);
            _news.Writer.TryComplete(ended);
        }
    }

    private void Hear(string what)
    {
        if (what == "CurrentSceneCollectionChanging") _changingCollection = true;
        else if (what == "CurrentSceneCollectionChanged") _changingCollection = false;
        // What was asked before may never be answered.
        if (_changingCollection) Refuse(ObsException.Busy());
        _news.Writer.TryWrite(what);
    }

    private void Refuse(ObsException why)
    {
        foreach (var waiting in _asked.Values) waiting.TrySetException(why);
    }

    private void Answer(JsonElement d)
    {
        if (d.Text("requestId") is not { } id || !_asked.TryGetValue(id, out var waiting)) return;
        var status = d.Object("requestStatus") ?? default;
        if (status.Flag("result")) waiting.TrySetResult(d.Object("responseData") ?? default);
        else
            waiting.TrySetException(ObsException.Refused(d.Text("requestType") ?? "this", status.Count("code") ?? 0,
                status.Text("comment")));
    }

    private async Task SendAsync(object message, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, Options);
        await _sending.WaitAsync(cancel);
        try { await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancel); }
        finally { _sending.Release(); }
    }

    /// <returns>Null where OBS closed the connection; an undefined element for what is no JSON, which costs itself alone.</returns>
    private async Task<JsonElement?> ReceiveAsync(CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (true)
        {
            var got = await _socket.ReceiveAsync(part, cancel);
            if (got.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(part, 0, got.Count);
            if (whole.Length > LargestMessage) throw new InvalidOperationException("A message of OBS is too large.");
            if (!got.EndOfMessage) continue;
            try { return JsonDocument.Parse(whole.GetBuffer().AsMemory(0, (int)whole.Length)).RootElement; }
            catch (JsonException) { return default(JsonElement); }
        }
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }
}
