using System.Net;
using System.Net.Sockets;

namespace HostConsole.Hosting;

/// <summary>An address that a person typed leads to a machine of this one's own network.</summary>
public sealed class InternalTargetException(string host) : IOException($"{host} leads into this machine's own network.")
{
    public string Host => host;
}

/// <summary>
/// Requests to addresses that somebody typed: the name is resolved here and the connection goes to what was judged, so
/// that no name can lead inside. No redirect is followed, no cookie kept, no proxy asked.
/// </summary>
public static class GuardedHttp
{
    /// <param name="mayBeInternal">Hosts that are meant to be in this network.</param>
    public static HttpClient NewClient(TimeSpan timeout, Func<string, bool> mayBeInternal) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxResponseHeadersLength = 32,
        ConnectCallback = async (connection, cancel) =>
        {
            var target = connection.DnsEndPoint;
            var found = await Dns.GetHostAddressesAsync(target.Host, cancel);
            if (!mayBeInternal(target.Host)) found = [.. found.Where(ip => !InternalAddress.Is(ip))];
            if (found.Length == 0) throw new InternalTargetException(target.Host);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(found, target.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { Timeout = timeout };
}
