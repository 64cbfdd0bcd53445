using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HostConsole.Streams;

/// <summary>
/// Lends a connection to HTTP, so that a stream can take it over once its headers are written: what HTTP keeps for a request
/// (its parser, both header tables, features, the context) is half of a phone, and a stream needs none of it for hours.
/// </summary>
public sealed class Handover : IConnectionHeartbeatFeature
{
    private readonly ConnectionContext _connection;
    private readonly IConnectionHeartbeatFeature _beats;
    private readonly IDuplexPipe _own;
    private Action? _beat;
    private ViewerConnection? _taker;

    private Handover(ConnectionContext connection, IConnectionHeartbeatFeature beats)
    {
        (_connection, _own, _beats) = (connection, connection.Transport, beats);
        connection.Transport = new LentPipe(_own, () => _taker is not null);
        connection.Features.Set<IConnectionHeartbeatFeature>(this);
    }

    /// <summary>Makes the connections of an endpoint ones that streams can take over.</summary>
    public static void Offer(ListenOptions endpoint)
    {
        var streams = endpoint.ApplicationServices.GetRequiredService<ShowStreams>();
        endpoint.Use(next => async connection =>
        {
            if (await LendAsync(connection, next) is { } taker) await streams.ServeAsync(connection, taker);
        });
    }

    /// <summary>Over HTTP/1.1 the connection is this request's alone. Where it is encrypted, HTTP sits above that, and stays.</summary>
    public static Handover? Of(HttpContext http) =>
        HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<ITlsHandshakeFeature>() is null
            ? http.Features.Get<IConnectionHeartbeatFeature>() as Handover
            : null;

    /// <summary>Writes the headers of the answer; from there on the body, in chunks of its own (RFC 9112, 7.1), is the stream's.</summary>
    public async Task TakeAsync(HttpContext http, ViewerConnection taker)
    {
        http.Response.Headers.TransferEncoding = "chunked";
        http.Response.Headers.Connection = "close";
        await http.Response.StartAsync(http.RequestAborted);
        _taker = taker;
    }

    // A method of its own, so that nothing of it stays while the stream is served.
    private static async Task<ViewerConnection?> LendAsync(ConnectionContext connection, ConnectionDelegate http)
    {
        var handover = connection.Features.Get<IConnectionHeartbeatFeature>() is { } beats ? new Handover(connection, beats) : null;
        await http(connection);
        return handover?.End();
    }

    private ViewerConnection? End()
    {
        _connection.Transport = _own;
        _connection.Features.Set(_beats);
        _beat = null; // it would cut the connection off for what HTTP believes is its end
        var taker = _taker;
        _taker = null;
        return taker;
    }

    // The connection keeps what is to be called every second for good: it keeps this, and this lets go of HTTP.
    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state)
    {
        if (_beat is null) _beats.OnHeartbeat(static me => ((Handover)me).Beat(), this);
        _beat = () => action(state);
    }

    private void Beat() => _beat?.Invoke();
}
