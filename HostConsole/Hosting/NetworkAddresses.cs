using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HostConsole.Hosting;

/// <summary>Where other machines of the same network find this one.</summary>
/// <param name="own">The addresses of the machine in its networks; null asks the machine.</param>
public sealed class NetworkAddresses(IServer server, Func<IReadOnlyList<IPAddress>>? own = null)
{
    private IEnumerable<string> Bound => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>Addresses of this console that phones in the network can open; empty where it listens on this machine alone.</summary>
    public IReadOnlyList<string> List() => Of(Bound, own?.Invoke() ?? OfThisMachine());

    /// <summary>The port that it listens on, for words.</summary>
    public int Port => Bound.Select(b => BindingAddress.Parse(b).Port).FirstOrDefault(5080);

    /// <param name="bound">As the server names what it listens on: http://[::]:5080.</param>
    /// <param name="own">The addresses of the machine in its networks.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> bound, IReadOnlyList<IPAddress> own) =>
        [.. bound.Select(BindingAddress.Parse).Where(b => !b.IsUnixPipe).SelectMany(b => own.Where(ip => Hears(b.Host, ip))
            .Select(ip => new UriBuilder(b.Scheme, ip.ToString(), b.Port).Uri.GetLeftPart(UriPartial.Authority))).Distinct()];

    private static bool Hears(string host, IPAddress ip) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? false
            : !IPAddress.TryParse(host.Trim('[', ']'), out var bound)
                || bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) || bound.Equals(ip);

    private static List<IPAddress> OfThisMachine()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .OrderBy(n => n.GetIPProperties().GatewayAddresses.Count == 0)
                .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
                .Where(ip => ip.AddressFamily == AddressFamily.InterNetwork && ip.GetAddressBytes() is not [169, 254, ..])];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }
}
